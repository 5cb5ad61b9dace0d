"""The nouns of an answer. Text is rendered from them last: by `bot.render`, by the command line, or as JSON."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from knowledge.contacts import Contact
from knowledge.documents import Passage

Status = Literal["answered", "not_covered", "urgent", "declined"]


@dataclass(frozen=True, slots=True)
class Citation:
    """A passage and words that stand in it, verbatim (up to `grounding.normalise`). `number` counts from 1."""

    number: int
    passage: Passage
    quote: str


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence of an answer and the numbers of the citations that carry it."""

    text: str
    citations: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """Something the bot says about its answer, not about the world: a message id of the locales and its variables."""

    id: str
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Topic:
    """A question the bot can answer, offered where it cannot answer the one asked. `document` is its id."""

    document: str
    title: str
    publisher: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What is said to one question. `language` is the asker's; `topics` are offered when nothing answers."""

    status: Status
    language: str
    statements: tuple[Statement, ...] = ()
    citations: tuple[Citation, ...] = ()
    contacts: tuple[Contact, ...] = ()
    notes: tuple[Note, ...] = ()
    topics: tuple[Topic, ...] = ()
    milliseconds: int = 0

    def as_json(self, identifier: str, notes: list[str]) -> dict[str, Any]:
        """The contract of DESIGN section 7; `notes` are the notes in words, `identifier` the caller's own."""
        return {
            "id": identifier,
            "status": self.status,
            "language": self.language,
            "statements": [{"text": s.text, "citations": list(s.citations)} for s in self.statements],
            "citations": [_citation_json(citation) for citation in self.citations],
            "contacts": [contact_json(contact) for contact in self.contacts],
            "notes": notes,
            "milliseconds": self.milliseconds,
        }


def _citation_json(citation: Citation) -> dict[str, Any]:
    document = citation.passage.document
    notice = {"notice": str(document.notice)} if document.notice else {}
    return {
        "number": citation.number,
        "document": document.id,
        "passage": citation.passage.id,
        "quote": citation.quote,
        "title": document.title,
        "publisher": document.publisher,
        "url": document.url,
        "published": document.published,
        "checked": document.checked.isoformat(),
        "language": document.language,
        **notice,
    }


def contact_json(contact: Contact) -> dict[str, Any]:
    """A contact as the contract writes it."""
    return {
        "country": contact.country,
        "name": contact.name,
        "phone": contact.phone,
        "source_url": contact.source_url,
        "checked": contact.checked.isoformat(),
    }
