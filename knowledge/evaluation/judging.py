"""What can be seen in one answer without a judge: whether essentials show, and whether citations carry their statements."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.answers.answer import Answer
from knowledge.answers.grounding import stands_in
from knowledge.words import normalise, sentences


@dataclass(frozen=True, slots=True)
class Support:
    """Counts over an answer: statements and how many are supported, citations of statements and how many are needed."""

    statements: int
    supported: int
    citations: int
    precise: int


def shown(answer: Answer) -> str:
    """The text that an asker reads as the answer: statements and contacts, not titles or links of sources."""
    contacts = [f"{c.name} {c.phone or ''} {c.messaging or ''}" for c in answer.contacts]
    return "\n".join([*(s.text for s in answer.statements), *contacts])


def essentials_found(essentials: Sequence[Sequence[str]], text: str) -> int:
    """How many of the essentials show, in one of their spellings."""
    return sum(any(shows(literal, text) for literal in alternatives) for alternatives in essentials)


def shows(literal: str, text: str) -> bool:
    """True where the literal stands in the text; at its ends a number must end too: 269 does not show in 1,269."""
    wanted = re.escape(normalise(literal))
    start = r"(?<!\d)(?<!\d[.,])" if literal[:1].isdigit() else ""
    end = r"(?![.,]?\d)" if literal[-1:].isdigit() else ""
    return re.search(f"{start}{wanted}{end}", normalise(text)) is not None


def support(answer: Answer) -> Support:
    """Citation recall and precision in ALCE's sense (Gao et al. 2023), with "stands verbatim in" as the test of support.

    A statement is supported where each of its sentences stands word for word in the quote of one of its citations, and
    that quote in its passage. A citation of a supported statement is precise where it supports the statement alone, or
    where it is needed: leave it out, and the remaining citations' quotes no longer support the statement. A citation
    of an unsupported statement is never precise.
    """
    quotes = {c.number: c.quote for c in answer.citations if stands_in(c.quote, c.passage.text)}
    supported = precise = 0
    for statement in answer.statements:
        carried = [quotes.get(number, "") for number in statement.citations]
        if not _stands(statement.text, carried):
            continue
        supported += 1
        for position, quote in enumerate(carried):
            rest = carried[:position] + carried[position + 1 :]
            precise += _stands(statement.text, [quote]) or not _stands(statement.text, rest)
    cited = sum(len(s.citations) for s in answer.statements)
    return Support(len(answer.statements), supported, cited, precise)


def _stands(text: str, quotes: Sequence[str]) -> bool:
    return all(any(stands_in(sentence, quote) for quote in quotes) for sentence in sentences(text))
