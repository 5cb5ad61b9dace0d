"""A corpus of any size, made out of the one that ships: for measuring what a question costs when the corpus grows."""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from types import MappingProxyType

import numpy as np

from knowledge.documents import Document
from knowledge.embeddings import Embedder, Vectors, unit
from knowledge.reading import Corpus
from knowledge.vectors import CachedEmbedder, VectorCache

SEED = 20261123
NOISE = 0.3  # length of what is added to a made statement's unit vector: cosine about 0.96 to where it came from
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True)
class Grown:
    """`origins` gives, by made text, the real statements that its vector is made from."""

    corpus: Corpus
    origins: Mapping[str, tuple[str, ...]]


def grow(corpus: Corpus, size: int) -> Grown:
    """A corpus of exactly `size` passages: the real documents first, then made ones, each shaped like a real one.

    A made statement is the first half of one statement and the second half of another, with other numbers.
    """
    rng = np.random.default_rng(SEED)
    real = list(corpus.documents.values())
    texts = [passage.text for passage in corpus.passages.values()]
    documents, origins, held = [], dict[str, tuple[str, ...]](), 0
    for number, template in enumerate(_around(real, size)):
        document = template if number < len(real) else _made(template, number, texts, rng, origins)
        document = replace(document, statements=tuple(islice(document.statements, size - held)))
        held += len(document.statements)
        documents.append(document)
        if held == size:
            break
    kept = {document.id: document for document in documents}
    asked = {code: tuple(p for p in pointers if p.document in kept) for code, pointers in corpus.asked.items()}
    grown = Corpus(MappingProxyType(kept), corpus.publishers, corpus.contacts, MappingProxyType(asked), ())
    return Grown(grown, MappingProxyType(origins))


class MadeEmbedder:
    """Vectors of made texts near those of the texts they come from, in no time; all others by a real embedder."""

    def __init__(self, real: Embedder, grown: Grown) -> None:
        self._real, self._grown = real, grown
        statements = sorted({text for texts in grown.origins.values() for text in texts})
        vectors = real.passages(statements) if statements else np.empty((0, 0), dtype=np.float32)
        self._vectors = dict(zip(statements, vectors))

    @property
    def fingerprint(self) -> str:
        return f"made-{self._real.fingerprint}"

    def queries(self, texts: Sequence[str]) -> Vectors:
        return self._real.queries(texts)

    def passages(self, texts: Sequence[str]) -> Vectors:
        real = [text for text in texts if not self._statements(text)]
        known = dict(zip(real, self._real.passages(real))) if real else {}
        return np.stack([known[text] if text in known else self._near(text) for text in texts])

    def _near(self, text: str) -> Vectors:
        origins = [self._vectors[origin] for line in self._statements(text) for origin in self._grown.origins[line]]
        noise = np.random.default_rng(zlib.crc32(text.encode())).standard_normal((1, len(origins[0])))
        near: Vectors = unit(unit(np.mean(origins, axis=0)[None]) + NOISE * unit(noise.astype(np.float32)))[0]
        return near

    def _statements(self, text: str) -> list[str]:
        """The made statements in a statement, titled statement or whole document."""
        return [line for line in text.split("\n") if line in self._grown.origins]


def embedder_of(real: Embedder, grown: Grown) -> CachedEmbedder:
    """As an index wants it, with a cache that holds nothing."""
    made = MadeEmbedder(real, grown)
    return CachedEmbedder(made, VectorCache(Path("no-vectors-are-kept"), made.fingerprint))


def _around(documents: Sequence[Document], size: int) -> Sequence[Document]:
    """Documents again and again: enough of them, as each has a statement at least."""
    return [documents[number % len(documents)] for number in range(len(documents) + size)]


def _made(
    template: Document, number: int, texts: Sequence[str], rng: np.random.Generator, origins: dict[str, tuple[str, ...]]
) -> Document:
    statements = []
    for _ in template.statements:
        one, other = (texts[i] for i in rng.integers(0, len(texts), 2))
        first, second = one.split(), other.split()
        joined = " ".join([*first[: len(first) // 2], *second[len(second) // 2 :], f"({number})"])
        made = _DIGITS.sub(lambda digits: str(rng.integers(1, 10 ** min(6, len(digits[0])))), joined)
        if made not in origins:
            statements.append(made)
        origins[made] = (one, other)
    identifier, url = f"{template.id}-{number}", f"{template.url}?made={number}"
    return replace(template, id=identifier, url=url, title=f"{template.title} ({number})", statements=tuple(statements))
