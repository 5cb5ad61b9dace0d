from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from knowledge.errors import IndexDamaged, IndexLocked, IndexMissing, IndexOutdated, IndexUnwritable
from knowledge.index.layout import FORMAT, MANIFEST, Layout, Manifest, read_manifest, write_manifest

SMALL = Manifest(
    format=FORMAT,
    fingerprint="model",
    digest="0123",
    passages=("a#1", "a#2"),
    documents=("a",),
    pointers={"en": 3},
    files={"titled.npy": 42},
)


@pytest.fixture
def layout(tmp_path: Path) -> Layout:
    return Layout(tmp_path / "data")


def finished(layout: Layout) -> Path:
    """A new generation with its manifest, put in force."""
    generation = layout.new()
    write_manifest(generation, SMALL)
    layout.put_in_force(generation)
    return generation


def generations(layout: Layout) -> set[Path]:
    return set(layout.folder.glob("g-*"))


def test_before_the_first_build_the_index_is_missing_and_the_error_says_what_to_run(layout: Layout) -> None:
    with pytest.raises(IndexMissing, match="waypost knowledge index"):
        layout.current()


def test_a_new_generation_is_not_in_force_until_it_is_put_there(layout: Layout) -> None:
    first = finished(layout)
    second = layout.new()
    assert layout.current() == first
    write_manifest(second, SMALL)
    layout.put_in_force(second)
    assert layout.current() == second


def test_a_generation_may_begin_with_a_copy_of_the_store_of_another(layout: Layout) -> None:
    first = finished(layout)
    (first / "chroma" / "vectors").write_text("held")
    (first / "titled.npy").write_text("made anew each time")
    second = layout.new(copy_of=first)
    assert (second / "chroma" / "vectors").read_text() == "held"
    assert not (second / "titled.npy").exists()
    assert not (second / MANIFEST).exists()


def test_the_generation_before_is_kept_for_readers_that_still_hold_it_and_older_ones_go(layout: Layout) -> None:
    made = [finished(layout) for _ in range(4)]
    assert generations(layout) == set(made[-2:])


def test_what_a_killed_writer_left_is_removed_whether_newer_or_older(layout: Layout) -> None:
    first = finished(layout)
    killed = layout.new()
    layout.clear()
    assert generations(layout) == {first}
    killed.mkdir(parents=True)
    last = finished(layout)
    assert generations(layout) == {first, last}


def test_clearing_without_an_index_in_force_removes_nothing(layout: Layout) -> None:
    half = layout.new()
    layout.clear()
    assert generations(layout) == {half}


@pytest.mark.parametrize("content", [b"", b"   \n", b"g-unknown", b"..", b"../..", b"/", b"\xff\xfe\x00", b"a\x00b"])
def test_a_garbled_pointer_to_the_current_generation_reads_as_missing(layout: Layout, content: bytes) -> None:
    finished(layout)
    (layout.folder / "CURRENT").write_bytes(content)
    with pytest.raises(IndexMissing):
        layout.current()


def test_a_generation_whose_folder_was_deleted_reads_as_missing(layout: Layout) -> None:
    generation = finished(layout)
    generation.rename(layout.folder / "elsewhere")
    with pytest.raises(IndexMissing, match="lost its files"):
        layout.current()


def test_a_second_writer_is_refused_at_once_and_may_write_when_the_first_has_ended(layout: Layout) -> None:
    with (
        layout.writing(),
        pytest.raises(IndexLocked, match="Wait for it to end"),
        Layout(layout.folder.parent).writing(),
    ):
        pytest.fail("two writers at once")
    with Layout(layout.folder.parent).writing():
        assert layout.folder.is_dir()


def test_the_lock_is_given_back_when_writing_fails(layout: Layout) -> None:
    with pytest.raises(IndexDamaged), layout.writing():
        raise IndexDamaged("half way")
    with layout.writing():
        assert layout.folder.is_dir()


def test_a_file_where_the_data_folder_should_be_is_said_with_the_next_step(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("I am a file")
    with pytest.raises(IndexUnwritable, match="WAYPOST_DATA") as error, Layout(tmp_path / "data").writing():
        pytest.fail("nothing can be written there")
    assert str(tmp_path / "data") in str(error.value)
    assert "\n" not in str(error.value)


def test_a_disk_that_refuses_in_the_middle_of_writing_is_said_the_same_way(layout: Layout) -> None:
    with pytest.raises(IndexUnwritable, match="No space left"), layout.writing():
        raise OSError(28, "No space left on device")


def test_a_manifest_is_read_as_it_was_written(tmp_path: Path) -> None:
    write_manifest(tmp_path, SMALL)
    assert read_manifest(tmp_path) == SMALL


def test_a_manifest_of_another_format_is_outdated_whatever_its_fields_are(tmp_path: Path) -> None:
    write_manifest(tmp_path, replace(SMALL, format=FORMAT + 1))
    with pytest.raises(IndexOutdated, match=f"format {FORMAT + 1}.*writes {FORMAT}"):
        read_manifest(tmp_path)
    (tmp_path / MANIFEST).write_text('{"format": 1, "fingerprint": "model"}')
    with pytest.raises(IndexOutdated, match="format 1"):
        read_manifest(tmp_path)


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"null", b"7", b'"text"', b"{}", b"\xff\xfe", b'{"format": 2}', b"[" * 10],
)
def test_a_garbled_manifest_is_damage_said_in_one_short_line(tmp_path: Path, content: bytes) -> None:
    (tmp_path / MANIFEST).write_bytes(content)
    with pytest.raises(IndexDamaged, match="waypost knowledge index") as error:
        read_manifest(tmp_path)
    assert "\n" not in str(error.value)
    assert len(str(error.value)) < len(str(tmp_path)) + 400


@pytest.mark.parametrize("change", [{"passages": 5}, {"documents": None}, {"unknown": 1}])
def test_a_manifest_with_fields_of_the_wrong_kind_is_damage(tmp_path: Path, change: dict[str, object]) -> None:
    write_manifest(tmp_path, SMALL)
    raw = json.loads((tmp_path / MANIFEST).read_text())
    (tmp_path / MANIFEST).write_text(json.dumps(raw | change))
    with pytest.raises(IndexDamaged):
        read_manifest(tmp_path)


def test_a_missing_manifest_is_damage(tmp_path: Path) -> None:
    with pytest.raises(IndexDamaged, match=MANIFEST):
        read_manifest(tmp_path)
