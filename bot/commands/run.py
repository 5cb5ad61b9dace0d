"""`waypost run`, `demo`, `health` and `settings`."""

from __future__ import annotations

import asyncio
import json
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.resources import files
from typing import TYPE_CHECKING, Annotated, Any

import typer
from pydantic import SecretStr

from bot.settings import Settings, load_settings, required_token, settings_table

if TYPE_CHECKING:
    from knowledge.base import Answerer

DEMO_PORT = 8765


def run() -> None:
    """Run the bot on Telegram with the token in TELEGRAM_TOKEN, until it is stopped."""
    settings = load_settings()
    required_token(settings)
    from bot.app import run as run_bot
    from bot.logs import configure_logging

    configure_logging(settings.log_level, settings.telegram_token)
    run_bot(settings, knowledge_base(settings))


def demo(
    port: Annotated[
        int, typer.Option(min=0, max=65535, help="Port of the page; another is taken where it is in use.")
    ] = DEMO_PORT,
) -> None:
    """Try the real bot in a chat page on this machine, without an account and without the network."""
    from bot.app import run_until_signal
    from bot.commands.knowledge import index
    from bot.logs import configure_logging
    from bot.simulator import Simulator

    asked = json.loads(files("bot").joinpath("suggestions.json").read_text(encoding="utf-8"))
    simulator = Simulator(port=port, suggestions=asked["questions"], languages=asked["languages"])
    settings = load_settings(telegram_token=SecretStr(simulator.token))
    with _ended_quietly():
        index()
    configure_logging(settings.log_level, settings.telegram_token)
    run_until_signal(lambda stop: _demo(simulator, settings, stop, port))


def health() -> None:
    """Exit status 0 where a bot that uses this data folder was answered by Telegram within two minutes, else 1."""
    from bot.heartbeat import is_alive

    raise typer.Exit(0 if is_alive(load_settings().waypost_data) else 1)


def settings() -> None:
    """Print every setting with its default, its bounds and its meaning, as Markdown."""
    print(settings_table(), end="")


def knowledge_base(settings: Settings) -> Callable[[], Answerer]:
    """What loads the knowledge base when it is called: numpy, Chroma and the model are imported then, not before."""

    def load() -> Answerer:
        from knowledge.base import KnowledgeBase

        return KnowledgeBase(settings.waypost_data, settings.embedding_model)

    return load


@contextmanager
def _ended_quietly() -> Iterator[None]:
    """SIGTERM ends the process with status 0 here too; what was half written is cleared up on the way out."""
    before = signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(0))
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


async def _demo(simulator: Any, settings: Settings, stop: asyncio.Event, port: int) -> None:
    from bot.app import serve

    async with simulator:
        if port and simulator.port != port:
            print(f"Port {port} is taken; the page uses {simulator.port}.")
        print(f"\n  Open {simulator.page_url} in a browser and ask. Ctrl-C ends it.\n", flush=True)
        local = settings.model_copy(
            update={"telegram_base_url": simulator.base_url, "telegram_base_file_url": simulator.base_file_url}
        )
        await serve(local, knowledge_base(local), stop)
