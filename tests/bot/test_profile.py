from __future__ import annotations

from pathlib import Path

import pytest

from bot import simulator as api
from bot.profile import COMMANDS
from bot.simulator import Simulator
from bot.words import FALLBACK, Locales, Words
from tests.bot.running import RunningBot, running, until


def set_calls(simulator: Simulator) -> list[str]:
    return [call.method for call in simulator.calls if call.method.startswith("setMy")]


async def registered(bot: RunningBot) -> None:
    """Wait until the profile has been read to its last part and, where it differs, set."""
    await until(lambda: len(bot.sent("getMyName")) == len(Locales().languages), seconds=20)
    await bot.handled()


async def test_commands_and_descriptions_are_set_when_the_bot_first_starts(words: Words) -> None:
    async with running() as bot:
        await registered(bot)
        profile = bot.simulator.account.profile
        assert [c["command"] for c in profile.commands(None, "")] == list(COMMANDS)
        assert profile.commands(None, "")[0]["description"] == words.text("command-start")
        assert profile.text("description") == words.text("profile-description")
        assert profile.text("short_description") == words.text("profile-short-description")
        assert profile.text("name") == words.text("profile-name")


@pytest.mark.parametrize("code", [code for code in Locales().languages if code != FALLBACK])
async def test_each_language_has_commands_and_descriptions_of_its_own(code: str) -> None:
    async with running() as bot:
        await registered(bot)
        profile, spoken = bot.simulator.account.profile, Locales().words(code)
        said = [spoken.text(f"command-{name}") for name in COMMANDS]
        assert [c["description"] for c in profile.commands(None, code)] == said
        assert profile.text("description", code) == spoken.text("profile-description")
        assert profile.text("short_description", code) == spoken.text("profile-short-description")


def already_registered(simulator: Simulator) -> None:
    """The profile as a first start leaves it."""
    profile = simulator.account.profile
    profile.set_text("name", "Waypost", "", 64)
    for language in Locales().languages:
        words, code = Locales().words(language), "" if language == FALLBACK else language
        commands = [{"command": name, "description": words.text(f"command-{name}")} for name in COMMANDS]
        profile.set_commands(commands, None, code)
        profile.set_text("description", words.text("profile-description"), code, 512)
        profile.set_text("short_description", words.text("profile-short-description"), code, 120)


async def test_a_second_start_sets_nothing() -> None:
    simulator = Simulator()
    already_registered(simulator)
    async with running(simulator=simulator) as bot:
        await registered(bot)
        assert set_calls(simulator) == []


async def test_only_what_differs_is_set() -> None:
    simulator = Simulator()
    already_registered(simulator)
    simulator.account.profile.set_text("name", "Another", "", 64)
    simulator.account.profile.set_text("short_description", "of last year", "km", 120)
    simulator.account.profile.delete_commands(None, "th")
    async with running(simulator=simulator) as bot:
        await registered(bot)
        assert sorted(set_calls(simulator)) == ["setMyCommands", "setMyName", "setMyShortDescription"]


async def test_a_bot_that_may_not_set_its_profile_answers_all_the_same(words: Words) -> None:
    simulator = Simulator()
    simulator.fail_next("getMyCommands", api.TooManyRequests(retry_after=3600))
    async with running(simulator=simulator) as bot:
        chat = simulator.private_chat()
        await chat.send("/about")
        assert (await chat.wait_for_reply())[0]["text"] == words.text("about")
        assert not bot.task.done()


def test_every_command_is_one_that_telegram_takes() -> None:
    assert all(name.isascii() and name.islower() and len(name) <= 32 for name in COMMANDS)
    assert (Path(__file__).parents[2] / "bot" / "locales" / "en" / "profile.ftl").is_file()
