"""Whether a generation is as it was written. Asked before Chroma opens it, because on some damaged files Chroma does not
raise: its core ends the whole process (SIGSEGV, or an abort), and with it every later start.
"""

from __future__ import annotations

import sqlite3
import zlib
from contextlib import closing
from pathlib import Path

from knowledge.errors import IndexDamaged, cause
from knowledge.index.layout import MANIFEST, NEXT_STEP, Manifest

DATABASE = "chroma.sqlite3"
_OPENINGS = "acquire_write"  # the table in which Chroma notes that it was opened: the only one that changes by reading


def checksums(generation: Path) -> dict[str, int]:
    """CRC-32 by path of every file that stays as it was written. Raises OSError, sqlite3.Error."""
    files = (f for f in sorted(generation.rglob("*")) if f.is_file() and f.name != MANIFEST)
    return {
        file.relative_to(generation).as_posix(): _database(file) if file.name == DATABASE else _file(file)
        for file in files
        if _stays(file)
    }


def check_files(generation: Path, manifest: Manifest) -> None:
    """Raises IndexDamaged where a file is gone or has changed."""
    try:
        found = checksums(generation)
        wrong = sorted(name for name, _ in manifest.files.items() ^ found.items())
    except (OSError, sqlite3.Error, UnicodeDecodeError, AttributeError, TypeError) as error:
        raise IndexDamaged(f"{generation} is not as it was written ({cause(error)}).{NEXT_STEP}") from error
    if wrong:
        raise IndexDamaged(f"{wrong[0]} in {generation} is missing or not as it was written.{NEXT_STEP}")


def check_passages(generation: Path, manifest: Manifest) -> None:
    """Raises IndexDamaged where the store's database does not hold just the passages of the manifest.

    Asked of the database itself: to import Chroma would take longer than all the rest of a start that has nothing to do.
    """
    database = generation / "chroma" / DATABASE
    try:
        with closing(sqlite3.connect(f"{database.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            held = {str(row[0]) for row in connection.execute("SELECT embedding_id FROM embeddings")}
    except sqlite3.Error as error:
        raise IndexDamaged(f"{database} cannot be read ({cause(error)}).{NEXT_STEP}") from error
    if held != set(manifest.passages):
        raise IndexDamaged(f"The store holds {len(held)} passages, its manifest says {len(manifest.passages)}.")


def _stays(file: Path) -> bool:
    """False for vector files that Chroma does not rely on yet (fewer than 1,000 passages): it writes them at each opening."""
    if file.parent.parent.name == "chroma":
        return (file.parent / "index_metadata.pickle").is_file()
    return file.parent.name != "chroma" or file.name == DATABASE


def _file(file: Path) -> int:
    return zlib.crc32(file.read_bytes())


def _database(file: Path) -> int:
    """CRC-32 of what the tables hold: the bytes of the file change with every opening."""
    total = 0
    with closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)) as database:
        database.text_factory = bytes
        tables = database.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND rootpage > 0 ORDER BY name")
        for name in [str(row[0], "utf-8", "replace").replace('"', '""') for row in tables]:
            if name == _OPENINGS:
                continue
            if database.execute(f'PRAGMA integrity_check("{name}")').fetchall() != [(b"ok",)]:
                raise sqlite3.DatabaseError(f"{DATABASE} fails its integrity check")
            for row in database.execute(f'SELECT * FROM "{name}"'):  # noqa: S608  # a name out of the file's own schema
                total = zlib.crc32(repr(row).encode(), total)
    return total
