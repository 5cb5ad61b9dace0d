"""This run against an earlier one, question by question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.errors import EvaluationError
from knowledge.evaluation.estimates import mcnemar
from knowledge.evaluation.figures import FIGURES, Figure
from knowledge.evaluation.outcomes import Outcome


@dataclass(frozen=True, slots=True)
class Difference:
    """Over the questions that both runs put: the figure before and now, how many questions went up and down, and p.

    For shares p is McNemar's exact test; for means (nDCG) the sign test, which is the same sum.
    """

    figure: Figure
    pairs: int
    before: float
    now: float
    up: int
    down: int
    p: float


def compare(before: Sequence[Outcome], now: Sequence[Outcome]) -> list[Difference]:
    """One difference a figure that can be paired. Raises EvaluationError where the runs share no question."""
    earlier = {o.id: o for o in before}
    pairs = [(earlier[o.id], o) for o in now if o.id in earlier]
    if not pairs:
        raise EvaluationError("The two runs share no question: compare runs of the same half and languages.")
    differences = [_difference(figure, pairs) for figure in FIGURES if figure.paired]
    return [difference for difference in differences if difference is not None]


def _difference(figure: Figure, pairs: Sequence[tuple[Outcome, Outcome]]) -> Difference | None:
    values = [(figure.of(one), figure.of(other)) for one, other in pairs]
    both = [(one, other) for one, other in values if one is not None and other is not None]
    if not both:
        return None
    up, down = sum(one < other for one, other in both), sum(one > other for one, other in both)
    before, now = (sum(side) / len(both) for side in zip(*both))
    return Difference(figure, len(both), before, now, up, down, mcnemar(up, down))
