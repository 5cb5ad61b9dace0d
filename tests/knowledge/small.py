"""A small corpus in memory and an embedder whose vectors can be worked out by hand: exact tests in milliseconds."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

import numpy as np

from knowledge.asked import Pointer
from knowledge.contacts import Contacts
from knowledge.documents import Document
from knowledge.embeddings import Embedder, Vectors, unit
from knowledge.index.build import Agreement, bring_to_agreement
from knowledge.reading import Corpus
from knowledge.vectors import CachedEmbedder, VectorCache
from knowledge.words import words

KUNMING = ("Six countries met in Kunming on 14 November 2025.", "They agreed to share intelligence on fraud rings.")
HOTLINE = ("The Thai line against trafficking takes calls at every hour.",)
RAIDS = ("Police raided a compound in Poipet in May 2025.", "The raid freed victims from nine countries.")


@dataclass
class HashedWords:
    """Each word adds 1 to a dimension drawn from its hash: texts that share words have a high cosine. Keeps its calls."""

    dimensions: int = 64
    fingerprint: str = "hashed-words"
    embedded: list[str] = field(default_factory=list)

    def queries(self, texts: Sequence[str]) -> Vectors:
        return self._embed(texts)

    def passages(self, texts: Sequence[str]) -> Vectors:
        return self._embed(texts)

    def _embed(self, texts: Sequence[str]) -> Vectors:
        self.embedded += texts
        rows = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        for row, text in enumerate(texts):
            for number in _hashes(text):
                rows[row, number % self.dimensions] += 1
        return unit(rows)


@lru_cache(maxsize=20_000)
def _hashes(text: str) -> tuple[int, ...]:
    """A number from 0 to 255 for each word."""
    return tuple(hashlib.blake2b(word.encode()).digest()[0] for word in words(text))


def without_cache(model: Embedder) -> CachedEmbedder:
    """As the index wants it, with a cache that holds nothing."""
    return CachedEmbedder(model, VectorCache(Path("there-are-no-vectors-here"), model.fingerprint))


def document(identifier: str, statements: Sequence[str], published: str | None = "2025-11-14") -> Document:
    return Document(
        id=identifier,
        part="enforcement",
        title=f"About {identifier.replace('-', ' ')}",
        url=f"https://www.example.org/{identifier}",
        publisher="Xinhua",
        publisher_type="news",
        published=published,
        checked=date(2026, 11, 23),
        countries=("CN",),
        topics=("enforcement",),
        language="en",
        seen="primary",
        note="",
        statements=tuple(statements),
    )


def corpus_of(*documents: Document, asked: Sequence[tuple[str, str]] = ()) -> Corpus:
    """`asked` holds (question, document id) in English."""
    pointers = {"en": tuple(Pointer(question, identifier) for question, identifier in asked)} if asked else {}
    return Corpus(MappingProxyType({d.id: d for d in documents}), {}, Contacts([]), MappingProxyType(pointers), ())


def three_documents() -> Corpus:
    return corpus_of(
        document("kunming", KUNMING),
        document("hotline", HOTLINE),
        document("raids", RAIDS),
        asked=[("What was agreed in Kunming?", "kunming"), ("Whom can I call in Thailand?", "hotline")],
    )


def bring(corpus: Corpus, data: Path, model: HashedWords | None = None, anew: str | None = None) -> Agreement:
    """The index in `data` brought to agreement, with nothing known beforehand."""
    return bring_to_agreement(corpus, without_cache(model or HashedWords()), data, anew=anew)
