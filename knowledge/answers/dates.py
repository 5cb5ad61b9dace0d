"""What an answer must say about its own dates: how new it is, and that it is old when it is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from knowledge.answers.answer import Citation, Note
from knowledge.understanding import Understanding

OLD_AFTER_DAYS = 60  # from when an answer to a "latest" question says that it is old


def notes_on_dates(asked: Understanding, citations: Sequence[Citation], today: date | None = None) -> tuple[Note, ...]:
    """A note with the newest date where the newest was asked for; it is called old past OLD_AFTER_DAYS."""
    if not asked.newest:
        return ()
    dates = [c.passage.document.published for c in citations if c.passage.document.published]
    if not dates:
        return (Note("note-undated"),)
    newest = max(dates)
    age = ((today or date.today()) - _last_day(newest)).days
    return (Note("note-old" if age > OLD_AFTER_DAYS else "note-newest", (("date", newest),)),)


def notes_on_notices(citations: Sequence[Citation]) -> tuple[Note, ...]:
    """That a document which is cited was corrected or withdrawn: each once, withdrawals first."""
    documents = {citation.passage.document.id: citation.passage.document for citation in citations}.values()
    noticed = [(d.notice, d.publisher) for d in documents if d.notice]
    noticed.sort(key=lambda pair: (pair[0].kind != "withdrawn", pair[0].on))
    return tuple(
        Note(f"note-{notice.kind}", (("date", notice.on.isoformat()), ("publisher", publisher)))
        for notice, publisher in noticed
    )


def _last_day(published: str) -> date:
    """The latest day that YYYY, YYYY-MM or YYYY-MM-DD can mean."""
    year, month, day = (*map(int, published.split("-")), 0, 0)[:3]
    if day:
        return date(year, month, day)
    if month:
        return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    return date(year, 12, 31)
