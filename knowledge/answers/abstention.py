"""Whether the passages answer at all: a small calibrated model over what was found and what was asked for.

No absolute cosine decides anything. Similarity tells the field from the rest of the world; what it cannot tell is a near
miss (right topic, wrong place, person, year, kind of thing), so the features also hold what the question names against
what the best documents hold. The coefficients are data, with their calibration beside them.
"""

from __future__ import annotations

import math
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from knowledge.answers.held import Held
from knowledge.documents import Document
from knowledge.reading import SHIPPED, phone_numbers
from knowledge.search import Found, Ranking
from knowledge.understanding import Understanding

CALIBRATION = SHIPPED / "calibration" / "abstention.toml"
DEPTH = 3  # documents that are looked at: the gold one is among the first three in 0.96 of the tune half
# Brings cosines (leads of 0.05 to 0.2) and BM25 scores (5 to 40) to about 1.
LEAD_SCALE = {"statement": 10.0, "titled": 10.0, "document": 10.0, "keyword": 0.1, "asked": 10.0, "asked_keyword": 0.1}
NEAR_SCALE = 10.0
INTENTS = ("lookalike", "misuse", "near_field", "off_topic")
_DIGIT = re.compile(r"\d")
_MONEY = re.compile(
    r"[$€£¥฿₩₫]|\b(?:usd|baht|dollars?|yuan|won|ringgit|dong|rupees?|pesos?|rupiah|kyat|riel|kip|million|billion)\b",
    re.IGNORECASE,
)
_LINK = re.compile(r"\b(?:https?://|www\.|[a-z0-9-]+\.(?:com|org|gov|int|net|go|gov\.\w\w)\b)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Verdict:
    """`confidence` is the calibrated chance that the passages answer; `answers` is that against the threshold."""

    confidence: float
    answers: bool
    features: Mapping[str, float]


class Abstention:
    """The decision. Thread-safe."""

    def __init__(self, held: Held, coefficients: Mapping[str, float], threshold: float) -> None:
        self._held, self._coefficients, self._threshold = held, coefficients, threshold

    @classmethod
    def read(cls, held: Held, file: Path = CALIBRATION) -> Abstention:
        data = tomllib.loads(file.read_text(encoding="utf-8"))
        return cls(held, data["coefficients"], data["threshold"])

    def judge(self, asked: Understanding, ranking: Ranking) -> Verdict:
        features = self.features(asked, ranking)
        total = sum(self._coefficients.get(name, 0.0) * value for name, value in features.items())
        confidence = 1 / (1 + math.exp(-max(-50.0, min(50.0, total))))
        return Verdict(confidence, confidence >= self._threshold, features)

    def features(self, asked: Understanding, ranking: Ranking) -> dict[str, float]:
        """Numbers about 0 to 10, by name; "bias" is 1."""
        ranked = ranking.found
        if not ranked:
            return {"bias": 1.0, "nothing_found": 1.0}
        best = _best_by_document(ranked)
        documents = [found.passage.document for found in best[:DEPTH]]
        return {
            "bias": 1.0,
            **_similarity(best),
            **{
                f"near_{intent}": NEAR_SCALE * nearness
                for intent, nearness in ranking.near.items()
                if intent in INTENTS
            },
            **{f"lead_{name}": lead * LEAD_SCALE[name] for name, lead in ranking.lead.items()},
            **self._coverage(asked, documents, [found.passage.text for found in ranked[:6]]),
            **_kinds(asked, ranked, documents),
        }

    def _coverage(self, asked: Understanding, documents: Sequence[Document], texts: Sequence[str]) -> dict[str, float]:
        """How much of what is named and said stands in the best documents, and in the statements that would be shown."""
        held = [self._held.concepts(d.id) for d in documents]
        names = {c.id for c in asked.names}
        terms = {c.id for c in asked.concepts} - names
        first, every = held[0], frozenset[str]().union(*held)
        shown = frozenset(c for text in texts for c in self._held.concepts_in(text))
        countries = [asked_country in d.countries for asked_country in asked.countries for d in documents[:1]]
        missing = [self._held.share_missing(asked.text, asked.language, d.id) for d in documents]
        return {
            "names_missing_first": float(len(names - first)),
            "names_missing": float(len(names - every)),
            "names_not_shown": float(len(names - shown)),
            "names_held": float(min(2, len(names & first))),
            "all_names_missing": float(bool(names) and not names & every),
            "country_missing": float(bool(countries) and not any(countries)),
            "terms_missing": _share(terms - every, terms),
            "terms_not_shown": _share(terms - shown, terms),
            "terms_held": float(min(3, len(terms & first))),
            "no_concepts": float(not asked.concepts),
            "words_missing_first": missing[0],
            "words_missing": min(missing),
        }


def _similarity(best: Sequence[Found]) -> dict[str, float]:
    top = best[0]
    second = best[1] if len(best) > 1 else top
    later = best[min(9, len(best) - 1)]
    return {
        "score": top.score / 5,
        "margin": (top.score - second.score) / 5,
        "drop": (top.score - later.score) / 5,
        "statement": max(f.parts["statement"] for f in best[:DEPTH]),
        "document": max(f.parts["document"] for f in best[:DEPTH]),
        "keyword": top.parts["keyword"] / 5,
        "asked": top.parts["asked"],
        "asked_keyword": top.parts["asked_keyword"] / 5,
        "agree": float(top.passage.document.id == max(best[:10], key=lambda f: f.parts["asked"]).passage.document.id)
        + float(top.passage.document.id == max(best[:10], key=lambda f: f.parts["keyword"]).passage.document.id),
    }


def _kinds(asked: Understanding, ranked: Sequence[Found], documents: Sequence[Document]) -> dict[str, float]:
    """Years, and the kind of thing wanted, held against the passages that would be shown."""
    texts = [found.passage.text for found in ranked[:6]]
    years = {year for d in documents for year in _years(d)}
    kinds = {
        "number_to_call": any(phone_numbers(text) for text in texts),
        "price_or_salary": any(_MONEY.search(text) for text in texts[:3]),
        "how_many": any(_DIGIT.search(text) for text in texts[:2]),
        "link": any(_LINK.search(text) for text in texts),
    }
    return {
        "year_missing": float(bool(asked.years) and not asked.years & years),
        **{f"wants_{kind}": float(kind in asked.asks) for kind in sorted(KINDS)},
        **{f"lacks_{kind}": float(kind in asked.asks and not has) for kind, has in kinds.items()},
    }


KINDS = frozenset(
    {"number_to_call", "address", "price_or_salary", "how_many", "when", "who_person", "which_place", "link", "photo"}
)


def _years(document: Document) -> set[int]:
    texts = (document.published or "", document.text)
    return {int(year) for text in texts for year in re.findall(r"20[0-3]\d", text)}


def _best_by_document(ranked: Sequence[Found]) -> list[Found]:
    """The best passage of each document, in rank order."""
    seen: dict[str, Found] = {}
    for found in ranked[:60]:
        seen.setdefault(found.passage.document.id, found)
    return list(seen.values())


def _share(part: set[str], whole: set[str]) -> float:
    return len(part) / len(whole) if whole else 0.0
