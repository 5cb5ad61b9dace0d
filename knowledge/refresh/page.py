"""The nouns of a refresh: what was fetched, what a page says, what is proposed from it, and what is known already."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, Protocol

# What became of one attempt at one page. `read_page` gives the first six; the rest are decisions of an editor.
Outcome = Literal[
    "new",  # extracted, checked, nothing like it known at this address: has proposed statements
    "changed",  # known at this address, and its text is another one now: has proposed statements
    "same",  # 304, the same text, or the same publisher's text at another address (`Read.same_as`)
    "gone",  # 410: the publisher took it down and says so; withdrawal is to be proposed
    "failed",  # 404, 5xx, time-out, refused address, …: the last good version stays
    "rejected",  # fetched, but the checks of the page say no (off topic, sign-in page, too short, …)
    "waiting",
    "approved",
    "withdrawn",
]

Clock = Callable[[], datetime]  # aware; by argument, so that tests own the time
Similarity = Callable[[str], float]  # text -> 0..1, how near it is to what the corpus is about


@dataclass(frozen=True, slots=True)
class Fetched:
    """One answer of a server. `status` is 200 or 304; `body` is decompressed, and empty for 304."""

    url: str
    final_url: str
    status: int
    content_type: str
    body: bytes
    etag: str | None
    last_modified: str | None
    fetched_at: datetime


@dataclass(frozen=True, slots=True)
class Page:
    """What a page says. `text_hash` stands for the text exactly, `fingerprint` (63 bits, fits SQLite) for about the same."""

    url: str
    canonical: str
    title: str
    text: str
    published: date | None
    author: str | None
    language: str
    text_hash: str
    fingerprint: int


@dataclass(frozen=True, slots=True)
class Proposed:
    """A statement for an editor. `span` stands verbatim in the page; each mark is a word of the text that it lacks."""

    text: str
    span: str
    marks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KnownPage:
    """What is kept of the last good reading of a page."""

    url: str
    canonical: str
    publisher: str
    text_hash: str
    fingerprint: int
    etag: str | None = None
    last_modified: str | None = None
    published: date | None = None


class Known(Protocol):
    """What the ledger knows of pages: all that reading a page asks of it."""

    def at(self, url: str) -> KnownPage | None:
        """The page that was read at this address, or whose canonical address it is."""

    def with_text(self, text_hash: str) -> KnownPage | None:
        """Any page with exactly this text."""

    def near(self, fingerprint: int) -> KnownPage | None:
        """The nearest page whose fingerprint is at most `fingerprints.NEAR` bits away."""
