"""Where an index lies: generations beside each other, one of them named by CURRENT, each whole before it is named.

    <data>/index/CURRENT            the name of the generation that readers open
    <data>/index/lock               held by the one writer
    <data>/index/g-<…>/manifest.json, chroma/, *.npy, keywords/

A reader therefore never sees a half-built index, and a writer killed at any point leaves the last one in force.
"""

from __future__ import annotations

import json
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from knowledge.errors import IndexDamaged, IndexLocked, IndexMissing, IndexOutdated, IndexUnwritable, cause

FORMAT = 2  # raised when the files of a generation change their meaning: older ones are then rebuilt
MANIFEST = "manifest.json"  # written last: a generation without it was never finished
NEXT_STEP = " Run `waypost knowledge index`."  # the end of what an IndexFailure says; a rebuild is that step itself
KEPT = 2  # the current generation, and the one before it for readers in other processes that still hold it open


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a generation says of itself. `passages` are ids in row order, `digest` is the corpus's, `files` checksums."""

    format: int
    fingerprint: str
    digest: str
    passages: tuple[str, ...]
    documents: tuple[str, ...]
    pointers: dict[str, int]
    files: dict[str, int]


class Layout:
    """The folder of one index."""

    def __init__(self, data: Path) -> None:
        self.folder = data / "index"

    @property
    def _current(self) -> Path:
        return self.folder / "CURRENT"

    def current(self) -> Path:
        """The generation in force. Raises IndexMissing."""
        try:
            generation = self.folder / self._current.read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError) as error:
            raise IndexMissing(f"There is no index in {self.folder}.{NEXT_STEP}") from error
        if not generation.is_dir() or generation.parent != self.folder or not generation.name.startswith("g-"):
            raise IndexMissing(f"The index in {self.folder} has lost its files.{NEXT_STEP}")
        return generation

    def new(self, copy_of: Path | None = None) -> Path:
        """A fresh generation, empty or with the store of another one to go on from."""
        generation = self.folder / f"g-{time.time_ns():x}"
        if copy_of is None:
            (generation / "chroma").mkdir(parents=True)
        else:
            shutil.copytree(copy_of / "chroma", generation / "chroma")
        return generation

    def put_in_force(self, generation: Path) -> None:
        """Names `generation` as current in one step, then clears away the old ones."""
        draft = self._current.with_suffix(".new")
        with draft.open("w", encoding="utf-8") as file:
            file.write(generation.name)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(self._current)
        self.clear()

    def clear(self) -> None:
        """Removes generations that no reader needs: all but the newest ones, and what a killed writer left."""
        try:
            current = self.current()
        except IndexMissing:
            return
        older = sorted(g for g in self.folder.glob("g-*") if g.name < current.name and (g / MANIFEST).is_file())
        kept = {current, *older[-(KEPT - 1) :]}
        for generation in set(self.folder.glob("g-*")) - kept:
            shutil.rmtree(generation, ignore_errors=True)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Holds the lock. Raises IndexLocked where another process holds it, IndexUnwritable where the disk refuses."""
        try:
            with self._locked():
                yield
        except OSError as error:
            raise unwritable(self.folder, error.strerror or str(error)) from error

    @contextmanager
    def _locked(self) -> Iterator[None]:
        self.folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(self.folder / "lock")
        try:
            lock.acquire(timeout=0)
        except Timeout as error:
            raise IndexLocked(
                f"Another process is writing the index in {self.folder}. Wait for it to end, then try again."
            ) from error
        try:
            yield
        finally:
            lock.release()


def unwritable(folder: Path, why: str) -> IndexUnwritable:
    """The error for a disk that refuses, with what to do about it."""
    return IndexUnwritable(
        f"The index cannot be written in {folder} ({why}). See that this user may write there and that the disk has "
        "room, or set WAYPOST_DATA to another folder."
    )


def write_manifest(generation: Path, manifest: Manifest) -> None:
    (generation / MANIFEST).write_text(json.dumps(asdict(manifest)), encoding="utf-8")


def read_manifest(generation: Path) -> Manifest:
    """Raises IndexDamaged where it is missing or garbled, IndexOutdated where another version wrote it."""
    try:
        raw = json.loads((generation / MANIFEST).read_text(encoding="utf-8"))
        if raw["format"] != FORMAT:
            raise IndexOutdated(f"The index has format {raw['format']}, this version writes {FORMAT}.")
        return Manifest(**{**raw, "passages": tuple(raw["passages"]), "documents": tuple(raw["documents"])})
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise IndexDamaged(f"{generation}/{MANIFEST} cannot be read ({cause(error)}).{NEXT_STEP}") from error
