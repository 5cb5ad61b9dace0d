"""A search over a small corpus: a real Chroma and real keyword indexes, vectors that a test places by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType

import numpy as np

from knowledge.asked import Pointer
from knowledge.embeddings import Embedder, Vectors, unit
from knowledge.index.build import bring_to_agreement
from knowledge.index.layout import Layout, read_manifest
from knowledge.index.opened import open_index
from knowledge.intents import Intents
from knowledge.reading import Corpus
from knowledge.search import Search, Weights
from tests.knowledge.small import HashedWords, without_cache

EVEN = Weights(1.0, 1.0, 1.0, 1.0, 1.0, 1.0)
NONE = Weights(0.0, 0.0, 0.0, 0.0, 0.0, 0.0)


@dataclass
class Placed:
    """Vectors by text, as a test wrote them down; any other text stands off all of them. Keeps what was a query."""

    places: Mapping[str, Sequence[float]]
    fingerprint: str = "placed"
    asked: list[str] = field(default_factory=list)

    def queries(self, texts: Sequence[str]) -> Vectors:
        self.asked += texts
        return self.passages(texts)

    def passages(self, texts: Sequence[str]) -> Vectors:
        width = max(len(place) for place in self.places.values())
        rows = [[*self.places.get(text, [0.0] * width), 0.0 if text in self.places else 1.0] for text in texts]
        return unit(np.array(rows, dtype=np.float32))


def only(name: str) -> Weights:
    """One ranking alone."""
    return replace(NONE, **{name: 1.0})


def asked_as(corpus: Corpus, **questions: Sequence[tuple[str, str]]) -> Corpus:
    """The corpus with (question, document id) by language, in place of those that it had."""
    pointers = {code: tuple(Pointer(q, d) for q, d in pairs) for code, pairs in questions.items()}
    return replace(corpus, asked=MappingProxyType(pointers))


def search_over(
    corpus: Corpus,
    data: Path,
    model: Embedder | None = None,
    weights: Weights = EVEN,
    intents: Intents | None = None,
) -> Search:
    """Builds the index in `data` and opens it."""
    embedder = model or HashedWords()
    bring_to_agreement(corpus, without_cache(embedder), data)
    generation = Layout(data).current()
    return Search(corpus, open_index(generation, read_manifest(generation), embedder), embedder, weights, intents)
