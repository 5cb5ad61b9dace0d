"""Dates as pages write them, in many languages: found in a text, and relative ones resolved against the day of a page."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from importlib.resources import files
from typing import Any

from babel.dates import format_date

from knowledge.words import normalise

_BUDDHIST = 2400  # a year beyond it is counted as Thailand and Laos count, 543 ahead
_LOCALES = {"tl": "fil", "zh": "zh_Hans"}
_YEAR_FIRST = {"zh": "y年M月", "ko": "y년 M월"}  # how they write a month of a year
_YEAR = r"(?P<y>(?:19|20|24|25)\d\d)(?!\d)"
_NUMERIC = (
    rf"(?<!\d){_YEAR} ?[-/.年년] ?(?P<m>\d{{1,2}}) ?[-/.月월] ?(?P<d>\d{{1,2}})(?!\d) ?[日일]?",
    rf"(?:ngay )?(?<!\d)(?P<d>\d{{1,2}}) thang (?P<m>\d{{1,2}})(?: nam|,)? {_YEAR}",
    rf"(?<![\d/.-])(?P<d>\d{{1,2}})(?P<sign>[-/.])(?P<m>\d{{1,2}})(?P=sign){_YEAR}",
)


@dataclass(frozen=True, slots=True)
class Found:
    """A full date and where it stands in the normalised text."""

    start: int
    end: int
    day: date


def dates_in(text: str) -> list[Found]:
    """Full dates, in order. 3/4/2026 may mean two days and is none; two-digit years are none either."""
    even = normalise(text)
    found = [Found(m.start(), m.end(), day) for p in _patterns() for m in p.finditer(even) if (day := _day(m))]
    found.sort(key=lambda f: (f.start, -f.end))
    return [f for number, f in enumerate(found) if not number or f.start >= found[number - 1].end]


def without_dates(text: str) -> str:
    """The text, normalised, without its full dates: what other numbers are looked for in."""
    even, kept, reached = normalise(text), [], 0
    for found in dates_in(text):
        kept.append(even[reached : found.start])
        reached = found.end
    return " ".join([*kept, even[reached:]])


def resolved(sentence: str, published: date | None, language: str) -> tuple[str, tuple[str, ...]]:
    """The sentence with what "yesterday" means put behind it in brackets, and the words whose day stays open."""
    table = _relative().get(language)
    if table is None:
        return sentence, ()
    left, pieces, reached = list[str](), list[str](), 0
    for match in table.pattern.finditer(sentence):
        word = match[0]
        meaning = _meaning(table, word.casefold(), published, language)
        if _dated_already(sentence[match.end() :]):
            continue
        if meaning is None or _not_the_last(sentence[: match.start()]):
            left.append(word)
            continue
        pieces += [sentence[reached : match.end()], f" ({meaning})"]
        reached = match.end()
    return "".join([*pieces, sentence[reached:]]), tuple(left)


def spoken(day: date, language: str) -> str:
    """The day in words of the language."""
    return format_date(day, "long" if language in _YEAR_FIRST else "d MMMM y", locale=_LOCALES.get(language, language))


@dataclass(frozen=True, slots=True)
class _Relative:
    """The words of one language, by what they mean."""

    pattern: re.Pattern[str]
    days: Mapping[str, int]
    months: Mapping[str, int]
    years: Mapping[str, int]
    weekdays: Mapping[str, int]


def _meaning(table: _Relative, word: str, published: date | None, language: str) -> str | None:
    if published is None:
        return None
    if word in table.days:
        return spoken(published + timedelta(days=table.days[word]), language)
    if word in table.weekdays:
        back = (published.weekday() - table.weekdays[word]) % 7
        return spoken(published - timedelta(days=back), language)
    if word in table.months:
        month = published.year * 12 + published.month - 1 + table.months[word]
        first = date(month // 12, month % 12 + 1, 1)
        return format_date(first, _YEAR_FIRST.get(language, "MMMM y"), locale=_LOCALES.get(language, language))
    if word in table.years:
        return str(published.year + table.years[word])
    return None


def _dated_already(rest: str) -> bool:
    """True for "Friday, 20 November" and "yesterday (19 November)"."""
    return bool(re.match(r"[ ,]{0,2}\(?(?:\d|(?:the )?\d|[A-Z][a-z]{2,8}\.? \d)|ที่ \d", rest))


def _not_the_last(before: str) -> bool:
    """True for "next Monday" and "every Monday", which are other days than the last one."""
    return bool(re.search(r"\b(?:next|every|each|coming|until|before|by)\s+$", before, re.IGNORECASE))


def _day(match: re.Match[str]) -> date | None:
    parts = match.groupdict()
    year, day = int(parts["y"]), int(parts["d"])
    month = _months()[parts["name"]] if parts.get("name") else int(parts["m"])
    if parts.get("sign") == "/" and month <= 12 and day <= 12 and day != month:
        return None
    if month > 12:
        day, month = month, day
    try:
        return date(year - 543 if year > _BUDDHIST else year, month, day)
    except ValueError:
        return None


@lru_cache(maxsize=1)
def _data() -> Mapping[str, Any]:
    return tomllib.loads(files("knowledge.refresh").joinpath("dates.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def _months() -> Mapping[str, int]:
    return {normalise(form): number for number, forms in enumerate(_data()["months"], 1) for form in forms.split("|")}


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], ...]:
    name = "|".join(re.escape(form) for form in sorted(_months(), key=len, reverse=True))
    joint = "|".join(re.escape(normalise(form)) for form in sorted(_data()["joints"], key=len, reverse=True))
    local = "|".join(re.escape(form) for form in sorted(_months(), key=len, reverse=True) if not form.isascii())
    gap = rf"(?:[\s,.၊]|{joint}){{0,6}}"
    named = (
        rf"(?<!\d)(?P<d>\d{{1,2}}){gap}(?P<name>{name}){gap}{_YEAR}",
        rf"(?<![a-z])(?P<name>{name})[. ]{{1,2}}(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,? {_YEAR}",
        rf"(?<!\d){_YEAR}{gap}(?P<name>{local}){gap}(?P<d>\d{{1,2}})(?!\d)",  # "in 2026 May 20" is not English
    )
    return tuple(map(re.compile, (*_NUMERIC, *named)))


@lru_cache(maxsize=1)
def _relative() -> Mapping[str, _Relative]:
    return {language: _table(entry) for language, entry in _data()["relative"].items()}


def _table(entry: Mapping[str, Any]) -> _Relative:
    weekdays = {form: number for number, forms in enumerate(entry["weekdays"]) for form in forms.split("|")}
    words = [*entry["days"], *entry["months"], *entry["years"], *weekdays, *entry["open"]]
    return _Relative(
        pattern=re.compile("|".join(map(_bounded, sorted(words, key=len, reverse=True))), re.IGNORECASE),
        days=_folded(entry["days"]),
        months=_folded(entry["months"]),
        years=_folded(entry["years"]),
        weekdays=_folded(weekdays),
    )


def _folded(table: Mapping[str, int]) -> dict[str, int]:
    return {word.casefold(): number for word, number in table.items()}


def _bounded(word: str) -> str:
    return rf"\b{re.escape(word)}\b" if any(char.isascii() and char.isalpha() for char in word) else re.escape(word)
