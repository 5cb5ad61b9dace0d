"""What a question asks for, read off its words: names, years, the kind of thing wanted, and whether the newest is."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from knowledge.names import NAMES, Concept, Lexicon
from knowledge.reading import SHIPPED
from knowledge.words import normalise

CUES = SHIPPED / "cues.toml"
_YEAR = re.compile(r"(?<!\d)(20[0-3]\d|25[5-8]\d)(?!\d)")
_BUDDHIST = 543  # years of the Buddhist era, written in Thailand, Laos and Cambodia, are this much ahead
_ENGLISH_TERMS = 12  # more terms than this drown the question itself


@dataclass(frozen=True, slots=True)
class Understanding:
    """What was read off a question. `asks` are kinds of cues.toml, `years` are Gregorian."""

    text: str
    language: str
    concepts: tuple[Concept, ...]
    years: frozenset[int]
    asks: frozenset[str]
    newest: int

    @property
    def names(self) -> tuple[Concept, ...]:
        """The concepts that name one thing in the world."""
        return tuple(c for c in self.concepts if c.kind in NAMES)

    @property
    def countries(self) -> frozenset[str]:
        """ISO codes of the countries and nationalities mentioned."""
        return frozenset(c.country for c in self.concepts if c.country and c.kind in ("country", "nationality"))

    @property
    def more(self) -> str:
        """English terms and names for the keyword ranking: what a question in another language says in its own words."""
        return " ".join(c.english for c in self.concepts[:_ENGLISH_TERMS])


class Reader:
    """Reads questions. Holds the lexicon and the cues; thread-safe."""

    def __init__(self, lexicon: Lexicon, cues: Mapping[str, Mapping[str, Mapping[str, Sequence[str]]]]) -> None:
        self.lexicon = lexicon
        self._recency = {code: _Phrases(table["words"]) for code, table in cues["recency"].items()}
        self._asks = {
            code: {kind: _Phrases(forms) for kind, forms in table.items()} for code, table in cues["asks"].items()
        }

    @classmethod
    def read(cls, lexicon: Lexicon, file: Path = CUES) -> Reader:
        return cls(lexicon, tomllib.loads(file.read_text(encoding="utf-8")))

    def understand(self, text: str, language: str) -> Understanding:
        even = normalise(text)
        codes = [code for code in dict.fromkeys((language, "en")) if code in self._asks]
        asks = {kind for code in codes for kind, phrases in self._asks[code].items() if phrases.count(even)}
        return Understanding(
            text=text,
            language=language,
            concepts=tuple(self.lexicon.find(text, language)),
            years=frozenset(_gregorian(int(year)) for year in _YEAR.findall(even)),
            asks=frozenset(asks),
            newest=max((self._recency[code].count(even) for code in codes), default=0),
        )


class _Phrases:
    """Phrases of a language, counted in a normalised text: whole words in Latin letters, anywhere in other scripts."""

    def __init__(self, phrases: Sequence[str]) -> None:
        forms = sorted({normalise(phrase) for phrase in phrases}, key=len, reverse=True)
        latin = [re.escape(form) for form in forms if form.isascii()]
        other = [re.escape(form) for form in forms if not form.isascii()]
        patterns = ([rf"(?<![a-z0-9])(?:{'|'.join(latin)})(?![a-z0-9])"] if latin else []) + (
            ["|".join(other)] if other else []
        )
        self._pattern = re.compile("|".join(patterns) or "(?!)")

    def count(self, text: str) -> int:
        return sum(1 for _ in self._pattern.finditer(text))


def _gregorian(year: int) -> int:
    return year - _BUDDHIST if year > 2400 else year
