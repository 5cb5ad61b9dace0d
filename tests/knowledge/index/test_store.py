from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from knowledge.errors import IndexDamaged
from knowledge.index.store import BATCH, PassageStore
from tests.knowledge.small import HashedWords, corpus_of, document, three_documents

PASSAGES = list(three_documents().passages.values())


@pytest.fixture
def model() -> HashedWords:
    return HashedWords()


@pytest.fixture
def store(tmp_path: Path, model: HashedWords) -> PassageStore:
    store = PassageStore(tmp_path / "chroma", model)
    store.add(PASSAGES, lambda count: None)
    return store


def test_a_new_store_is_empty(tmp_path: Path, model: HashedWords) -> None:
    assert PassageStore(tmp_path / "chroma", model).ids() == set()


def test_added_passages_are_held_under_their_ids(store: PassageStore) -> None:
    assert store.ids() == {p.id for p in PASSAGES}


def test_another_opening_of_the_folder_finds_them(store: PassageStore, model: HashedWords) -> None:
    assert PassageStore(store.folder, model).ids() == {p.id for p in PASSAGES}


def test_removed_passages_are_gone_and_the_others_stay(store: PassageStore) -> None:
    store.remove([PASSAGES[0].id, PASSAGES[3].id])
    assert store.ids() == {p.id for p in PASSAGES} - {PASSAGES[0].id, PASSAGES[3].id}


def test_removing_nothing_removes_nothing(store: PassageStore) -> None:
    store.remove([])
    assert len(store.ids()) == len(PASSAGES)


def test_the_nearest_passage_is_the_one_with_the_same_words_at_cosine_one(
    store: PassageStore, model: HashedWords
) -> None:
    for passage in PASSAGES:
        (nearest, cosine), *_ = store.nearest(model.queries([passage.text])[0], 3)
        assert nearest == passage.id
        assert cosine == pytest.approx(1, abs=1e-5)


def test_neighbours_come_nearest_first_with_the_cosine_that_can_be_worked_out(
    store: PassageStore, model: HashedWords
) -> None:
    query = model.queries(["fraud in Kunming with countries"])[0]
    found = store.nearest(query, len(PASSAGES))
    expected = {p.id: float(model.passages([p.text])[0] @ query) for p in PASSAGES}
    assert [cosine for _, cosine in found] == sorted((c for _, c in found), reverse=True)
    assert {i for i, _ in found} == set(expected)
    for identifier, cosine in found:
        assert cosine == pytest.approx(expected[identifier], abs=1e-5)


def test_more_neighbours_than_there_are_gives_all(store: PassageStore, model: HashedWords) -> None:
    assert len(store.nearest(model.queries(["police"])[0], 200)) == len(PASSAGES)


def test_vectors_come_in_the_order_asked_for(store: PassageStore, model: HashedWords) -> None:
    turned = PASSAGES[::-1]
    vectors = store.vectors([p.id for p in turned])
    assert vectors.dtype == np.float32
    assert vectors == pytest.approx(model.passages([p.text for p in turned]), abs=1e-6)


def test_a_vector_that_is_not_there_is_damage_with_its_count(store: PassageStore) -> None:
    with pytest.raises(IndexDamaged, match="lacks 2 passages"):
        store.vectors([PASSAGES[0].id, "raids#0000000000", "raids#1111111111"])


def test_more_passages_than_a_batch_are_all_added_and_progress_adds_up(tmp_path: Path, model: HashedWords) -> None:
    many = corpus_of(document("many", [f"Statement number {i}." for i in range(BATCH * 2 + 10)]))
    store, steps = PassageStore(tmp_path / "many", model), list[int]()
    store.add(list(many.passages.values()), steps.append)
    assert store.ids() == set(many.passages)
    assert steps == [BATCH, BATCH, 10]
    store.remove(list(many.passages)[: BATCH + 5])
    assert store.ids() == set(list(many.passages)[BATCH + 5 :])


def test_adding_embeds_each_passage_once_and_as_a_passage(tmp_path: Path) -> None:
    class PassagesOnly(HashedWords):
        def queries(self, texts: object) -> np.ndarray:
            raise AssertionError("a passage was embedded as a query")

    model = PassagesOnly()
    PassageStore(tmp_path / "chroma", model).add(PASSAGES, lambda count: None)
    assert model.embedded == [p.text for p in PASSAGES]


def test_a_file_where_the_folder_should_be_is_damage_and_no_crash(tmp_path: Path, model: HashedWords) -> None:
    (tmp_path / "chroma").write_text("in the way")
    with pytest.raises(IndexDamaged, match="waypost knowledge index") as error:
        PassageStore(tmp_path / "chroma", model).ids()
    assert "\n" not in str(error.value)


def test_a_file_that_is_no_database_is_damage(tmp_path: Path, model: HashedWords) -> None:
    (tmp_path / "chroma").mkdir()
    (tmp_path / "chroma" / "chroma.sqlite3").write_bytes(b"garbage" * 1000)
    with pytest.raises(IndexDamaged, match="not a database"):
        PassageStore(tmp_path / "chroma", model).ids()
