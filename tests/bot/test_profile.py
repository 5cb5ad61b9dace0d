from __future__ import annotations

from pathlib import Path

from bot import simulator as api
from bot.profile import COMMANDS
from bot.simulator import Simulator
from bot.words import Words
from tests.bot.running import RunningBot, running, until


def set_calls(simulator: Simulator) -> list[str]:
    return [call.method for call in simulator.calls if call.method.startswith("setMy")]


async def registered(bot: RunningBot) -> None:
    """Wait until the profile has been read to its last part and, where it differs, set."""
    await until(lambda: bool(bot.sent("getMyShortDescription")))
    await bot.handled()


async def test_commands_and_descriptions_are_set_when_the_bot_first_starts(words: Words) -> None:
    async with running() as bot:
        await registered(bot)
        profile = bot.simulator.account.profile
        assert [c["command"] for c in profile.commands(None, "")] == list(COMMANDS)
        assert profile.commands(None, "")[0]["description"] == words.text("command-start")
        assert profile.text("description") == words.text("profile-description")
        assert profile.text("short_description") == words.text("profile-short-description")
        assert len(set_calls(bot.simulator)) == 3


async def test_a_second_start_sets_nothing(words: Words) -> None:
    simulator = Simulator()
    profile = simulator.account.profile
    profile.set_commands(
        [{"command": name, "description": words.text(f"command-{name}")} for name in COMMANDS], None, ""
    )
    profile.set_text("description", words.text("profile-description"), "", 512)
    profile.set_text("short_description", words.text("profile-short-description"), "", 120)
    async with running(simulator=simulator) as bot:
        await registered(bot)
        assert set_calls(simulator) == []


async def test_only_what_differs_is_set(words: Words) -> None:
    simulator = Simulator()
    simulator.account.profile.set_text("description", words.text("profile-description"), "", 512)
    async with running(simulator=simulator) as bot:
        await registered(bot)
        assert sorted(set_calls(simulator)) == ["setMyCommands", "setMyShortDescription"]


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
