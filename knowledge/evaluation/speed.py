"""What a question costs: alone, ten a second, and in a larger corpus; and what an index costs to build."""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from knowledge.base import KnowledgeBase, Question
from knowledge.embeddings import Embedder
from knowledge.evaluation.growth import embedder_of, grow
from knowledge.evaluation.questions import EvaluationQuestion, chosen, read_questions
from knowledge.index.build import bring_to_agreement, default_embedder
from knowledge.reading import Corpus

QUESTIONS = 100
PER_SECOND = 10
WORKERS = 4  # the default of the setting MAX_CONCURRENT_QUESTIONS


@dataclass(frozen=True, slots=True)
class Spread:
    """Milliseconds."""

    p50: float
    p95: float

    def __str__(self) -> str:
        return f"{self.p50:.0f} / {self.p95:.0f} ms"


def sample(count: int = QUESTIONS) -> list[Question]:
    """Questions of the tune half, spread evenly over languages and kinds."""
    questions = chosen(read_questions(), "tune")
    rows = np.linspace(0, len(questions) - 1, min(count, len(questions))).astype(int)
    return [_question(questions[row]) for row in rows]


def one_after_the_other(answer: Callable[[Question], object], questions: Sequence[Question]) -> Spread:
    times = []
    for question in questions:
        start = time.perf_counter()
        answer(question)
        times.append((time.perf_counter() - start) * 1000)
    return spread(times)


def sustained(
    answer: Callable[[Question], object], questions: Sequence[Question], per_second: float = PER_SECOND
) -> Spread:
    """Questions come at this rate whether or not the earlier ones are answered; time runs from when each came."""
    start = time.perf_counter()

    def put(number: int, question: Question) -> float:
        answer(question)
        return (time.perf_counter() - start - number / per_second) * 1000

    with ThreadPoolExecutor(WORKERS) as workers:
        waiting = []
        for number, question in enumerate(questions):
            time.sleep(max(0.0, start + number / per_second - time.perf_counter()))
            waiting.append(workers.submit(put, number, question))
        return spread([future.result() for future in waiting])


def at_size(corpus: Corpus, size: int, embedder: Embedder, questions: Sequence[Question]) -> Spread:
    """In a corpus grown to this many passages, with an index of its own in a temporary folder."""
    grown = grow(corpus, size)
    with tempfile.TemporaryDirectory() as folder:
        base = KnowledgeBase(Path(folder), None, lambda: grown.corpus, lambda _: embedder_of(embedder, grown))
        one_after_the_other(base.answer, questions[:10])  # warms what is worked out on first use
        return one_after_the_other(base.answer, questions)


def index_from_nothing(corpus: Corpus) -> float:
    """Seconds, with the vectors that ship and without the imports."""
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        bring_to_agreement(corpus, default_embedder(), Path(folder))
        return time.perf_counter() - start


def middle(spreads: Sequence[Spread]) -> Spread:
    """The medians of several rounds."""
    return Spread(statistics.median(s.p50 for s in spreads), statistics.median(s.p95 for s in spreads))


def spread(milliseconds: Sequence[float]) -> Spread:
    p50, p95 = np.percentile(milliseconds, [50, 95])
    return Spread(float(p50), float(p95))


def _question(question: EvaluationQuestion) -> Question:
    return Question(question.question, history=question.history)
