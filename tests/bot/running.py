"""The real bot, run against the simulator over HTTP, for as long as a `with` block lasts."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.app import serve
from bot.errors import BotError
from bot.polling import Pace
from bot.settings import Settings, load_settings
from bot.simulator import Simulator
from knowledge.base import Answerer
from tests.bot.answers import SmallAnswers

QUICK = Pace(first=0.01, longest=0.05)
NO_FILE = Path("there-is-no-such.env")


async def until(condition: Callable[[], bool], seconds: float = 5) -> None:
    """Wait for a state of somebody who sends no event. Raises TimeoutError."""
    async with asyncio.timeout(seconds):
        while not condition():  # noqa: ASYNC110
            await asyncio.sleep(0.005)


@dataclass
class RunningBot:
    simulator: Simulator
    task: asyncio.Task[None]
    stop: asyncio.Event

    def sent(self, method: str) -> list[dict[str, Any]]:
        """The parameters of all requests of one method."""
        return [call.params for call in self.simulator.calls if call.method == method]

    async def handled(self) -> None:
        """Wait until all that was sent has been fetched, and a little for it to be handled."""
        await until(lambda: len(self.simulator.account.updates) == 0)
        await asyncio.sleep(0.1)


def settings_for(simulator: Simulator, **overrides: Any) -> Settings:
    addresses = {
        "telegram_token": simulator.token,
        "telegram_base_url": simulator.base_url,
        "telegram_base_file_url": simulator.base_file_url,
    }
    return load_settings(NO_FILE, **{**addresses, **overrides})


@asynccontextmanager
async def running(
    answers: Answerer | None = None,
    factory: Callable[[], Answerer] | None = None,
    simulator: Simulator | None = None,
    **settings: Any,
) -> AsyncIterator[RunningBot]:
    """Start simulator and bot, wait for the first poll; stop the bot at the end and see that it ended well."""
    held = answers or SmallAnswers()
    async with simulator or Simulator() as telegram:
        stop = asyncio.Event()
        made = settings_for(telegram, **settings)
        task = asyncio.create_task(serve(made, factory or (lambda: held), stop, pace=QUICK))
        bot = RunningBot(telegram, task, stop)
        try:
            await until(lambda: task.done() or bool(telegram.account.updates.allowed))
            yield bot
        finally:
            stop.set()
            with suppress(BotError):
                await task
