"""Fetching updates, in the open: when Telegram will give no more, this ends with an error that says so.

The Updater of python-telegram-bot ends silently on a revoked token and leaves a process that is alive and deaf; it
also tries for ever against a second copy of the bot, fetches without regard to what still waits, and never gets past
an update that it cannot read.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from telegram import Bot, Update
from telegram.error import Conflict, InvalidToken, NetworkError, RetryAfter, TelegramError
from telegram.ext import BaseUpdateProcessor
from telegram.request import HTTPXRequest

from bot.errors import PollingEnded, TokenRefused
from bot.logs import describe
from bot.sending import in_seconds

ALLOWED_UPDATES = [Update.MESSAGE, Update.EDITED_MESSAGE, Update.CALLBACK_QUERY, Update.MY_CHAT_MEMBER]
POLL_SECONDS = 25
CONFLICTS_FORGOTTEN = 60.0  # seconds without a conflict after which earlier ones no longer count
log = logging.getLogger(__name__)

REVOKED = "Telegram no longer accepts the token in TELEGRAM_TOKEN. Get the new one from @BotFather and restart."
REFUSED = "Telegram does not know the token in TELEGRAM_TOKEN. Copy it again from @BotFather in Telegram."
SECOND_COPY = "Another copy of this bot polls with the same token. Stop the other copy, then restart this one."


@dataclass(frozen=True, slots=True)
class Pace:
    """How long to wait after a failed try, and how many tries against a second copy. Seconds."""

    first: float = 1.0
    longest: float = 30.0
    conflicts: int = 5  # 1 + 1.5 + 2.25 + 3.4: eight seconds in which an old copy may end after a restart

    def after(self, failures: int) -> float:
        return min(self.longest, self.first * 1.5 ** (failures - 1))


class Places(BaseUpdateProcessor):
    """Bounds the updates in work; `room` is set while there is room for another."""

    def __init__(self, most: int) -> None:
        super().__init__(most)
        self.room = asyncio.Event()
        self.room.set()

    async def do_process_update(self, update: object, coroutine: Awaitable[object]) -> None:
        if self.current_concurrent_updates >= self.max_concurrent_updates:
            self.room.clear()
        try:
            await coroutine
        finally:
            self.room.set()

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""


class UpdatesRequest(HTTPXRequest):
    """One update that cannot be read must not stop the others: it is replaced by an empty one with its number."""

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, object]:
        answer: dict[str, object] = HTTPXRequest.parse_json_payload(payload)
        updates = answer.get("result")
        if isinstance(updates, list):
            answer["result"] = [update if _is_readable(update) else _emptied(update) for update in updates]
        return answer


async def connect(bot: Bot, pace: Pace) -> None:
    """Reach Telegram, check the token, see that no webhook is set. Raises TokenRefused; waits for the network."""
    failures = 0
    while True:
        try:
            await bot.initialize()
            await bot.delete_webhook()
            return
        except InvalidToken:
            raise TokenRefused(REFUSED) from None
        except (NetworkError, RetryAfter) as error:
            failures += 1
            await _pause(error, pace.after(failures))


class Polling:
    """Fetches updates into the queue while there is room; Telegram keeps for a day what is not fetched."""

    def __init__(
        self,
        bot: Bot,
        queue: asyncio.Queue[object],
        room: asyncio.Event,
        pace: Pace,
        beat: Callable[[], None] = lambda: None,
    ) -> None:
        """`beat` is called whenever Telegram has answered a poll."""
        self._bot, self._queue, self._room, self._pace, self._beat = bot, queue, room, pace, beat
        self._offset = 0
        self._failures = 0
        self._conflicts: list[float] = []

    async def run(self) -> None:
        """Fetch until cancelled. Raises TokenRefused or PollingEnded where no more can come."""
        log.info("Polling.")
        while True:
            await self._room.wait()
            try:
                await self._fetch()
                self._failures = 0
                self._beat()
            except InvalidToken:
                raise TokenRefused(REVOKED) from None
            except TelegramError as error:
                self._failures += 1
                if isinstance(error, Conflict):
                    self._count_conflict()
                await _pause(error, self._pace.after(self._failures))

    async def confirm(self) -> None:
        """Tell Telegram what was fetched, so that it does not come again after a restart."""
        try:
            await self._bot.get_updates(self._offset, limit=1, timeout=0, allowed_updates=ALLOWED_UPDATES)
        except TelegramError as error:
            log.warning("The last updates could not be confirmed and may come again (%s).", describe(error))

    async def _fetch(self) -> None:
        updates = await self._bot.get_updates(self._offset, timeout=POLL_SECONDS, allowed_updates=ALLOWED_UPDATES)
        for update in updates:
            self._queue.put_nowait(update)
            self._offset = update.update_id + 1

    def _count_conflict(self) -> None:
        now = asyncio.get_running_loop().time()
        self._conflicts = [at for at in self._conflicts if now - at < CONFLICTS_FORGOTTEN] + [now]
        if len(self._conflicts) >= self._pace.conflicts:
            raise PollingEnded(SECOND_COPY)


async def _pause(error: TelegramError, seconds: float) -> None:
    if isinstance(error, RetryAfter):
        seconds = max(seconds, in_seconds(error.retry_after))
    log.warning("Telegram cannot be reached or refuses (%s); next try in %.1f s.", type(error).__name__, seconds)
    await asyncio.sleep(seconds)


def _is_readable(update: object) -> bool:
    try:
        Update.de_json(update, None)  # type: ignore[arg-type]  # whatever came
    except (TypeError, KeyError, ValueError, AttributeError) as error:
        log.error("An update could not be read and was skipped (%s).", describe(error))
        return False
    return True


def _emptied(update: object) -> object:
    return {"update_id": update["update_id"]} if isinstance(update, dict) else update
