"""Questions, outcomes and answers made by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from knowledge.answers.answer import Answer, Citation, Statement
from knowledge.contacts import Contact
from knowledge.documents import Passage
from knowledge.evaluation.outcomes import Outcome
from knowledge.evaluation.questions import EvaluationQuestion
from tests.knowledge.small import document


def question(identifier: str = "en-001", **changes: Any) -> EvaluationQuestion:
    usual = EvaluationQuestion(
        id=identifier,
        half="tune",
        language="en",
        kind="answerable",
        question="how many ppl were freed",
        history=(),
        gold=("raids",),
        essentials=(("269",),),
    )
    return replace(usual, **changes)


def outcome(identifier: str = "en-001", **changes: Any) -> Outcome:
    """An answerable English question whose answer is right in every way."""
    usual = Outcome(
        id=identifier,
        half="test",
        language="en",
        kind="answerable",
        gold=("raids",),
        status="answered",
        answer_language="en",
        ranked=("raids", "kunming", "hotline"),
        cited=("raids", "kunming"),
        first=("raids",),
        essentials=1,
        essentials_found=1,
        statements=2,
        supported=2,
        citations=2,
        precise=2,
        confidence=0.9,
        milliseconds=20.0,
    )
    return replace(usual, **changes)


def refused(identifier: str = "en-002", kind: str = "near_miss", **changes: Any) -> Outcome:
    """A question that was answered with "not covered"; of a near miss, that is right."""
    nothing: dict[str, Any] = {
        "kind": kind,
        "gold": () if kind in ("near_miss", "off_topic", "misuse", "small_talk") else ("raids",),
        "status": "not_covered",
        "cited": (),
        "first": (),
        "essentials": 0,
        "essentials_found": 0,
        "statements": 0,
        "supported": 0,
        "citations": 0,
        "precise": 0,
    }
    return outcome(identifier, **{**nothing, **changes})


def passage(text: str, identifier: str = "raids") -> Passage:
    return document(identifier, [text]).passages[0]


def answer(*statements: tuple[str, list[str]], contacts: tuple[Contact, ...] = ()) -> Answer:
    """Statements, each with the quotes that it cites; a quote stands in a passage of its own."""
    citations: list[Citation] = []
    made = []
    for text, quotes in statements:
        numbers = tuple(range(len(citations) + 1, len(citations) + 1 + len(quotes)))
        citations += [Citation(n, passage(q, f"document-{n}"), q) for n, q in zip(numbers, quotes)]
        made.append(Statement(text, numbers))
    return Answer("answered", "en", tuple(made), tuple(citations), contacts)


def contact(name: str = "Anti-trafficking line", phone: str = "1300") -> Contact:
    return Contact(
        country="TH",
        name=name,
        kind="trafficking-hotline",
        phone=phone,
        web=None,
        messaging=None,
        hours=None,
        languages=None,
        for_whom="Anyone in danger in Thailand.",
        source_url="https://example.go.th/help",
        publisher="Ministry",
        published=None,
        checked=date(2026, 11, 23),
        confidence="official page",
        note=None,
    )
