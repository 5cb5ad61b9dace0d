"""The running bot follows what maintainers approve, while people go on asking."""

from __future__ import annotations

import asyncio
import time
from functools import partial
from pathlib import Path

import pytest

from bot.following import follow
from bot.loading import Knowledge
from knowledge.base import KnowledgeBase, Question
from knowledge.errors import IndexLocked
from knowledge.reading import read_corpus
from knowledge.refresh.renewal import left_out, renew, wait_for_another
from tests.bot.answers import SmallAnswers
from tests.bot.running import until
from tests.knowledge.refresh.desks import AGENCY, Shelves, a_desk, a_folder
from tests.knowledge.small import HashedWords, without_cache

FRESH = "Police freed forty victims in Poipet on 20 November 2026."
RATE = 10  # questions a second


def base_over(path: Path, model: HashedWords | None = None) -> KnowledgeBase:
    below = a_folder(path)
    read = partial(read_corpus, below, path / "data" / "corpus")
    return KnowledgeBase(path / "data", read=read, make_embedder=lambda name: without_cache(model or HashedWords()))


def said(base: KnowledgeBase, document: str) -> list[str]:
    try:
        return [statement.text for statement in base.topic(document, "en").statements]
    except KeyError:
        return []


async def test_an_approval_is_answered_within_five_seconds_and_no_question_fails_meanwhile(tmp_path: Path) -> None:
    base = await asyncio.to_thread(base_over, tmp_path)
    desk = a_desk(tmp_path)
    web = Shelves()
    web.put(f"{AGENCY}/one", FRESH)
    from knowledge.refresh.run import Asked, refresh

    await refresh(desk, web, lambda text, language: [], Asked("a test"))
    (item,) = desk.review.waiting()
    knowledge = Knowledge(lambda: base)
    following = asyncio.create_task(follow(knowledge, tmp_path / "data"))
    asked, slowest = list[asyncio.Task[object]](), 0.0

    async def stream() -> None:
        while True:
            asked.append(asyncio.create_task(asyncio.to_thread(base.answer, Question("What did the countries agree?"))))
            await asyncio.sleep(1 / RATE)

    asking = asyncio.create_task(stream())
    await asyncio.sleep(1)
    began = time.monotonic()
    await asyncio.to_thread(desk.review.approve, item.id, "Ada")
    await until(lambda: bool(said(base, item.document)), seconds=5)
    slowest = time.monotonic() - began
    await asyncio.sleep(0.5)
    asking.cancel()
    following.cancel()
    done = await asyncio.gather(*asked)
    assert len(done) >= 2 * RATE
    assert said(base, item.document) == [FRESH]
    assert slowest < 5


async def test_a_rollback_is_followed_like_an_approval(tmp_path: Path) -> None:
    base = await asyncio.to_thread(base_over, tmp_path)
    desk = a_desk(tmp_path)
    following = asyncio.create_task(follow(Knowledge(lambda: base), tmp_path / "data"))
    await asyncio.sleep(0.1)
    first = await asyncio.to_thread(desk.review.withdraw, "shipped", "Ada", "wrong")
    await until(lambda: bool(base.topic("shipped", "en").notes))
    await asyncio.to_thread(desk.review.correct, "shipped", "Ada", "right again")
    await until(lambda: base.topic("shipped", "en").notes[0].id == "note-corrected")
    await asyncio.to_thread(desk.snapshots.rollback, first.id, "Ada")
    await until(lambda: base.topic("shipped", "en").notes[0].id == "note-withdrawn")
    following.cancel()


async def test_a_knowledge_base_that_cannot_be_renewed_is_left_alone(tmp_path: Path) -> None:
    await asyncio.wait_for(follow(Knowledge(SmallAnswers), tmp_path), 5)


class Fails(HashedWords):
    """Fails while it is told to, as a model that runs out of memory does."""

    failing = False

    def passages(self, texts: object) -> object:  # type: ignore[override]
        if self.failing:
            raise IndexLocked("the model is out of memory")
        return super().passages(texts)  # type: ignore[arg-type]


def test_where_embedding_fails_half_way_the_bot_answers_as_before_and_catches_up_later(tmp_path: Path) -> None:
    model = Fails()
    base = base_over(tmp_path, model)
    desk = a_desk(tmp_path)
    before = base.answer(Question("What was agreed?"))
    model.failing = True
    desk.review.withdraw("shipped", "Ada", "wrong")
    text = (desk.snapshots.overlay.text("help/shipped.md") or "").replace("Kunming", "Vientiane")
    desk.review.correct("shipped", "Ada", "another place", text)
    with pytest.raises(IndexLocked):
        base.renew()
    assert base.answer(Question("What was agreed?")).statements == before.statements
    assert base.topic("shipped", "en").notes == ()
    model.failing = False
    base.renew()
    assert "Vientiane" in said(base, "shipped")[0]


def test_a_command_waits_for_the_running_bot_and_else_renews_by_itself(tmp_path: Path) -> None:
    base = base_over(tmp_path)
    desk = a_desk(tmp_path)
    desk.review.withdraw("shipped", "Ada", "wrong")
    corpus, data = desk.read(), tmp_path / "data"
    assert wait_for_another(corpus, desk.snapshots, data, 0.3) is None
    done = renew(corpus, desk.snapshots, data, without_cache(HashedWords()))
    assert (done.by_another, done.left_out) == (False, ())
    found = wait_for_another(corpus, desk.snapshots, data, 0.3)
    assert found and found.by_another
    assert base.topic("shipped", "en").notes[0].id == "note-withdrawn"


def test_an_approved_document_that_no_answer_can_cite_is_counted_against_the_ledger(tmp_path: Path) -> None:
    base_over(tmp_path)
    desk = a_desk(tmp_path)
    desk.review.withdraw("shipped", "Ada", "wrong")
    file = tmp_path / "data" / "corpus" / "help" / "shipped.md"
    file.write_text(file.read_text().replace("title:", "titel:"))
    renew(desk.read(), desk.snapshots, tmp_path / "data", without_cache(HashedWords()))
    assert left_out(tmp_path / "data", desk.snapshots) == ("shipped",)


def test_vectors_of_approved_documents_are_kept_so_that_the_next_approval_embeds_only_its_own(tmp_path: Path) -> None:
    model = HashedWords()
    base_over(tmp_path, model)
    desk = a_desk(tmp_path)
    desk.review.withdraw("shipped", "Ada", "wrong")
    model.embedded.clear()
    renew(desk.read(), desk.snapshots, tmp_path / "data", without_cache(model))
    assert model.embedded == []
