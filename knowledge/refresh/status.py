"""How the refresh stands: by publisher what the last attempts came to, and how old the newest document is."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select

from knowledge.documents import Document
from knowledge.refresh.desk import Desk
from knowledge.refresh.tables import Attempt, Item, Run, Snapshot

PAUSED = "paused"  # remembered while the schedule is to do nothing
_GOOD = ("new", "changed", "same", "rejected", "gone")  # the server answered and the page could be judged


@dataclass(frozen=True, slots=True)
class PublisherStatus:
    """`counts` are the outcomes of the last refresh that tried this publisher."""

    publisher: str
    last_attempt: datetime
    last_success: datetime | None
    counts: dict[str, int]


@dataclass(frozen=True, slots=True)
class Status:
    """What `waypost knowledge status` shows. Ages are in days, None where no document of the kind shows a date."""

    publishers: tuple[PublisherStatus, ...]
    waiting: int
    snapshot: int | None
    last_run: Run | None
    paused: bool
    age_by_topic: dict[str, int | None]
    age_by_country: dict[str, int | None]


def status_of(desk: Desk) -> Status:
    """Raises LedgerFailure, CorpusError."""
    documents, today = list(desk.read().documents.values()), desk.clock().date()
    head = desk.snapshots.head()
    with desk.ledger.session() as session:
        waiting = session.scalar(select(func.count()).select_from(Item).filter_by(state="waiting")) or 0
    return Status(
        publishers=tuple(_publishers(desk)),
        waiting=waiting,
        snapshot=head.id if isinstance(head, Snapshot) else None,
        last_run=desk.ledger.newest(Run),
        paused=desk.ledger.remembered(PAUSED) is not None,
        age_by_topic=_ages(((topic, d) for d in documents for topic in d.topics), today),
        age_by_country=_ages(((code, d) for d in documents for code in d.countries), today),
    )


def _publishers(desk: Desk) -> Iterable[PublisherStatus]:
    with desk.ledger.session() as session:
        last_run = dict(
            session.execute(select(Attempt.publisher, func.max(Attempt.run)).group_by(Attempt.publisher)).all()
        )
        latest = dict(
            session.execute(select(Attempt.publisher, func.max(Attempt.at)).group_by(Attempt.publisher)).all()
        )
        good = select(Attempt.publisher, func.max(Attempt.at)).where(Attempt.outcome.in_(_GOOD))
        succeeded = dict(session.execute(good.group_by(Attempt.publisher)).all())
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        per_run = select(Attempt.publisher, Attempt.run, Attempt.outcome, func.count())
        for publisher, run, outcome, count in session.execute(
            per_run.group_by(Attempt.publisher, Attempt.run, Attempt.outcome)
        ):
            if run == last_run[publisher]:
                counts[publisher][outcome] += count
    return [PublisherStatus(name, latest[name], succeeded.get(name), dict(counts[name])) for name in sorted(latest)]


def _ages(pairs: Iterable[tuple[str, Document]], today: date) -> dict[str, int | None]:
    newest: dict[str, str | None] = {}
    for name, document in pairs:
        newest[name] = max(filter(None, (newest.get(name), document.published)), default=None)
    return {name: None if day is None else (today - _first_day(day)).days for name, day in sorted(newest.items())}


def _first_day(published: str) -> date:
    year, month, day = (*map(int, published.split("-")), 1, 1)[:3]
    return date(year, month, day)
