"""Vectors that are known already: 8 bit, sharded, keyed by content, one folder a model.

They ship beside the corpus so that a first start embeds nothing; `waypost knowledge vectors` writes them anew.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from knowledge.embeddings import Embedder, Vectors, unit
from knowledge.errors import VectorsUnwritable, cause

Row = tuple[NDArray[np.int8], float]
SHARDS = "0123456789abcdef"  # by the first hex digit of the key, so that an edit touches few files
BATCH = 64
KEPT = "vectors"  # the folder, below the data folder, of vectors that do not ship
log = logging.getLogger(__name__)


class VectorCache:
    """Reads `<folder>/<fingerprint>/<0-f>.npy`. A key stands for the text and the side (query or passage) together."""

    def __init__(self, folder: Path, fingerprint: str) -> None:
        self.folder = folder / fingerprint
        self.rows: dict[bytes, Row] = {}
        for file in sorted(self.folder.glob("?.npy")):
            try:
                shard = np.load(file)
                self.rows.update(zip(map(bytes, shard["key"]), zip(shard["vector"], map(float, shard["scale"]))))
            except (OSError, ValueError, EOFError, LookupError) as error:  # slower without it, but as good
                log.warning("The known vectors in %s cannot be read (%s): they are computed anew.", file, cause(error))

    def __len__(self) -> int:
        return len(self.rows)

    def get(self, side: str, text: str) -> Vectors | None:
        """The unit vector, shape (dimensions,), or None."""
        row = self.rows.get(_key(side, text))
        return None if row is None else unit(row[0].astype(np.float32)[None] * np.float32(row[1]))[0]

    def holds(self, side: str, text: str) -> bool:
        return _key(side, text) in self.rows

    def over(self, below: VectorCache) -> VectorCache:
        """This one, with the rows of another under it."""
        self.rows = {**below.rows, **self.rows}
        return self


class CachedEmbedder:
    """An embedder that asks the cache first, and the model only for what is missing."""

    def __init__(self, model: Embedder, cache: VectorCache) -> None:
        self.model, self.cache = model, cache
        self.computed = 0

    @property
    def fingerprint(self) -> str:
        return self.model.fingerprint

    def queries(self, texts: Sequence[str]) -> Vectors:
        return self._embed("query", texts, self.model.queries)

    def passages(self, texts: Sequence[str]) -> Vectors:
        return self._embed("passage", texts, self.model.passages)

    def _embed(self, side: str, texts: Sequence[str], embed: Callable[[Sequence[str]], Vectors]) -> Vectors:
        known = {text: vector for text in texts if (vector := self.cache.get(side, text)) is not None}
        missing = [text for text in dict.fromkeys(texts) if text not in known]
        if missing:
            self.computed += len(missing)
            known.update(zip(missing, embed(missing)))
        return np.stack([known[text] for text in texts]) if texts else np.empty((0, 0), dtype=np.float32)


def with_kept(embedder: CachedEmbedder, texts: Mapping[str, Iterable[str]], folder: Path) -> tuple[CachedEmbedder, int]:
    """The embedder with vectors of all these texts at hand, and how many were computed for it.

    What does not ship is kept in `folder`, a data folder's, so that an approval embeds only what it brings.
    """
    kept = VectorCache(folder, embedder.fingerprint)
    wanted = {side: {t for t in of_side if not embedder.cache.holds(side, t)} for side, of_side in texts.items()}
    computed = 0
    if any(not kept.holds(side, text) for side, of_side in wanted.items() for text in of_side):
        try:
            computed = write_cache(folder, embedder.model, wanted, lambda count: None)
        except VectorsUnwritable as error:  # slower without them, but as good; the index says what must be done
            log.warning("Vectors are not kept in %s (%s).", folder, cause(error.__cause__ or error))
            return embedder, 0
        kept = VectorCache(folder, embedder.fingerprint)
    return CachedEmbedder(embedder.model, kept.over(embedder.cache)), computed


def write_cache(
    folder: Path,
    embedder: Embedder,
    texts: Mapping[str, Iterable[str]],
    step: Callable[[int], None],
    anew: bool = False,
) -> int:
    """Replaces the shards with vectors of exactly these texts (by side: "query" or "passage").

    Rows that are there already are kept as they are, bit by bit, unless `anew`. Returns how many were embedded.
    """
    held = {} if anew else VectorCache(folder, embedder.fingerprint).rows
    rows: dict[bytes, Row] = {}
    computed = 0
    for side, embed in (("query", embedder.queries), ("passage", embedder.passages)):
        wanted = {_key(side, text): text for text in sorted(set(texts.get(side, ())))}
        rows |= {key: held[key] for key in wanted if key in held}
        missing = [key for key in wanted if key not in held]
        step(len(wanted) - len(missing))
        for start in range(0, len(missing), BATCH):
            batch = missing[start : start + BATCH]
            rows |= dict(zip(batch, map(_quantised, embed([wanted[key] for key in batch]))))
            step(len(batch))
        computed += len(missing)
    _write_shards(folder / embedder.fingerprint, rows)
    return computed


def _write_shards(target: Path, rows: Mapping[bytes, Row]) -> None:
    dimensions = len(next(iter(rows.values()))[0]) if rows else 0
    for digit in SHARDS:
        keys = sorted(key for key in rows if key.hex()[0] == digit)
        shard = np.zeros(len(keys), dtype=[("key", "V16"), ("scale", "<f4"), ("vector", "i1", (dimensions,))])
        for number, key in enumerate(keys):
            shard[number] = (np.void(key), rows[key][1], rows[key][0])
        try:
            target.mkdir(parents=True, exist_ok=True)
            draft = target / f".{digit}.new.npy"
            np.save(draft, shard)
            draft.replace(target / f"{digit}.npy")
        except OSError as error:
            raise VectorsUnwritable(
                f"The vectors cannot be written to {target} ({cause(error)}). Run this from a checkout that you may write to."
            ) from error


def _quantised(vector: Vectors) -> Row:
    """8 bit with one scale a vector: moves a cosine by about 0.001, less than the 4-bit model itself is off."""
    scale = float(np.abs(vector).max()) / 127 or 1.0
    return np.round(vector / scale).astype(np.int8), scale


def _key(side: str, text: str) -> bytes:
    return hashlib.blake2b(f"{side}\0{text}".encode(errors="surrogatepass"), digest_size=16).digest()
