"""A whole refresh: publishers -> what they say is new -> pages -> what waits for an editor. One at a time."""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Protocol

from knowledge.documents import Document, parse_document
from knowledge.errors import NotRead, NotThere, RefreshFailure, cause
from knowledge.publishers import Publisher, Publishers
from knowledge.reading import Corpus, canonical
from knowledge.refresh.desk import Desk
from knowledge.refresh.drafts import CountriesOf
from knowledge.refresh.files import locked
from knowledge.refresh.page import Known
from knowledge.refresh.readings import ONLY_DATE, KnownPages, Recorder
from knowledge.refresh.tables import Attempt, Item, Run

if TYPE_CHECKING:  # what reads pages imports much, which no other command needs
    from knowledge.refresh.reading_pages import Read

LOCK = "refresh.lock"
BY_ITSELF = "the rule for first-tier pages of which only the date changed"
_REJECTED_FOR = timedelta(days=30)  # a page that the checks refused is not asked for again so soon
_BUSY = "Another refresh is under way, started here or in Telegram. Wait for it to end: `waypost knowledge status` shows it."
_PUBLISHERS_AT_ONCE = 8  # their servers differ, so this is about our memory and line, not about politeness
_PAGES_AT_ONCE = 4  # of one publisher; the fetcher holds each host to two
log = logging.getLogger(__name__)


class Web(Protocol):
    """Where pages come from."""

    async def entries(self, publisher: Publisher, since: date | None) -> Sequence[str]:
        """Addresses that the publisher's feeds name. Raises NotRead."""

    async def read(self, url: str, publisher: Publisher, known: Known) -> Read:
        """One page, from its address to its proposed statements."""

    def keep(self, publisher: Publisher) -> None:
        """All entries were recorded: the feeds need not be sent again until they change."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody asked for. `publisher` reads that one whatever its interval says; a dry run records nothing."""

    by: str
    publisher: str | None = None
    since: date | None = None
    dry_run: bool = False


@dataclass(slots=True)
class Line:
    """What became of one publisher: counts by outcome, what failed, and the items it led to.

    `approved` are those of the items that need no editor.
    """

    publisher: str
    counts: Counter[str] = field(default_factory=Counter)
    problems: list[str] = field(default_factory=list)
    items: list[int] = field(default_factory=list)
    approved: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Refreshed:
    """The table of a refresh."""

    lines: tuple[Line, ...]
    waiting: int

    @property
    def failures(self) -> int:
        return sum(line.counts["failed"] + len(line.problems) for line in self.lines)

    @property
    def proposed(self) -> int:
        return sum(len(line.items) for line in self.lines)


Progress = Callable[[str, int, int], None]  # publisher that is done, publishers done, of how many


def _silent(publisher: str, done: int, total: int) -> None: ...


async def refresh(
    desk: Desk, web: Web, countries_of: CountriesOf, asked: Asked, progress: Progress = _silent
) -> Refreshed:
    """Raises Busy where one is under way, NotThere for an unknown publisher, LedgerFailure, DataUnwritable.

    Killed at any point, the next refresh does what is left: each page is recorded in one transaction.
    """
    with locked(desk.data / LOCK, _BUSY):
        corpus = desk.read()
        chosen = _chosen(corpus.publishers, asked, desk)
        run = None if asked.dry_run else _begun(desk, asked)
        recorder = _recorder(desk, corpus, countries_of, run)
        lines = [] if asked.dry_run or asked.publisher else [_unlisted(desk, corpus, recorder)]
        lines += await _all(chosen, web, recorder, asked, progress)
        refreshed = Refreshed(tuple(line for line in lines if line.counts or line.problems), len(desk.review.waiting()))
        if run:
            for line in lines:
                for item in line.approved:
                    desk.review.approve(item, BY_ITSELF)
            refreshed = replace(refreshed, waiting=len(desk.review.waiting()))
            _ended(desk, run, refreshed)
        return refreshed


async def add_page(desk: Desk, web: Web, countries_of: CountriesOf, url: str) -> tuple[Read, Item | None]:
    """Reads one page that somebody names. Raises NotThere where no listed publisher owns the address."""
    corpus = desk.read()
    publisher = next((p for p in corpus.publishers.values() if p.owns(url)), None)
    if publisher is None:
        raise NotThere(
            "No publisher on the list owns this address. Add the publisher to publishers.toml once an editor has vetted it."
        )
    recorder = _recorder(desk, corpus, countries_of, None)
    read = await web.read(url, publisher, recorder.known)
    return read, recorder.record(publisher, url, read)


async def _all(
    chosen: Sequence[Publisher], web: Web, recorder: Recorder, asked: Asked, progress: Progress
) -> list[Line]:
    places, done = asyncio.Semaphore(_PUBLISHERS_AT_ONCE), Counter[str]()

    async def one(publisher: Publisher) -> Line:
        async with places:
            line = await _publisher(publisher, web, recorder, asked)
        done["publishers"] += 1
        progress(publisher.name, done["publishers"], len(chosen))
        return line

    tasks = [asyncio.create_task(one(publisher)) for publisher in chosen]
    try:
        return list(await asyncio.gather(*tasks))
    finally:
        for task in tasks:
            task.cancel()


async def _publisher(publisher: Publisher, web: Web, recorder: Recorder, asked: Asked) -> Line:
    """One publisher never stops the others; a ledger or disk that fails stops all of them."""
    line = Line(publisher.name)
    try:
        addresses = await _addresses(publisher, web, recorder, asked, line)
        await _pages(addresses, publisher, web, recorder, asked, line)
        if not (asked.dry_run or line.problems or line.counts["failed"]):
            web.keep(publisher)
    except RefreshFailure:
        raise
    except Exception as error:  # noqa: BLE001  # DESIGN section 6: one bad publisher never stops the rest
        log.error("%s could not be refreshed (%s). The others are.", publisher.name, cause(error))
        line.problems.append(cause(error))
    return line


async def _addresses(publisher: Publisher, web: Web, recorder: Recorder, asked: Asked, line: Line) -> list[str]:
    """What the feeds name, and every page of the publisher that the ledger or the corpus holds; each once."""
    named: Sequence[str] = ()
    try:
        named = await web.entries(publisher, asked.since)
    except NotRead as error:
        line.problems.append(str(error))
        if not asked.dry_run:
            recorder.record_feed(publisher, error)
    refused = recorder.rejected_since(publisher, _REJECTED_FOR)
    named = [url for url in named if url not in refused]
    held = [d.url for d in recorder.corpus.documents.values() if d.publisher == publisher.name]
    every = [*named, *recorder.known.of_publisher(publisher.name), *held]
    return list({canonical(url): url for url in reversed(every)}.values())[::-1]


async def _pages(
    addresses: Sequence[str], publisher: Publisher, web: Web, recorder: Recorder, asked: Asked, line: Line
) -> None:
    places = asyncio.Semaphore(_PAGES_AT_ONCE)

    async def one(url: str) -> None:
        async with places:
            read = await web.read(url, publisher, recorder.known)
        line.counts[read.outcome] += 1
        if not asked.dry_run and (item := recorder.record(publisher, url, read)):
            line.items.append(item.id)
            if publisher.review == "auto" and item.kind == "changed" and item.reason == ONLY_DATE:
                line.approved.append(item.id)

    tasks = [asyncio.create_task(one(url)) for url in addresses]
    try:
        await asyncio.gather(*tasks)
    finally:
        for task in tasks:
            task.cancel()


def _chosen(publishers: Publishers, asked: Asked, desk: Desk) -> list[Publisher]:
    if asked.publisher is not None:
        if asked.publisher not in publishers:
            raise NotThere(f"No publisher is called {asked.publisher!r}. Names are those of publishers.toml, in full.")
        return [publishers[asked.publisher]]
    return [p for p in publishers.values() if p.feeds and _due(p, desk)]


def _due(publisher: Publisher, desk: Desk) -> bool:
    """Also where the last refresh of it was killed; and an attempt that lies ahead means that the clock was set back."""
    last = desk.ledger.newest(Attempt, publisher=publisher.name)
    if last is None or not last.at <= desk.clock() < last.at + publisher.interval:
        return True
    run = desk.ledger.newest(Run, id=last.run)
    return run is not None and run.ended is None


def _unlisted(desk: Desk, corpus: Corpus, recorder: Recorder) -> Line:
    """Documents whose publisher was taken off the list: no answer cites them any more, and an editor is told."""
    line = Line("(no longer on the list)")
    for document in _approved(desk):
        if document.publisher not in corpus.publishers:
            item = recorder.propose_withdrawal(document, f"{document.publisher} is no longer on the list of publishers")
            line.items += [item.id] if item else []
            line.counts["gone"] += 1
    return line


def _approved(desk: Desk) -> list[Document]:
    overlay = desk.snapshots.overlay
    texts = ((path, overlay.text(path) or "") for path in overlay.files() if path.endswith(".md"))
    parsed = (parse_document(text, path.partition("/")[0], path)[0] for path, text in texts)
    return [document for document in parsed if document is not None]


def _recorder(desk: Desk, corpus: Corpus, countries_of: CountriesOf, run: Run | None) -> Recorder:
    by_url = {canonical(document.url): document for document in corpus.documents.values()}
    known = KnownPages.of(desk.ledger)
    return Recorder(desk.ledger, desk.texts, known, corpus, by_url, countries_of, desk.clock, run.id if run else None)


def _begun(desk: Desk, asked: Asked) -> Run:
    with desk.ledger.session() as session:
        run = Run(began=desk.clock(), ended=None, started_by=asked.by, lines={})
        session.add(run)
    return run


def _ended(desk: Desk, run: Run, refreshed: Refreshed) -> None:
    with desk.ledger.session() as session:
        run.ended, run.lines = desk.clock(), as_json(refreshed)
        session.merge(run)


def as_json(refreshed: Refreshed) -> dict[str, object]:
    """The table as it is kept and printed."""
    lines = [asdict(line) | {"counts": dict(line.counts)} for line in refreshed.lines]
    return {"publishers": lines, "waiting": refreshed.waiting, "failures": refreshed.failures}
