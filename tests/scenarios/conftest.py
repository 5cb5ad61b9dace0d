"""Conversations with the whole bot: the real Application, index and model, over HTTP, through the simulator."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.simulator import ChatHandle
from bot.words import Locales, Words
from knowledge.base import KnowledgeBase
from tests.bot.running import RunningBot, running

CHROMIUM = "/usr/bin/chromium"
CHROMIUM_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture
async def bot(knowledge_base: KnowledgeBase) -> AsyncIterator[RunningBot]:
    async with running(knowledge_base) as running_bot:
        yield running_bot


@pytest.fixture
def chat(bot: RunningBot) -> ChatHandle:
    return bot.simulator.private_chat()


@pytest.fixture
def group(bot: RunningBot) -> ChatHandle:
    return bot.simulator.group(members=[bot.simulator.person("Ana"), bot.simulator.person("Boun")])


@pytest.fixture
def words() -> Words:
    return Locales().words("en")
