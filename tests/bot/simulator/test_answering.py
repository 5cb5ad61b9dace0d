"""Pressed buttons and inline queries, answered over plain HTTP."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from bot.simulator import ChatHandle
from tests.bot.simulator.conftest import Clock, RawApi

BUTTONS = {
    "inline_keyboard": [
        [{"text": "Why?", "callback_data": "why:1"}],
        [{"text": "Site", "url": "https://example.org/"}],
    ]
}
TOO_OLD = "Bad Request: query is too old and response timeout expired or query ID is invalid"
ARTICLE = {
    "type": "article",
    "id": "1",
    "title": "Help lines",
    "input_message_content": {"message_text": "<b>Help</b>", "parse_mode": "HTML"},
}


async def with_buttons(api: RawApi, chat: ChatHandle) -> int:
    message = await api.call("sendMessage", chat_id=chat.id, text="Pick one", reply_markup=BUTTONS)
    return int(message["message_id"])


@pytest.mark.parametrize("button", ["Why?", "why:1"])
async def test_a_button_is_pressed_by_its_label_or_its_data(api: RawApi, chat: ChatHandle, button: str) -> None:
    message_id = await with_buttons(api, chat)
    pressed = await chat.press(message_id, button)
    [update] = await api.call("getUpdates")
    query = update["callback_query"]
    assert (query["id"], query["data"], query["from"]) == (pressed.id, "why:1", chat.person)
    assert query["message"] == chat.messages[0]


async def test_a_press_waits_for_the_bots_answer(api: RawApi, chat: ChatHandle) -> None:
    pressed = await chat.press(await with_buttons(api, chat), "Why?")
    waiting = asyncio.create_task(pressed.wait_for_answer())
    await api.call("answerCallbackQuery", callback_query_id=pressed.id, text="Because.", show_alert=True)
    assert await waiting == {"text": "Because.", "show_alert": True, "url": ""}


async def test_a_press_that_is_not_answered_times_out(api: RawApi, chat: ChatHandle) -> None:
    pressed = await chat.press(await with_buttons(api, chat), "Why?")
    with pytest.raises(TimeoutError):
        await pressed.wait_for_answer(timeout=0.05)


@pytest.mark.parametrize("button", ["Nothing", "Site", "https://example.org/"])
async def test_only_a_button_that_is_there_can_be_pressed(api: RawApi, chat: ChatHandle, button: str) -> None:
    message_id = await with_buttons(api, chat)
    with pytest.raises(ValueError, match="only \\['Why\\?', 'Site'\\]"):
        await chat.press(message_id, button)


async def test_an_answer_may_be_silent(api: RawApi, chat: ChatHandle) -> None:
    pressed = await chat.press(await with_buttons(api, chat), "Why?")
    assert await api.call("answerCallbackQuery", callback_query_id=pressed.id, cache_time=5) is True
    assert pressed.answer == {"text": "", "show_alert": False, "url": ""}


async def test_a_query_is_answered_once(api: RawApi, chat: ChatHandle) -> None:
    pressed = await chat.press(await with_buttons(api, chat), "Why?")
    await api.call("answerCallbackQuery", callback_query_id=pressed.id)
    assert await api.refusal("answerCallbackQuery", callback_query_id=pressed.id) == TOO_OLD


async def test_a_query_that_never_was_is_refused(api: RawApi) -> None:
    assert await api.refusal("answerCallbackQuery", callback_query_id="12") == TOO_OLD


async def test_a_query_grows_too_old(api: RawApi, chat: ChatHandle, clock: Clock) -> None:
    in_time = await chat.press(await with_buttons(api, chat), "Why?")
    too_late = await chat.press(await with_buttons(api, chat), "Why?")
    clock.pass_time(60)
    await api.call("answerCallbackQuery", callback_query_id=in_time.id)
    clock.pass_time(1)
    assert await api.refusal("answerCallbackQuery", callback_query_id=too_late.id) == TOO_OLD


async def test_an_answer_has_at_most_200_characters(api: RawApi, chat: ChatHandle) -> None:
    pressed = await chat.press(await with_buttons(api, chat), "Why?")
    said = await api.refusal("answerCallbackQuery", callback_query_id=pressed.id, text="a" * 201)
    assert said == "Bad Request: MESSAGE_TOO_LONG"
    assert await api.call("answerCallbackQuery", callback_query_id=pressed.id, text="a" * 200) is True


async def test_inline_results_are_checked_and_taken(api: RawApi) -> None:
    button = {"text": "All of it", "start_parameter": "all"}
    parameters = {"inline_query_id": "1", "results": [ARTICLE], "cache_time": 10, "is_personal": True}
    assert await api.call("answerInlineQuery", **parameters, button=button) is True


@pytest.mark.parametrize(
    ("results", "refusal"),
    [
        ([ARTICLE] * 51, "too many inline query results specified"),
        ([ARTICLE, ARTICLE], "RESULT_ID_DUPLICATE"),
        ([ARTICLE | {"id": "i" * 65}], "RESULT_ID_INVALID"),
        ([ARTICLE | {"id": ""}], "RESULT_ID_INVALID"),
        ([{"type": "gif"}], 'the simulator knows no InlineQueryResult of type "gif"'),
        (
            [ARTICLE | {"input_message_content": {"message_text": "<b>", "parse_mode": "HTML"}}],
            "can't parse entities: Can't find end tag corresponding to start tag \"b\"",
        ),
        ([ARTICLE | {"input_message_content": {"message_text": " "}}], "text must be non-empty"),
        (
            [ARTICLE | {"input_message_content": {"message_text": "a" * 4097}}],
            "message is too long",
        ),
    ],
)
async def test_bad_inline_results_are_refused(api: RawApi, results: list[Any], refusal: str) -> None:
    said = await api.refusal("answerInlineQuery", inline_query_id="1", results=results)
    assert said == f"Bad Request: {refusal}"
