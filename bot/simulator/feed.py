"""What happens in the chats, told live to every open page."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager

from bot.simulator.errors import JSON

BACKLOG = 1000  # events a page may lag behind before it is dropped and has to load anew


class Feed:
    """A None in a queue says that no more events will come."""

    def __init__(self) -> None:
        self._queues: set[asyncio.Queue[JSON | None]] = set()
        self.closed = False

    def publish(self, kind: str, **fields: object) -> None:
        for queue in list(self._queues):
            if queue.full():
                self._end(queue)
            else:
                queue.put_nowait({"event": kind, **fields})

    @contextmanager
    def subscribe(self) -> Iterator[asyncio.Queue[JSON | None]]:
        queue: asyncio.Queue[JSON | None] = asyncio.Queue(BACKLOG)
        self._queues.add(queue)
        if self.closed:
            self._end(queue)
        try:
            yield queue
        finally:
            self._queues.discard(queue)

    def close(self) -> None:
        self.closed = True
        for queue in list(self._queues):
            self._end(queue)

    def _end(self, queue: asyncio.Queue[JSON | None]) -> None:
        self._queues.discard(queue)
        while queue.full():
            queue.get_nowait()
        queue.put_nowait(None)
