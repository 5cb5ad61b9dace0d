"""Is somebody in danger? Read off a message by phrases alone: no model, no index, no network.

`danger/<lang>.toml` holds the phrases of a language by sign. One under `always` is an alarm by itself; one under
`with_person` only together with a word of `who`, and without one of `calm`, which mark a question about the matter.
Missing a cry costs more than one alarm too many. Latin letters match as whole words, other scripts wherever they stand;
` ... ` stands for up to 40 characters of anything.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_args

from knowledge.reading import SHIPPED
from knowledge.words import normalise

Sign = Literal[
    "suicide", "held", "hurt", "threatened", "sold", "moved", "ransom", "papers", "missing", "rescue"
]  # the gravest first: its contacts lead
SIGNS: tuple[Sign, ...] = get_args(Sign)
FOLDER = SHIPPED / "danger"
LEANING = "danger_leaning"  # in Ranking.near: what knowledge.intents adds where the model is up
_GAP = r".{0,40}?"
_READ = 4096  # characters: all that a Telegram message may have


@dataclass(frozen=True, slots=True)
class _Language:
    who: re.Pattern[str]
    calm: re.Pattern[str]
    always: Mapping[Sign, re.Pattern[str]]
    with_person: Mapping[Sign, re.Pattern[str]]

    def signs(self, even: str) -> set[Sign]:
        found = {sign for sign, pattern in self.always.items() if pattern.search(even)}
        if self.who.search(even) and not self.calm.search(even):
            found |= {sign for sign, pattern in self.with_person.items() if pattern.search(even)}
        return found


class Danger:
    """Recognises messages of people in danger, in every language at once: they are mixed, and misread, when it counts."""

    def __init__(self, phrases: Mapping[str, Mapping[str, Any]]) -> None:
        """`phrases` by language, as the files hold them."""
        self._languages = {code: _language(table) for code, table in phrases.items()}

    @classmethod
    def read(cls, folder: Path = FOLDER) -> Danger:
        files = sorted(folder.glob("*.toml"))
        return cls({file.stem: tomllib.loads(file.read_text(encoding="utf-8")) for file in files})

    @property
    def languages(self) -> tuple[str, ...]:
        return tuple(self._languages)

    def signs(self, text: str) -> tuple[Sign, ...]:
        """What the message tells of, the gravest first; empty where it is no cry for help."""
        even = " ".join(normalise(text[:_READ]).replace("’", "'").split())
        found: set[Sign] = set().union(*(language.signs(even) for language in self._languages.values()))
        return tuple(sign for sign in SIGNS if sign in found)


def _language(table: Mapping[str, Any]) -> _Language:
    signs = {name: table[name] for name in SIGNS if name in table}
    return _Language(
        who=_pattern(table["who"]),
        calm=_pattern(table["calm"]),
        always={sign: _pattern(phrases["always"]) for sign, phrases in signs.items() if phrases["always"]},
        with_person={
            sign: _pattern(phrases["with_person"]) for sign, phrases in signs.items() if phrases["with_person"]
        },
    )


def _pattern(phrases: Sequence[str]) -> re.Pattern[str]:
    forms = sorted({" ".join(normalise(phrase).split()) for phrase in phrases}, key=len, reverse=True)
    return re.compile("|".join(map(_form, forms)) or "(?!)")


def _form(form: str) -> str:
    body = _GAP.join(re.escape(part.strip()) for part in form.split("..."))
    return rf"(?<![a-z0-9]){body}(?![a-z0-9])" if form.isascii() else body
