"""The lexicon: the field's terms, places, agencies and companies, found in a text of any of the ten languages.

`lexicon/en.toml` holds the concepts and their English forms; `lexicon/<lang>.toml` holds, by the same ids, the forms of
a language. A form in Latin letters is matched as whole words, one in another script wherever it stands.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from knowledge.reading import SHIPPED
from knowledge.words import normalise

FOLDER = SHIPPED / "lexicon"
# Kinds that name one thing in the world: a passage that lacks it does not answer a question about it.
NAMES = frozenset(
    {"country", "nationality", "place", "compound", "agency", "organisation", "company", "person", "event", "hotline"}
)
LONGEST = 6  # words of a form


@dataclass(frozen=True, slots=True)
class Concept:
    """One entry. `country` is the ISO code of where it lies or belongs, None where that makes no sense."""

    id: str
    kind: str
    english: str
    country: str | None


class Lexicon:
    """Finds concepts in texts. Thread-safe: built once."""

    def __init__(self, concepts: Mapping[str, Concept], forms: Mapping[str, Mapping[str, Sequence[str]]]) -> None:
        """`forms` are the surface forms by language and concept id."""
        self.concepts = concepts
        self._tables = {language: _Table(entries) for language, entries in forms.items()}

    @classmethod
    def read(cls, folder: Path = FOLDER) -> Lexicon:
        """All `<lang>.toml` of the folder; en.toml's concepts first, a language may add its own."""
        concepts: dict[str, Concept] = {}
        forms: dict[str, dict[str, list[str]]] = {}
        files = sorted(folder.glob("*.toml"), key=lambda file: file.stem != "en")
        for file in files:
            forms[file.stem] = {}
            for entry in tomllib.loads(file.read_text(encoding="utf-8"))["entry"]:
                forms[file.stem][entry["id"]] = entry["forms"]
                if entry["id"] not in concepts:
                    concepts[entry["id"]] = Concept(entry["id"], entry["kind"], entry["english"], entry.get("country"))
        return cls(concepts, forms)

    @property
    def languages(self) -> tuple[str, ...]:
        return tuple(self._tables)

    def find(self, text: str, language: str) -> list[Concept]:
        """Concepts that the text names, in order, each once: by the language's forms and by English ones."""
        even = normalise(text)
        tables = [self._tables[code] for code in dict.fromkeys((language, "en")) if code in self._tables]
        found = sorted((start, -end, identifier) for table in tables for start, end, identifier in table.find(even))
        return [self.concepts[i] for i in dict.fromkeys(identifier for _, _, identifier in _longest(found))]


class _Table:
    """The forms of one language, ready for matching."""

    def __init__(self, entries: Mapping[str, Iterable[str]]) -> None:
        self._latin: dict[tuple[str, ...], str] = {}
        self._other: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for identifier, forms in entries.items():
            for form in map(normalise, forms):
                if form.isascii():
                    self._latin.setdefault(tuple(_latin_words(form)), identifier)
                elif len(form) >= 2:
                    self._other[form[:2]].append((form, identifier))
        for same_start in self._other.values():
            same_start.sort(key=lambda pair: -len(pair[0]))

    def find(self, text: str) -> Iterator[tuple[int, int, str]]:
        """(start, end, concept id) of every match in a normalised text."""
        yield from self._find_latin(text)
        for start in range(len(text) - 1):
            for form, identifier in self._other.get(text[start : start + 2], ()):
                if text.startswith(form, start):
                    yield start, start + len(form), identifier
                    break

    def _find_latin(self, text: str) -> Iterator[tuple[int, int, str]]:
        spans = list(_latin_spans(text))
        for first in range(len(spans)):
            for last in range(min(first + LONGEST, len(spans)) - 1, first - 1, -1):
                key = tuple(text[s:e] for s, e in spans[first : last + 1])
                if key in self._latin:
                    yield spans[first][0], spans[last][1], self._latin[key]
                    break


def _latin_words(text: str) -> list[str]:
    return [text[start:end] for start, end in _latin_spans(text)]


def _latin_spans(text: str) -> Iterator[tuple[int, int]]:
    """Runs of ASCII letters and digits: "k.k. park" and "kk park" differ, "kk-park" and "kk park" do not."""
    start = None
    for position, char in enumerate(f"{text} "):
        if char.isascii() and char.isalnum():
            start = position if start is None else start
        elif start is not None:
            yield start, position
            start = None


def _longest(found: Sequence[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    """Matches that no longer one covers, left to right."""
    reached = 0
    for start, minus_end, identifier in found:
        if -minus_end > reached:
            yield start, minus_end, identifier
            reached = max(reached, -minus_end)

