"""The lexicon: the field's terms, places, agencies and companies, found in a text of any of the ten languages.

`lexicon/en.toml` holds the concepts and their English forms; `lexicon/<lang>.toml` holds, by the same ids, the forms of
a language. A form in Latin letters is matched as whole words, one in another script wherever it stands. Forms under
`exact` are matched in just these letters, capitals and all: "US" is a country, "us" is not. English forms that are
everyday words of another language (`everyday_words.toml`) are not looked for in that language's texts.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from knowledge.reading import SHIPPED
from knowledge.words import normalise

FOLDER = SHIPPED / "lexicon"
EVERYDAY = SHIPPED / "everyday_words.toml"
# Kinds that name one thing in the world: a passage that lacks it does not answer a question about it.
NAMES = frozenset(
    {"country", "nationality", "place", "compound", "agency", "organisation", "company", "person", "event", "hotline"}
)


@dataclass(frozen=True, slots=True)
class Concept:
    """One entry. `country` is the ISO code of where it lies or belongs, None where that makes no sense."""

    id: str
    kind: str
    english: str
    country: str | None


class Lexicon:
    """Finds concepts in texts. Thread-safe: built once."""

    def __init__(
        self,
        concepts: Mapping[str, Concept],
        forms: Mapping[str, Mapping[str, Sequence[str]]],
        exact: Mapping[str, str] = MappingProxyType({}),
        everyday: Mapping[str, Iterable[str]] = MappingProxyType({}),
    ) -> None:
        """`forms` by language and concept id; `exact` is concept ids by form; `everyday` is English forms by language."""
        self.concepts = concepts
        self._tables = {language: _Table(entries) for language, entries in forms.items()}
        self._exact = _Exact(exact)
        self._everyday = {language: frozenset(map(normalise, words)) for language, words in everyday.items()}

    @classmethod
    def read(cls, folder: Path = FOLDER, everyday: Path = EVERYDAY) -> Lexicon:
        """All `<lang>.toml` of the folder; en.toml's concepts first, a language may add its own."""
        concepts: dict[str, Concept] = {}
        forms: dict[str, dict[str, list[str]]] = {}
        exact: dict[str, str] = {}
        files = sorted(folder.glob("*.toml"), key=lambda file: file.stem != "en")
        for file in files:
            forms[file.stem] = {}
            for entry in tomllib.loads(file.read_text(encoding="utf-8"))["entry"]:
                forms[file.stem][entry["id"]] = entry["forms"]
                exact |= dict.fromkeys(entry.get("exact", ()), entry["id"])
                if entry["id"] not in concepts:
                    concepts[entry["id"]] = Concept(entry["id"], entry["kind"], entry["english"], entry.get("country"))
        return cls(concepts, forms, exact, tomllib.loads(everyday.read_text(encoding="utf-8")))

    @property
    def languages(self) -> tuple[str, ...]:
        return tuple(self._tables)

    def find(self, text: str, language: str) -> list[Concept]:
        """Concepts that the text names, in order, each once: by the language's forms and by English ones."""
        return [self.concepts[i] for i in dict.fromkeys(identifier for _, _, identifier in self._spans(text, language))]

    def without(self, text: str, language: str, kinds: Container[str]) -> str:
        """The text, normalised, without what names a concept of these kinds."""
        even, kept, reached = normalise(text), [], 0
        for start, end, identifier in self._spans(text, language):
            if self.concepts[identifier].kind in kinds:
                kept.append(even[reached:start])
                reached = end
        return " ".join([*kept, even[reached:]])

    def _spans(self, text: str, language: str) -> list[tuple[int, int, str]]:
        """(start, end, concept id) in the normalised text, longest matches first, none over another."""
        found = list(self._matches(normalise(text), language)) + list(self._exact.find(text))
        found.sort(key=lambda match: (match[0], -match[1]))  # stable: of two as long, the language's own stays first
        return list(_longest(found))

    def _matches(self, even: str, language: str) -> Iterator[tuple[int, int, str]]:
        if language != "en" and language in self._tables:
            yield from self._tables[language].find(even)
        everyday = self._everyday.get(language, frozenset())
        for start, end, identifier in self._tables["en"].find(even) if "en" in self._tables else ():
            if even[start:end] not in everyday:
                yield start, end, identifier


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
        self._longest = max(map(len, self._latin), default=0)
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
            for last in range(min(first + self._longest, len(spans)) - 1, first - 1, -1):
                key = tuple(text[s:e] for s, e in spans[first : last + 1])
                if key in self._latin:
                    yield spans[first][0], spans[last][1], self._latin[key]
                    break


class _Exact:
    """Forms whose capitals tell them from everyday words. Nothing is read off the capitals of a text that shouts."""

    def __init__(self, concepts: Mapping[str, str]) -> None:
        self._concepts = concepts
        forms = "|".join(re.escape(form) for form in sorted(concepts, key=len, reverse=True))
        self._pattern = re.compile(rf"(?<![A-Za-z0-9])(?:{forms})(?![A-Za-z])" if forms else "(?!)")

    def find(self, text: str) -> Iterator[tuple[int, int, str]]:
        """(start, end, concept id), with places in the normalised text as `_Table.find` gives them."""
        around = self._pattern.sub("", text)
        if around.isupper():
            return
        for match in self._pattern.finditer(text):
            yield len(normalise(text[: match.start()])), len(normalise(text[: match.end()])), self._concepts[match[0]]


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
    for start, end, identifier in found:
        if end > reached:
            yield start, end, identifier
            reached = end
