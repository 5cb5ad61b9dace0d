from __future__ import annotations

from pathlib import Path

import pytest

from tests.beside import Beside
from tests.bot.commands.running import Done, first_index_of


@pytest.fixture(scope="session")
def first_index(beside: Beside) -> tuple[Path, Done]:
    """A data folder with the index of the corpus that ships, made by the command itself, and what that printed."""
    return beside.result(first_index_of)


@pytest.fixture(scope="session")
def indexed(first_index: tuple[Path, Done]) -> Path:
    """The data folder alone, to be read only."""
    return first_index[0]
