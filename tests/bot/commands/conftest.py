from __future__ import annotations

from pathlib import Path

import pytest

from tests.bot.commands.running import Done, waypost


@pytest.fixture(scope="package")
def first_index(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Done]:
    """A data folder with the index of the corpus that ships, made by the command itself, and what that printed."""
    folder = tmp_path_factory.mktemp("commands")
    done = waypost("knowledge", "index", folder=folder, WAYPOST_DATA="data")
    assert done.returncode == 0, done.stderr.decode()
    return folder / "data", done


@pytest.fixture(scope="package")
def indexed(first_index: tuple[Path, Done]) -> Path:
    """The data folder alone, to be read only."""
    return first_index[0]
