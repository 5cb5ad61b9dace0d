"""What the ledger holds, table by table. A change here needs a migration beside it: a test compares the two."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any, ClassVar, Literal

from sqlalchemy import JSON, BigInteger, Date, DateTime, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeDecorator

Kind = Literal["new", "changed", "withdrawal"]
State = Literal["waiting", "approved", "rejected", "replaced"]
Statements = list[dict[str, Any]]  # {"text", "span", "marks"}
Manifest = dict[str, str]  # path below the corpus of the data folder -> key of the file's content


class Moment(TypeDecorator[datetime]):
    """A moment in UTC: SQLite forgets zones, so they are put on again when it is read."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.replace(tzinfo=UTC)


class Base(DeclarativeBase):
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        datetime: Moment,
        dict[str, Any]: JSON,
        Statements: JSON,
        Manifest: JSON,
        list[str]: JSON,
        str: Text,
    }


class Run(Base):
    """One refresh. `ended` is None while it runs, and for ever where it was killed; `lines` is its table."""

    __tablename__ = "runs"

    id: Mapped[int] = mapped_column(primary_key=True)
    began: Mapped[datetime]
    ended: Mapped[datetime | None]
    started_by: Mapped[str]
    lines: Mapped[dict[str, Any]] = mapped_column(default=dict)


class PageRow(Base):
    """The last good reading of one page. Its text lies in the data folder under `text_hash`."""

    __tablename__ = "pages"

    url: Mapped[str] = mapped_column(String(2000), primary_key=True)
    canonical: Mapped[str] = mapped_column(index=True)
    publisher: Mapped[str] = mapped_column(index=True)
    title: Mapped[str]
    text_hash: Mapped[str] = mapped_column(String(64), index=True)
    fingerprint: Mapped[int] = mapped_column(BigInteger)
    etag: Mapped[str | None]
    last_modified: Mapped[str | None]
    read_at: Mapped[datetime]


class Attempt(Base):
    """One try at one page, whatever came of it. The order of `id` is the order of events: clocks may be set back."""

    __tablename__ = "attempts"

    id: Mapped[int] = mapped_column(primary_key=True)
    run: Mapped[int | None] = mapped_column(ForeignKey("runs.id"))
    publisher: Mapped[str] = mapped_column(index=True)
    url: Mapped[str] = mapped_column(index=True)
    at: Mapped[datetime]
    outcome: Mapped[str] = mapped_column(String(16))
    reason: Mapped[str] = mapped_column(default="")
    detail: Mapped[str] = mapped_column(default="")
    text_hash: Mapped[str | None] = mapped_column(String(64))


class Item(Base):
    """Something that waits for an editor, or did. `draft` is the file of the document that approving it writes."""

    __tablename__ = "items"
    __table_args__ = (UniqueConstraint("kind", "url", "text_hash"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(16))
    state: Mapped[str] = mapped_column(String(16), default="waiting", index=True)
    url: Mapped[str]
    publisher: Mapped[str]
    document: Mapped[str] = mapped_column(index=True)
    part: Mapped[str] = mapped_column(String(40))
    title: Mapped[str]
    published: Mapped[date | None] = mapped_column(Date)
    language: Mapped[str] = mapped_column(String(8))
    text_hash: Mapped[str] = mapped_column(String(64))
    text_before: Mapped[str | None] = mapped_column(String(64))
    same_as: Mapped[str | None]
    reason: Mapped[str] = mapped_column(default="")
    statements: Mapped[Statements] = mapped_column(default=list)
    draft: Mapped[str]
    asked: Mapped[list[str]] = mapped_column(default=list)
    proposed_at: Mapped[datetime]


class Snapshot(Base):
    """The whole corpus of the data folder after one change: which files, with which content."""

    __tablename__ = "snapshots"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    files: Mapped[Manifest]


class Decision(Base):
    """Who decided what, when and why. Never changed and never deleted."""

    __tablename__ = "decisions"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    who: Mapped[str]
    action: Mapped[str] = mapped_column(String(16))
    item: Mapped[int | None] = mapped_column(ForeignKey("items.id"))
    document: Mapped[str] = mapped_column(index=True)
    reason: Mapped[str] = mapped_column(default="")
    snapshot: Mapped[int | None] = mapped_column(ForeignKey("snapshots.id"))


class Remembered(Base):
    """Small facts by name: whether the schedule is paused, when maintainers were last written to."""

    __tablename__ = "remembered"

    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    value: Mapped[str]
