"""The passages' vectors in Chroma, through langchain-chroma."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import numpy as np
from chromadb.config import Settings
from chromadb.errors import ChromaError
from langchain_chroma import Chroma
from langchain_core.embeddings import Embeddings

from knowledge.documents import Passage
from knowledge.embeddings import Embedder, Vectors
from knowledge.errors import IndexDamaged, cause
from knowledge.index.layout import unwritable

COLLECTION = "passages"
# What SQLite says, through Chroma, where the disk refuses; 778 and 1034 are its errors of writing and syncing.
_REFUSED = re.compile(r"disk is full|readonly database|unable to open database|\(code: (?:778|1034)\)")
BATCH = 256
# Cosine, as the models are trained for. ef_search bounds how many neighbours a query can give back faithfully.
CONFIGURATION = {"hnsw": {"space": "cosine", "ef_search": 256, "ef_construction": 200}}


class _LangchainEmbeddings(Embeddings):
    """Our embedder under the names that langchain calls."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        return [row.tolist() for row in self._embedder.passages(texts)]

    def embed_query(self, text: str) -> list[float]:
        return [float(x) for x in self._embedder.queries([text])[0]]


class PassageStore:
    """One Chroma folder. Failures of Chroma's become IndexUnwritable where the disk refuses, else IndexDamaged: the corpus
    can always rebuild it.
    """

    def __init__(self, folder: Path, embedder: Embedder) -> None:
        self.folder = folder
        with self._damage():
            self._chroma = Chroma(
                COLLECTION,
                _LangchainEmbeddings(embedder),
                persist_directory=str(folder),
                client_settings=Settings(anonymized_telemetry=False, is_persistent=True),
                collection_configuration=CONFIGURATION,  # type: ignore[arg-type]  # a TypedDict of Chroma's own
            )

    def ids(self) -> set[str]:
        """The ids that the store really holds."""
        with self._damage():
            return set(self._chroma.get(include=[])["ids"])

    def add(self, passages: Sequence[Passage], step: Callable[[int], None]) -> None:
        """Embeds and adds; `step` is told how many were added."""
        for start in range(0, len(passages), BATCH):
            batch = passages[start : start + BATCH]
            with self._damage():
                self._chroma.add_texts(
                    [p.text for p in batch], [{"document": p.document.id} for p in batch], [p.id for p in batch]
                )
            step(len(batch))

    def remove(self, ids: Sequence[str]) -> None:
        for start in range(0, len(ids), BATCH):
            with self._damage():
                self._chroma.delete(list(ids[start : start + BATCH]))

    def nearest(self, query: Vectors, count: int) -> list[tuple[str, float]]:
        """(passage id, cosine) of the nearest, nearest first. `query` has shape (dimensions,)."""
        with self._damage():
            found = self._chroma.similarity_search_by_vector_with_relevance_scores(query.tolist(), k=count)
        return [(str(document.id), 1.0 - distance) for document, distance in found]

    def vectors(self, ids: Sequence[str]) -> Vectors:
        """The stored vectors in the order of `ids`, shape (ids, dimensions). Raises IndexDamaged where one is missing."""
        rows: dict[str, Sequence[float]] = {}
        for start in range(0, len(ids), 5000):
            with self._damage():
                got = self._chroma.get(ids=list(ids[start : start + 5000]), include=["embeddings"])
            rows.update(zip(got["ids"], got["embeddings"]))
        if missing := [i for i in ids if i not in rows]:
            raise IndexDamaged(
                f"The store in {self.folder} lacks {len(missing)} passages. Run `waypost knowledge index`."
            )
        return np.asarray([rows[i] for i in ids], dtype=np.float32)

    @contextmanager
    def _damage(self) -> Iterator[None]:
        try:
            yield
        except (ChromaError, sqlite3.Error, OSError, RuntimeError) as error:
            if _REFUSED.search(str(error)):
                raise unwritable(self.folder, cause(error)) from error
            raise IndexDamaged(
                f"The vector store in {self.folder} fails ({cause(error)}). Run `waypost knowledge index`."
            ) from error
