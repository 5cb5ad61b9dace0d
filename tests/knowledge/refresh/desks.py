"""A desk over real folders: a small knowledge folder below, a data folder above, and pages from memory for a web."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path

from knowledge.errors import NotRead
from knowledge.publishers import Publisher
from knowledge.reading import read_corpus
from knowledge.refresh.desk import Desk, open_desk
from knowledge.refresh.fingerprints import fingerprint, text_hash
from knowledge.refresh.page import Known, Page, Proposed
from knowledge.refresh.reading_pages import Read
from knowledge.refresh.run import Asked, Refreshed, refresh
from tests.knowledge.folders import knowledge_folder

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
PUBLISHERS = """
[[publisher]]
name = "Example Agency"
type = "news"
tier = 2
domains = ["example.org"]
language = "en"
feeds = [{ kind = "rss", url = "https://www.example.org/feed" }]

[[publisher]]
name = "United Example"
type = "un"
tier = 1
domains = ["united.example"]
language = "en"
review = "auto"
feeds = [{ kind = "rss", url = "https://united.example/feed" }]
"""
AGENCY, UNITED = "https://www.example.org", "https://united.example"
BY_HAND = Asked("a test")


@dataclass
class Clock:
    """Stands still until it is set."""

    now: datetime = NOW

    def __call__(self) -> datetime:
        return self.now

    def set(self, **by: float) -> None:
        self.now += timedelta(**by)


def page(url: str, text: str, title: str = "", published: date | None = date(2026, 11, 20)) -> Page:
    name = url.rpartition("/")[2]
    return Page(url, url, title or f"About {name}", text, published, None, "en", text_hash(text), fingerprint(text))


def proposed(text: str, *marks: str) -> tuple[Proposed, ...]:
    return tuple(Proposed(line, line, marks) for line in text.splitlines())


@dataclass
class Shelves:
    """A web of pages by address. What it is told to fail with, it fails with; `asked` are addresses in order."""

    pages: dict[str, Page] = field(default_factory=dict)
    failing: dict[str, Read | Exception] = field(default_factory=dict)
    feeds: dict[str, Exception] = field(default_factory=dict)
    marks: tuple[str, ...] = ()
    asked: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    before: Callable[[], Awaitable[object]] | None = None

    def put(self, url: str, text: str, **more: object) -> None:
        self.pages[url] = replace(page(url, text), **more)  # type: ignore[arg-type]

    async def entries(self, publisher: Publisher, since: date | None) -> Sequence[str]:
        if publisher.name in self.feeds:
            raise self.feeds[publisher.name]
        return [url for url in self.pages if publisher.owns(url)]

    async def read(self, url: str, publisher: Publisher, known: Known) -> Read:
        self.asked.append(url)
        if self.before:
            await self.before()
        failing = self.failing.get(url)
        if isinstance(failing, Exception):
            raise failing
        if failing:
            return failing
        if url not in self.pages:
            return Read("failed", reason="not-found", detail="404")
        return self._judged(self.pages[url], known)

    def keep(self, publisher: Publisher) -> None:
        self.kept.append(publisher.name)

    def _judged(self, found: Page, known: Known) -> Read:
        before = known.at(found.url)
        if before and before.text_hash == found.text_hash:
            return Read("same", found, reason="same-text")
        return Read("changed" if before else "new", found, proposed(found.text, *self.marks))


def a_folder(path: Path) -> Path:
    """`path`/knowledge, in order and with one document, where it is not there yet."""
    below = path / "knowledge"
    if not below.is_dir():
        below.mkdir(parents=True)
        folder = knowledge_folder(below)
        folder.file("publishers.toml", PUBLISHERS)
        folder.document("shipped")
    return below


def a_desk(path: Path, clock: Callable[[], datetime] | None = None) -> Desk:
    """`path`/knowledge is the folder that ships, with one document; `path`/data the data folder."""
    below = a_folder(path)
    return open_desk(path / "data", clock or Clock(), read=partial(read_corpus, below, path / "data" / "corpus"))


def no_countries(text: str, language: str) -> Sequence[str]:
    return []


def refreshed(desk: Desk, web: Shelves, asked: Asked = BY_HAND) -> Refreshed:
    return asyncio.run(refresh(desk, web, no_countries, asked))


def not_read(reason: str) -> NotRead:
    return NotRead(reason, "www.example.org")
