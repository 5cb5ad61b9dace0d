"""Files of the data folder, written whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from knowledge.errors import Busy, DataUnwritable


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Raises DataUnwritable, with what to do about it, where the disk refuses."""
    try:
        yield
    except OSError as error:
        raise DataUnwritable(
            f"The data folder {folder} cannot be written ({error.strerror or error}). See that this user may write "
            "there and that the disk has room, then give the command again: what was approved before is not touched."
        ) from error


@contextmanager
def locked(file: Path, busy: str, seconds: float = 0) -> Iterator[None]:
    """Holds a lock that the system lets go of when the process ends, however it ends. Raises Busy with this text."""
    with writing(file.parent):
        file.parent.mkdir(parents=True, exist_ok=True)
        lock = FileLock(file)
        try:
            lock.acquire(timeout=seconds)
        except Timeout as error:
            raise Busy(busy) from error
    try:
        yield
    finally:
        lock.release()


def write_whole(file: Path, text: str) -> None:
    """In one step for every reader, and on the disk when this returns. Raises OSError; no half of it stays."""
    draft = file.with_name(f".{file.name}.new")  # the name is always the same: what a killed process left is replaced
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        with draft.open("w", encoding="utf-8", newline="\n") as opened:
            opened.write(text)
            opened.flush()
            os.fsync(opened.fileno())
        draft.replace(file)
    finally:
        draft.unlink(missing_ok=True)
