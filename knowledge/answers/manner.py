"""Messages that get a fitting reply without sources: small talk and questions about the bot; and what is declined."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path

from knowledge.answers.answer import Answer, Note
from knowledge.danger import LEANING as DANGER_LEANING
from knowledge.intents import LEANING, SMALL_TALK
from knowledge.reading import SHIPPED

CALIBRATION = SHIPPED / "calibration" / "manner.toml"


@dataclass(frozen=True, slots=True)
class Manner:
    """Thresholds on how much nearer a message is to examples of an intent than to what documents answer (cosines)."""

    small_talk: float
    small_talk_in_talk: float
    small_talk_characters: int
    misuse: float
    misuse_leaning: float
    misuse_nearest: float

    @classmethod
    def read(cls, file: Path = CALIBRATION) -> Manner:
        data = tomllib.loads(file.read_text(encoding="utf-8"))
        return cls(**{f.name: data[f.name] for f in fields(cls)})

    def reply(self, text: str, language: str, near: Mapping[str, float], in_talk: bool = False) -> Answer | None:
        """The whole reply where none of the corpus is wanted, or None. `near` is Ranking.near, `in_talk` whether something
        was asked before: the rest of a question ("and what number?") looks much like small talk."""
        if self.is_misuse(near):
            return Answer("declined", language)
        if not any(c.isalnum() for c in text):
            return Answer("answered", language, notes=(Note("smalltalk-greeting"),))
        kind = max(SMALL_TALK, key=lambda intent: near.get(intent, -1.0))
        others = max(
            (n for intent, n in near.items() if intent not in (*SMALL_TALK, LEANING, DANGER_LEANING)), default=-1.0
        )
        stands_out = near.get(kind, -1.0) >= max(self.small_talk_in_talk if in_talk else self.small_talk, others)
        if stands_out and len(text) <= self.small_talk_characters:
            return Answer("answered", language, notes=(Note(f"smalltalk-{kind}"),))
        return None

    def is_misuse(self, near: Mapping[str, float]) -> bool:
        """Asks for help with running, staffing, scripting, laundering for or hiding a scam."""
        nearest = near.get("misuse", -1.0)
        if nearest < self.misuse_nearest:  # nearer to a question that a document answers
            return False
        return nearest - near.get("lookalike", 0.0) + self.misuse_leaning * near.get(LEANING, 0.0) >= self.misuse
