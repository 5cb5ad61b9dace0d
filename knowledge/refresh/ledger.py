"""The ledger: every attempt, what waits, who decided what and when. SQLite in the data folder, or any database by URL.

The corpus stays the truth in files; the ledger says how it came to be, and carries every change to the corpus as one
transaction, from which a process that was killed half way is brought to its end by the next one.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from filelock import FileLock
from sqlalchemy import Connection, Engine, create_engine, event, select
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, SQLAlchemyError
from sqlalchemy.orm import Session, sessionmaker

from knowledge.errors import LedgerFailure, cause
from knowledge.refresh.tables import Remembered

if TYPE_CHECKING:
    from alembic.config import Config

FILE = "ledger.sqlite"
MIGRATIONS = Path(__file__).parent / "migrations"
_WAIT_SECONDS = 30.0  # for another process that writes; a transaction of ours takes milliseconds


class Ledger:
    """Open it once a process; its sessions may be used from any thread."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._sessions = sessionmaker(engine, expire_on_commit=False)

    @classmethod
    def open(cls, data: Path, url: str | None = None) -> Ledger:
        """The ledger of a data folder, brought to this version's tables. Raises LedgerFailure."""
        try:
            data.mkdir(parents=True, exist_ok=True)
            engine = _engine(url or f"sqlite:///{(data / FILE).resolve()}")
            with FileLock(data / "ledger.lock", timeout=_WAIT_SECONDS):
                _migrate(engine)
        except (SQLAlchemyError, OSError, ImportError) as error:
            raise _failure(error) from error
        return cls(engine)

    @contextmanager
    def session(self) -> Iterator[Session]:
        """One transaction: all of it is kept at the end of the block, or nothing. Raises LedgerFailure."""
        try:
            with self._sessions.begin() as session:
                yield session
        except SQLAlchemyError as error:
            raise _failure(error) from error

    def remembered(self, name: str) -> str | None:
        with self.session() as session:
            row = session.get(Remembered, name)
            return row.value if row else None

    def remember(self, name: str, value: str | None) -> None:
        """None forgets it."""
        with self.session() as session:
            row = session.get(Remembered, name)
            if value is None:
                if row:
                    session.delete(row)
            elif row:
                row.value = value
            else:
                session.add(Remembered(name=name, value=value))

    def newest(self, table: type[Any], **equal: object) -> Any:
        """The row of a table with the highest id, among those with these values; None where there is none."""
        with self.session() as session:
            return session.scalars(select(table).filter_by(**equal).order_by(table.id.desc()).limit(1)).first()

    def all(self, table: type[Any], **equal: object) -> list[Any]:
        """Rows of a table with these values, oldest first."""
        with self.session() as session:
            return list(session.scalars(select(table).filter_by(**equal).order_by(table.id)))

    def close(self) -> None:
        self._engine.dispose()


def _engine(url: str) -> Engine:
    engine = create_engine(make_url(url), pool_pre_ping=True)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare)
        event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: Any, record: object) -> None:
    """Readers beside one writer, nothing lost with the power, patience with another process, no orphans."""
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        f"busy_timeout={_WAIT_SECONDS * 1000:.0f}",
        "foreign_keys=ON",
    ):
        connection.execute(f"PRAGMA {pragma}").close()
    connection.isolation_level = (
        None  # Python's own transactions leave out CREATE TABLE: a killed start kept half of it
    )


def _begin(connection: Connection) -> None:
    """The right to write is taken at once: two that read first and write later would each wait for the other."""
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def migrations() -> Config:
    """What Alembic needs to know; also for `alembic` by hand."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    return config


def _migrate(engine: Engine) -> None:
    from alembic import command

    config = migrations()
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _failure(error: Exception) -> LedgerFailure:
    if isinstance(error, ArgumentError | NoSuchModuleError | ImportError):
        return LedgerFailure(
            "DATABASE_URL names no database that can be opened: write it as SQLAlchemy does, such as "
            "postgresql+psycopg://user@host/name, install its driver, or leave it out for SQLite in the data folder."
        )
    whole = getattr(error, "orig", None) or error  # SQLAlchemy's own text repeats the statement with its values
    return LedgerFailure(
        f"The ledger cannot be read or written ({cause(whole)}). See that the disk has room and that this user may "
        "write in the data folder, then try again: nothing that was decided before is lost."
    )
