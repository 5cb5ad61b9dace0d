"""The reply to a message of somebody in danger: help lines from the table, at once. No model, no index, no network."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_args

from knowledge.answers.answer import Answer, Note
from knowledge.contacts import Contact, Contacts, read_contacts
from knowledge.danger import LEANING, Danger, Sign
from knowledge.languages import detect_language
from knowledge.names import Lexicon
from knowledge.reading import SHIPPED

Situation = Literal["unknown", "held", "relative", "way", "money", "suicide"]
SITUATIONS: tuple[Situation, ...] = get_args(Situation)
CONSULAR = "embassy-consular"
MIND = ("mental-health",)
EACH = 3  # of one country or embassy
MOST = 6  # in all: more than a frightened person can choose from
NAMED = frozenset({"country", "nationality", "place", "compound"})


@dataclass(frozen=True, slots=True)
class Cry:
    """What is known of a person in danger. `countries` (ISO codes) they chose or set; others are read off `text`."""

    language: str
    text: str = ""
    signs: Sequence[Sign] = ()
    situation: Situation = "unknown"
    countries: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Countries where compounds stand and the person may be; and the others, which are then their own."""

    places: list[str]
    home: list[str]


class Urgent:
    """Recognises danger and says whom to call. Built in a fraction of a second; thread-safe."""

    def __init__(
        self, danger: Danger, lexicon: Lexicon, contacts: Contacts, rules: Path = SHIPPED / "urgent.toml"
    ) -> None:
        table = tomllib.loads(rules.read_text(encoding="utf-8"))
        self.regional: tuple[str, ...] = tuple(table["regional"])
        self._home: dict[str, str] = table["home"]
        self._situations: dict[str, dict[str, Any]] = table["situations"]
        self._leaning: float = table["leaning"]
        self._danger, self._lexicon, self._contacts = danger, lexicon, contacts

    @classmethod
    def read(cls) -> Urgent:
        """What ships, without what an editor changed: this path stands when everything else has fallen."""
        contacts, _ = read_contacts(SHIPPED / "contacts")
        return cls(Danger.read(), Lexicon.read(), contacts)

    @property
    def nations(self) -> tuple[str, ...]:
        """Countries whose people have a line to call, by code; none where compounds stand."""
        return tuple(sorted(code for code in self._contacts.countries if code not in self.regional))

    def signs(self, text: str) -> tuple[Sign, ...]:
        """What the phrases tell of, the gravest first; empty where they see no cry for help."""
        return self._danger.signs(text)

    def is_near(self, near: Mapping[str, float]) -> bool:
        """Whether a message without such phrases resembles those of people in danger. `near` is Ranking.near."""
        return near.get(LEANING, -math.inf) >= self._leaning

    def cry(self, text: str, language: str | None = None, country: str | None = None, spoken: str = "en") -> Cry | None:
        """What a message tells of danger; None where it is no cry for help. `country` is the asker's."""
        signs = self.signs(text)
        chosen = (country.upper(),) if country else ()
        return Cry(language or detect_language(text, spoken), text, signs, countries=chosen) if signs else None

    def answer(self, cry: Cry) -> Answer:
        """Help lines and first steps."""
        rules = self._situations[_situation(cry)]
        notes = tuple(Note(name) for name in rules["notes"])
        if "suicide" in cry.signs and cry.situation == "unknown":
            notes = (*notes, Note("danger-family"))
        return Answer("urgent", cry.language, contacts=self._whom_to_call(cry), notes=notes)

    def whereabouts(self, cry: Cry) -> Whereabouts:
        """Read off what was chosen, what is named, and the language."""
        concepts = self._lexicon.find(cry.text, cry.language)
        named = [*cry.countries, *(c.country for c in concepts if c.country and c.kind in NAMED)]
        named += filter(None, (self._home.get(cry.language),))
        codes = list(dict.fromkeys(named))
        return Whereabouts(
            [code for code in codes if code in self.regional], [code for code in codes if code not in self.regional]
        )

    def _whom_to_call(self, cry: Cry) -> tuple[Contact, ...]:
        """The nearest first: who listens to those who want to die, police where they are, then the help of their nation."""
        where, rules = self.whereabouts(cry), self._situations[_situation(cry)]
        there = [
            contact
            for code in where.places or self.regional
            for contact in self._of(code, rules["there"])[: EACH if where.places else 1]
        ]
        home = [contact for code in where.home for contact in self._of_nation(code, where.places, rules["home"])]
        found = [*home, *there] if rules.get("home_first") else [*there, *home]
        if _situation(cry) == "suicide":  # the Thai lines listen in English too
            listening = (*where.places, *where.home, "TH")
            found = [c for code in dict.fromkeys(listening) for c in self._contacts.of(code, MIND)] + found
        return tuple(_each_number_once(found))[:MOST]

    def _of_nation(self, nation: str, places: Sequence[str], kinds: Sequence[str]) -> list[Contact]:
        """Its embassies where the person may be, read off their names, then its lines at home."""
        abroad = [c for place in places for c in self._contacts.of(place, (CONSULAR,))]
        embassies = [c for c in abroad if nation in {n.country for n in self._lexicon.find(c.name, "en")}]
        return [*embassies[:EACH], *(self._of(nation, kinds) or self._contacts.of(nation))[:EACH]]

    def _of(self, country: str, kinds: Sequence[str]) -> list[Contact]:
        """Of these kinds, in their order."""
        return sorted(self._contacts.of(country, kinds), key=lambda contact: kinds.index(contact.kind))


def _situation(cry: Cry) -> Situation:
    return "suicide" if cry.situation == "unknown" and "suicide" in cry.signs else cry.situation


def _each_number_once(contacts: Iterable[Contact]) -> list[Contact]:
    first: dict[tuple[str, str | None], Contact] = {}
    for contact in contacts:
        first.setdefault((contact.country, contact.phone or contact.messaging or contact.web), contact)
    return list(first.values())
