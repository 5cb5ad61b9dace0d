"""What the commands and the bot work with, put together over one data folder."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from knowledge.reading import Corpus, read_corpus
from knowledge.refresh.ledger import Ledger
from knowledge.refresh.page import Clock
from knowledge.refresh.readings import PageTexts
from knowledge.refresh.review import Review
from knowledge.refresh.snapshots import Snapshots


@dataclass(frozen=True, slots=True)
class Desk:
    """One data folder: its ledger, its corpus over the one that ships, and those who decide."""

    data: Path
    ledger: Ledger
    snapshots: Snapshots
    review: Review
    texts: PageTexts
    read: Callable[[], Corpus]
    clock: Clock


def open_desk(data: Path, clock: Clock, url: str | None = None, read: Callable[[], Corpus] | None = None) -> Desk:
    """With whatever a killed process left half way brought to its end. Raises RefreshFailure."""
    ledger = Ledger.open(data, url)
    reading = read or (lambda: read_corpus(overlay=data / "corpus"))
    snapshots, texts = Snapshots(data, ledger, clock), PageTexts(data)
    snapshots.settle()
    return Desk(data, ledger, snapshots, Review(ledger, snapshots, texts, reading, clock), texts, reading, clock)
