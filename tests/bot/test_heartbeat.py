from __future__ import annotations

import os
import time
from pathlib import Path

from bot.heartbeat import FILE, FRESH_SECONDS, beat, is_alive
from tests.bot.running import running


def test_a_bot_that_never_ran_is_not_alive(tmp_path: Path) -> None:
    assert not is_alive(tmp_path / "none")


def test_a_beat_makes_the_folder_and_counts_as_alive(tmp_path: Path) -> None:
    beat(tmp_path / "data")
    assert is_alive(tmp_path / "data")


def test_an_old_beat_no_longer_counts(tmp_path: Path) -> None:
    beat(tmp_path)
    long_ago = time.time() - FRESH_SECONDS - 1
    os.utime(tmp_path / FILE, (long_ago, long_ago))
    assert not is_alive(tmp_path)


async def test_a_poll_that_telegram_answers_is_a_beat(tmp_path: Path) -> None:
    async with running(waypost_data=tmp_path) as bot:
        chat = bot.simulator.private_chat()
        await chat.send("/help")
        await chat.wait_for_reply(timeout=5)
        assert is_alive(tmp_path)
