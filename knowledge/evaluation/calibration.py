"""The abstention's coefficients and threshold, fitted anew on the tune half of the questions.

Ridge and threshold are read off cross-fitted chances: each question's from a fit that has not seen it, nor any other
question on the same document. In the fit's own eyes the answerable ones look surer than new ones will.
"""

from __future__ import annotations

import math
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from knowledge.base import KnowledgeBase
from knowledge.evaluation.estimates import share
from knowledge.evaluation.outcomes import asked
from knowledge.evaluation.questions import FIELD, UNANSWERABLE, EvaluationQuestion
from knowledge.logistic import Matrix, chance, fit, log_loss

FOLDS = 10
RIDGES = (1.0, 3.0, 10.0, 30.0, 100.0)
WRONGLY_REFUSED = 0.035  # of answerable questions; issue 3 asks for under 4 %
BIAS = "bias"
ANSWERABLE = tuple(kind for kind in FIELD if kind != "follow_up")
KINDS = (*ANSWERABLE, *UNANSWERABLE)


@dataclass(frozen=True, slots=True)
class Case:
    """What the abstention sees of one question. `group` is shared by questions on the same document."""

    half: str
    kind: str
    group: str
    features: Mapping[str, float]

    @property
    def answerable(self) -> bool:
        return self.kind in ANSWERABLE


@dataclass(frozen=True, slots=True)
class Calibration:
    """What abstention.toml holds. `crossed` are the tune half's cross-fitted chances, in the order of its cases."""

    coefficients: Mapping[str, float]
    threshold: float
    ridge: float
    crossed: tuple[float, ...]

    def confidence(self, features: Mapping[str, float]) -> float:
        total = sum(self.coefficients.get(name, 0.0) * value for name, value in features.items())
        return 1 / (1 + math.exp(-max(-50.0, min(50.0, total))))


def cases_of(base: KnowledgeBase, questions: Sequence[EvaluationQuestion], step: Callable[[], None]) -> list[Case]:
    """The cases of the kinds that the abstention decides on. Misuse and small talk never come to it, and how a follow-up
    is read depends on the decision itself."""
    cases = []
    for question in questions:
        if question.kind in KINDS:
            verdict = base.reading(asked(question)).verdict
            group = (*question.gold, question.id)[0]
            cases.append(Case(question.half, question.kind, group, verdict.features))
        step()
    return cases


def calibrate(cases: Sequence[Case]) -> Calibration:
    """Fits on the cases of the tune half alone."""
    tune = [case for case in cases if case.half == "tune"]
    names = sorted({name for case in tune for name in case.features} - {BIAS})
    rows = np.array([[case.features.get(name, 0.0) for name in names] for case in tune])
    labels = np.array([float(case.answerable) for case in tune])
    folds = np.array([zlib.crc32(case.group.encode()) % FOLDS for case in tune])
    crossed = {ridge: _crossed(rows, labels, folds, ridge) for ridge in RIDGES}
    ridge = min(RIDGES, key=lambda r: log_loss(crossed[r], labels))
    weights, bias = fit(rows, labels, ridge)
    found = dict(sorted({**dict(zip(names, weights)), BIAS: bias}.items()))
    return Calibration(
        coefficients={name: round(float(value), 4) for name, value in found.items() if abs(value) >= 0.00005},
        threshold=round(float(np.quantile(crossed[ridge][labels > 0.5], WRONGLY_REFUSED)), 4),
        ridge=ridge,
        crossed=tuple(map(float, crossed[ridge])),
    )


def figures(calibration: Calibration, cases: Sequence[Case]) -> dict[str, dict[str, float]]:
    """What the decision alone does to each half, by half and figure; the tune half's are cross-fitted."""
    chances = {
        "tune": list(calibration.crossed),
        "test": [calibration.confidence(case.features) for case in cases if case.half == "test"],
    }
    return {half: _figures([c for c in cases if c.half == half], chances[half], calibration) for half in chances}


def as_toml(calibration: Calibration, cases: Sequence[Case]) -> str:
    """The file, with how it came about in its head."""
    tune = [case.answerable for case in cases if case.half == "tune"]
    lines = [
        "Whether the passages answer: logistic regression over the features of knowledge/answers/abstention.py, made by",
        f"`waypost evaluate --calibrate` from {len(tune)} questions of the tune half, {sum(tune)} of them answerable.",
        f"Ridge {calibration.ridge:g} by log loss and threshold by the {WRONGLY_REFUSED:.1%} quantile of the answerable",
        f"ones, both over chances cross-fitted in {FOLDS} folds by document. Reached by this decision alone, the tune half",
        "cross-fitted:",
    ]
    for half, found in figures(calibration, cases).items():
        lines.append(f"{half}: " + ", ".join(f"{name} {value:.3f}" for name, value in found.items()))
    head = "".join(f"# {line}\n" for line in lines)
    coefficients = "".join(f"{name} = {value:.4f}\n" for name, value in calibration.coefficients.items())
    return f"{head}threshold = {calibration.threshold:.4f}\n\n[coefficients]\n{coefficients}"


def _crossed(rows: Matrix, labels: Matrix, folds: Matrix, ridge: float) -> Matrix:
    chances = np.zeros(len(rows))
    for fold in np.unique(folds):
        out = folds == fold
        chances[out] = chance(rows[out], *fit(rows[~out], labels[~out], ridge))
    return chances


def _figures(cases: Sequence[Case], chances: Sequence[float], calibration: Calibration) -> dict[str, float]:
    refused = [chance < calibration.threshold for chance in chances]

    def part(kinds: Sequence[str]) -> float:
        return share([float(r) for case, r in zip(cases, refused) if case.kind in kinds]).value or 0.0

    return {
        "near misses refused": part(("near_miss",)),
        "off-topic refused": part(("off_topic",)),
        "answerable wrongly refused": part(ANSWERABLE),
    }
