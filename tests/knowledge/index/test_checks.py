from __future__ import annotations

import os
import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from knowledge.errors import IndexDamaged
from knowledge.index.checks import check_files, check_passages, checksums
from knowledge.index.layout import MANIFEST, Layout, read_manifest
from knowledge.index.store import PassageStore
from knowledge.reading import Corpus
from tests.knowledge.small import HashedWords, bring, corpus_of, document, three_documents

DAMAGE: dict[str, Callable[[Path], object]] = {
    "gone": lambda file: file.unlink(),
    "empty": lambda file: os.truncate(file, 0),
    "half": lambda file: os.truncate(file, file.stat().st_size // 2),
    "garbage": lambda file: file.write_bytes(b"\x7fgarbage\xff" * 400),
    "longer": lambda file: file.write_bytes(file.read_bytes() + b"\x00more"),
    "one byte": lambda file: file.write_bytes(_one_byte_changed(file.read_bytes())),
}


def _one_byte_changed(content: bytes) -> bytes:
    middle = len(content) // 2
    return content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :]


def many_documents() -> Corpus:
    """1,100 passages: from 1,000 on, Chroma relies on vector files of its own."""
    return corpus_of(
        *(
            document(f"doc-{i}", [f"Statement {i} {j} on w{i * 7 % 97} and v{j * i % 89}." for j in range(5)])
            for i in range(220)
        )
    )


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = tmp_path_factory.mktemp("large")
    bring(many_documents(), data)
    return data


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = tmp_path_factory.mktemp("small")
    bring(three_documents(), data)
    return data


def copied(data: Path, target: Path) -> Path:
    """The generation in force in a copy of the index."""
    shutil.copytree(data, target)
    return Layout(target).current()


def check(generation: Path) -> None:
    check_files(generation, read_manifest(generation))


def test_a_generation_that_was_just_written_is_whole(small: Path, large: Path) -> None:
    for data in (small, large):
        check(Layout(data).current())


def test_reading_the_store_leaves_it_whole(small: Path, large: Path, tmp_path: Path) -> None:
    for data, corpus in ((small, three_documents()), (large, many_documents())):
        generation = copied(data, tmp_path / data.name)
        model = HashedWords()
        for _ in range(2):
            store = PassageStore(generation / "chroma", model)
            assert store.ids() == set(corpus.passages)
            store.nearest(model.queries(["What was agreed?"])[0], 5)
            check(generation)


def test_every_kind_of_file_is_covered(large: Path) -> None:
    names = checksums(Layout(large).current())
    assert "chroma/chroma.sqlite3" in names
    assert any(name.endswith("data_level0.bin") for name in names)
    assert any(name.startswith("keywords/passages/") for name in names)
    assert {"titled.npy", "documents.npy"} <= set(names)
    assert MANIFEST not in names


@pytest.mark.parametrize("damage", DAMAGE)
def test_damage_to_any_file_is_seen_before_chroma_opens_it(small: Path, tmp_path: Path, damage: str) -> None:
    names = list(checksums(Layout(small).current()))
    for number, name in enumerate(names):
        generation = copied(small, tmp_path / str(number))
        file = generation / name
        if damage == "one byte" and file.name == "chroma.sqlite3":
            continue  # most bytes of a database are unused; see the test with random damage below
        if file.stat().st_size == 0 and damage in ("empty", "half", "one byte"):
            continue
        DAMAGE[damage](file)
        if damage == "longer" and file.name == "chroma.sqlite3":
            continue  # SQLite counts its pages and reads no further
        with pytest.raises(IndexDamaged, match="waypost knowledge index"):
            check(generation)


@pytest.mark.parametrize("damage", DAMAGE)
def test_damage_to_the_vector_files_is_seen_which_would_end_the_process_in_chroma(
    large: Path, tmp_path: Path, damage: str
) -> None:
    vector_files = [name for name in checksums(Layout(large).current()) if name.endswith((".bin", ".pickle"))]
    assert len(vector_files) >= 4
    for number, name in enumerate(vector_files):
        generation = copied(large, tmp_path / str(number))
        if (generation / name).stat().st_size:
            DAMAGE[damage](generation / name)
            with pytest.raises(IndexDamaged):
                check(generation)


@pytest.mark.parametrize("seed", range(25))
def test_a_database_with_random_damage_is_refused_or_holds_what_it_held(small: Path, tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    generation = copied(small, tmp_path / "copy")
    database = generation / "chroma" / "chroma.sqlite3"
    content = bytearray(database.read_bytes())
    for _ in range(chance.choice((1, 5, 50))):
        start, length = chance.randrange(len(content) - 512), chance.choice((1, 16, 512))
        content[start : start + length] = chance.randbytes(length)
    database.write_bytes(content)
    try:
        check(generation)
    except IndexDamaged as error:
        assert "\n" not in str(error)
    else:
        assert PassageStore(generation / "chroma", HashedWords()).ids() == set(three_documents().passages)


def test_a_row_taken_out_of_the_database_is_seen_though_the_file_is_sound(small: Path, tmp_path: Path) -> None:
    generation = copied(small, tmp_path / "copy")
    with closing(sqlite3.connect(generation / "chroma" / "chroma.sqlite3")) as database:
        database.execute("DELETE FROM embeddings_queue WHERE seq_id = 1")
        database.commit()
    with pytest.raises(IndexDamaged, match=r"chroma\.sqlite3"):
        check(generation)


def test_a_file_that_was_not_there_is_seen(small: Path, tmp_path: Path) -> None:
    generation = copied(small, tmp_path / "copy")
    (generation / "asked-th.npy").write_bytes(b"")
    with pytest.raises(IndexDamaged, match=r"asked-th\.npy"):
        check(generation)


def test_a_manifest_whose_checksums_are_no_table_is_damage(small: Path) -> None:
    from dataclasses import replace

    generation = Layout(small).current()
    with pytest.raises(IndexDamaged):
        check_files(generation, replace(read_manifest(generation), files=[]))  # type: ignore[arg-type]


def test_a_store_that_holds_other_passages_than_its_manifest_says_is_seen_without_chroma(small: Path) -> None:
    generation = Layout(small).current()
    manifest = read_manifest(generation)
    check_passages(generation, manifest)
    one_less = replace(manifest, passages=manifest.passages[1:])
    with pytest.raises(IndexDamaged, match=f"holds {len(manifest.passages)} passages"):
        check_passages(generation, one_less)


def test_a_store_without_its_database_is_damage(small: Path, tmp_path: Path) -> None:
    with pytest.raises(IndexDamaged, match="cannot be read"):
        check_passages(tmp_path, read_manifest(Layout(small).current()))
