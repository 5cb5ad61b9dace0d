"""Messages that are no questions to the documents, known by their nearness to examples: small talk, misuse, other fields.

Beside them stand examples of messages from people in danger (`danger/<language>.jsonl`): what the phrases of
`knowledge.danger` miss is noticed here, where the model is up.

The examples are data (`intents/<language>.jsonl`), written by hand in ten languages and seen by no evaluation question.
Nearness is question to question, as with "asked as": where the small model is strong in every language.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from knowledge.embeddings import Embedder, Vectors
from knowledge.logistic import Matrix, fit
from knowledge.reading import SHIPPED

FOLDER = SHIPPED / "intents"
DANGER_FOLDER = SHIPPED / "danger"
MISUSE = "misuse"
LEANING = "misuse_leaning"  # beside the intents in Ranking.near
DANGER = "danger"
RIDGE = 100.0  # of 3 to 300 the one that finds most misuse in the tune half at 1 % of field questions declined
DANGER_RIDGE = 30.0
SMALL_TALK = ("greeting", "thanks", "about", "bye")


@dataclass(frozen=True, slots=True)
class Example:
    """One message and what it wants: misuse, lookalike, off_topic, near_field, or one of SMALL_TALK."""

    intent: str
    language: str
    text: str


def read_examples(folder: Path = FOLDER) -> tuple[Example, ...]:
    """All examples, in the order of the files."""
    return tuple(
        Example(entry["intent"], file.stem, entry["text"])
        for file in sorted(folder.glob("*.jsonl"))
        for entry in map(json.loads, file.read_text(encoding="utf-8").splitlines())
    )


def read_danger(folder: Path = DANGER_FOLDER) -> tuple[Example, ...]:
    """Messages of people in danger (intent DANGER) and messages that only look so ("lookalike")."""
    return tuple(
        Example(DANGER if entry["danger"] else "lookalike", file.stem, entry["text"])
        for file in sorted(folder.glob("*.jsonl"))
        for entry in map(json.loads, file.read_text(encoding="utf-8").splitlines())
    )


class Intents:
    """Nearness of a message to each intent. Thread-safe."""

    def __init__(self, examples: Sequence[Example], embedder: Embedder, danger: Sequence[Example] = ()) -> None:
        vectors = embedder.queries([example.text for example in examples])
        self._rows: dict[tuple[str, str], Vectors] = {}
        for key in {(example.language, example.intent) for example in examples}:
            rows = [row for row, example in enumerate(examples) if (example.language, example.intent) == key]
            self._rows[key] = np.ascontiguousarray(vectors[rows])
        self.names = tuple(sorted({example.intent for example in examples}))
        labels = np.array([float(example.intent == MISUSE) for example in examples])
        self._misuse = fit(vectors.astype(np.float64), labels, RIDGE)
        self._danger = _danger_line(vectors, danger, embedder) if danger else None

    def misuse_leaning(self, query: Vectors) -> float:
        """How much more the message resembles misuse than all other examples, of every language together: log-odds.

        The nearest example says what was asked before; the line drawn between all of them says what such requests have in
        common. Fitted when the examples are read, in about a second.
        """
        return _leaning(query, self._misuse)

    def danger_leaning(self, query: Vectors) -> float:
        """How much more the message resembles those of people in danger than all other examples: log-odds."""
        return _leaning(query, self._danger) if self._danger else -np.inf

    def near(self, query: Vectors, language: str) -> Mapping[str, float]:
        """By intent, the cosine of the nearest example in the message's language or in English; 0 where there is none."""
        return {name: max(self._nearest(query, code, name) for code in {language, "en"}) for name in self.names}

    def _nearest(self, query: Vectors, language: str, intent: str) -> float:
        rows = self._rows.get((language, intent))
        return 0.0 if rows is None else float((rows @ query).max())


def _danger_line(others: Vectors, danger: Sequence[Example], embedder: Embedder) -> tuple[Matrix, float]:
    """The line between messages of people in danger and everything else, small talk and misuse included."""
    vectors = np.vstack([embedder.queries([example.text for example in danger]), others]).astype(np.float64)
    labels = np.zeros(len(vectors))
    labels[: len(danger)] = [example.intent == DANGER for example in danger]
    return fit(vectors, labels, DANGER_RIDGE)


def _leaning(query: Vectors, line: tuple[Matrix, float]) -> float:
    weights, bias = line
    return float(query.astype(np.float64) @ weights + bias)
