"""The running bot follows what maintainers approve, in whatever process: within a second or two it answers from it."""

from __future__ import annotations

import asyncio
import logging
from pathlib import Path
from typing import Protocol, runtime_checkable

from bot.loading import Closing, Knowledge
from knowledge.errors import IndexLocked, KnowledgeError

LOOKS_EVERY = 0.5  # seconds between two looks at one small file
TRIES_AGAIN_AFTER = 30.0  # seconds, where the index could not be renewed: a full disk is not emptied in one
log = logging.getLogger(__name__)


@runtime_checkable
class Renewable(Protocol):
    """A knowledge base that can read its corpus again."""

    def renew(self) -> None:
        """Blocking, some seconds. Raises KnowledgeError; what answered before goes on answering then."""


async def follow(knowledge: Knowledge, data: Path) -> None:
    """Renews whenever the corpus of the data folder has changed. Runs until it is cancelled."""
    seen = _mark(data)
    try:
        answerer = await knowledge.ready()
    except Closing:
        return
    if not isinstance(answerer, Renewable):
        return
    while True:
        await asyncio.sleep(LOOKS_EVERY)
        now = _mark(data)
        if now == seen:
            continue
        try:
            await asyncio.to_thread(answerer.renew)
            seen = now
        except KnowledgeError as error:
            log.error("What was approved cannot be answered from yet; it is tried again. %s", error)
            await asyncio.sleep(0 if isinstance(error, IndexLocked) else TRIES_AGAIN_AFTER)


def _mark(data: Path) -> tuple[str, int]:
    """What changes when the folder is brought to agreement with another snapshot: its mark is written last."""
    try:
        file = data / "corpus" / "SNAPSHOT"
        return file.read_text(encoding="utf-8"), file.stat().st_mtime_ns
    except (OSError, UnicodeDecodeError):
        return "", 0
