from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from knowledge.errors import IndexDamaged
from knowledge.index.layout import Layout, Manifest, read_manifest
from knowledge.index.opened import Index, open_index
from knowledge.words import words
from tests.knowledge.small import HashedWords, bring, three_documents


@pytest.fixture
def generation(tmp_path: Path) -> Path:
    bring(three_documents(), tmp_path)
    return Layout(tmp_path).current()


def opened(generation: Path, manifest: Manifest | None = None) -> Index:
    return open_index(generation, manifest or read_manifest(generation), HashedWords())


def test_every_grain_has_a_row_for_each_passage_or_document(generation: Path) -> None:
    index = opened(generation)
    assert index.statements.shape == index.titled.shape == (5, 64)
    assert index.documents.shape == (3, 64)
    assert index.keywords.size == 5
    assert index.asked["en"].vectors.shape == (2, 64)
    assert index.asked["en"].keywords.size == 2


def test_rows_of_statements_are_the_vectors_of_the_passages_in_the_manifests_order(generation: Path) -> None:
    index, corpus = opened(generation), three_documents()
    for row, identifier in enumerate(index.manifest.passages):
        expected = HashedWords().passages([corpus.passages[identifier].text])[0]
        assert index.statements[row] == pytest.approx(expected, abs=1e-6)
        assert index.keywords.scores(words(corpus.passages[identifier].text)).argmax() == row


def test_titled_rows_hold_the_title_too(generation: Path) -> None:
    index, corpus = opened(generation), three_documents()
    first = next(iter(corpus.passages.values()))
    expected = HashedWords().passages([f"{first.document.title}\n{first.text}"])[0]
    assert index.titled[0] == pytest.approx(expected, abs=1e-6)
    assert not np.allclose(index.titled[0], index.statements[0])


def test_a_question_points_to_the_row_of_its_document(generation: Path) -> None:
    index = opened(generation)
    assert [index.manifest.documents[row] for row in index.asked["en"].documents] == ["kunming", "hotline"]


@pytest.mark.parametrize("name", ["titled", "documents", "asked-en", "asked-en-rows"])
@pytest.mark.parametrize("content", [None, b"", b"garbage", b"\x93NUMPY\x01\x00v\x00{'descr'"])
def test_a_matrix_that_cannot_be_read_is_damage_that_names_it(
    generation: Path, name: str, content: bytes | None
) -> None:
    file = generation / f"{name}.npy"
    if content is None:
        file.unlink()
    else:
        file.write_bytes(content)
    with pytest.raises(IndexDamaged, match=name) as error:
        opened(generation)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("name", ["titled", "documents", "asked-en"])
def test_a_matrix_with_another_number_of_rows_is_damage_with_both_numbers(generation: Path, name: str) -> None:
    np.save(generation / f"{name}.npy", np.zeros((7, 64), dtype=np.float32))
    with pytest.raises(IndexDamaged, match="has 7 rows, not"):
        opened(generation)


def test_a_pickle_in_place_of_a_matrix_is_not_unpickled(generation: Path) -> None:
    np.save(generation / "titled.npy", np.array([{"an": "object"}] * 5), allow_pickle=True)
    with pytest.raises(IndexDamaged, match="titled"):
        opened(generation)


def test_a_passage_of_the_manifest_that_the_store_lacks_is_damage(generation: Path) -> None:
    manifest = read_manifest(generation)
    more = replace(manifest, passages=(*manifest.passages, "raids#ffffffffff"))
    with pytest.raises(IndexDamaged, match="lacks 1 passages"):
        opened(generation, more)


def test_a_keyword_index_of_another_size_is_damage(generation: Path) -> None:
    manifest = read_manifest(generation)
    np.save(generation / "titled.npy", np.zeros((4, 64), dtype=np.float32))
    with pytest.raises(IndexDamaged, match="keyword index has another size"):
        opened(generation, replace(manifest, passages=manifest.passages[:4]))


def test_a_language_of_the_manifest_without_files_is_damage(generation: Path) -> None:
    manifest = read_manifest(generation)
    with pytest.raises(IndexDamaged, match="asked-th"):
        opened(generation, replace(manifest, pointers={"en": 2, "th": 4}))


def test_an_opened_index_goes_on_while_a_newer_one_is_built_beside_it(tmp_path: Path) -> None:
    bring(three_documents(), tmp_path)
    index, model = opened(Layout(tmp_path).current()), HashedWords()
    query = model.queries(["Six countries met in Kunming on 14 November 2025."])[0]
    before = index.store.nearest(query, 5)
    bring(three_documents(), tmp_path, anew="a renewal")
    assert Layout(tmp_path).current() != index.generation
    assert index.store.nearest(query, 5) == before
    assert before[0][0].startswith("kunming#")
