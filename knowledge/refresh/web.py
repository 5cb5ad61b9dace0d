"""The real web under a refresh: feeds and pages through one polite fetcher."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from knowledge.documents import content_key
from knowledge.errors import NotRead
from knowledge.publishers import Feed, Publisher
from knowledge.refresh.desk import Desk
from knowledge.refresh.drafts import countries_named
from knowledge.refresh.feeds import FeedRead, read_feed
from knowledge.refresh.fetch import Fetcher
from knowledge.refresh.ledger import Ledger
from knowledge.refresh.page import Clock, Fetched, Known, Similarity
from knowledge.refresh.reading_pages import Read, read_page
from knowledge.refresh.run import Asked, Progress, Refreshed, add_page, refresh
from knowledge.refresh.tables import Item


@dataclass
class PublishersOnTheWeb:
    """Feeds are asked conditionally; what they said is kept only once all their pages are in the ledger."""

    fetcher: Fetcher
    ledger: Ledger
    similarity: Similarity | None = None
    asked_for: bool = False
    _read: dict[str, list[tuple[Feed, FeedRead]]] = field(default_factory=dict)

    async def entries(self, publisher: Publisher, since: date | None) -> Sequence[str]:
        found: list[str] = []
        for feed in publisher.feeds:
            etag, modified = self._validators(feed)
            got = await read_feed(feed, publisher, self.fetcher, since, etag, modified)
            self._read.setdefault(publisher.name, []).append((feed, got))
            found += [entry.url for entry in got.entries]
        return found

    async def read(self, url: str, publisher: Publisher, known: Known) -> Read:
        return await read_page(
            url,
            publisher,
            known,
            self.fetcher,
            self.fetcher.clock,
            similarity=self.similarity,
            asked_for=self.asked_for,
        )

    def keep(self, publisher: Publisher) -> None:
        for feed, got in self._read.pop(publisher.name, []):
            if got.fetched:
                self.ledger.remember(
                    _name(feed), json.dumps({"etag": got.fetched.etag, "last_modified": got.fetched.last_modified})
                )

    def _validators(self, feed: Feed) -> tuple[str | None, str | None]:
        kept = json.loads(self.ledger.remembered(_name(feed)) or "{}")
        return kept.get("etag"), kept.get("last_modified")


async def refresh_from_the_web(desk: Desk, asked: Asked, progress: Progress) -> Refreshed:
    """Raises as `run.refresh` does."""
    async with Fetcher() as fetcher:
        return await refresh(desk, PublishersOnTheWeb(fetcher, desk.ledger), countries_named, asked, progress)


async def add_from_the_web(desk: Desk, address: str, file: Path | None) -> tuple[Read, Item | None]:
    """One page that an editor names; with `file`, a copy of it that the editor saved. Raises as `run.add_page` does."""
    async with OneFile(file, desk.clock) if file else Fetcher() as fetcher:
        return await add_page(desk, PublishersOnTheWeb(fetcher, desk.ledger, asked_for=True), countries_named, address)


class OneFile(Fetcher):
    """A page that an editor saved: it comes from the file, and is judged as if it had come from its address."""

    def __init__(self, file: Path, clock: Clock) -> None:
        super().__init__(clock=clock)
        self._file = file

    async def fetch(
        self, url: str, publisher: Publisher, etag: str | None = None, last_modified: str | None = None
    ) -> Fetched:
        """Raises NotRead where the file cannot be read."""
        try:
            body = await asyncio.to_thread(self._file.read_bytes)
        except OSError as error:
            raise NotRead("not-found", self._file.name) from error
        kind = "application/pdf" if body.startswith(b"%PDF") else "text/html"
        return Fetched(url, url, 200, kind, body, None, None, self.clock())


def _name(feed: Feed) -> str:
    return f"feed {content_key(feed.url)}"
