"""The `waypost` command in a process of its own, as a person starts it, with its folders where a test can look."""

from __future__ import annotations

import asyncio
import json
import os
import re
import signal
import sys
from asyncio.subprocess import PIPE, STDOUT
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

ROOT = Path(__file__).parents[2]
COMMAND = (sys.executable, "-c", "from bot.cli import main; main()")
# As root every folder can be written; without the capabilities root is held to the rights that files show.
WITHOUT_PRIVILEGES = ("setpriv", "--bounding-set=-all", "--inh-caps=-all") if os.geteuid() == 0 else ()
START_SECONDS = 60
_OURS = re.compile("TELEGRAM_|WAYPOST_|LOG_LEVEL|MAX_|EMBEDDING_|HISTORY_")


@dataclass
class Waypost:
    """A process that was started; `lines` is what it has printed so far, standard error included."""

    process: asyncio.subprocess.Process
    lines: list[str] = field(default_factory=list)
    printed: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def output(self) -> str:
        return "".join(self.lines)

    async def says(self, pattern: str, seconds: float = START_SECONDS) -> re.Match[str]:
        """Wait until the output matches. Raises TimeoutError with the output, also where the process ended first."""
        try:
            async with asyncio.timeout(seconds):
                while not (match := re.search(pattern, self.output)):
                    self.printed.clear()
                    await self.printed.wait()
                return match
        except TimeoutError:
            raise TimeoutError(f"{pattern!r} was not said: {self.output}") from None

    def send(self, number: signal.Signals) -> None:
        self.process.send_signal(number)

    async def ended(self, seconds: float) -> int:
        """The exit status, once the process has ended by itself and all it printed was read."""
        status = await asyncio.wait_for(self.process.wait(), seconds)
        await asyncio.sleep(0.05)
        return status

    async def read(self) -> None:
        assert self.process.stdout is not None
        async for line in self.process.stdout:
            self.lines.append(line.decode())
            self.printed.set()


@asynccontextmanager
async def waypost(*arguments: str, home: Path, before: Sequence[str] = (), **settings: Any) -> AsyncIterator[Waypost]:
    """Run `waypost <arguments>` in the folder `home`, which is also its home and its place for temporary files."""
    process = await asyncio.create_subprocess_exec(
        *before, *COMMAND, *arguments, cwd=home, env=environment(home, **settings), stdout=PIPE, stderr=STDOUT
    )
    started = Waypost(process)
    reading = asyncio.create_task(started.read())
    try:
        yield started
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()
        await reading


def environment(home: Path, **settings: Any) -> dict[str, str]:
    """Ours without any setting of the bot, and with the given ones."""
    kept = {name: value for name, value in os.environ.items() if not _OURS.match(name)}
    own = {"HOME": home, "TMPDIR": home, "PYTHONPATH": ROOT, "PYTHONUNBUFFERED": 1, "COLUMNS": 120}
    given = {name.upper(): value for name, value in settings.items()}
    return {**kept, **{name: str(value) for name, value in {**own, **given}.items()}}


class ChatPage:
    """The page of a demo in another process, used over HTTP as a browser does."""

    def __init__(self, address: str) -> None:
        self._client = httpx.AsyncClient(base_url=address, trust_env=False, timeout=START_SECONDS)

    async def ask(self, text: str, seconds: float = START_SECONDS) -> str:
        """Write into the private chat, and give the text of the reply."""
        chat = (await self._snapshot())["chats"][0]
        sent = await self._client.post(f"/page/chats/{chat['id']}/messages", json={"text": text})
        number = sent.raise_for_status().json()["message_id"]
        async with asyncio.timeout(seconds):
            while True:
                messages = (await self._snapshot())["chats"][0]["messages"]
                if replies := [m["text"] for m in messages if m["message_id"] > number and m["from"]["is_bot"]]:
                    return str(replies[0])
                await asyncio.sleep(0.1)

    async def close(self) -> None:
        await self._client.aclose()

    async def _snapshot(self) -> Any:
        """Everything that stands on the page: the first event of its stream."""
        async with self._client.stream("GET", "/page/events") as stream:
            async for line in stream.aiter_lines():
                if line.startswith("data: "):
                    return json.loads(line.removeprefix("data: "))
        raise ConnectionError("the page has ended")
