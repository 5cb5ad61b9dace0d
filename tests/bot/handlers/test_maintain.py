"""What maintainers do in Telegram: the real bot over HTTP, a real ledger, and a web from memory."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.simulator import ChatHandle
from bot.words import Words
from knowledge.refresh.desk import Desk, open_desk
from knowledge.refresh.fetch import utc_now
from knowledge.refresh.run import Asked, refresh
from knowledge.refresh.tables import Decision
from tests.bot.running import RunningBot, running
from tests.knowledge.refresh.desks import Shelves

PAGE = "https://www.unodc.org/roseap/page"
COMMANDS = ("/refresh", "/status", "/review", "/add https://www.unodc.org/x", "/pause", "/resume")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return open_desk(tmp_path / "data", utc_now)


@pytest.fixture
async def bot(tmp_path: Path, desk: Desk) -> AsyncIterator[RunningBot]:
    """A bot whose maintainer is the person of the first private chat."""
    from bot.simulator import Simulator

    simulator = Simulator()
    maintainer = simulator.private_chat(first_name="Ada")
    async with running(
        simulator=simulator, waypost_data=tmp_path / "data", maintainers=f" {maintainer.person['id']}, 7"
    ) as bot:
        bot.maintainer = maintainer  # type: ignore[attr-defined]
        yield bot


async def one_waiting(desk: Desk) -> int:
    web = Shelves()
    web.put(PAGE, "UNODC warned of scam compounds in November 2026.")
    publisher = next(p.name for p in desk.read().publishers.values() if p.owns(PAGE))
    await refresh(desk, web, lambda text, language: ["KH"], Asked("a test", publisher))
    return int(desk.review.waiting()[-1].id)


async def reply(chat: ChatHandle, text: str) -> dict[str, object]:
    await chat.send(text)
    return (await chat.wait_for_reply(timeout=20))[-1]


def the_maintainer(bot: RunningBot) -> ChatHandle:
    found: ChatHandle = bot.maintainer  # type: ignore[attr-defined]
    return found


@pytest.mark.parametrize("command", COMMANDS)
async def test_for_others_these_commands_do_not_exist(bot: RunningBot, words: Words, command: str) -> None:
    stranger = bot.simulator.private_chat(first_name="Eve")
    assert (await reply(stranger, command))["text"] == words.text("unknown-command")


async def test_a_maintainer_reviews_a_page_beside_its_words_and_approves_it(bot: RunningBot, desk: Desk) -> None:
    item = await one_waiting(desk)
    chat = the_maintainer(bot)
    shown = await reply(chat, "/review")
    assert "UNODC warned of scam compounds in November 2026." in str(shown["text"])
    await chat.press(int(str(shown["message_id"])), "Approve")
    said = await chat.wait_for_reply(timeout=20, count=2)
    assert said[0]["text"] == f"{item} is approved. I answer from it now."
    assert said[1]["text"] == "Nothing else waits for review."
    (decision,) = desk.ledger.all(Decision)
    assert (decision.action, decision.who) == ("approved", f"maintainer {chat.person['id']}")
    assert desk.review.item(item).document in desk.read().documents


async def test_a_rejection_asks_why_and_keeps_the_reason(bot: RunningBot, desk: Desk) -> None:
    item = await one_waiting(desk)
    chat = the_maintainer(bot)
    shown = await reply(chat, "/review")
    await chat.press(int(str(shown["message_id"])), "Reject")
    why = (await chat.wait_for_reply(timeout=20))[-1]
    await chat.press(int(why["message_id"]), "Off topic")
    await chat.wait_for_reply(timeout=20, count=2)
    assert desk.review.item(item).state == "rejected"
    assert desk.ledger.newest(Decision).reason == "off-topic"


async def test_a_press_by_somebody_else_decides_nothing(bot: RunningBot, desk: Desk) -> None:
    item = await one_waiting(desk)
    chat = the_maintainer(bot)
    shown = await reply(chat, "/review")
    eve = bot.simulator.private_chat(first_name="Eve")
    data = shown["reply_markup"]["inline_keyboard"][0][0]["callback_data"]  # type: ignore[index]
    message = chat.chat.messages[int(str(shown["message_id"]))]
    chat.account.press(chat.chat, eve.person, message, data)
    await bot.handled()
    assert desk.review.item(item).state == "waiting"
    assert desk.ledger.all(Decision) == []


async def test_a_second_press_on_what_was_decided_says_so(bot: RunningBot, desk: Desk) -> None:
    await one_waiting(desk)
    chat = the_maintainer(bot)
    shown = await reply(chat, "/review")
    await chat.press(int(str(shown["message_id"])), "Approve")
    await chat.wait_for_reply(timeout=20, count=2)
    await chat.press(int(str(shown["message_id"])), "Approve")
    assert "waits no longer: it is approved" in str((await chat.wait_for_reply(timeout=20))[-1]["text"])
    assert len(desk.ledger.all(Decision)) == 1


async def test_pause_and_resume_are_kept_and_status_shows_them(bot: RunningBot, desk: Desk, words: Words) -> None:
    chat = the_maintainer(bot)
    assert (await reply(chat, "/pause"))["text"] == words.text("maintain-paused")
    assert words.text("maintain-paused") in str((await reply(chat, "/status"))["text"])
    assert (await reply(chat, "/resume"))["text"] == words.text("maintain-resumed")
    assert words.text("maintain-paused") not in str((await reply(chat, "/status"))["text"])


async def test_add_without_an_address_says_how_and_with_a_strangers_says_why_not(bot: RunningBot, words: Words) -> None:
    chat = the_maintainer(bot)
    assert (await reply(chat, "/add"))["text"] == words.text("maintain-add-how")
    assert "No publisher on the list owns this address" in str(
        (await reply(chat, "/add https://evil.example/x"))["text"]
    )
