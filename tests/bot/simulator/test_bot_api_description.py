"""The method table and the answers, held against a machine-readable copy of the Bot API's documentation.

The copy lies beside the repository, not in it; where it is missing these tests are skipped.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from bot.simulator import ChatHandle, Simulator
from bot.simulator.methods import METHODS
from bot.simulator.objects import OBJECTS, VARIANTS
from bot.simulator.schema import fields
from tests.bot.simulator.conftest import RawApi

DESCRIPTION = Path(__file__).resolve().parents[4] / "shared" / "botapi" / "api.min.json"
SCALARS: dict[str, Any] = {"Integer": int, "Float": (int, float), "String": str, "Boolean": bool, "True": bool}
BUTTONS = {"inline_keyboard": [[{"text": "a", "callback_data": "b"}, {"text": "c", "url": "https://example.org/"}]]}
LINK = "https://example.org/p.png"


@pytest.fixture(scope="module")
def documentation() -> Any:
    if not DESCRIPTION.exists():
        pytest.skip("the Bot API's description is not here: ../shared/botapi/api.min.json")
    return json.loads(DESCRIPTION.read_text())


@pytest.mark.parametrize("name", METHODS)
def test_a_method_takes_what_the_documentation_says(documentation: Any, name: str) -> None:
    described = documentation["methods"][name]
    wanted = {field["name"]: (set(field["types"]), field["required"]) for field in described.get("fields", [])}
    served = {field.name: (set(field.types), field.required) for field in METHODS[name].parameters.values()}
    assert served == wanted
    assert METHODS[name].returns.split("|") == described["returns"]


@pytest.mark.parametrize("name", OBJECTS)
def test_an_object_has_the_fields_that_the_documentation_says(documentation: Any, name: str) -> None:
    described = documentation["types"][name]["fields"]
    wanted = {field["name"]: (set(field["types"]), field["required"]) for field in described}
    served = {field.name: (set(field.types), field.required) for field in fields(OBJECTS[name]).values()}
    if name == "InlineQueryResultArticle":  # of the kinds of content, the simulator serves text
        wanted["input_message_content"] = ({"InputTextMessageContent"}, True)
    assert served == wanted


@pytest.mark.parametrize("name", VARIANTS)
def test_the_variants_of_a_type_are_among_the_documented_ones(documentation: Any, name: str) -> None:
    assert set(VARIANTS[name].values()) <= set(documentation["types"][name]["subtypes"])


def faults_of(value: Any, types: list[str], documentation: Any, where: str) -> list[str]:
    """Where a value differs from every one of the types; empty where it fits one."""
    tried = [_faults_of_one(value, kind, documentation, where) for kind in types]
    return min(tried, key=len)


def _faults_of_one(value: Any, kind: str, documentation: Any, where: str) -> list[str]:
    if kind.startswith("Array of "):
        if not isinstance(value, list):
            return [f"{where}: {value!r} is no array"]
        inner = kind.removeprefix("Array of ")
        return [fault for item in value for fault in _faults_of_one(item, inner, documentation, f"{where}[]")]
    if kind in SCALARS:
        fits = isinstance(value, SCALARS[kind]) and (kind in ("Boolean", "True") or not isinstance(value, bool))
        return [] if fits else [f"{where}: {value!r} is no {kind}"]
    described = documentation["types"][kind]
    if "subtypes" in described:
        return faults_of(value, described["subtypes"], documentation, where)
    if not isinstance(value, dict):
        return [f"{where}: {value!r} is no {kind}"]
    known = {field["name"]: field for field in described.get("fields", [])}
    faults = [f"{where}.{name} is missing" for name, field in known.items() if field["required"] and name not in value]
    faults += [f"{where}.{name} is unknown to {kind}" for name in value if name not in known]
    for name in value.keys() & known.keys():
        faults += faults_of(value[name], known[name]["types"], documentation, f"{where}.{name}")
    return faults


def test_the_holding_itself_finds_what_is_wrong(documentation: Any) -> None:
    assert faults_of({"file_id": "a", "file_unique_id": "b"}, ["File"], documentation, "file") == []
    assert faults_of({"file_id": 1, "size": 2}, ["File"], documentation, "file") == [
        "file.file_unique_id is missing",
        "file.size is unknown to File",
        "file.file_id: 1 is no String",
    ]
    assert faults_of([True], ["Array of Integer"], documentation, "ids") == ["ids[]: True is no Integer"]


async def requests(api: RawApi, chat: ChatHandle) -> dict[str, dict[str, Any]]:
    """A good request for every method that is served, with as many parameters as make sense together."""
    text = '<b>b</b> <i>i</i> <a href="x.org">l</a> <pre><code class="language-py">p</code></pre> +1-212-555-0123'
    sent = [(await api.call("sendMessage", chat_id=chat.id, text=f"{n}"))["message_id"] for n in range(5)]
    markup = {"chat_id": chat.id, "text": "x", "reply_markup": BUTTONS}
    pressed = await chat.press((await api.call("sendMessage", **markup))["message_id"], "a")
    document = await chat.send_document()
    reply = {"message_id": document["message_id"]}
    article = {"type": "article", "id": "1", "title": "t", "input_message_content": {"message_text": "x"}}
    return {
        "getMe": {},
        "getUpdates": {"timeout": 0, "limit": 100, "allowed_updates": []},
        "setWebhook": {"url": ""},
        "deleteWebhook": {},
        "getWebhookInfo": {},
        "logOut": {},
        "close": {},
        "sendMessage": {
            "chat_id": chat.id,
            "text": text,
            "parse_mode": "HTML",
            "reply_markup": BUTTONS,
            "reply_parameters": reply,
            "link_preview_options": {"is_disabled": True},
            "protect_content": True,
        },
        "sendPhoto": {"chat_id": chat.id, "photo": LINK, "caption": "<u>c</u>", "parse_mode": "HTML"},
        "sendChatAction": {"chat_id": chat.id, "action": "typing"},
        "sendMessageDraft": {"chat_id": chat.id, "draft_id": 1, "text": "d"},
        "editMessageText": {"chat_id": chat.id, "message_id": sent[0], "text": "edited", "reply_markup": BUTTONS},
        "editMessageReplyMarkup": {"chat_id": chat.id, "message_id": sent[1], "reply_markup": BUTTONS},
        "deleteMessage": {"chat_id": chat.id, "message_id": sent[2]},
        "deleteMessages": {"chat_id": chat.id, "message_ids": sent[3:]},
        "answerCallbackQuery": {"callback_query_id": pressed.id, "text": "x", "show_alert": True},
        "answerInlineQuery": {"inline_query_id": "1", "results": [article]},
        "setMyCommands": {"commands": [{"command": "start", "description": "Begin"}]},
        "getMyCommands": {"scope": {"type": "default"}},
        "deleteMyCommands": {"language_code": "th"},
        "setMyName": {"name": "Guide"},
        "getMyName": {},
        "setMyDescription": {"description": "d"},
        "getMyDescription": {},
        "setMyShortDescription": {"short_description": "s"},
        "getMyShortDescription": {},
        "setChatMenuButton": {"menu_button": {"type": "default"}},
        "getChatMenuButton": {},
        "getChat": {"chat_id": chat.id},
        "getChatMember": {"chat_id": chat.id, "user_id": chat.person["id"]},
        "getFile": {"file_id": document["document"]["file_id"]},
    }


async def test_every_answer_is_of_the_documented_type(documentation: Any, api: RawApi, chat: ChatHandle) -> None:
    for send in (chat.send_photo, chat.send_voice, chat.send_sticker, chat.send_poll):
        await send()
    message = await chat.send("/start")
    await chat.reply_to(message["message_id"], "again")
    await chat.edit(message["message_id"], "/help")
    await chat.block()
    await chat.unblock()
    good = await requests(api, chat)
    assert set(good) == set(METHODS)
    for name, parameters in good.items():
        answer = await api.call(name, **parameters)
        assert faults_of(answer, documentation["methods"][name]["returns"], documentation, name) == []


async def test_a_removed_bot_and_a_person_who_left_are_of_the_documented_type(
    documentation: Any, api: RawApi, simulator: Simulator, group: ChatHandle, chat: ChatHandle
) -> None:
    await group.block()
    for user_id in (123456, chat.person["id"]):
        answer = await api.call("getChatMember", chat_id=group.id, user_id=user_id)
        assert faults_of(answer, ["ChatMember"], documentation, "member") == []
