"""Help lines: looked up in a checked table by country, never by similarity and never by a model."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from knowledge.documents import Fault, is_link, read_yaml
from knowledge.vocabulary import CONFIDENCE, CONTACT_KINDS, COUNTRIES

_TEXTS = ("phone", "web", "messaging", "hours", "languages", "for_whom", "note", "published")
CONTACT_COUNTRIES = COUNTRIES | {"EU"}
_RUN = re.compile(r"\+?\(?\d[\d ()-]*\d")
_PREFIX = re.compile(r"^\+?\(\+?\d{1,4}\) ?")  # "(852) 1868" is 1868 on the spot
_FULL = 7  # digits of a number that is dialled with or without its prefix; shorter ones are the same only when equal


@dataclass(frozen=True, slots=True)
class Contact:
    """One help line as its source page gives it. Numbers were copied, not dialled; `checked` is the day of copying."""

    country: str
    name: str
    kind: str
    phone: str | None
    web: str | None
    messaging: str | None
    hours: str | None
    languages: str | None
    for_whom: str | None
    source_url: str
    publisher: str
    published: str | None
    checked: date
    confidence: str
    note: str | None

    @property
    def shown(self) -> bool:
        """False for what an editor has yet to settle, and for what gives nothing to reach it by."""
        return self.confidence != "conflicting" and bool(self.phone or self.web or self.messaging)


class Contacts:
    """The table, read once. Order within a country: the nearest help first, as vocabulary.toml lists the kinds."""

    def __init__(self, contacts: Iterable[Contact]) -> None:
        self.all: tuple[Contact, ...] = tuple(sorted(contacts, key=_nearness))

    def of(self, country: str, kinds: Sequence[str] = CONTACT_KINDS) -> tuple[Contact, ...]:
        """What may be shown for a country (ISO alpha-2) and these kinds."""
        return tuple(c for c in self.all if c.country == country and c.kind in kinds and c.shown)

    @property
    def countries(self) -> tuple[str, ...]:
        """Countries with at least one contact that may be shown."""
        return tuple(sorted({c.country for c in self.all if c.shown}))

    def holds_number(self, number: str) -> bool:
        """True where some contact that may be shown holds this number, however it is spaced and prefixed."""
        wanted = digits(number)
        return any(_same_number(form, wanted) for form in self._numbers)

    @cached_property
    def _numbers(self) -> frozenset[str]:
        """The digits of every number that may be shown, with its prefix and without."""
        texts = (text for c in self.all if c.shown for text in (c.phone, c.messaging, c.note) if text)
        runs = (run for text in texts for run in _RUN.findall(text))
        return frozenset(digits(form) for run in runs for form in (run, _PREFIX.sub("", run)))


def digits(text: str) -> str:
    """The digits of a number without its spacing: "+84 981 848 484" -> "84981848484"."""
    return "".join(c for c in text if c.isdecimal())


def _same_number(one: str, other: str) -> bool:
    if one == other:
        return True
    short, long = sorted((one.lstrip("0"), other.lstrip("0")), key=len)
    return len(short) >= _FULL and long.endswith(short)


def read_contacts(folder: Path) -> tuple[Contacts, list[Fault]]:
    """All `<COUNTRY>.yaml` of a folder; entries with a fault are left out and named."""
    found: list[Contact] = []
    faults: list[Fault] = []
    for file in sorted(folder.glob("*.yaml")):
        entries = _entries(file, faults)
        for number, entry in enumerate(entries, 1):
            where = f"{file.parent.name}/{file.name} entry {number}"
            wrong = _faults(entry, file.stem, where)
            faults += wrong
            if not wrong:
                found.append(_contact(file.stem, entry))
    return Contacts(found), faults


def _contact(country: str, entry: Mapping[str, Any]) -> Contact:
    values: dict[str, Any] = {field.name: entry.get(field.name) for field in fields(Contact)[1:]}
    return Contact(country=country, **values)


def _entries(file: Path, faults: list[Fault]) -> list[dict[str, Any]]:
    name = f"{file.parent.name}/{file.name}"
    try:
        entries = read_yaml(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        faults.append(Fault(name, "file", f"cannot be read ({str(error).splitlines()[0]})", "Mend the YAML."))
        return []
    if not isinstance(entries, list) or not all(isinstance(e, dict) for e in entries):
        faults.append(
            Fault(name, "file", "is not a list of contacts", "Write each contact as a list item with fields.")
        )
        return []
    return entries


def _faults(entry: Mapping[str, Any], country: str, where: str) -> list[Fault]:
    names = [f.name for f in fields(Contact)[1:]]
    faults = [
        Fault(where, name, "is not a known field", "Delete it or mend its name.") for name in entry if name not in names
    ]
    for name in ("name", "source_url", "publisher"):
        if not (isinstance(entry.get(name), str) and entry[name].strip()):
            faults.append(
                Fault(where, name, "is missing", "Every contact names itself, its source page and its publisher.")
            )
    for name in _TEXTS:
        if not isinstance(entry.get(name), str | None):
            faults.append(
                Fault(where, name, "is not text", "Put the value in quotes: 0117 without them loses its zero.")
            )
    if country not in CONTACT_COUNTRIES:
        faults.append(
            Fault(where, "file", f"{country} is no country code", "Name the file by ISO 3166 alpha-2, in capitals.")
        )
    if entry.get("kind") not in CONTACT_KINDS:
        faults.append(
            Fault(where, "kind", f"{entry.get('kind')!r} is not known", f"Use one of {', '.join(CONTACT_KINDS)}.")
        )
    if entry.get("confidence") not in tuple(CONFIDENCE):
        faults.append(Fault(where, "confidence", "is not known", f"Use one of {', '.join(sorted(CONFIDENCE))}."))
    if type(entry.get("checked")) is not date:
        faults.append(Fault(where, "checked", "is no date", "Write the day it was read as YYYY-MM-DD."))
    if entry.get("source_url") and not is_link(entry["source_url"]):
        faults.append(Fault(where, "source_url", "is no link", "Give the full address of the source page."))
    return faults


def _nearness(contact: Contact) -> tuple[str, int, bool, bool]:
    official = contact.confidence == "official page"
    return contact.country, CONTACT_KINDS.index(contact.kind), contact.phone is None, not official
