"""A message that leans on what was said before ("and in laos?", "what number then"), read together with it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from knowledge.names import Lexicon
from knowledge.reading import SHIPPED
from knowledge.words import normalise, words

MARKERS = SHIPPED / "intents"
EARLIER = 2  # messages that are read along: the one before, and the one that it may itself have leant on
LONGEST = (
    300  # characters of each: a story told before must not push the message out of what is searched (writer.SEARCHED)
)
# A message of no more words than SHORT that carry meaning may be the rest of the last question, unless it is answered by
# itself with more than SURE. Chosen on the tune half: follow-ups that find their document rise from 17 to 20 of 22, and of
# 100 questions put behind another one on another document 96 still find theirs (97 before).
SHORT, SURE = 8, 0.7


class FollowUps:
    """Puts a leaning message and its history together. Thread-safe."""

    def __init__(self, lexicon: Lexicon, markers: Mapping[str, Sequence[str]]) -> None:
        """`markers` are regular expressions over normalised text, by language."""
        self._lexicon = lexicon
        self._markers = {code: re.compile("|".join(f"(?:{p})" for p in patterns)) for code, patterns in markers.items()}

    @classmethod
    def read(cls, lexicon: Lexicon, folder: Path = MARKERS) -> FollowUps:
        """Markers from `follow_on.<language>.txt`, one a line."""
        files = {file.name.split(".")[1]: file for file in sorted(folder.glob("follow_on.*.txt"))}
        return cls(lexicon, {code: _lines(file) for code, file in files.items()})

    def leans(self, text: str, language: str) -> bool:
        """True where a word of the message points to what came before."""
        even = normalise(text).strip()
        codes = dict.fromkeys((language, "en"))
        return any(self._markers[code].search(even) for code in codes if code in self._markers)

    def may_lean(self, text: str, language: str) -> bool:
        return self.leans(text, language) or len(set(words(text))) <= SHORT

    def together(self, text: str, history: Sequence[str], language: str) -> str:
        """The message behind what was asked before, without earlier countries and places where it names one itself."""
        kinds = {c.kind for c in self._lexicon.find(text, language)} & REPLACED
        if kinds & {"country", "nationality"}:
            kinds |= {"country", "nationality"}
        earlier = [self._lexicon.without(said[-LONGEST:], language, kinds) for said in history[-EARLIER:]]
        return " ".join([*earlier, text])


REPLACED = frozenset({"country", "nationality", "place", "compound", "person", "company"})


def _lines(file: Path) -> list[str]:
    return [line for line in file.read_text(encoding="utf-8").splitlines() if line.strip() and not line.startswith("#")]
