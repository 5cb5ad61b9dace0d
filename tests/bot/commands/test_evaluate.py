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
from knowledge.reading import SHIPPED
from tests.bot.commands.running import Done, one_sentence, waypost

LAO = [q.id for q in chosen(read_questions(), "tune", ["lo"])]  # some thirty questions


@pytest.fixture(scope="module")
def evaluated(indexed: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Done]:
    """The folder that a run of the Lao questions of the tune half wrote, and what it printed."""
    folder = tmp_path_factory.mktemp("evaluation")
    done = waypost(
        *("evaluate", "--half", "tune", "--language", "lo", "--baseline", "--folder", "written"),
        folder=folder,
        WAYPOST_DATA=str(indexed),
    )
    assert done.returncode == 0, done.stderr.decode()
    return folder / "written", done


@pytest.fixture(scope="module")
def run(evaluated: tuple[Path, Done]) -> dict[str, Any]:
    written: dict[str, Any] = json.loads((evaluated[0] / "evaluation.json").read_text(encoding="utf-8"))
    return written


def value(run: dict[str, Any], figure: str) -> float:
    found: float = run["groups"]["all"][figure]["value"]
    return found


@pytest.mark.slow
def test_every_question_of_the_half_and_language_is_put(run: dict[str, Any]) -> None:
    assert [outcome["id"] for outcome in run["outcomes"]] == LAO
    assert (run["half"], set(run["languages"])) == ("tune", {"lo"})


@pytest.mark.slow
def test_the_real_knowledge_base_answers_and_cites_verbatim(run: dict[str, Any]) -> None:
    """Far below what is reached: what is tested here is that the whole way is measured, not how good it is."""
    assert value(run, "recall_at_5") > 0.5
    assert value(run, "answered") > 0.5
    assert value(run, "citation_recall") == 1.0
    assert value(run, "language_kept") > 0.9
    assert 0 < value(run, "p50") <= value(run, "p95")


@pytest.mark.slow
def test_the_bot_ranks_better_than_dense_keyword_or_an_english_model_alone(run: dict[str, Any]) -> None:
    found = {way: groups["all"]["recall_at_5"]["value"] for way, groups in run["retrieval"].items()}

    assert set(found) == {"waypost", "dense only", "keyword only", "all-MiniLM-L6-v2"}
    assert found["waypost"] == max(found.values())
    assert found["waypost"] > found["all-MiniLM-L6-v2"]


@pytest.mark.slow
def test_figures_are_printed_and_written_as_json_markdown_and_picture(evaluated: tuple[Path, Done]) -> None:
    folder, done = evaluated
    text = (folder / "evaluation.md").read_text(encoding="utf-8")

    for figure in ("recall@1", "gold cited", "near misses refused", "milliseconds, p95"):
        assert figure in done.stdout.decode()
        assert f"| {figure} | " in text
    assert text.count("### ") == 4
    assert (folder / "evaluation.png").read_bytes().startswith(b"\x89PNG")


@pytest.mark.slow
def test_every_interval_holds_its_value(run: dict[str, Any]) -> None:
    estimates = [e for groups in (run["groups"], run["kinds"]) for g in groups.values() for e in g.values() if e["n"]]

    assert len(estimates) > 40
    for estimate in estimates:
        assert estimate["low"] - 1e-9 <= estimate["value"] <= estimate["high"] + 1e-9


@pytest.mark.slow
def test_a_run_is_compared_with_an_earlier_one(evaluated: tuple[Path, Done], indexed: Path, tmp_path: Path) -> None:
    """The same questions, of which the earlier run is said to have cited no gold document."""
    before = json.loads((evaluated[0] / "evaluation.json").read_text(encoding="utf-8"))
    for outcome in before["outcomes"]:
        outcome["cited"] = []
    (tmp_path / "before.json").write_text(json.dumps(before), encoding="utf-8")

    done = waypost(
        *("evaluate", "--half", "tune", "--language", "lo", "--compare", "before.json", "--folder", "now"),
        folder=tmp_path,
        WAYPOST_DATA=str(indexed),
    )

    assert done.returncode == 0, done.stderr.decode()
    printed = done.stdout.decode()
    row = re.search(r"│ gold cited +│ \d+ +│ 0\.000 +│ \d\.\d+ +│ \+(\d+) -0 +│ 0\.00\d \*", printed)
    assert row is not None, printed
    assert int(row[1]) > 5
    assert re.search(r"│ recall@5 .*│ \+0 -0 +│ 1\.000", printed), printed


@pytest.mark.slow
def test_calibrating_writes_coefficients_that_say_how_they_were_made(indexed: Path, tmp_path: Path) -> None:
    """In a copy of the packages, with the English questions alone."""
    for package in ("bot", "knowledge"):
        shutil.copytree(SHIPPED.parent / package, tmp_path / package, ignore=shutil.ignore_patterns("__pycache__"))
    for file in (tmp_path / QUESTIONS.relative_to(SHIPPED.parent)).glob("*.jsonl"):
        if file.stem != "en":
            file.unlink()
    target = tmp_path / "knowledge" / "calibration" / "abstention.toml"
    target.write_text("threshold = 0.5\n[coefficients]\n", encoding="utf-8")

    done = waypost("evaluate", "--calibrate", folder=tmp_path, WAYPOST_DATA=str(indexed), PYTHONPATH=str(tmp_path))

    assert done.returncode == 0, done.stderr.decode()
    text = target.read_text(encoding="utf-8")
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
