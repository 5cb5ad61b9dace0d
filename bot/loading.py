"""The knowledge base while it loads: polling has begun, and a question that comes early waits for it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # the real one imports numpy and more, which would delay the first poll
    from knowledge.base import Answerer

THREAD_NAME = "knowledge-loading"


class Closing(Exception):
    """The bot is being stopped before the knowledge base has loaded."""


class Knowledge:
    """Loads in a thread of its own from `start()` on. Used in one event loop only."""

    def __init__(self, factory: Callable[[], Answerer]) -> None:
        self._factory = factory
        self._loaded: asyncio.Future[Answerer] | None = None
        self._closing = asyncio.Event()

    def start(self) -> asyncio.Future[Answerer]:
        """Begin to load. The future ends with the answerer, or with what the factory raised."""
        if self._loaded is None:
            executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix=THREAD_NAME)
            self._loaded = asyncio.wrap_future(executor.submit(self._factory))
            executor.shutdown(wait=False)
        return self._loaded

    @property
    def is_ready(self) -> bool:
        """Whether it has loaded, and without a failure."""
        done = self._loaded is not None and self._loaded.done() and not self._loaded.cancelled()
        return done and self._loaded is not None and self._loaded.exception() is None

    async def ready(self) -> Answerer:
        """Wait for the answerer. Raises what the factory raised, or Closing."""
        loaded = self.start()
        closing = asyncio.create_task(self._closing.wait())
        either: list[asyncio.Future[Any]] = [loaded, closing]
        await asyncio.wait(either, return_when=asyncio.FIRST_COMPLETED)
        closing.cancel()
        if loaded.done():
            return loaded.result()
        raise Closing

    def close(self) -> None:
        """Let nobody wait any longer."""
        self._closing.set()
