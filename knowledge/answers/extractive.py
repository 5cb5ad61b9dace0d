"""Ranked passages -> statements shown word for word, the most useful first, near-duplicates merged into one."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, fields
from pathlib import Path

from knowledge.answers.answer import Citation, Statement
from knowledge.reading import SHIPPED
from knowledge.search import Found
from knowledge.words import words

CALIBRATION = SHIPPED / "calibration" / "composition.toml"


@dataclass(frozen=True, slots=True)
class Composition:
    """How an answer is put together; composition.toml says where each value comes from."""

    statements: int
    per_document: int
    within: float
    same: float

    @classmethod
    def read(cls, file: Path = CALIBRATION) -> Composition:
        data = tomllib.loads(file.read_text(encoding="utf-8"))
        return cls(**{f.name: data[f.name] for f in fields(cls)})


def compose(ranked: Sequence[Found], rules: Composition) -> tuple[list[Statement], list[Citation]]:
    """At most `rules.statements` statements; sources that say the same share one."""
    chosen = _choose(ranked, rules)
    statements: list[Statement] = []
    citations: list[Citation] = []
    for group in _by_document(chosen):
        numbers = range(len(citations) + 1, len(citations) + 1 + len(group))
        citations += [Citation(number, found.passage, found.passage.text) for number, found in zip(numbers, group)]
        statements.append(Statement(group[0].passage.text, tuple(numbers)))
    return statements, citations


def _choose(ranked: Sequence[Found], rules: Composition) -> list[list[Found]]:
    """Groups of passages that say the same, best first, not too many of one document, none far below the best."""
    groups: list[list[Found]] = []
    bags: list[frozenset[str]] = []
    used: Counter[str] = Counter()
    for found in ranked:
        if found.score < ranked[0].score - rules.within:
            break
        bag = frozenset(words(found.passage.text))
        twin = next((i for i, other in enumerate(bags) if _alike(bag, other) >= rules.same), None)
        document = found.passage.document.id
        if twin is not None:
            if document not in {f.passage.document.id for f in groups[twin]} and len(groups[twin]) < 3:
                groups[twin].append(found)
        elif len(groups) < rules.statements and used[document] < rules.per_document:
            groups.append([found])
            bags.append(bag)
            used[document] += 1
        if len(groups) == rules.statements and found.score < ranked[0].score - rules.within / 2:
            break
    return groups


def _by_document(groups: Sequence[list[Found]]) -> list[list[Found]]:
    """Statements of one document follow each other, documents in the order of their best statement."""
    first: dict[str, int] = {}
    for position, group in enumerate(groups):
        first.setdefault(group[0].passage.document.id, position)
    return sorted(groups, key=lambda group: first[group[0].passage.document.id])


def _alike(one: frozenset[str], other: frozenset[str]) -> float:
    """Shared words over all words: 1 for the same bag. 0 where a figure differs: no source may carry another's number."""
    if not one or not other or any(c.isdigit() for word in one ^ other for c in word):
        return 0.0
    return len(one & other) / len(one | other)
