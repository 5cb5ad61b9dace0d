"""XQuAD: retrieval on text that has nothing to do with our field, so that a change for the worse cannot hide in it.

Every question of a language is held against that language's 240 paragraphs, and against the English ones. Dense and
keyword scores are standardised per question and added, as in `knowledge.search`; how much keyword counts is chosen on
the questions of every other article and reported on the rest.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from knowledge.embeddings import Embedder, Vectors
from knowledge.errors import EvaluationError
from knowledge.evaluation.estimates import share
from knowledge.evaluation.tables import Cell, Table, cell
from knowledge.index.keywords import KeywordIndex
from knowledge.reading import SHIPPED
from knowledge.words import words

CALIBRATION = SHIPPED / "calibration" / "xquad.toml"
LANGUAGES = ("en", "zh", "th", "vi", "hi")
SETTINGS = {"own": "paragraphs in the same language", "english": "paragraphs in English"}
WEIGHTS = tuple(round(0.05 * step, 2) for step in range(31))  # 0 to 1.5
Matrix = NDArray[np.float32]


@dataclass(frozen=True)
class Reading:
    """One language: its paragraphs, its questions, the paragraph that answers each, and which questions tune."""

    paragraphs: tuple[str, ...]
    questions: tuple[str, ...]
    gold: NDArray[np.int64]
    tune: NDArray[np.bool_]


@dataclass(frozen=True)
class Scores:
    """Standardised scores, shape (questions, paragraphs), of one language in one setting."""

    language: str
    setting: str
    dense: Matrix
    keyword: Matrix
    reading: Reading

    def hits(self, keyword: float, dense: float = 1.0) -> NDArray[np.bool_]:
        """By question, whether the best paragraph is the one that answers."""
        return np.asarray((dense * self.dense + keyword * self.keyword).argmax(axis=1) == self.reading.gold)


def read_xquad(folder: Path) -> dict[str, Reading]:
    """The languages by code, from `<code>.json` in SQuAD's format. Raises EvaluationError."""
    try:
        return {code: _reading(json.loads((folder / f"{code}.json").read_text(encoding="utf-8"))) for code in LANGUAGES}
    except (OSError, ValueError, KeyError, TypeError) as error:
        names = ", ".join(f"{code}.json" for code in LANGUAGES)
        raise EvaluationError(f"{folder} does not hold XQuAD ({error!r}). Put {names} of XQuAD there.") from error


def run(readings: Mapping[str, Reading], embedder: Embedder, tell: Callable[[str], None]) -> list[Scores]:
    """Scores of every language in both settings; a minute or two a language, told as it goes. Nothing is kept on disk."""
    paragraphs: dict[str, tuple[Vectors, KeywordIndex]] = {}
    for code, reading in readings.items():
        tell(f"{code}: {len(reading.paragraphs)} paragraphs")
        index = KeywordIndex.build([words(p) for p in reading.paragraphs])
        paragraphs[code] = (embedder.passages(reading.paragraphs), index)
    found = []
    for code, reading in readings.items():
        tell(f"{code}: {len(reading.questions)} questions")
        queries, bags = embedder.queries(reading.questions), [words(q) for q in reading.questions]
        for setting, held in (("own", code), ("english", "en")):
            vectors, index = paragraphs[held]
            keyword = np.stack([index.scores(bag) for bag in bags])
            found.append(Scores(code, setting, standard(queries @ vectors.T), standard(keyword), reading))
    return [scores for scores in found if (scores.language, scores.setting) != ("en", "english")]


def choose(scores: list[Scores]) -> dict[str, float]:
    """By setting, the keyword weight with the best recall at 1 on the tune half, over all languages; the smallest of
    equals."""
    return {
        setting: max(WEIGHTS, key=lambda w: np.mean([_tuned(s, w) for s in scores if s.setting == setting]))
        for setting in SETTINGS
    }


def weights(file: Path = CALIBRATION) -> dict[str, float]:
    """The chosen keyword weights, by setting."""
    data = tomllib.loads(file.read_text(encoding="utf-8"))
    return {setting: float(data[setting]) for setting in SETTINGS}


def as_toml(chosen: Mapping[str, float]) -> str:
    lines = [
        "# How much keyword counts beside dense on XQuAD, chosen by `waypost evaluate --xquad … --calibrate` on the questions",
        "# of every other article. Only the evaluation reads it.",
        *(f"{setting} = {weight}" for setting, weight in chosen.items()),
    ]
    return "\n".join(lines) + "\n"


def table(scores: list[Scores], chosen: Mapping[str, float]) -> Table:
    """Recall at 1 on the questions that tuned nothing."""
    rows: list[list[Cell]] = []
    for s in scores:
        ways = (s.hits(0.0), s.hits(1.0, dense=0.0), s.hits(chosen[s.setting]))
        estimates = [share([float(hit) for hit in hits[~s.reading.tune]]) for hits in ways]
        rows.append([(s.language,), (SETTINGS[s.setting],), *(cell("recall", e, places=3) for e in estimates)])
    return Table("XQuAD, recall@1", ["questions", "held against", "dense", "keyword", "fused"], rows)


def standard(scores: Matrix) -> Matrix:
    """Each row's distances from its mean in its standard deviations; zero where a row says nothing."""
    spread = scores.std(axis=1, keepdims=True)
    return np.where(spread > 1e-9, (scores - scores.mean(axis=1, keepdims=True)) / np.maximum(spread, 1e-9), 0.0)


def _tuned(scores: Scores, weight: float) -> float:
    return float(scores.hits(weight)[scores.reading.tune].mean())


def _reading(entry: Mapping[str, list[dict[str, list[dict[str, list[dict[str, str]]]]]]]) -> Reading:
    """Articles take turns to tune and to test, so that no paragraph does both."""
    paragraphs = [(number, p) for number, article in enumerate(entry["data"]) for p in article["paragraphs"]]
    asked = [(qa["question"], row, n % 2 == 0) for row, (n, p) in enumerate(paragraphs) for qa in p["qas"]]
    return Reading(
        paragraphs=tuple(str(p["context"]) for _, p in paragraphs),
        questions=tuple(question for question, _, _ in asked),
        gold=np.array([row for _, row, _ in asked]),
        tune=np.array([tunes for _, _, tunes in asked]),
    )
