"""The corpus of a data folder in one file, to carry it to another: documents, questions and the decisions behind them."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path, PurePosixPath
from typing import Any

from knowledge.documents import parse_document
from knowledge.errors import DraftFaulty, NotThere
from knowledge.publishers import listing_faults
from knowledge.reading import undialable
from knowledge.refresh.desk import Desk
from knowledge.refresh.files import writing
from knowledge.refresh.snapshots import recording
from knowledge.refresh.tables import Decision, Snapshot
from knowledge.vocabulary import PARTS

_LARGEST = 1_000_000  # bytes of one file; documents have a few thousand
_MOST = 20_000  # files


def export_to(desk: Desk, file: Path) -> int:
    """Writes the file; gives how many documents it holds. Raises DataUnwritable."""
    overlay = desk.snapshots.overlay
    with desk.snapshots.deciding(), writing(file.parent):
        draft = file.with_name(f".{file.name}.new")
        paths = sorted(overlay.files())
        with zipfile.ZipFile(draft, "w", zipfile.ZIP_DEFLATED) as archive:
            for path in paths:
                archive.writestr(f"corpus/{path}", overlay.text(path) or "")
            archive.writestr("decisions.jsonl", "".join(f"{line}\n" for line in _decisions(desk)))
        draft.replace(file)
    return sum(path.endswith(".md") for path in paths)


def import_from(desk: Desk, file: Path, who: str) -> Snapshot:
    """Adds the documents of an exported file, in place of those with their ids: one snapshot, which can be rolled back.

    Raises NotThere for what is no such file, DraftFaulty (and nothing is imported) where a document is not in order.
    """
    texts = _read(file)
    corpus = desk.read()
    faults = []
    for path, text in texts.items():
        if path.startswith("asked/"):
            continue
        document, wrong = parse_document(text, PurePosixPath(path).parent.name, path)
        faults += wrong
        if document is not None:
            faults += listing_faults(document, corpus.publishers, path)
            faults += undialable([(path, document)], corpus.contacts)
    if faults:
        listed = " ".join(str(fault) for fault in faults[:5])
        raise DraftFaulty(f"Nothing was imported: {len(faults)} faults. {listed}")
    with desk.snapshots.deciding():
        held = desk.snapshots.overlay.files()
        names = {PurePosixPath(path).name for path in texts if path.endswith(".md")}
        moved = [path for path in held if PurePosixPath(path).name in names]
        merged = {path: _merged(desk, path, text) for path, text in texts.items()}
        return desk.snapshots.change({**dict.fromkeys(moved), **merged}, recording("imported", who, file.name))


def _merged(desk: Desk, path: str, text: str) -> str:
    """Questions are added to those that are there."""
    if not path.startswith("asked/"):
        return text
    lines = [*(desk.snapshots.overlay.text(path) or "").splitlines(), *text.splitlines()]
    return "".join(f"{line}\n" for line in dict.fromkeys(lines))


def _read(file: Path) -> dict[str, str]:
    """Texts by path below the corpus: only what belongs there is looked at, whatever else a file may hold."""
    try:
        with zipfile.ZipFile(file) as archive:
            entries = [entry for entry in archive.infolist()[:_MOST] if _path(entry.filename)]
            if any(entry.file_size > _LARGEST for entry in entries):
                raise NotThere(f"{file.name} holds a file of more than {_LARGEST} bytes: it is no export of Waypost.")
            texts = {_path(e.filename): archive.read(e).decode("utf-8") for e in entries}
    except (OSError, zipfile.BadZipFile, UnicodeDecodeError, RuntimeError, NotImplementedError) as error:
        raise NotThere(
            f"{file.name} cannot be read ({error}). Give a file that `waypost knowledge export` wrote."
        ) from error
    if not texts:
        raise NotThere(f"{file.name} holds no document. Give a file that `waypost knowledge export` wrote.")
    return texts


def _path(name: str) -> str:
    """The path below the corpus of a file that may be there, else ""."""
    parts = PurePosixPath(name).parts
    if len(parts) != 3 or parts[0] != "corpus" or parts[2].startswith("."):
        return ""
    known = (parts[1] in PARTS and parts[2].endswith(".md")) or (parts[1] == "asked" and parts[2].endswith(".jsonl"))
    return f"{parts[1]}/{parts[2]}" if known else ""


def _decisions(desk: Desk) -> list[str]:
    return [json.dumps(decision_json(decision), ensure_ascii=False) for decision in desk.ledger.all(Decision)]


def decision_json(decision: Decision) -> dict[str, Any]:
    """One decision, as it is printed and exported."""
    return {
        "id": decision.id,
        "at": decision.at.isoformat(),
        "who": decision.who,
        "action": decision.action,
        "document": decision.document,
        "item": decision.item,
        "reason": decision.reason,
        "snapshot": decision.snapshot,
    }
