"""The index brought to agreement with what was approved, by whoever has the model at hand: the running bot, or a command."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from pathlib import Path

from knowledge.errors import IndexFailure, IndexLocked
from knowledge.index.build import Agreement, Progress, bring_to_agreement, silent, texts_to_embed
from knowledge.index.layout import Layout, read_manifest
from knowledge.reading import Corpus
from knowledge.refresh.snapshots import Snapshots
from knowledge.refresh.tables import Snapshot
from knowledge.vectors import KEPT, CachedEmbedder, with_kept

_STEP = 0.2  # seconds between two looks at an index that another process renews
_LOCKED_SECONDS = 60.0  # for another writer; an index from nothing takes half a minute


@dataclass(frozen=True, slots=True)
class Renewed:
    """`by_another` is True where a running process did it. `left_out` are approved documents that no answer can cite."""

    agreement: Agreement | None
    by_another: bool
    left_out: tuple[str, ...]


def renew(
    corpus: Corpus, snapshots: Snapshots, data: Path, embedder: CachedEmbedder, progress: Progress = silent
) -> Renewed:
    """Brings the index to agreement and compares what it then holds with the snapshot in force. Raises KnowledgeError."""
    agreement = _agreement(corpus, data, embedder, progress)
    return Renewed(agreement, False, left_out(data, snapshots))


def wait_for_another(corpus: Corpus, snapshots: Snapshots, data: Path, seconds: float) -> Renewed | None:
    """For a command beside a running bot, which has the model loaded and renews by itself. None where it did not."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if in_agreement(corpus, data):
            return Renewed(None, True, left_out(data, snapshots))
        time.sleep(_STEP)
    return None


def in_agreement(corpus: Corpus, data: Path) -> bool:
    """True where the index in force was made from exactly this corpus. Loads no model."""
    try:
        return read_manifest(Layout(data).current()).digest == corpus.digest
    except IndexFailure:
        return False


def left_out(data: Path, snapshots: Snapshots) -> tuple[str, ...]:
    """Documents of the snapshot in force that the index does not hold: the ledger's count against the index's."""
    head = snapshots.head()
    held = set(read_manifest(Layout(data).current()).documents)
    return tuple(sorted(document for document in _documents(head) if document not in held))


def _documents(head: Snapshot | None) -> list[str]:
    return [Path(path).stem for path in (head.files if head else {}) if path.endswith(".md")]


def _agreement(corpus: Corpus, data: Path, embedder: CachedEmbedder, progress: Progress) -> Agreement:
    kept, computed = with_kept(embedder, texts_to_embed(corpus), data / KEPT)
    end = time.monotonic() + _LOCKED_SECONDS
    while True:
        try:
            agreement = bring_to_agreement(corpus, kept, data, progress)
            return replace(agreement, embedded=agreement.embedded + computed)
        except IndexLocked:
            if time.monotonic() > end:
                raise
            time.sleep(_STEP)
