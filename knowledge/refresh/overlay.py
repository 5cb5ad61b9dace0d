"""The corpus of the data folder: what maintainers approved, in the format of the corpus that ships and lying over it.

    <data>/corpus/<part>/<id>.md     a document; one with the id of a shipped document takes its place
    <data>/corpus/asked/<lang>.jsonl questions that these documents answer
    <data>/corpus/SNAPSHOT           the snapshot that the folder agrees with, written last
    <data>/snapshots/<key>           contents of files, now and before, by the key of the content

The ledger names the snapshot that should be in force. Where SNAPSHOT says another one, a process ended half way, and the
next one brings the folder to agreement; where it says the same, a file that differs was edited by a person and stays.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from knowledge.documents import content_key
from knowledge.errors import NotThere
from knowledge.refresh.files import write_whole, writing

MARK = "SNAPSHOT"
_PATTERNS = ("*/*.md", "asked/*.jsonl")


class Overlay:
    """The folder and its store of contents."""

    def __init__(self, data: Path) -> None:
        self.folder = data / "corpus"
        self._contents = data / "snapshots"

    @property
    def mark(self) -> str:
        """The snapshot that the folder agrees with, "" where there is none yet."""
        try:
            return (self.folder / MARK).read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError):
            return ""

    def files(self) -> dict[str, str]:
        """Key of the content by path, as the folder is now. A file that is no text is no file of the corpus."""
        found = sorted(file for pattern in _PATTERNS for file in self.folder.glob(pattern))
        texts = ((file, _text(file)) for file in found if not file.name.startswith("."))
        return {file.relative_to(self.folder).as_posix(): content_key(text) for file, text in texts if text is not None}

    def text(self, path: str) -> str | None:
        """The content of a file as it is now."""
        return _text(self.folder / path)

    def keep(self, texts: Iterable[str]) -> list[str]:
        """Stores contents, so that a snapshot may name them; gives their keys. Raises DataUnwritable."""
        keys = []
        with writing(self._contents):
            for text in texts:
                key = content_key(text)
                if _text(self._contents / key) != text:
                    write_whole(self._contents / key, text)
                keys.append(key)
        return keys

    def keep_folder(self) -> dict[str, str]:
        """Stores what the folder holds now; gives it as a snapshot's files."""
        files = self.files()
        self.keep(text for path in files if (text := self.text(path)) is not None)
        return files

    def content(self, key: str) -> str:
        """Raises NotThere where it was deleted or damaged."""
        text = _text(self._contents / key)
        if text is None or content_key(text) != key:
            raise NotThere(
                f"The content {key} is missing from {self._contents}, or not as it was written. Bring the folder back from a "
                "backup, or take another snapshot: `waypost knowledge history` lists them."
            )
        return text

    def put_in_force(self, snapshot: int, files: Mapping[str, str], gone: Iterable[str]) -> None:
        """Writes the files of a snapshot and removes those that it lacks. May be ended at any point and done again.

        Raises NotThere before anything is changed where a content is lost, DataUnwritable.
        """
        now = self.files()
        changed = {path: self.content(key) for path, key in files.items() if now.get(path) != key}
        with writing(self.folder):
            for path, text in changed.items():
                write_whole(self.folder / path, text)
            for path in gone:
                (self.folder / path).unlink(missing_ok=True)
            write_whole(self.folder / MARK, f"{snapshot}\n")


def _text(file: Path) -> str | None:
    try:
        return file.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError):
        return None
