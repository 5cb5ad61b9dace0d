"""What a bot says of itself, and what can be read of chats and members, over plain HTTP."""

from __future__ import annotations

from typing import Any

import pytest

from bot.simulator import ChatHandle, Simulator
from tests.bot.simulator.conftest import RawApi

START = {"command": "start", "description": "Begin"}
HELP = {"command": "help", "description": "Whom to call"}
TEXTS = [
    ("setMyName", "getMyName", "name", 64),
    ("setMyDescription", "getMyDescription", "description", 512),
    ("setMyShortDescription", "getMyShortDescription", "short_description", 120),
]


async def test_commands_are_kept_by_scope_and_language(api: RawApi) -> None:
    await api.call("setMyCommands", commands=[START, HELP])
    await api.call("setMyCommands", commands=[START], language_code="th")
    await api.call("setMyCommands", commands=[HELP], scope={"type": "all_group_chats"})
    assert await api.call("getMyCommands") == [START, HELP]
    assert await api.call("getMyCommands", language_code="th") == [START]
    assert await api.call("getMyCommands", scope={"type": "all_group_chats"}) == [HELP]
    assert await api.call("getMyCommands", language_code="km") == []
    await api.call("deleteMyCommands", language_code="th")
    assert await api.call("getMyCommands", language_code="th") == []
    assert await api.call("getMyCommands") == [START, HELP]


async def test_a_person_sees_the_commands_of_the_narrowest_scope(
    api: RawApi, simulator: Simulator, chat: ChatHandle, group: ChatHandle
) -> None:
    profile = simulator.account.profile
    assert profile.commands_for(chat.id, True, "en") == []
    await api.call("setMyCommands", commands=[START])
    await api.call("setMyCommands", commands=[HELP], scope={"type": "all_group_chats"})
    await api.call("setMyCommands", commands=[START, HELP], language_code="th")
    assert profile.commands_for(chat.id, True, "en") == [START]
    assert profile.commands_for(chat.id, True, "th-TH") == [START, HELP]
    assert profile.commands_for(group.id, False, "en") == [HELP]
    await api.call("setMyCommands", commands=[HELP], scope={"type": "chat", "chat_id": chat.id})
    assert profile.commands_for(chat.id, True, "th") == [HELP]


async def test_a_slash_before_a_command_is_dropped(api: RawApi) -> None:
    await api.call("setMyCommands", commands=[{"command": "/start", "description": " Begin "}])
    assert await api.call("getMyCommands") == [START]


@pytest.mark.parametrize(
    ("command", "refusal"),
    [
        ({"command": "", "description": "x"}, "command must be non-empty"),
        ({"command": "/", "description": "x"}, "command must be non-empty"),
        ({"command": "c" * 33, "description": "x"}, "command length must not exceed 32"),
        ({"command": "Start", "description": "x"}, "BOT_COMMAND_INVALID"),
        ({"command": "who-is", "description": "x"}, "BOT_COMMAND_INVALID"),
        ({"command": "ถาม", "description": "x"}, "BOT_COMMAND_INVALID"),
        ({"command": "start", "description": " "}, "command description must be non-empty"),
        ({"command": "start", "description": "d" * 257}, "command description length must not exceed 256"),
        ({"command": "start"}, "can't parse BotCommand: Can't find field \"description\""),
    ],
)
async def test_a_command_out_of_bounds_is_refused(api: RawApi, command: dict[str, str], refusal: str) -> None:
    await api.call("setMyCommands", commands=[HELP])
    assert await api.refusal("setMyCommands", commands=[START, command]) == f"Bad Request: {refusal}"
    assert await api.call("getMyCommands") == [HELP]


async def test_the_longest_command_is_taken(api: RawApi) -> None:
    assert await api.call("setMyCommands", commands=[{"command": "c" * 32, "description": "d" * 256}]) is True


async def test_there_are_at_most_100_commands(api: RawApi) -> None:
    commands = [{"command": f"c{number}", "description": "x"} for number in range(101)]
    assert await api.refusal("setMyCommands", commands=commands) == "Bad Request: BOT_COMMANDS_TOO_MUCH"
    assert await api.call("setMyCommands", commands=commands[:100]) is True


@pytest.mark.parametrize("code", ["eng", "EN", "e", "zh-hans"])
async def test_a_language_is_two_small_letters(api: RawApi, code: str) -> None:
    said = await api.refusal("setMyCommands", commands=[START], language_code=code)
    assert said == "Bad Request: invalid language code specified"
    said = await api.refusal("setMyDescription", description="x", language_code=code)
    assert said == "Bad Request: invalid language code specified"


@pytest.mark.parametrize(("setter", "getter", "field", "limit"), TEXTS)
async def test_a_text_of_the_bot_is_kept_by_language(
    api: RawApi, setter: str, getter: str, field: str, limit: int
) -> None:
    await api.call(setter, **{field: "for all"})
    await api.call(setter, **{field: "สำหรับทุกคน"}, language_code="th")
    assert await api.call(getter, language_code="th") == {field: "สำหรับทุกคน"}
    assert await api.call(getter, language_code="km") == {field: "for all"}
    await api.call(setter, language_code="th")
    assert await api.call(getter, language_code="th") == {field: "for all"}


@pytest.mark.parametrize(("setter", "getter", "field", "limit"), TEXTS)
async def test_a_text_of_the_bot_has_a_longest_length(
    api: RawApi, setter: str, getter: str, field: str, limit: int
) -> None:
    assert await api.call(setter, **{field: "x" * limit}) is True
    assert f"of more than {limit} characters" in await api.refusal(setter, **{field: "x" * (limit + 1)})


async def test_the_bot_has_its_name_from_the_first(api: RawApi) -> None:
    assert await api.call("getMyName") == {"name": "Waypost"}


async def test_a_menu_button_is_kept_for_a_chat_or_for_all(api: RawApi, chat: ChatHandle, group: ChatHandle) -> None:
    app = {"type": "web_app", "text": "Open", "web_app": {"url": "https://example.org/"}}
    assert await api.call("getChatMenuButton") == {"type": "commands"}
    assert await api.call("setChatMenuButton", chat_id=chat.id, menu_button=app) is True
    assert await api.call("getChatMenuButton", chat_id=chat.id) == app
    assert await api.call("setChatMenuButton") is True
    assert await api.call("getChatMenuButton") == {"type": "default"}
    assert await api.refusal("setChatMenuButton", chat_id=group.id) == "Bad Request: chat not found"


async def test_a_chat_can_be_read_by_number_and_a_group_by_name(
    api: RawApi, chat: ChatHandle, group: ChatHandle
) -> None:
    group.chat.info["username"] = "families_forum"
    assert (await api.call("getChat", chat_id=chat.id))["first_name"] == "Ana"
    assert (await api.call("getChat", chat_id="@families_forum"))["title"] == "Families"
    assert await api.refusal("getChat", chat_id=1) == "Bad Request: chat not found"


async def test_members_are_told_apart_from_those_who_are_not(api: RawApi, chat: ChatHandle, group: ChatHandle) -> None:
    async def status(user_id: int) -> Any:
        return (await api.call("getChatMember", chat_id=group.id, user_id=user_id))["status"]

    assert await status(group.person["id"]) == "member"
    assert await status(123456) == "member"
    assert await status(chat.person["id"]) == "left"
    await group.block()
    assert await status(123456) == "left"
    assert await api.refusal("getChatMember", chat_id=group.id, user_id=9) == "Bad Request: user not found"
