from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from knowledge.index.layout import Layout
from knowledge.reading import SHIPPED, Corpus
from tests.bot.commands.running import COMMAND, Done, waypost
from tests.knowledge.processes import environment, with_files_of_at_most


@pytest.fixture
def data(indexed: Path, tmp_path: Path) -> Path:
    """A copy of the index, to be damaged."""
    shutil.copytree(indexed, tmp_path / "data")
    return tmp_path / "data"


def a_copy_of_the_project(folder: Path) -> Path:
    """The packages alone, in a folder where an editor may make mistakes; vectors and pictures are left out."""
    for package in ("bot", "knowledge", "prompts"):
        shutil.copytree(
            SHIPPED.parent / package, folder / package, ignore=shutil.ignore_patterns("*.npy", "__pycache__", "*.png")
        )
    return folder


def row(output: bytes, name: str) -> str:
    """The value beside `name` in a printed table."""
    found = re.search(rf"│ {re.escape(name)} +│ (.*?) +│", output.decode())
    assert found, output.decode()
    return found[1]


def test_check_of_the_corpus_that_ships_counts_it_and_finds_no_faults(tmp_path: Path, corpus: Corpus) -> None:
    done = waypost("knowledge", "check", folder=tmp_path)
    assert done.returncode == 0, done.stdout.decode()
    assert b"No faults." in done.stdout
    assert row(done.stdout, "documents") == str(len(corpus.documents))
    assert row(done.stdout, "statements") == str(len(corpus.passages))
    assert row(done.stdout, "publishers") == str(len(corpus.publishers))
    assert not (tmp_path / "data").exists()


def test_check_ends_with_one_and_names_file_field_and_remedy_of_every_fault(tmp_path: Path, corpus: Corpus) -> None:
    project = a_copy_of_the_project(tmp_path)
    first, second = list(corpus.documents.values())[:2]
    for document, wrong, right in (
        (first, "checked: yesterday", r"(?m)^checked: .*$"),
        (second, "", r"(?m)^title: .*\n"),
    ):
        file = project / "knowledge" / "corpus" / document.part / f"{document.id}.md"
        file.write_text(re.sub(right, wrong, file.read_text(encoding="utf-8")), encoding="utf-8")
    done = subprocess.run(
        [*COMMAND, "knowledge", "check"],
        capture_output=True,
        env=environment(PYTHONPATH=str(project), COLUMNS="300"),
        cwd=project,
        timeout=60,
    )
    text = done.stdout.decode()
    assert done.returncode == 1, text + done.stderr.decode()
    assert f"{first.part}/{first.id}.md: checked" in text
    assert "YYYY-MM-DD" in text
    assert f"{second.part}/{second.id}.md: title is missing" in text
    assert "faults." in text


def test_the_first_index_adds_every_passage_and_computes_no_vector(
    first_index: tuple[Path, Done], corpus: Corpus
) -> None:
    data, done = first_index
    assert (Layout(data).current() / "manifest.json").is_file()
    assert row(done.stdout, "added") == str(len(corpus.passages))
    assert row(done.stdout, "removed") == row(done.stdout, "same") == "0"
    assert row(done.stdout, "vectors computed now") == "0"
    (line,) = [line for line in done.stdout.decode().splitlines() if line.startswith("Built from nothing: ")]
    assert "There is no index" in line


def test_a_second_index_does_nothing_and_says_so(indexed: Path, tmp_path: Path, corpus: Corpus) -> None:
    before = Layout(indexed).current()
    done = waypost("knowledge", "index", folder=tmp_path, WAYPOST_DATA=str(indexed))
    assert done.returncode == 0
    assert f"Nothing to do: {len(corpus.passages)} passages" in done.stdout.decode()
    assert Layout(indexed).current() == before


def test_a_damaged_index_is_rebuilt_with_one_line_saying_why(data: Path, corpus: Corpus) -> None:
    (file,) = Layout(data).current().rglob("header.bin")  # half of it ends a process in Chroma with SIGSEGV
    content = file.read_bytes()
    file.write_bytes(content[: len(content) // 2])
    done = waypost("knowledge", "index", folder=data.parent)
    assert done.returncode == 0, done.stderr.decode()
    (line,) = [line for line in done.stdout.decode().splitlines() if line.startswith("Built from nothing: ")]
    assert "header.bin" in line
    assert row(done.stdout, "added") == str(len(corpus.passages))


def test_a_full_disk_is_one_sentence_with_status_one_and_the_index_before_it_stays(data: Path) -> None:
    before = Layout(data).current()
    (before / "titled.npy").unlink()
    done = waypost("knowledge", "index", folder=data.parent, preexec=lambda: with_files_of_at_most(500_000))
    assert done.returncode == 1
    (line,) = done.stderr.decode().splitlines()
    assert "disk has room" in line
    assert Layout(data).current() == before
    assert list(before.parent.glob("g-*")) == [before]


def test_while_another_process_writes_the_index_it_is_refused_in_one_sentence(data: Path) -> None:
    (Layout(data).current() / "titled.npy").unlink()
    with Layout(data).writing():
        done = waypost("knowledge", "index", folder=data.parent)
    assert done.returncode == 1
    assert "Another process is writing" in done.stderr.decode().splitlines()[-1]
    assert b"Traceback" not in done.stderr


def test_a_file_where_the_data_folder_should_be_is_one_sentence_with_status_one(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("I am a file")
    done = waypost("knowledge", "index", folder=tmp_path)
    assert done.returncode == 1
    (line,) = [line for line in done.stderr.decode().splitlines() if line.strip()]
    assert line.startswith("waypost: The index cannot be written")


@pytest.mark.slow
def test_writing_the_vectors_that_ship_again_changes_none_of_them(tmp_path: Path) -> None:
    folder = SHIPPED / "corpus" / "vectors"
    before = {file: file.stat().st_size for file in folder.rglob("*.npy")}
    project = a_copy_of_the_project(tmp_path)
    shutil.copytree(folder, project / "knowledge" / "corpus" / "vectors", dirs_exist_ok=True)
    done = subprocess.run(
        [*COMMAND, "knowledge", "vectors"],
        capture_output=True,
        env=environment(PYTHONPATH=str(project)),
        cwd=project,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr.decode()
    assert ", 0 of them embedded now" in done.stdout.decode()
    for file in before:
        assert (
            project / "knowledge" / "corpus" / "vectors" / file.relative_to(folder)
        ).read_bytes() == file.read_bytes()
