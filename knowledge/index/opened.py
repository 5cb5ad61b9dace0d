"""An index opened for reading: one generation, whole, as long as it is held."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from knowledge.embeddings import Embedder, Vectors
from knowledge.errors import IndexDamaged, cause
from knowledge.index.keywords import KeywordIndex
from knowledge.index.layout import Manifest
from knowledge.index.store import PassageStore


@dataclass(frozen=True)
class AskedIndex:
    """The questions of one language: vectors (questions, dimensions), words, and the document row each points to."""

    vectors: Vectors
    keywords: KeywordIndex
    documents: NDArray[np.int32]


@dataclass(frozen=True)
class Index:
    """Rows of `statements` and `titled` follow manifest.passages, rows of `documents` manifest.documents."""

    generation: Path
    manifest: Manifest
    store: PassageStore
    statements: Vectors
    titled: Vectors
    documents: Vectors
    keywords: KeywordIndex
    asked: dict[str, AskedIndex]


def open_index(generation: Path, manifest: Manifest, embedder: Embedder) -> Index:
    """Reads a generation. Raises IndexDamaged where anything in it is missing or has another size than it should."""
    store = PassageStore(generation / "chroma", embedder)
    statements = store.vectors(manifest.passages)
    index = Index(
        generation=generation,
        manifest=manifest,
        store=store,
        statements=statements,
        titled=_matrix(generation, "titled", len(manifest.passages)),
        documents=_matrix(generation, "documents", len(manifest.documents)),
        keywords=KeywordIndex.load(generation / "keywords" / "passages"),
        asked={language: _asked(generation, language, count) for language, count in manifest.pointers.items()},
    )
    if index.keywords.size != len(manifest.passages):
        raise IndexDamaged("The keyword index has another size than the store. Run `waypost knowledge index`.")
    return index


def _asked(generation: Path, language: str, count: int) -> AskedIndex:
    rows = _matrix(generation, f"asked-{language}-rows", count)
    keywords = KeywordIndex.load(generation / "keywords" / f"asked-{language}")
    return AskedIndex(_matrix(generation, f"asked-{language}", count), keywords, rows.astype(np.int32))


def _matrix(generation: Path, name: str, rows: int) -> Vectors:
    try:
        matrix: Vectors = np.load(generation / f"{name}.npy")
    except (OSError, ValueError, EOFError) as error:
        raise IndexDamaged(
            f"{name} of the index cannot be read ({cause(error)}). Run `waypost knowledge index`."
        ) from error
    if len(matrix) != rows:
        raise IndexDamaged(f"{name} of the index has {len(matrix)} rows, not {rows}. Run `waypost knowledge index`.")
    return matrix
