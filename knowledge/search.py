"""Question -> ranked passages: dense and keyword rankings at several grains, standardised and fused."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from knowledge.danger import LEANING as DANGER_LEANING
from knowledge.documents import Passage
from knowledge.embeddings import Embedder, Vectors
from knowledge.index.opened import AskedIndex, Index
from knowledge.intents import LEANING, Intents
from knowledge.reading import SHIPPED, Corpus
from knowledge.words import words

Scores = NDArray[np.float32]
CALIBRATION = SHIPPED / "calibration" / "fusion.toml"
# How deep each ranking is read for candidates. Twice the depth changed no answer on the tune half.
NEAREST, KEYWORD_DEPTH, DOCUMENT_DEPTH = 200, 100, 40
KEPT = 120  # ranked passages that are handed on
SAMPLE = 1000  # passages that give a question's background mean and spread: enough to be stable, constant in cost


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each standardised ranking counts."""

    statement: float
    titled: float
    document: float
    keyword: float
    asked: float
    asked_keyword: float

    @classmethod
    def read(cls, file: Path = CALIBRATION) -> Weights:
        data = tomllib.loads(file.read_text(encoding="utf-8"))
        return cls(**{f.name: float(data[f.name]) for f in fields(cls)})


@dataclass(frozen=True, slots=True)
class Found:
    """One ranked passage. `parts` are its standardised scores, by the names of Weights."""

    passage: Passage
    score: float
    parts: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Ranking:
    """Ranked passages, best first. `lead` is how far each ranking's best stands above its mean, not standardised:
    a question from another field finds nothing that stands out. `near` is, by intent, how much nearer the question is
    to an example of it than to the nearest question that a document answers (cosines; see knowledge.intents)."""

    found: Sequence[Found]
    lead: Mapping[str, float]
    near: Mapping[str, float]


@dataclass(frozen=True)
class Wanted:
    """What is searched for: the question's text, further words (names and terms in English), and its language."""

    text: str
    language: str
    more: str = ""


class Search:
    """Ranks the passages of one opened index. Thread-safe: nothing is changed after construction."""

    def __init__(
        self, corpus: Corpus, index: Index, embedder: Embedder, weights: Weights, intents: Intents | None = None
    ) -> None:
        self.corpus, self.index, self.embedder, self.weights = corpus, index, embedder, weights
        self._intents = intents
        self._passages = [corpus.passages[i] for i in index.manifest.passages]
        rows = {identifier: row for row, identifier in enumerate(index.manifest.documents)}
        self._document_of = np.array([rows[p.document.id] for p in self._passages], dtype=np.int32)
        self._row_of = {identifier: row for row, identifier in enumerate(index.manifest.passages)}
        step = max(1, len(self._passages) // SAMPLE)
        self._sample = np.arange(0, len(self._passages), step)

    def rank(self, wanted: Wanted) -> Ranking:
        query = self.embedder.queries([wanted.text])[0]
        bag = words(f"{wanted.text} {wanted.more}")
        keyword = self.index.keywords.scores(bag)
        asked, asked_keyword = self._asked(query, bag, wanted.language)
        document = self.index.documents @ query
        rows = self._candidates(query, keyword, [asked, asked_keyword, document])
        of, sample = self._document_of, self._sample
        ranked = {  # scores of the candidates, and the background that they are standardised on
            "statement": (self.index.statements[rows] @ query, self.index.statements[sample] @ query),
            "titled": (self.index.titled[rows] @ query, self.index.titled[sample] @ query),
            "document": (document[of[rows]], document),
            "keyword": (keyword[rows], keyword),
            "asked": (asked[of[rows]], asked),
            "asked_keyword": (asked_keyword[of[rows]], asked_keyword),
        }
        parts = {name: _standard(scores, background) for name, (scores, background) in ranked.items()}
        lead = {name: float(scores.max() - background.mean()) for name, (scores, background) in ranked.items()}
        return Ranking(self._fused(rows, parts), lead, self._near(query, wanted.language, float(asked.max(initial=0))))

    def _near(self, query: Vectors, language: str, answered: float) -> Mapping[str, float]:
        if self._intents is None:
            return {}
        near = {name: nearness - answered for name, nearness in self._intents.near(query, language).items()}
        leanings = {LEANING: self._intents.misuse_leaning(query), DANGER_LEANING: self._intents.danger_leaning(query)}
        return {**near, **leanings}

    def _fused(self, rows: NDArray[np.int64], parts: Mapping[str, Scores]) -> list[Found]:
        total = np.zeros(len(rows), dtype=np.float32)
        for name, scores in parts.items():
            total += getattr(self.weights, name) * scores
        return [
            Found(self._passages[rows[i]], float(total[i]), {name: float(scores[i]) for name, scores in parts.items()})
            for i in np.argsort(-total, kind="stable")[:KEPT]
        ]

    def _asked(self, query: Vectors, bag: Sequence[str], language: str) -> tuple[Scores, Scores]:
        """By document row: the nearest question that it answers, dense and by keyword, in the asker's language or English."""
        dense = np.zeros(len(self.index.manifest.documents), dtype=np.float32)
        keyword = np.zeros_like(dense)
        for code in dict.fromkeys((language, "en")):
            index = self.index.asked.get(code)
            if index is None:
                continue
            np.maximum.at(dense, index.documents, index.vectors @ query)
            np.maximum.at(keyword, index.documents, _relative(index, bag))
        return dense, keyword

    def _candidates(self, query: Vectors, keyword: Scores, by_document: Sequence[Scores]) -> NDArray[np.int64]:
        nearest = [self._row_of[i] for i, _ in self.index.store.nearest(query, min(NEAREST, len(self._passages)))]
        documents = np.concatenate([_top(scores, DOCUMENT_DEPTH) for scores in by_document])
        of_documents = np.flatnonzero(np.isin(self._document_of, documents))
        return np.unique(np.concatenate([nearest, _top(keyword, KEYWORD_DEPTH), of_documents])).astype(np.int64)


def _relative(index: AskedIndex, bag: Sequence[str]) -> Scores:
    return index.keywords.scores(bag)


def _top(scores: Scores, count: int) -> NDArray[np.int64]:
    """Rows of the highest positive scores."""
    count = min(count, len(scores))
    best = np.argpartition(-scores, count - 1)[:count] if count else np.empty(0, dtype=np.int64)
    return best[scores[best] > 0]


def _standard(scores: Scores, background: Scores) -> Scores:
    """Distance from the background's mean in its standard deviations; all zero where the background says nothing."""
    spread = float(background.std())
    return (scores - float(background.mean())) / spread if spread > 1e-9 else np.zeros_like(scores)
