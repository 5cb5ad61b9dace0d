"""The figures: what each counts, over which questions, and how sure it is."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from knowledge.evaluation.estimates import Estimate, mean, percentile, share
from knowledge.evaluation.outcomes import Outcome
from knowledge.evaluation.questions import FIELD, KINDS, UNANSWERABLE
from knowledge.languages import SPOKEN

Groups = Mapping[str, Callable[[Outcome], bool]]
Summary = Mapping[str, Mapping[str, Estimate]]  # group -> figure -> estimate


@dataclass(frozen=True, slots=True)
class Figure:
    """`of` gives a question's value, or None where the figure is not about it. Figures whose questions depend on what
    was answered cannot be paired with another run's."""

    name: str
    label: str
    of: Callable[[Outcome], float | None]
    estimate: Callable[[Sequence[float]], Estimate] = share
    paired: bool = True


def recall_at(depth: int) -> Callable[[Outcome], float | None]:
    """1 where a gold document is among the first `depth`: each gold document answers alone, so one is enough."""
    return lambda o: float(bool({*o.gold} & {*o.ranked[:depth]})) if o.gold else None


def ndcg(outcome: Outcome, depth: int = 10) -> float | None:
    """Discounted gain of the gold documents found, over that of the best possible order; each gold one gains 1."""
    if not outcome.gold:
        return None
    gain = sum(1 / math.log2(i + 2) for i, document in enumerate(outcome.ranked[:depth]) if document in outcome.gold)
    return gain / sum(1 / math.log2(i + 2) for i in range(min(depth, len(outcome.gold))))


def _of(kinds: Sequence[str], holds: Callable[[Outcome], bool]) -> Callable[[Outcome], float | None]:
    return lambda o: float(holds(o)) if o.kind in kinds else None


def _refusal_right(outcome: Outcome) -> float | None:
    """Of what was refused. Misuse that is refused instead of declined counts neither way."""
    if outcome.status != "not_covered" or outcome.kind == "misuse":
        return None
    return float(outcome.kind in UNANSWERABLE)


def _per(part: str, whole: str) -> Callable[[Outcome], float | None]:
    return lambda o: getattr(o, part) / getattr(o, whole) if getattr(o, whole) else None


RETRIEVAL = (
    Figure("recall_at_1", "recall@1", recall_at(1)),
    Figure("recall_at_5", "recall@5", recall_at(5)),
    Figure("ndcg_at_10", "nDCG@10", ndcg, mean),
)
FIGURES = (
    *RETRIEVAL,
    Figure("answered", "answered", _of(FIELD, lambda o: o.statements > 0)),
    Figure("gold_cited", "gold cited", _of(FIELD, lambda o: bool({*o.gold} & {*o.cited}))),
    Figure("gold_first", "gold first", _of(FIELD, lambda o: bool({*o.gold} & {*o.first}))),
    Figure(
        "essentials",
        "essentials present",
        lambda o: float(o.essentials_found == o.essentials) if o.essentials and o.kind in FIELD else None,
    ),
    Figure("citation_precision", "citation precision", _per("precise", "citations"), mean, paired=False),
    Figure("citation_recall", "citation recall", _per("supported", "statements"), mean, paired=False),
    Figure("refusal_precision", "refusal precision", _refusal_right, paired=False),
    Figure("refusal_recall", "refusal recall", _of(UNANSWERABLE, lambda o: o.status == "not_covered")),
    Figure("near_miss_refused", "near misses refused", _of(("near_miss",), lambda o: o.status == "not_covered")),
    Figure("wrongly_refused", "answerable wrongly refused", _of(FIELD, lambda o: o.status == "not_covered")),
    Figure("misuse_declined", "misuse declined", _of(("misuse",), lambda o: o.status == "declined")),
    Figure("wrongly_declined", "field questions wrongly declined", _of(FIELD, lambda o: o.status == "declined")),
    Figure("follow_ups", "follow-ups: gold cited", _of(("follow_up",), lambda o: bool({*o.gold} & {*o.cited}))),
    Figure(
        "small_talk",
        "small talk: short reply",
        _of(("small_talk",), lambda o: o.status == "answered" and not o.statements),
    ),
    Figure("language_kept", "language kept", lambda o: float(o.answer_language == o.language)),
    Figure("p50", "milliseconds, p50", lambda o: o.milliseconds, percentile(50), paired=False),
    Figure("p95", "milliseconds, p95", lambda o: o.milliseconds, percentile(95), paired=False),
)
HARD = ("km", "lo", "my")  # issue 3 sets the goals of these apart
GROUPS: Groups = {
    "all": lambda o: True,
    "en": lambda o: o.language == "en",
    "nine others": lambda o: o.language != "en",
    "zh th vi id ms tl": lambda o: o.language not in ("en", *HARD),
    "km lo my": lambda o: o.language in HARD,
}
LANGUAGES: Groups = {code: lambda o, code=code: o.language == code for code in SPOKEN}  # type: ignore[misc]
OF_KIND: Groups = {kind: lambda o, kind=kind: o.kind == kind for kind in KINDS}  # type: ignore[misc]


def summarise(outcomes: Sequence[Outcome], groups: Groups, figures: Sequence[Figure] = FIGURES) -> Summary:
    """Every figure of every group that has questions."""
    members = {name: [o for o in outcomes if belongs(o)] for name, belongs in groups.items()}
    return {
        name: {figure.name: figure.estimate(_values(figure, some)) for figure in figures}
        for name, some in members.items()
        if some
    }


def _values(figure: Figure, outcomes: Sequence[Outcome]) -> list[float]:
    return [value for o in outcomes if (value := figure.of(o)) is not None]
