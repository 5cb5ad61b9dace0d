"""The questions that the answers are measured on: written as people write, split by document into two halves."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from knowledge.errors import EvaluationError
from knowledge.reading import SHIPPED
from knowledge.words import normalise

QUESTIONS = SHIPPED / "evaluation" / "questions"
HALVES = ("tune", "test")
FIELD = ("answerable", "latest", "follow_up", "lookalike")  # kinds that a document answers
UNANSWERABLE = ("near_miss", "off_topic")  # kinds that nothing answers
KINDS = (*FIELD, *UNANSWERABLE, "misuse", "small_talk")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class EvaluationQuestion:
    """One question. `gold` are ids of documents that answer it on their own, `essentials` what an answer must show,
    each as alternative spellings; `history` holds the earlier messages, oldest first."""

    id: str
    half: str
    language: str
    kind: str
    question: str
    history: tuple[str, ...]
    gold: tuple[str, ...]
    essentials: tuple[tuple[str, ...], ...]

    @property
    def wording(self) -> str:
        """What two questions share when they are worded alike: case, marks and punctuation evened out."""
        return wording(self.question)


def wording(text: str) -> str:
    return " ".join(_WORD.findall(normalise(text)))


def read_questions(folder: Path = QUESTIONS) -> list[EvaluationQuestion]:
    """All questions of `<folder>/<language>.jsonl`. Raises EvaluationError, naming file and line."""
    files = sorted(folder.glob("*.jsonl"))
    if not files:
        raise EvaluationError(f"There are no evaluation questions in {folder}. Reinstall, or name another folder.")
    return [
        _question(line, f"{file.name} line {number}", file.stem)
        for file in files
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
    ]


def chosen(
    questions: Sequence[EvaluationQuestion], half: str, languages: Sequence[str] = ()
) -> list[EvaluationQuestion]:
    """The questions of a half ("both": of either), in these languages (none named: in all)."""
    return [q for q in questions if half in (q.half, "both") and (not languages or q.language in languages)]


def _question(line: str, where: str, language: str) -> EvaluationQuestion:
    try:
        entry: dict[str, Any] = json.loads(line)
        question = EvaluationQuestion(
            id=entry["id"],
            half=entry["half"],
            language=entry["language"],
            kind=entry["kind"],
            question=entry["question"],
            history=tuple(entry["history"]),
            gold=tuple(entry["gold"]),
            essentials=tuple(tuple(alternatives) for alternatives in entry["essentials"]),
        )
    except (ValueError, KeyError, TypeError) as error:
        raise EvaluationError(f"{where} is no evaluation question ({error!r}). Mend the line.") from error
    for name, value, allowed in (
        ("half", question.half, HALVES),
        ("kind", question.kind, KINDS),
        ("language", question.language, (language,)),
    ):
        if value not in allowed:
            raise EvaluationError(f"{where}: {name} is {value!r}, not one of {', '.join(allowed)}. Mend the line.")
    return question
