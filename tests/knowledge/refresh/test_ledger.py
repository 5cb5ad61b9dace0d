from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine

from knowledge.errors import LedgerFailure
from knowledge.refresh.ledger import FILE, Ledger
from knowledge.refresh.tables import Base


def test_the_migrations_make_the_tables_that_the_code_uses(tmp_path: Path) -> None:
    Ledger.open(tmp_path).close()
    with create_engine(f"sqlite:///{tmp_path / FILE}").connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []


def test_another_database_is_used_where_its_url_is_set(tmp_path: Path) -> None:
    Ledger.open(tmp_path, f"sqlite:///{tmp_path / 'other.sqlite'}").remember("name", "value")
    assert not (tmp_path / FILE).exists()
    assert Ledger.open(tmp_path, f"sqlite:///{tmp_path / 'other.sqlite'}").remembered("name") == "value"


@pytest.mark.parametrize("url", ["no url", "nosuchdb://host/name", "sqlite://///nowhere/at/all/x.sqlite"])
def test_a_database_that_cannot_be_opened_is_one_error_with_the_next_step(tmp_path: Path, url: str) -> None:
    with pytest.raises(LedgerFailure, match=r"DATABASE_URL|try again"):
        Ledger.open(tmp_path, url)


def test_what_fails_within_a_transaction_leaves_nothing(tmp_path: Path) -> None:
    ledger = Ledger.open(tmp_path)
    ledger.remember("name", "before")
    with pytest.raises(RuntimeError), ledger.session() as session:
        from knowledge.refresh.tables import Remembered

        found = session.get(Remembered, "name")
        assert found
        found.value = "after"
        raise RuntimeError
    assert ledger.remembered("name") == "before"


def test_many_threads_and_two_ledgers_write_without_losing_anything(tmp_path: Path) -> None:
    ledgers = [Ledger.open(tmp_path), Ledger.open(tmp_path)]
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda n: ledgers[n % 2].remember(f"name {n}", str(n)), range(60)))
    assert [ledgers[0].remembered(f"name {n}") for n in range(60)] == [str(n) for n in range(60)]


def test_a_damaged_ledger_is_one_error_that_names_what_is_wrong(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"this is no database, " * 400)
    with pytest.raises(LedgerFailure, match="cannot be read or written"):
        Ledger.open(tmp_path)
