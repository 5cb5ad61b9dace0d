"""BM25 over ICU words: what the dense vectors miss, names and numbers above all."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import bm25s
import numpy as np
from numpy.typing import NDArray

from knowledge.errors import IndexDamaged, cause

# Lucene's variant with its usual constants; short statements make the length term matter little.
K1, B = 1.2, 0.6


class KeywordIndex:
    """Scores of a bag of words against every row of what was indexed."""

    def __init__(self, size: int, scorer: bm25s.BM25 | None, vocabulary: dict[str, int]) -> None:
        self.size, self._scorer, self._vocabulary = size, scorer, vocabulary

    @classmethod
    def build(cls, rows: Sequence[Sequence[str]]) -> KeywordIndex:
        """`rows` are the words of each text."""
        vocabulary: dict[str, int] = {}
        ids = [[vocabulary.setdefault(word, len(vocabulary)) for word in row] for row in rows]
        if not vocabulary:
            return cls(len(rows), None, {})
        scorer = bm25s.BM25(k1=K1, b=B, method="lucene")
        scorer.index((ids, vocabulary), show_progress=False, create_empty_token=False)
        return cls(len(rows), scorer, vocabulary)

    def scores(self, words: Sequence[str]) -> NDArray[np.float32]:
        """Shape (rows,), zero where no word is shared."""
        known = [self._vocabulary[word] for word in dict.fromkeys(words) if word in self._vocabulary]
        if self._scorer is None or not known:
            return np.zeros(self.size, dtype=np.float32)
        return np.asarray(self._scorer.get_scores_from_ids(known), dtype=np.float32)

    def save(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "rows.json").write_text(
            json.dumps({"size": self.size, "vocabulary": self._vocabulary}, ensure_ascii=False), encoding="utf-8"
        )
        if self._scorer is not None:
            self._scorer.save(str(folder), show_progress=False)

    @classmethod
    def load(cls, folder: Path) -> KeywordIndex:
        try:
            rows = json.loads((folder / "rows.json").read_text(encoding="utf-8"))
            scorer = bm25s.BM25.load(str(folder)) if rows["vocabulary"] else None
        except (OSError, ValueError, KeyError, EOFError) as error:
            raise IndexDamaged(
                f"The keyword index in {folder} cannot be read ({cause(error)}). Run `waypost knowledge index`."
            ) from error
        return cls(rows["size"], scorer, rows["vocabulary"])
