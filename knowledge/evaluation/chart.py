"""The run as a picture: the right source by language, and when the bot says no."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from knowledge.errors import EvaluationError
from knowledge.evaluation.estimates import Estimate
from knowledge.evaluation.figures import FIGURES
from knowledge.evaluation.record import Run

BY_LANGUAGE = {"gold_cited": "#1f6f8b", "gold_first": "#99c1cf"}
OVERALL = (
    "essentials",
    "citation_precision",
    "citation_recall",
    "refusal_precision",
    "refusal_recall",
    "near_miss_refused",
    "misuse_declined",
    "follow_ups",
    "language_kept",
)
LABELS = {figure.name: figure.label for figure in FIGURES}


def draw(run: Run, file: Path) -> None:
    """Writes a PNG. Raises EvaluationError where matplotlib is not installed."""
    try:
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.figure import Figure
    except ImportError as error:
        raise EvaluationError(
            "The chart needs matplotlib: install it with `pip install 'waypost[evaluation]'`."
        ) from error
    picture = Figure(figsize=(11, 4.6), dpi=120, layout="constrained")
    FigureCanvasAgg(picture)
    left, right = picture.subplots(1, 2, width_ratios=(3, 2))
    _by_language(left, run)
    _overall(right, run)
    file.parent.mkdir(parents=True, exist_ok=True)
    picture.savefig(file, metadata={"Software": None})


def _by_language(axes: Any, run: Run) -> None:
    languages = run.languages
    width = 0.8 / len(BY_LANGUAGE)
    for number, (figure, colour) in enumerate(BY_LANGUAGE.items()):
        drawn = [(i, languages[code][figure]) for i, code in enumerate(languages) if languages[code][figure].n]
        places = [i + (number - (len(BY_LANGUAGE) - 1) / 2) * width for i, _ in drawn]
        estimates = [estimate for _, estimate in drawn]
        axes.bar(
            places, values(estimates), width, yerr=reaches(estimates), color=colour, capsize=2, label=LABELS[figure]
        )
    axes.set_xticks(range(len(languages)), list(languages))
    axes.set_ylim(0, 1.05)
    axes.set_title(f"The right document, by language ({run.half} half)")
    axes.legend(loc="lower right")


def _overall(axes: Any, run: Run) -> None:
    told = run.groups.get("all", {})
    drawn = [(LABELS[name], told[name]) for name in OVERALL if name in told and told[name].n]
    estimates = [estimate for _, estimate in drawn]
    axes.barh([label for label, _ in drawn], values(estimates), xerr=reaches(estimates), color="#1f6f8b", capsize=2)
    axes.invert_yaxis()
    axes.set_xlim(0, 1.05)
    axes.set_title("All languages, with 95 % intervals")


def values(estimates: list[Estimate]) -> list[float]:
    return [e.value or 0.0 for e in estimates]


def reaches(estimates: list[Estimate]) -> list[list[float]]:
    """How far the interval reaches below and above each value."""
    below = [max(0.0, (e.value or 0.0) - (e.low or 0.0)) for e in estimates]
    return [below, [max(0.0, (e.high or 0.0) - (e.value or 0.0)) for e in estimates]]
