from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from knowledge.errors import IndexDamaged, IndexLocked, IndexMissing, IndexOutdated, IndexUnwritable
from knowledge.index.build import agrees, bring_to_agreement
from knowledge.index.layout import FORMAT, MANIFEST, Layout, read_manifest, write_manifest
from knowledge.index.opened import Index, open_index
from knowledge.index.store import PassageStore
from knowledge.reading import Corpus
from tests.knowledge.processes import (
    ROOT,
    environment,
    killed,
    stopped_half_way,
    with_files_of_at_most,
)
from tests.knowledge.small import (
    HOTLINE,
    KUNMING,
    RAIDS,
    HashedWords,
    bring,
    corpus_of,
    document,
    three_documents,
    without_cache,
)


def generation(data: Path) -> Path:
    return Layout(data).current()


def opened(data: Path) -> Index:
    model = HashedWords()
    return open_index(generation(data), agrees(Layout(data), model.fingerprint), model)


def held(data: Path) -> set[str]:
    """What the store really holds, whatever the manifest says."""
    return PassageStore(generation(data) / "chroma", HashedWords()).ids()


def with_a_fourth() -> Corpus:
    return corpus_of(*three_documents().documents.values(), document("new", ["A fourth document came."]))


def assert_whole(data: Path, corpus: Corpus) -> None:
    """The index opens, holds exactly the corpus, and each passage is found by its own words."""
    index, model = opened(data), HashedWords()
    assert index.manifest.passages == tuple(corpus.passages)
    assert held(data) == set(corpus.passages)
    for passage in corpus.passages.values():
        assert index.store.nearest(model.queries([passage.text])[0], 1)[0][0] == passage.id


def test_the_first_build_adds_every_passage_and_says_that_there_was_no_index(tmp_path: Path) -> None:
    corpus = three_documents()
    agreement = bring(corpus, tmp_path)
    assert (agreement.added, agreement.removed, agreement.same) == (5, 0, 0)
    assert agreement.pointers == 2
    assert agreement.reason is not None
    assert agreement.reason.startswith("There is no index")
    assert not agreement.nothing_done
    assert_whole(tmp_path, corpus)


def test_a_second_run_does_nothing_and_asks_no_model(tmp_path: Path) -> None:
    bring(three_documents(), tmp_path)
    before, model = generation(tmp_path), HashedWords()
    agreement = bring(three_documents(), tmp_path, model)
    assert agreement.nothing_done
    assert (agreement.same, agreement.pointers) == (5, 2)
    assert model.embedded == []
    assert generation(tmp_path) == before


def test_a_passage_keeps_its_id_when_neighbours_come_and_go() -> None:
    first, second, third = "One was freed.", "Two were charged.", "Three were sent home."
    alone = document("raids", [second]).passages[0].id
    assert alone in {p.id for p in document("raids", [first, second, third]).passages}
    assert alone == document("raids", [third, second]).passages[1].id
    assert alone != document("other", [second]).passages[0].id
    assert alone != document("raids", [second.replace("Two", "Ten")]).passages[0].id


def test_only_a_new_passage_is_embedded_into_the_store(tmp_path: Path) -> None:
    bring(three_documents(), tmp_path)
    kept = {p.id: v for p, v in zip(three_documents().passages.values(), opened(tmp_path).statements)}
    model = HashedWords()
    agreement = bring(with_a_fourth(), tmp_path, model)
    assert (agreement.added, agreement.removed, agreement.same, agreement.reason) == (1, 0, 5, None)
    assert model.embedded[0] == "A fourth document came."
    assert not set(model.embedded) & {p.text for p in three_documents().passages.values()}
    assert_whole(tmp_path, with_a_fourth())
    index = opened(tmp_path)
    for row, identifier in enumerate(index.manifest.passages):
        if identifier in kept:
            assert (index.statements[row] == kept[identifier]).all()


def test_a_changed_statement_is_embedded_and_its_old_words_are_gone(tmp_path: Path) -> None:
    bring(three_documents(), tmp_path)
    changed = corpus_of(
        document("kunming", (KUNMING[0], "They agreed to share evidence.")),
        document("hotline", HOTLINE),
        document("raids", RAIDS),
    )
    agreement = bring(changed, tmp_path)
    assert (agreement.added, agreement.removed, agreement.same) == (1, 1, 4)
    assert_whole(tmp_path, changed)


def test_a_document_that_is_gone_leaves_no_passage_behind(tmp_path: Path) -> None:
    bring(three_documents(), tmp_path)
    fewer = corpus_of(document("kunming", KUNMING))
    agreement = bring(fewer, tmp_path)
    assert (agreement.added, agreement.removed, agreement.same) == (0, 3, 2)
    assert_whole(tmp_path, fewer)


def test_a_changed_title_renews_what_is_ranked_flat_though_no_passage_is_new(tmp_path: Path) -> None:
    bring(three_documents(), tmp_path)
    before = opened(tmp_path)
    documents = list(three_documents().documents.values())
    retitled = corpus_of(replace(documents[0], title="Six governments at one table"), *documents[1:])
    agreement = bring(retitled, tmp_path)
    assert (agreement.added, agreement.removed, agreement.reason) == (0, 0, None)
    assert not agreement.nothing_done
    after = opened(tmp_path)
    assert not np.allclose(before.titled[0], after.titled[0])
    assert not np.allclose(before.documents[0], after.documents[0])
    assert np.allclose(before.titled[2:], after.titled[2:])


def test_statements_in_another_order_move_their_rows(tmp_path: Path) -> None:
    bring(three_documents(), tmp_path)
    turned = corpus_of(document("raids", RAIDS[::-1]), document("kunming", KUNMING[::-1]), document("hotline", HOTLINE))
    agreement = bring(turned, tmp_path)
    assert (agreement.added, agreement.removed, agreement.same) == (0, 0, 5)
    assert_whole(tmp_path, turned)
    assert opened(tmp_path).statements == pytest.approx(
        HashedWords().passages([p.text for p in turned.passages.values()]), abs=1e-6
    )


def test_new_questions_are_counted_and_point_to_the_row_of_their_document(tmp_path: Path) -> None:
    bring(three_documents(), tmp_path)
    documents = three_documents().documents.values()
    more = corpus_of(*documents, asked=[("Which police raid freed victims?", "raids"), ("Who met?", "kunming")])
    assert bring(more, tmp_path).pointers == 2
    index = opened(tmp_path)
    assert [index.manifest.documents[row] for row in index.asked["en"].documents] == ["raids", "kunming"]


def test_progress_begins_at_nothing_and_ends_with_every_stage_full(tmp_path: Path) -> None:
    seen: dict[str, list[tuple[int, int]]] = {}

    def progress(stage: str, done: int, total: int) -> None:
        seen.setdefault(stage, []).append((done, total))

    bring_to_agreement(three_documents(), without_cache(HashedWords()), tmp_path, progress)
    assert set(seen) == {"passages", "titled", "documents", "asked as, en"}
    assert seen["passages"] == [(0, 5), (5, 5)]
    assert all(steps[-1][0] == steps[-1][1] for steps in seen.values())


def test_a_corpus_that_loses_everything_leaves_an_empty_index_and_may_grow_again(tmp_path: Path) -> None:
    bring(three_documents(), tmp_path)
    assert bring(corpus_of(), tmp_path).removed == 5
    assert held(tmp_path) == set()
    assert bring(three_documents(), tmp_path).added == 5
    assert_whole(tmp_path, three_documents())


def test_another_model_rebuilds_everything_and_the_reason_names_both(tmp_path: Path) -> None:
    bring(three_documents(), tmp_path, HashedWords(fingerprint="old-model"))
    agreement = bring(three_documents(), tmp_path, HashedWords(fingerprint="new-model", dimensions=32))
    assert agreement.added == 5
    assert agreement.reason is not None
    assert "old-model" in agreement.reason
    assert "new-model" in agreement.reason


def test_agreement_with_another_model_is_refused_and_not_compared(tmp_path: Path) -> None:
    bring(three_documents(), tmp_path)
    with pytest.raises(IndexOutdated, match="another-model"):
        agrees(Layout(tmp_path), "another-model")


def test_an_index_of_an_older_format_is_rebuilt_and_the_reason_says_so(tmp_path: Path) -> None:
    bring(three_documents(), tmp_path)
    write_manifest(generation(tmp_path), replace(read_manifest(generation(tmp_path)), format=FORMAT - 1))
    reason = bring(three_documents(), tmp_path).reason
    assert reason == f"The index has format {FORMAT - 1}, this version writes {FORMAT}."
    assert_whole(tmp_path, three_documents())


def _wrong_size(data: Path) -> None:
    np.save(generation(data) / "titled.npy", np.zeros((2, 64), dtype=np.float32))


def _half_a_database(data: Path) -> None:
    database = generation(data) / "chroma" / "chroma.sqlite3"
    database.write_bytes(database.read_bytes()[: database.stat().st_size // 2])


def _no_keywords(data: Path) -> None:
    for file in (generation(data) / "keywords" / "passages").iterdir():
        file.unlink()


def _emptied_store(data: Path) -> None:
    PassageStore(generation(data) / "chroma", HashedWords()).remove(sorted(held(data)))


DAMAGE: dict[str, Callable[[Path], object]] = {
    "the manifest is garbage": lambda data: (generation(data) / MANIFEST).write_bytes(b"\xff garbage"),
    "the manifest is gone": lambda data: (generation(data) / MANIFEST).unlink(),
    "the database is cut in half": _half_a_database,
    "the database is gone": lambda data: (generation(data) / "chroma" / "chroma.sqlite3").unlink(),
    "the database is garbage": lambda data: (generation(data) / "chroma" / "chroma.sqlite3").write_bytes(b"no" * 9999),
    "the store was emptied": _emptied_store,
    "a matrix has another size": _wrong_size,
    "a matrix is gone": lambda data: (generation(data) / "documents.npy").unlink(),
    "a matrix is empty": lambda data: (generation(data) / "asked-en.npy").write_bytes(b""),
    "the keyword index is gone": _no_keywords,
    "the generation is gone": lambda data: generation(data).rename(data / "elsewhere"),
    "nothing names the generation": lambda data: (data / "index" / "CURRENT").unlink(),
    "what names it is garbage": lambda data: (data / "index" / "CURRENT").write_bytes(b"\xff\x00"),
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_index_is_rebuilt_without_being_asked_with_one_line_saying_why(tmp_path: Path, damage: str) -> None:
    bring(three_documents(), tmp_path)
    DAMAGE[damage](tmp_path)
    agreement = bring(three_documents(), tmp_path)
    assert agreement.added == 5
    assert agreement.reason
    assert "\n" not in agreement.reason
    assert_whole(tmp_path, three_documents())
    assert bring(three_documents(), tmp_path).nothing_done


@pytest.mark.parametrize("damage", ["the database is cut in half", "the store was emptied", "a matrix is gone"])
def test_damage_is_not_carried_into_an_update(tmp_path: Path, damage: str) -> None:
    bring(three_documents(), tmp_path)
    DAMAGE[damage](tmp_path)
    assert bring(with_a_fourth(), tmp_path).reason
    assert_whole(tmp_path, with_a_fourth())


def test_a_reason_given_from_outside_rebuilds_a_whole_index(tmp_path: Path) -> None:
    bring(three_documents(), tmp_path)
    before = generation(tmp_path)
    assert bring(three_documents(), tmp_path, anew="Because I say so.").reason == "Because I say so."
    assert generation(tmp_path) != before


def test_a_build_that_fails_leaves_the_index_before_it_in_force_and_no_rubbish(tmp_path: Path) -> None:
    class Fails(HashedWords):
        def queries(self, texts: object) -> np.ndarray:
            raise IndexDamaged("the model stopped")

    bring(three_documents(), tmp_path)
    before = generation(tmp_path)
    documents = with_a_fourth().documents.values()
    with pytest.raises(IndexDamaged, match="the model stopped"):
        bring(corpus_of(*documents, asked=[("Who came?", "new")]), tmp_path, Fails())
    assert generation(tmp_path) == before
    assert list(before.parent.glob("g-*")) == [before]
    assert_whole(tmp_path, three_documents())


@pytest.mark.parametrize("call", [1, 4])
def test_a_first_build_killed_at_any_stage_leaves_no_index_and_the_next_run_is_whole(tmp_path: Path, call: int) -> None:
    assert killed(stopped_half_way(tmp_path, call)) == -signal.SIGKILL
    with pytest.raises(IndexMissing):
        generation(tmp_path)
    agreement = bring(three_documents(), tmp_path)
    assert agreement.added == 5
    assert_whole(tmp_path, three_documents())
    assert list((tmp_path / "index").glob("g-*")) == [generation(tmp_path)]


def test_an_update_killed_half_way_leaves_the_index_before_it_and_the_next_run_is_whole(tmp_path: Path) -> None:
    bring(three_documents(), tmp_path)
    process = stopped_half_way(tmp_path, 3, "with a fourth")
    assert_whole(tmp_path, three_documents())  # a reader, while the writer is half way
    killed(process)
    assert_whole(tmp_path, three_documents())
    agreement = bring(with_a_fourth(), tmp_path)
    assert (agreement.added, agreement.same, agreement.reason) == (1, 5, None)
    assert_whole(tmp_path, with_a_fourth())


def test_while_one_process_writes_another_is_refused_but_readers_start_freely(tmp_path: Path) -> None:
    bring(three_documents(), tmp_path)
    process = stopped_half_way(tmp_path, 1, "with a fourth")
    try:
        with pytest.raises(IndexLocked, match="Another process is writing"):
            bring(with_a_fourth(), tmp_path)
        assert bring(three_documents(), tmp_path).nothing_done
    finally:
        killed(process)
    assert bring(with_a_fourth(), tmp_path).added == 1


def test_a_file_where_the_data_folder_should_be_is_one_clear_sentence(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("I am a file")
    with pytest.raises(IndexUnwritable, match="WAYPOST_DATA") as error:
        bring(three_documents(), tmp_path / "data")
    assert "\n" not in str(error.value)


def test_a_file_in_place_of_the_index_folder_is_said_too_and_not_removed(tmp_path: Path) -> None:
    (tmp_path / "index").write_text("somebody's notes")
    with pytest.raises(IndexUnwritable):
        bring(three_documents(), tmp_path)
    assert (tmp_path / "index").read_text() == "somebody's notes"


FULL_DISK = """
import sys
from pathlib import Path
from knowledge.errors import KnowledgeError
from tests.knowledge.small import bring, corpus_of, document, three_documents

corpus = corpus_of(*three_documents().documents.values(), document("new", ["A fourth document came."]))
try:
    bring(corpus, Path(sys.argv[1]))
except KnowledgeError as error:
    print(error)
"""


@pytest.mark.parametrize(("size", "update"), [(150_000, False), (1_000, True)])
def test_a_full_disk_is_one_clear_sentence_and_loses_nothing(tmp_path: Path, size: int, update: bool) -> None:
    if update:
        bring(three_documents(), tmp_path)
    done = subprocess.run(
        [sys.executable, "-c", FULL_DISK, str(tmp_path)],
        capture_output=True,
        text=True,
        env=environment(PYTHONDONTWRITEBYTECODE="1"),
        cwd=ROOT,
        preexec_fn=lambda: with_files_of_at_most(size),
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    assert "disk has room" in done.stdout
    assert "WAYPOST_DATA" in done.stdout
    assert len(done.stdout.splitlines()) == 1
    if update:
        assert_whole(tmp_path, three_documents())
    assert bring(with_a_fourth(), tmp_path).added == (1 if update else 6)
    assert_whole(tmp_path, with_a_fourth())
