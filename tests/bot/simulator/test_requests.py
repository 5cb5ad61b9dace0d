"""Tokens, methods, parameters: what a request has to look like, over plain HTTP."""

from __future__ import annotations

import json
from typing import Any

import httpx
import pytest

from bot.simulator import ChatHandle, Simulator
from tests.bot.simulator.conftest import RawApi


async def test_the_bot_is_told_who_it_is(api: RawApi) -> None:
    me = await api.call("getMe")
    assert (me["is_bot"], me["first_name"], me["username"]) == (True, "Waypost", "waypost_demo_bot")
    assert me["can_read_all_group_messages"] is True


async def test_a_wrong_token_is_unauthorized(http: httpx.AsyncClient, simulator: Simulator) -> None:
    other = "123456:" + "B" * 35
    response = await http.get(f"{simulator.base_url}{other}/getMe")
    assert response.status_code == 401
    assert response.json() == {"ok": False, "error_code": 401, "description": "Unauthorized"}


@pytest.mark.parametrize("token", ["nonsense", "123456", "123456:short", "0123:" + "A" * 35, ":" + "A" * 35])
async def test_a_malformed_token_is_not_found(http: httpx.AsyncClient, simulator: Simulator, token: str) -> None:
    response = await http.get(f"{simulator.base_url}{token}/getMe")
    assert response.json() == {"ok": False, "error_code": 404, "description": "Not Found"}


async def test_an_unknown_method_is_not_found(api: RawApi) -> None:
    response = await api.post("sendTelegram")
    assert response.status_code == 404
    assert response.json()["description"] == "Not Found: method not found"


async def test_the_case_of_a_method_does_not_matter(api: RawApi) -> None:
    assert (await api.call("GETME"))["username"] == "waypost_demo_bot"


async def test_an_unknown_parameter_is_refused_by_name(api: RawApi, chat: ChatHandle) -> None:
    refusal = await api.refusal("sendMessage", chat_id=chat.id, text="x", reply_to="5")
    assert refusal == 'Bad Request: the simulator refuses the unknown parameter "reply_to" of sendMessage'


@pytest.mark.parametrize(
    ("name", "value"),
    [("business_connection_id", "x"), ("message_thread_id", 5), ("suggested_post_parameters", {})],
)
async def test_a_parameter_that_the_simulator_cannot_play_is_refused(
    api: RawApi, chat: ChatHandle, name: str, value: Any
) -> None:
    refusal = await api.refusal("sendMessage", chat_id=chat.id, text="x", **{name: value})
    assert refusal == f'Bad Request: the simulator does not play the parameter "{name}" of sendMessage'


@pytest.mark.parametrize(
    ("method", "parameters", "refusal"),
    [
        ("sendMessage", {"text": "x"}, "chat_id is empty"),
        ("sendMessage", {"chat_id": "", "text": "x"}, "chat_id is empty"),
        ("sendMessage", {"chat_id": 1}, "message text is empty"),
        ("sendMessage", {"chat_id": 1, "text": ""}, "message text is empty"),
        ("editMessageText", {"chat_id": 1, "message_id": 1}, "message text is empty"),
        ("sendPhoto", {"chat_id": 1}, "there is no photo in the request"),
        ("sendChatAction", {"chat_id": 1}, "wrong parameter action in request"),
        ("deleteMessage", {"chat_id": 1}, "message identifier is not specified"),
        ("deleteMessages", {"chat_id": 1}, "message identifiers are not specified"),
        ("getFile", {}, "file_id not specified"),
        ("getChat", {}, "chat_id is empty"),
        ("getChatMember", {"chat_id": 1}, "invalid user_id specified"),
        ("setMyCommands", {}, 'parameter "commands" is required'),
        ("answerCallbackQuery", {}, 'parameter "callback_query_id" is required'),
        ("answerInlineQuery", {"inline_query_id": "1"}, 'parameter "results" is required'),
        ("setWebhook", {}, 'parameter "url" is required'),
    ],
)
async def test_what_is_missing_is_named(api: RawApi, method: str, parameters: dict[str, Any], refusal: str) -> None:
    assert await api.refusal(method, **parameters) == f"Bad Request: {refusal}"


@pytest.mark.parametrize(
    ("method", "parameters", "refusal"),
    [
        ("getUpdates", {"limit": "many"}, 'Field "limit" must be of type Integer'),
        ("getUpdates", {"allowed_updates": "message"}, "Can't parse allowed_updates JSON object"),
        ("getUpdates", {"allowed_updates": {"message": True}}, 'Field "allowed_updates" must be an Array'),
        ("getUpdates", {"allowed_updates": [1]}, 'Field "allowed_updates" must be of type String'),
        ("sendMessage", {"chat_id": 1, "text": "x", "reply_markup": "{"}, "Can't parse reply_markup JSON object"),
        ("sendMessage", {"chat_id": 1, "text": "x", "reply_markup": []}, "Object expected as reply markup"),
        ("sendMessage", {"chat_id": 1, "text": "x", "reply_markup": {}}, "Object expected as reply markup"),
        (
            "sendMessage",
            {"chat_id": 1, "text": "x", "reply_markup": {"inline_keyboard": [{"text": "a"}]}},
            'Field "inline_keyboard" must be an Array',
        ),
        (
            "sendMessage",
            {"chat_id": 1, "text": "x", "reply_parameters": {}},
            "Can't parse ReplyParameters: Can't find field \"message_id\"",
        ),
        (
            "sendMessage",
            {"chat_id": 1, "text": "x", "reply_parameters": {"message_id": "5"}},
            'Field "message_id" must be of type Integer',
        ),
        (
            "sendMessage",
            {"chat_id": 1, "text": "x", "link_preview_options": {"disabled": True}},
            'the simulator refuses the unknown field "disabled" of LinkPreviewOptions',
        ),
        (
            "sendMessage",
            {"chat_id": 1, "text": "x", "disable_notification": "perhaps"},
            'Field "disable_notification" must be of type Boolean',
        ),
        ("setMyCommands", {"commands": ["start"]}, "BotCommand must be an Object"),
        (
            "setMyCommands",
            {"commands": [], "scope": {"type": "everybody"}},
            'the simulator knows no BotCommandScope of type "everybody"',
        ),
        (
            "sendMessage",
            {"chat_id": 1, "text": "x", "entities": [{"type": "bold", "offset": True, "length": 1}]},
            'Field "offset" must be of type Integer',
        ),
        (
            "sendMessage",
            {
                "chat_id": 1,
                "text": "x",
                "reply_markup": {"inline_keyboard": [[{"text": "log in", "login_url": {"url": "x.org"}}]]},
            },
            "the simulator does not serve LoginUrl",
        ),
    ],
)
async def test_values_of_the_wrong_type_are_refused(
    api: RawApi, method: str, parameters: dict[str, Any], refusal: str
) -> None:
    said = await api.refusal(method, **parameters)
    assert said.removeprefix("Bad Request: ").lower() == refusal.lower()


async def test_parameters_may_come_in_the_query(http: httpx.AsyncClient, api: RawApi, chat: ChatHandle) -> None:
    response = await http.get(api.url + "sendMessage", params={"chat_id": chat.id, "text": "by query"})
    assert response.json()["result"]["text"] == "by query"


async def test_parameters_may_come_as_json(http: httpx.AsyncClient, api: RawApi, chat: ChatHandle) -> None:
    body = {"chat_id": chat.id, "text": "by JSON", "link_preview_options": {"is_disabled": True}}
    response = await http.post(api.url + "sendMessage", json=body)
    assert response.json()["result"]["link_preview_options"] == {"is_disabled": True}


@pytest.mark.parametrize("body", ["{", '"text"', "[1]"])
async def test_a_body_that_is_no_json_object_is_refused(http: httpx.AsyncClient, api: RawApi, body: str) -> None:
    response = await http.post(api.url + "getMe", content=body, headers={"content-type": "application/json"})
    assert response.status_code == 400


async def test_a_number_where_json_needs_text_is_refused(
    http: httpx.AsyncClient, api: RawApi, chat: ChatHandle
) -> None:
    response = await http.post(api.url + "sendMessage", json={"chat_id": chat.id, "text": 5})
    assert response.json()["description"] == 'Bad Request: field "text" must be of type String'


async def test_half_a_surrogate_pair_in_json_is_refused(http: httpx.AsyncClient, api: RawApi, chat: ChatHandle) -> None:
    content = json.dumps({"chat_id": chat.id, "text": "\ud83d"})
    response = await http.post(api.url + "sendMessage", content=content, headers={"content-type": "application/json"})
    assert response.json()["description"] == "Bad Request: can't parse the request body as JSON"


async def test_a_file_is_refused_where_none_belongs(http: httpx.AsyncClient, api: RawApi, chat: ChatHandle) -> None:
    response = await http.post(api.url + "sendMessage", data={"chat_id": chat.id}, files={"text": b"x"})
    assert response.json()["description"] == 'Bad Request: the simulator refuses a file as parameter "text"'


async def test_every_request_is_remembered_with_what_became_of_it(
    api: RawApi, simulator: Simulator, chat: ChatHandle
) -> None:
    await api.call("sendMessage", chat_id=chat.id, text="x")
    await api.refusal("sendMessage", chat_id=chat.id)
    first, second = simulator.calls
    assert (first.method, first.params, first.ok) == ("sendMessage", {"chat_id": str(chat.id), "text": "x"}, True)
    assert (second.ok, second.description) == (False, "Bad Request: message text is empty")


async def test_the_memory_of_requests_is_bounded(simulator: Simulator, api: RawApi) -> None:
    for _ in range(3):
        await api.call("getMe")
    bounded = simulator._api.calls
    assert bounded.maxlen is not None
    assert len(simulator.calls) == 3 <= bounded.maxlen
