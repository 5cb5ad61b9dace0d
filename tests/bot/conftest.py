from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.words import Locales, Words
from tests.bot.answers import SmallAnswers
from tests.bot.running import RunningBot, running


@pytest.fixture
def words() -> Words:
    return Locales().words("en")


@pytest.fixture
def answers() -> SmallAnswers:
    return SmallAnswers()


@pytest.fixture
async def bot(answers: SmallAnswers) -> AsyncIterator[RunningBot]:
    async with running(answers) as running_bot:
        yield running_bot
