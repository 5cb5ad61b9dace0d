"""What the bot says, in a person's language: Fluent messages from `locales/<language>/*.ftl`, and dates and countries.

A message may hold Telegram's HTML; what is put into it is escaped. What a language lacks is said in English.
"""

from __future__ import annotations

import re
from collections.abc import Generator
from datetime import date
from functools import cached_property
from pathlib import Path

from babel import Locale
from babel.dates import format_date, format_skeleton
from fluent.runtime import AbstractResourceLoader, FluentLocalization
from fluent.syntax import FluentParser
from fluent.syntax.ast import Resource

from bot.telegram_text import escape, plain

LOCALES = Path(__file__).parent / "locales"
FALLBACK = "en"
# Day before month, as the corpus writes its dates.
_CALENDARS = {"en": "en_GB", "tl": "fil"}
# Older and wider codes that apps send for languages that have a folder under another one.
_ALSO = {"fil": "tl", "in": "id", "yue": "zh"}
# Years that a language's readers count beside the Gregorian ones: their era, CLDR's mark of the Gregorian era, the distance.
_SECOND_YEARS = {"th": ("พ.ศ.", "ค.ศ.", 543)}
_SKELETONS = {4: "y", 7: "yMMMM"}
Value = str | int


class UnknownMessage(LookupError):
    """A message id that no .ftl file holds: a mistake in the code, found by its tests."""


class Words:
    """The messages of one language."""

    def __init__(self, language: str, localization: FluentLocalization) -> None:
        self.language = language
        self._localization = localization

    def html(self, message: str, **values: Value) -> str:
        """The message for a chat. Strings among the values are escaped. Raises UnknownMessage."""
        return self._format(message, {k: escape(v) if isinstance(v, str) else v for k, v in values.items()})

    def text(self, message: str, **values: Value) -> str:
        """The message without markup: for buttons, alerts, descriptions, the command line. Raises UnknownMessage."""
        return plain(self.html(message, **values))

    def date(self, day: date | str | None) -> str:
        """A day, month or year in words ("2025-11" -> "November 2025"); "no date on the page" where there is none."""
        if day is None:
            return self.text("no-date")
        iso = str(day)
        year, month, day_of_month = (*map(int, iso.split("-")), 1, 1)[:3]
        first = date(year, month, day_of_month)
        if len(iso) in _SKELETONS:
            return self._with_second_year(format_skeleton(_SKELETONS[len(iso)], first, locale=self._calendar), year)
        return self._with_second_year(format_date(first, "long", locale=self._calendar), year)

    def country(self, code: str) -> str:
        """The name of a country by its ISO code, or the code itself."""
        return str(self._calendar.territories.get(code, code))

    def _with_second_year(self, said: str, year: int) -> str:
        if self.language not in _SECOND_YEARS:
            return said
        era, gregorian, distance = _SECOND_YEARS[self.language]
        both = f"{era} {year + distance} ({gregorian} {year})"
        return re.sub(rf"(?:{re.escape(gregorian)} )?\b{year}\b", both, said)

    @cached_property
    def _calendar(self) -> Locale:
        return Locale.parse(_CALENDARS.get(self.language, self.language), sep="-" if "-" in self.language else "_")

    def _format(self, message: str, values: dict[str, Value]) -> str:
        said = self._localization.format_value(message, values)
        if said == message:
            raise UnknownMessage(message)
        return said


class Locales:
    """All languages that have a folder. Files are read when a language is first spoken."""

    def __init__(self, folder: Path = LOCALES) -> None:
        self._folder = folder
        self._files = sorted(file.name for file in (folder / FALLBACK).glob("*.ftl"))
        self.languages = tuple(sorted(f.name for f in folder.iterdir() if any(f.glob("*.ftl"))))
        self._words: dict[str, Words] = {}

    def words(self, code: str | None) -> Words:
        """The words for a language code such as "th" or "pt-BR"; English where there are none."""
        language = self.spoken(code) or FALLBACK
        if language not in self._words:
            chain = list(dict.fromkeys((language, FALLBACK)))
            self._words[language] = Words(language, FluentLocalization(chain, self._files, _Files(self._folder)))
        return self._words[language]

    def spoken(self, code: str | None) -> str | None:
        """The language that has words for a code: "zh-Hant" -> "zh", "fil" -> "tl"; None where there is none."""
        wanted = (code or "").replace("_", "-")
        primary = wanted.split("-")[0].lower()
        return next((c for c in (wanted, primary, _ALSO.get(primary)) if c in self.languages), None)


class _Files(AbstractResourceLoader):
    """Reads `<language>/<file>`. The library's own loader leaves every file open."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def resources(self, locale: str, resource_ids: list[str]) -> Generator[list[Resource], None, None]:
        files = [self._folder / locale / name for name in resource_ids]
        found = [FluentParser().parse(file.read_text(encoding="utf-8")) for file in files if file.is_file()]
        if found:
            yield found
