"""A question put to the real knowledge base, and what came of it: all that the figures are worked out from."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, fields
from typing import Any

from knowledge.answers.answer import Answer
from knowledge.base import KnowledgeBase, Question
from knowledge.evaluation.judging import essentials_found, shown, support
from knowledge.evaluation.questions import EvaluationQuestion
from knowledge.search import Ranking

DEPTH = 10  # documents of a ranking that are kept, for nDCG@10


@dataclass(frozen=True, slots=True)
class Outcome:
    """`ranked` are the best documents found, `cited` those of the answer in order, `first` those that carry its first
    statement. `confidence` is the abstention's chance that the passages answer."""

    id: str
    half: str
    language: str
    kind: str
    gold: tuple[str, ...]
    status: str
    answer_language: str
    ranked: tuple[str, ...]
    cited: tuple[str, ...]
    first: tuple[str, ...]
    essentials: int
    essentials_found: int
    statements: int
    supported: int
    citations: int
    precise: int
    confidence: float
    milliseconds: float

    @classmethod
    def from_json(cls, entry: dict[str, Any]) -> Outcome:
        """Raises KeyError where a value is missing."""
        values: dict[str, Any] = {f.name: entry[f.name] for f in fields(cls)}
        values |= {name: tuple(value) for name, value in values.items() if isinstance(value, list)}
        return cls(**values)

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def run(base: KnowledgeBase, questions: Sequence[EvaluationQuestion], step: Callable[[], None]) -> list[Outcome]:
    """Puts every question; `step` is called after each. One answer before them warms what is worked out on first use."""
    for question in questions[:1]:
        base.answer(asked(question))
    outcomes = []
    for question in questions:
        outcomes.append(_put(base, question))
        step()
    return outcomes


def asked(question: EvaluationQuestion) -> Question:
    """As the bot gets it: nobody tells it the language."""
    return Question(question.question, history=question.history)


def _put(base: KnowledgeBase, question: EvaluationQuestion) -> Outcome:
    start = time.perf_counter()
    answer = base.answer(asked(question))
    milliseconds = (time.perf_counter() - start) * 1000
    reading = base.reading(asked(question))
    ranked = ranked_documents(reading.ranking)
    return outcome(question, answer, ranked, reading.verdict.confidence, milliseconds)


def ranked_documents(ranking: Ranking) -> tuple[str, ...]:
    """Documents in the order of their best passage."""
    return tuple(dict.fromkeys(found.passage.document.id for found in ranking.found))[:DEPTH]


def outcome(
    question: EvaluationQuestion, answer: Answer, ranked: tuple[str, ...], confidence: float, milliseconds: float
) -> Outcome:
    documents = {c.number: c.passage.document.id for c in answer.citations}
    first = answer.statements[0].citations if answer.statements else ()
    seen = support(answer)
    return Outcome(
        id=question.id,
        half=question.half,
        language=question.language,
        kind=question.kind,
        gold=question.gold,
        status=answer.status,
        answer_language=answer.language,
        ranked=ranked,
        cited=tuple(dict.fromkeys(documents.values())),
        first=tuple(documents[number] for number in first),
        essentials=len(question.essentials),
        essentials_found=essentials_found(question.essentials, shown(answer)),
        statements=seen.statements,
        supported=seen.supported,
        citations=seen.citations,
        precise=seen.precise,
        confidence=confidence,
        milliseconds=milliseconds,
    )
