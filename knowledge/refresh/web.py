"""The real web under a refresh: feeds and pages through one polite fetcher."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from knowledge.documents import content_key
from knowledge.publishers import Feed, Publisher
from knowledge.refresh.feeds import FeedRead, read_feed
from knowledge.refresh.fetch import Fetcher
from knowledge.refresh.ledger import Ledger
from knowledge.refresh.page import Known, Similarity
from knowledge.refresh.reading_pages import Read, read_page


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


def _name(feed: Feed) -> str:
    return f"feed {content_key(feed.url)}"
