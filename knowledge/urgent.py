"""The reply to a message of somebody in danger: help lines from the table, at once. No model, no index, no network."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from knowledge.answers.answer import Answer, Note
from knowledge.contacts import Contact, Contacts, read_contacts
from knowledge.danger import LEANING, Danger, Sign
from knowledge.languages import detect_language
from knowledge.names import Lexicon
from knowledge.reading import SHIPPED

CONSULAR = "embassy-consular"
AT_THE_PLACE = ("police-emergency", "trafficking-hotline", "ngo", "child-helpline")
FROM_HOME = ("trafficking-hotline", CONSULAR, "migrant-workers")
MIND = ("mental-health",)
EACH = 3  # of one country or embassy
MOST = 6  # in all: more than a frightened person can choose from
NAMED = frozenset({"country", "nationality", "place", "compound"})


class Urgent:
    """Recognises danger and says whom to call. Built in a fraction of a second; thread-safe."""

    def __init__(
        self, danger: Danger, lexicon: Lexicon, contacts: Contacts, rules: Path = SHIPPED / "urgent.toml"
    ) -> None:
        table = tomllib.loads(rules.read_text(encoding="utf-8"))
        self._regional: list[str] = table["regional"]
        self._home: dict[str, str] = table["home"]
        self._leaning: float = table["leaning"]
        self._danger, self._lexicon, self._contacts = danger, lexicon, contacts

    @classmethod
    def read(cls) -> Urgent:
        """What ships, without what an editor changed: this path stands when everything else has fallen."""
        contacts, _ = read_contacts(SHIPPED / "contacts")
        return cls(Danger.read(), Lexicon.read(), contacts)

    def signs(self, text: str) -> tuple[Sign, ...]:
        """What the phrases tell of, the gravest first; empty where they see no cry for help."""
        return self._danger.signs(text)

    def is_near(self, near: Mapping[str, float]) -> bool:
        """Whether a message without such phrases resembles those of people in danger. `near` is Ranking.near."""
        return near.get(LEANING, -math.inf) >= self._leaning

    def reply(
        self, text: str, language: str | None = None, country: str | None = None, spoken: str = "en"
    ) -> Answer | None:
        """The urgent answer to a message; None where it is no cry for help. `country` is the asker's own."""
        signs = self._danger.signs(text)
        return self.answer(signs, language or detect_language(text, spoken), text, country) if signs else None

    def answer(self, signs: Sequence[Sign], language: str, text: str = "", country: str | None = None) -> Answer:
        """Help lines and first steps for these signs (none = asked for by hand)."""
        contacts = self.whom_to_call(signs, language, text, country)
        notes = [Note("danger-suicide")] if "suicide" in signs else []
        notes += [Note("danger-steps"), Note("danger-family"), Note("danger-phone")]
        return Answer("urgent", language, contacts=contacts, notes=tuple(notes))

    def whom_to_call(
        self, signs: Sequence[Sign], language: str, text: str, country: str | None = None
    ) -> tuple[Contact, ...]:
        """The nearest first: who listens to those who want to die, police where they are, then the help of their nation."""
        concepts = self._lexicon.find(text, language)
        named = [c.country for c in concepts if c.country and c.kind in NAMED]
        named += filter(None, (country and country.upper(), self._home.get(language)))
        codes = list(dict.fromkeys(named))
        places = [code for code in codes if code in self._regional]
        home = [code for code in codes if code not in places]
        found: list[Contact] = []
        if "suicide" in signs:
            found += [c for code in dict.fromkeys((*codes, "TH")) for c in self._contacts.of(code, MIND)]
        for code in places or self._regional:
            found += self._contacts.of(code, AT_THE_PLACE)[: EACH if places else 1]
        for code in home:
            found += [c for place in places for c in self._embassies(place, code)]
            found += (self._contacts.of(code, FROM_HOME) or self._contacts.of(code))[:EACH]
        return tuple(_each_number_once(found))[:MOST]

    def _embassies(self, place: str, nation: str) -> list[Contact]:
        """The embassies in a country that are those of a nation, read off their names."""
        found = self._contacts.of(place, (CONSULAR,))
        return [c for c in found if nation in {n.country for n in self._lexicon.find(c.name, "en")}][:EACH]


def _each_number_once(contacts: Iterable[Contact]) -> list[Contact]:
    first: dict[tuple[str, str | None], Contact] = {}
    for contact in contacts:
        first.setdefault((contact.country, contact.phone or contact.messaging or contact.web), contact)
    return list(first.values())
