"""What maintainers do in Telegram, and the schedule: the same desk as the commands, off the event loop."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, TypeVar

from bot.following import Renewable
from bot.loading import Knowledge
from bot.settings import Settings
from knowledge.errors import KnowledgeError

if TYPE_CHECKING:  # SQLAlchemy takes half a second to import, which would delay the first poll
    from knowledge.refresh.desk import Desk
    from knowledge.refresh.run import Progress, Refreshed

Result = TypeVar("Result")
TOLD = "maintainers-told"  # remembered: when they were last written to without having asked
TOLD_AT_MOST_EVERY = timedelta(hours=20)  # once a day, whatever minute the schedule drifts to
log = logging.getLogger(__name__)


@dataclass
class Maintaining:
    """`refresh` may be another one in tests: a web of their own."""

    settings: Settings
    knowledge: Knowledge
    refresh: Callable[[Desk, str, Progress], Awaitable[Refreshed]] | None = None
    _desk: Desk | None = None
    _opening: asyncio.Lock = field(default_factory=asyncio.Lock)

    def allows(self, user: int | None) -> bool:
        """True for the numbers in MAINTAINERS."""
        return user in self.settings.maintainer_ids

    async def at_desk(self, do: Callable[[Desk], Result]) -> Result:
        """Runs in a thread. Raises KnowledgeError."""
        async with self._opening:
            if self._desk is None:
                self._desk = await asyncio.to_thread(_opened, self.settings)
        return await asyncio.to_thread(do, self._desk)

    async def decided(self, do: Callable[[Desk], object]) -> None:
        """A decision, and the index after it; the bot answers as before meanwhile. Raises KnowledgeError."""
        await self.at_desk(do)
        answerer = await self.knowledge.ready()
        if isinstance(answerer, Renewable):
            await asyncio.to_thread(answerer.renew)

    async def refreshed(self, by: str, progress: Progress) -> Refreshed:
        """A refresh in a thread with a loop of its own: pages are taken apart by the CPU. Raises KnowledgeError."""

        def run(desk: Desk) -> Refreshed:
            return asyncio.run(self._refresh(desk, by, progress))

        return await self.at_desk(run)

    async def _refresh(self, desk: Desk, by: str, progress: Progress) -> Refreshed:
        if self.refresh:
            return await self.refresh(desk, by, progress)
        from knowledge.refresh.run import Asked
        from knowledge.refresh.web import refresh_from_the_web

        return await refresh_from_the_web(desk, Asked(by), progress)

    async def on_schedule(self, tell: Callable[[Refreshed], Awaitable[Any]]) -> None:
        """What the job queue calls. `tell` is called where something waits, at most once a day."""
        from knowledge.refresh.status import PAUSED

        try:
            if await self.at_desk(lambda desk: desk.ledger.remembered(PAUSED)) is not None:
                return
            done = await self.refreshed("the schedule", lambda publisher, number, total: None)
            if done.waiting and await self.at_desk(_may_tell):
                await tell(done)
        except KnowledgeError as error:
            log.error("The scheduled refresh could not be done; the next one tries again. %s", error)


def _opened(settings: Settings) -> Desk:
    from knowledge.refresh.desk import open_desk
    from knowledge.refresh.fetch import utc_now

    return open_desk(settings.waypost_data, utc_now, settings.database_url)


def _may_tell(desk: Desk) -> bool:
    """True once a day; a time ahead of us means that the clock was set back."""
    last, now = desk.ledger.remembered(TOLD), desk.clock()
    if last and timedelta() <= now - datetime.fromisoformat(last).astimezone(UTC) < TOLD_AT_MOST_EVERY:
        return False
    desk.ledger.remember(TOLD, now.isoformat())
    return True
