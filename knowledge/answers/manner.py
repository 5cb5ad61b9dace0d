"""Messages that are no questions to the corpus: greetings, thanks, questions about the bot; and follow-ups of earlier ones."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path

from knowledge.answers.answer import Answer, Note
from knowledge.reading import SHIPPED
from knowledge.words import normalise

PHRASES = SHIPPED / "manner.toml"
_SHORT = 60  # characters: small talk is short; anything longer is a question that happens to begin with hello
_WORD = re.compile(r"\w+")


class Manner:
    """Fitting replies without sources. Thread-safe."""

    def __init__(
        self, small_talk: Mapping[str, Sequence[str]], misuse: Sequence[str], follow_on: Sequence[str]
    ) -> None:
        self._small_talk = {kind: re.compile("|".join(patterns)) for kind, patterns in small_talk.items()}
        self._misuse = re.compile("|".join(misuse))
        self._follow_on = re.compile("|".join(follow_on))

    @classmethod
    def read(cls, file: Path = PHRASES) -> Manner:
        data = tomllib.loads(file.read_text(encoding="utf-8"))
        return cls(data["small_talk"], data["misuse"]["patterns"], data["follow_on"]["patterns"])

    def reply(self, text: str, language: str) -> Answer | None:
        """The whole reply where none of the corpus is wanted, or None."""
        even = normalise(text).strip()
        if self._misuse.search(even):
            return Answer("declined", language)
        if not _WORD.search(even):
            return Answer("answered", language, notes=(Note("smalltalk-greeting"),))
        if len(even) <= _SHORT:
            for kind, pattern in self._small_talk.items():
                if pattern.search(even):
                    return Answer("answered", language, notes=(Note(f"smalltalk-{kind}"),))
        return None

    def readings(self, text: str, history: Sequence[str], language: str) -> list[str]:
        """The question by itself, and, where it leans on what came before, together with it."""
        if not history:
            return [text]
        together = " ".join([*history[-2:], text])
        return [text, together] if self._leans(text) else [text]

    def _leans(self, text: str) -> bool:
        return len(text) <= 90 or bool(self._follow_on.search(normalise(text)))
