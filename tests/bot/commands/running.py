"""The `waypost` command in a process of its own, as a person or a program calls it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.beside import Beside
from tests.knowledge.processes import environment

COMMAND = (sys.executable, "-c", "from bot.cli import main; main()")
Done = subprocess.CompletedProcess[bytes]


def waypost(
    *arguments: str,
    folder: Path,
    stdin: bytes = b"",
    preexec: Callable[[], Any] | None = None,
    **settings: str,
) -> Done:
    """Runs to its end in `folder`, where no .env lies, with nothing set but `settings`."""
    return subprocess.run(
        [*COMMAND, *arguments],
        input=stdin,
        capture_output=True,
        env=environment(PYTHONDONTWRITEBYTECODE="1", **settings),
        cwd=folder,
        preexec_fn=preexec,
        timeout=120,
    )


def first_index_of(beside: Beside) -> tuple[Path, Done]:
    """The data folder that `waypost knowledge index` makes from nothing, and what that prints."""
    folder = beside.folder("commands")
    done = waypost("knowledge", "index", folder=folder, WAYPOST_DATA="data")
    assert done.returncode == 0, done.stderr.decode()
    return folder / "data", done


def one_sentence(done: Done) -> str:
    """Standard error, which must be one line that begins with the command's name; standard output must be empty."""
    text = done.stderr.decode()
    assert "Traceback" not in text
    assert done.stdout == b""
    (line,) = text.splitlines()
    assert line.startswith("waypost: ")
    return line
