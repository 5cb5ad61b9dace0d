"""Updates for the bot, handed out by getUpdates as Telegram does: long polling, confirmed by the next offset."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from bot.simulator.errors import JSON, ApiError
from bot.simulator.faults import GETUPDATES_CONFLICT

FIRST_UPDATE_ID = 100_000_001
LONGEST_POLL = 50  # seconds, as at Telegram
ONLY_WHEN_ASKED_FOR = {"chat_member", "message_reaction", "message_reaction_count"}
WEBHOOK_IS_ACTIVE = (
    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)


class Updates:
    """One poll at a time: a new one ends the one that runs with 409, which is what a second copy of a bot causes."""

    def __init__(self) -> None:
        self.allowed: list[str] = []
        self.webhook_url = ""
        self._pending: list[JSON] = []
        self._next_id = FIRST_UPDATE_ID
        self._poll: asyncio.Future[str] | None = None
        self._closed = False

    def __len__(self) -> int:
        return len(self._pending)

    def push(self, kind: str, content: JSON) -> int | None:
        """Queue an update. None where the bot did not ask for this kind."""
        wanted = kind in self.allowed if self.allowed else kind not in ONLY_WHEN_ASKED_FOR
        return self.push_raw({kind: content}) if wanted else None

    def push_raw(self, update: JSON) -> int:
        """Queue an update as it stands, e.g. one seen before, which Telegram too may deliver twice."""
        update = {"update_id": self._next_id, **update}
        self._next_id = max(self._next_id, update["update_id"]) + 1
        self._pending.append(update)
        self._end_poll("news")
        return int(update["update_id"])

    async def get(self, offset: int, limit: int, seconds: int, allowed: Sequence[str] | None) -> list[JSON]:
        if self.webhook_url:
            raise ApiError(409, WEBHOOK_IS_ACTIVE)
        if allowed is not None:
            self.allowed = list(allowed)
        self._confirm(offset)
        self._end_poll("conflict")
        limit = min(max(limit, 1), 100)
        if not self._pending and seconds > 0 and not self._closed:
            await self._wait(min(seconds, LONGEST_POLL))
        return self._pending[:limit]

    def drop(self) -> None:
        self._pending.clear()

    def close(self) -> None:
        self._closed = True
        self._end_poll("closing")

    def _confirm(self, offset: int) -> None:
        if offset < 0:
            self._pending = self._pending[offset:]
        elif offset > 0:
            self._pending = [update for update in self._pending if update["update_id"] >= offset]

    def _end_poll(self, why: str) -> None:
        if self._poll is not None and not self._poll.done():
            self._poll.set_result(why)

    async def _wait(self, seconds: int) -> None:
        poll: asyncio.Future[str] = asyncio.get_running_loop().create_future()
        self._poll = poll
        try:
            await asyncio.wait({poll}, timeout=seconds)
        finally:
            if self._poll is poll:
                self._poll = None
        if poll.done() and poll.result() == "conflict":
            raise ApiError(409, GETUPDATES_CONFLICT)
