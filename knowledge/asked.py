"""Asked as: questions that a document answers, as people type them. Pointers for retrieval; never shown, never a source."""

from __future__ import annotations

import json
from collections.abc import Container, Mapping
from dataclasses import dataclass
from pathlib import Path

from knowledge.documents import Fault

WANTED_IN_ENGLISH = 5  # fewer pointers than this measurably cost recall (DESIGN section 5)
LONGEST = 300  # characters: what people type, not an essay


@dataclass(frozen=True, slots=True)
class Pointer:
    """One question and the id of the document that answers it."""

    question: str
    document: str


AskedAs = Mapping[str, tuple[Pointer, ...]]


def read_asked(
    folder: Path, documents: Container[str], left_out: Container[str] = frozenset()
) -> tuple[AskedAs, list[Fault]]:
    """Pointers by language, from `<language>.jsonl` of `{"id", "questions"}`; faulty lines are left out and named.

    Lines for documents that were `left_out` for a fault of their own are passed over: they are right once it is mended.
    """
    found: dict[str, tuple[Pointer, ...]] = {}
    faults: list[Fault] = []
    for file in sorted(folder.glob("*.jsonl")):
        pointers: list[Pointer] = []
        for number, line in enumerate(_lines(file, faults), 1):
            pointers += _line(line, f"asked/{file.name} line {number}", documents, left_out, faults)
        found[file.stem] = tuple(pointers)
    return found, faults


def too_few(asked: AskedAs, documents: Mapping[str, object]) -> list[Fault]:
    """Documents with fewer English questions than wanted."""
    counts = dict.fromkeys(documents, 0)
    for pointer in asked.get("en", ()):
        if pointer.document in counts:
            counts[pointer.document] += 1
    remedy = f"Write at least {WANTED_IN_ENGLISH} questions that it answers, as people type them, into asked/en.jsonl."
    return [
        Fault(f"asked/en.jsonl {identifier}", "questions", f"only {count} in English", remedy)
        for identifier, count in counts.items()
        if count < WANTED_IN_ENGLISH
    ]


def languages_missing(asked: AskedAs, documents: Mapping[str, object]) -> dict[str, list[str]]:
    """By language, the documents that nobody has written a question for."""
    covered = {language: {p.document for p in pointers} for language, pointers in asked.items()}
    return {language: [d for d in documents if d not in ids] for language, ids in covered.items()}


def _lines(file: Path, faults: list[Fault]) -> list[str]:
    try:
        return file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        faults.append(Fault(f"asked/{file.name}", "file", f"cannot be read ({error})", "Save it as UTF-8 text."))
        return []


def _line(
    line: str, where: str, documents: Container[str], left_out: Container[str], faults: list[Fault]
) -> list[Pointer]:
    try:
        entry = json.loads(line)
        identifier, questions = entry["id"], entry["questions"]
        if not (isinstance(identifier, str) and isinstance(questions, list)):
            raise TypeError
    except (json.JSONDecodeError, KeyError, TypeError):
        faults.append(
            Fault(where, "line", "is not an object with id and questions", 'Write {"id": "…", "questions": ["…"]}.')
        )
        return []
    if identifier not in documents:
        if identifier in left_out:
            return []
        faults.append(Fault(where, "id", f"{identifier!r} is no document", "Mend the id or delete the line."))
        return []
    good = []
    for question in questions:
        if not isinstance(question, str) or not question.strip() or len(question) > LONGEST:
            faults.append(
                Fault(
                    where,
                    "questions",
                    "holds an empty or very long one",
                    f"Keep each between 1 and {LONGEST} characters.",
                )
            )
        else:
            good.append(Pointer(question.strip(), identifier))
    return good
