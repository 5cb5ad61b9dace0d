"""The line of questions: a few are answered at once, in order for each person; the others wait, up to a bound."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.chats import ChatKey

MOST_OF_ONE_PERSON = 3


class LineFull(Exception):
    """Too many questions wait already. `own`: they are this person's."""

    def __init__(self, own: bool) -> None:
        super().__init__("the line of questions is full")
        self.own = own


class Line:
    """Bounds what runs and what waits, so that a rush costs time and never memory. Used in one event loop only."""

    def __init__(self, at_once: int, most_waiting: int) -> None:
        self._places = asyncio.Semaphore(at_once)
        self._most = at_once + most_waiting
        self._turns: dict[ChatKey, asyncio.Lock] = {}
        self._of_person: dict[ChatKey, int] = {}

    @asynccontextmanager
    async def place(self, key: ChatKey) -> AsyncIterator[None]:
        """Wait for one's turn. Raises LineFull at once where there is no room to wait."""
        own = self._of_person.get(key, 0)
        if own >= MOST_OF_ONE_PERSON or sum(self._of_person.values()) >= self._most:
            raise LineFull(own=own >= MOST_OF_ONE_PERSON)
        self._of_person[key] = own + 1
        try:
            async with self._turns.setdefault(key, asyncio.Lock()), self._places:
                yield
        finally:
            self._leave(key)

    def _leave(self, key: ChatKey) -> None:
        self._of_person[key] -= 1
        if not self._of_person[key]:
            del self._of_person[key], self._turns[key]
