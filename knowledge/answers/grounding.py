"""The gate: no sentence without a citation whose quote is found word for word in its passage."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from knowledge.answers.answer import Citation, Statement

_QUOTES = {ord(c): "'" for c in "‘’‚‛`´"} | {ord(c): '"' for c in "“”„‟«»「」『』"}
_DASHES = {ord(c): "-" for c in "‐‑‒–—―−"}
_SPACE = re.compile(r"\s+")


def normalise(text: str) -> str:
    """NFKC, white space, quote marks and dashes evened out: what "word for word" is measured on."""
    return _SPACE.sub(" ", unicodedata.normalize("NFKC", text).translate(_QUOTES | _DASHES)).strip()


def stands_in(quote: str, text: str) -> bool:
    """True where the quote is not empty and stands verbatim in the text."""
    wanted = normalise(quote)
    return bool(wanted) and wanted in normalise(text)


def grounded(
    statements: Iterable[Statement], citations: Iterable[Citation]
) -> tuple[tuple[Statement, ...], tuple[Citation, ...]]:
    """What may be said: citations that hold, statements that one of them carries, numbered anew in reading order."""
    holding = {c.number: c for c in citations if stands_in(c.quote, c.passage.text)}
    kept: list[Statement] = []
    order: list[int] = []
    for statement in statements:
        carried = [n for n in dict.fromkeys(statement.citations) if n in holding]
        if carried and statement.text.strip():
            kept.append(Statement(statement.text, tuple(carried)))
            order += [n for n in carried if n not in order]
    return _renumbered(kept, [holding[n] for n in order])


def _renumbered(
    statements: Sequence[Statement], citations: Sequence[Citation]
) -> tuple[tuple[Statement, ...], tuple[Citation, ...]]:
    number = {citation.number: position for position, citation in enumerate(citations, 1)}
    return (
        tuple(Statement(s.text, tuple(sorted(number[n] for n in s.citations))) for s in statements),
        tuple(Citation(number[c.number], c.passage, c.quote) for c in citations),
    )
