from __future__ import annotations

import json
import re
import shutil
import tomllib
from pathlib import Path
from typing import Any

import pytest

from knowledge.evaluation.figures import FIGURES
from knowledge.evaluation.questions import QUESTIONS, chosen, read_questions
from knowledge.evaluation.record import Run, write_run
from knowledge.reading import SHIPPED
from tests.beside import Beside
from tests.bot.commands.running import Done, first_index_of, one_sentence, waypost
from tests.knowledge.evaluation.runs import outcome

LAO = chosen(read_questions(), "tune", ["lo"])  # some thirty questions


def evaluate(beside: Beside) -> tuple[Path, Done]:
    """The folder that a run of the Lao questions of the tune half writes, and what it prints."""
    folder = beside.folder("evaluation")
    write_run(an_earlier_run(), folder / "before.json")
    done = waypost(
        *("evaluate", "--half", "tune", "--language", "lo", "--baseline"),
        *("--compare", "before.json", "--folder", "written"),
        folder=folder,
        WAYPOST_DATA=str(beside.result(first_index_of)[0]),
    )
    assert done.returncode == 0, done.stderr.decode()
    return folder / "written", done


def calibrate(beside: Beside) -> tuple[str, Done]:
    """The coefficients that a run writes in a copy of the packages with the English questions alone, and what it prints."""
    project = beside.folder("calibration")
    target = with_english_questions_alone(project)
    done = waypost(
        *("evaluate", "--calibrate"),
        folder=project,
        WAYPOST_DATA=str(beside.result(first_index_of)[0]),
        PYTHONPATH=str(project),
    )
    assert done.returncode == 0, done.stderr.decode()
    return target.read_text(encoding="utf-8"), done


@pytest.fixture
def evaluated(beside: Beside) -> tuple[Path, Done]:
    return beside.result(evaluate)


def an_earlier_run() -> Run:
    """Of the same questions: every gold document was found first, and none was cited."""
    outcomes = [
        outcome(q.id, half="tune", language="lo", kind=q.kind, gold=q.gold, ranked=q.gold, cited=()) for q in LAO
    ]
    return Run("tune", "an earlier model", "an earlier state", outcomes)


def with_english_questions_alone(project: Path) -> Path:
    """A copy of the packages whose calibration is lost; the file that it is written to."""
    for package in ("bot", "knowledge"):
        shutil.copytree(SHIPPED.parent / package, project / package, ignore=shutil.ignore_patterns("__pycache__"))
    for file in (project / QUESTIONS.relative_to(SHIPPED.parent)).glob("*.jsonl"):
        if file.stem != "en":
            file.unlink()
    target = project / "knowledge" / "calibration" / "abstention.toml"
    target.write_text("threshold = 0.5\n[coefficients]\n", encoding="utf-8")
    return target


@pytest.fixture
def run(evaluated: tuple[Path, Done]) -> dict[str, Any]:
    written: dict[str, Any] = json.loads((evaluated[0] / "evaluation.json").read_text(encoding="utf-8"))
    return written


def value(run: dict[str, Any], figure: str) -> float:
    found: float = run["groups"]["all"][figure]["value"]
    return found


@pytest.mark.slow
@pytest.mark.beside(run=evaluate)
def test_every_question_of_the_half_and_language_is_put(run: dict[str, Any]) -> None:
    assert [put["id"] for put in run["outcomes"]] == [q.id for q in LAO]
    assert (run["half"], set(run["languages"])) == ("tune", {"lo"})


@pytest.mark.slow
@pytest.mark.beside(run=evaluate)
def test_the_real_knowledge_base_answers_and_cites_verbatim(run: dict[str, Any]) -> None:
    """Far below what is reached: what is tested here is that the whole way is measured, not how good it is."""
    assert value(run, "recall_at_5") > 0.5
    assert value(run, "answered") > 0.5
    assert value(run, "citation_recall") == 1.0
    assert value(run, "language_kept") > 0.9
    assert 0 < value(run, "p50") <= value(run, "p95")


@pytest.mark.slow
@pytest.mark.beside(run=evaluate)
def test_the_bot_ranks_better_than_dense_keyword_or_an_english_model_alone(run: dict[str, Any]) -> None:
    found = {way: groups["all"]["recall_at_5"]["value"] for way, groups in run["retrieval"].items()}

    assert set(found) == {"waypost", "dense only", "keyword only", "all-MiniLM-L6-v2"}
    assert found["waypost"] == max(found.values())
    assert found["waypost"] > found["all-MiniLM-L6-v2"]


@pytest.mark.slow
@pytest.mark.beside(run=evaluate)
def test_figures_are_printed_and_written_as_json_markdown_and_picture(evaluated: tuple[Path, Done]) -> None:
    folder, done = evaluated
    text = (folder / "evaluation.md").read_text(encoding="utf-8")

    for figure in ("recall@1", "gold cited", "near misses refused", "milliseconds, p95"):
        assert figure in done.stdout.decode()
        assert f"| {figure} | " in text
    assert text.count("### ") == 4
    assert (folder / "evaluation.png").read_bytes().startswith(b"\x89PNG")


@pytest.mark.slow
@pytest.mark.beside(run=evaluate)
def test_every_interval_holds_its_value(run: dict[str, Any]) -> None:
    estimates = [e for groups in (run["groups"], run["kinds"]) for g in groups.values() for e in g.values() if e["n"]]

    assert len(estimates) > 40
    for estimate in estimates:
        assert estimate["low"] - 1e-9 <= estimate["value"] <= estimate["high"] + 1e-9


@pytest.mark.slow
@pytest.mark.beside(run=evaluate)
def test_a_run_is_compared_with_an_earlier_one_question_by_question(evaluated: tuple[Path, Done]) -> None:
    """Better where the earlier one had cited nothing, and nowhere better where it had found all that there was."""
    printed = evaluated[1].stdout.decode()
    row = re.search(r"│ gold cited +│ \d+ +│ 0\.000 +│ \d\.\d+ +│ \+(\d+) -0 +│ 0\.00\d \*", printed)
    assert row is not None, printed
    assert int(row[1]) > 5
    assert re.search(r"│ recall@5 +│ \d+ +│ 1\.000 +│ \d\.\d+ +│ \+0 -\d+ +│", printed), printed


@pytest.mark.slow
@pytest.mark.beside(run=calibrate)
def test_calibrating_writes_coefficients_that_say_how_they_were_made(beside: Beside) -> None:
    text, done = beside.result(calibrate)
    data = tomllib.loads(text)
    assert "# tune: near misses refused" in text
    assert 0 < data["threshold"] < 1
    assert len(data["coefficients"]) > 20
    assert text in done.stdout.decode().replace("\r", "")


def test_a_half_that_is_none_is_wrong_use(tmp_path: Path) -> None:
    done = waypost("evaluate", "--half", "dev", folder=tmp_path)

    assert done.returncode == 2
    assert b"--half is one of test, tune, both" in done.stderr


def test_an_earlier_run_that_is_missing_is_named_before_any_question_is_put(tmp_path: Path) -> None:
    done = waypost("evaluate", "--compare", "before.json", folder=tmp_path)

    assert done.returncode == 1
    assert "before.json is no run of `waypost evaluate`" in one_sentence(done)
    assert not (tmp_path / "data").exists()


def test_a_folder_without_xquad_is_named(tmp_path: Path) -> None:
    done = waypost("evaluate", "--xquad", "nowhere", folder=tmp_path)

    assert done.returncode == 1
    assert "nowhere does not hold XQuAD" in one_sentence(done)


def test_a_language_without_questions_is_wrong_use(tmp_path: Path) -> None:
    done = waypost("evaluate", "--language", "hi", folder=tmp_path)

    assert done.returncode == 2
    assert b"there are no questions in hi" in done.stderr


def test_every_figure_of_the_issue_is_measured() -> None:
    wanted = {
        *("recall_at_1", "recall_at_5", "ndcg_at_10", "answered", "gold_cited", "gold_first", "essentials"),
        *("citation_precision", "citation_recall", "refusal_precision", "refusal_recall", "wrongly_refused"),
        *("misuse_declined", "wrongly_declined", "follow_ups", "language_kept", "p50", "p95"),
    }

    assert wanted <= {figure.name for figure in FIGURES}
