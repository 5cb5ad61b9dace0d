"""What happens to messages and updates when the network or Telegram fails: nothing is lost, nothing comes twice unasked."""

from __future__ import annotations

import asyncio
from typing import Any

import httpx
import pytest

from bot.simulator import (
    BadGateway,
    BadRequest,
    ChatHandle,
    Conflict,
    DropConnection,
    Forbidden,
    Simulator,
    TooManyRequests,
    Unauthorized,
)
from bot.simulator.faults import Fault
from tests.bot.simulator.conftest import RawApi

EVERY_REFUSAL = [
    TooManyRequests(1),
    Conflict(),
    BadRequest("chat not found"),
    Forbidden(),
    Unauthorized(),
    BadGateway(),
]


@pytest.mark.parametrize("fault", EVERY_REFUSAL, ids=lambda fault: type(fault).__name__)
async def test_a_poll_that_fails_confirms_nothing(
    api: RawApi, simulator: Simulator, chat: ChatHandle, fault: Fault
) -> None:
    await chat.send("one")
    [update] = await api.call("getUpdates")
    simulator.fail_next("getUpdates", fault)
    response = await api.post("getUpdates", offset=update["update_id"] + 1)
    assert response.status_code >= 400
    assert await api.call("getUpdates") == [update]


async def test_a_poll_whose_answer_is_cut_off_confirms_nothing_either(
    api: RawApi, simulator: Simulator, chat: ChatHandle
) -> None:
    await chat.send("one")
    simulator.fail_next("getUpdates", DropConnection())
    with pytest.raises(httpx.RemoteProtocolError):
        await api.post("getUpdates", offset=1)
    assert [update["message"]["text"] for update in await api.call("getUpdates")] == ["one"]


@pytest.mark.parametrize("fault", EVERY_REFUSAL, ids=lambda fault: type(fault).__name__)
async def test_a_message_that_was_refused_is_not_in_the_chat(
    api: RawApi, simulator: Simulator, chat: ChatHandle, fault: Fault
) -> None:
    simulator.fail_next("sendMessage", fault)
    assert (await api.post("sendMessage", chat_id=chat.id, text="x")).status_code >= 400
    assert chat.messages == []
    message = await api.call("sendMessage", chat_id=chat.id, text="x")
    assert message["message_id"] == 1


@pytest.mark.parametrize(
    ("method", "parameters"),
    [
        ("editMessageText", {"text": "changed"}),
        ("editMessageReplyMarkup", {}),
        ("deleteMessage", {}),
    ],
)
async def test_an_edit_or_deletion_that_was_refused_changes_nothing(
    api: RawApi, simulator: Simulator, chat: ChatHandle, method: str, parameters: dict[str, Any]
) -> None:
    keyboard = {"inline_keyboard": [[{"text": "b", "callback_data": "d"}]]}
    message = await api.call("sendMessage", chat_id=chat.id, text="first", reply_markup=keyboard)
    simulator.fail_next(method, TooManyRequests(2))
    said = await api.refusal(method, chat_id=chat.id, message_id=message["message_id"], **parameters)
    assert said == "Too Many Requests: retry after 2"
    assert chat.messages == [message]
    await api.call(method, chat_id=chat.id, message_id=message["message_id"], **parameters)
    assert chat.messages != [message]


async def test_a_press_waits_on_through_a_refused_answer(api: RawApi, simulator: Simulator, chat: ChatHandle) -> None:
    keyboard = {"inline_keyboard": [[{"text": "b", "callback_data": "d"}]]}
    message = await api.call("sendMessage", chat_id=chat.id, text="x", reply_markup=keyboard)
    pressed = await chat.press(message["message_id"], "b")
    simulator.fail_next("answerCallbackQuery", BadGateway())
    assert (await api.post("answerCallbackQuery", callback_query_id=pressed.id, text="now")).status_code == 502
    assert pressed.answer is None
    await api.call("answerCallbackQuery", callback_query_id=pressed.id, text="now")
    assert (await pressed.wait_for_answer())["text"] == "now"


async def test_a_fault_says_nothing_of_the_bots_own_mistakes(
    api: RawApi, simulator: Simulator, chat: ChatHandle
) -> None:
    """It comes before the parameters are looked at, as at a front server."""
    simulator.fail_next("sendMessage", BadGateway())
    assert (await api.post("sendMessage", chat_id=chat.id, nonsense=1)).status_code == 502
    assert "unknown parameter" in await api.refusal("sendMessage", chat_id=chat.id, nonsense=1)


async def test_an_unknown_method_uses_up_no_fault(api: RawApi, simulator: Simulator) -> None:
    simulator.fail_next("*", BadGateway())
    assert (await api.post("sendNothing")).status_code == 404
    assert (await api.post("getMe")).status_code == 502


@pytest.mark.parametrize("seconds", [1, 30, 3600])
async def test_how_long_to_wait_stands_in_header_words_and_parameters(
    api: RawApi, simulator: Simulator, seconds: int
) -> None:
    simulator.fail_next("getMe", TooManyRequests(seconds))
    response = await api.post("getMe")
    body = response.json()
    assert response.headers["Retry-After"] == str(seconds)
    assert body["parameters"]["retry_after"] == seconds
    assert body["description"].endswith(f"retry after {seconds}")


async def test_no_other_refusal_says_how_long_to_wait(api: RawApi, simulator: Simulator) -> None:
    for fault in (Conflict(), Forbidden(), Unauthorized(), BadGateway()):
        simulator.fail_next("getMe", fault)
        assert "Retry-After" not in (await api.post("getMe")).headers


async def test_a_conflict_on_demand_leaves_a_waiting_poll_alone(
    api: RawApi, simulator: Simulator, chat: ChatHandle
) -> None:
    waits = asyncio.create_task(api.call("getUpdates", timeout=30))
    await asyncio.sleep(0.1)
    simulator.fail_next("getUpdates", Conflict())
    assert (await api.refusal("getUpdates")).startswith("Conflict: terminated by other getUpdates request")
    assert not waits.done()
    await chat.send("news")
    assert len(await asyncio.wait_for(waits, 2)) == 1


async def test_two_bots_with_one_token_take_turns_in_conflict_and_no_update_is_lost(
    api: RawApi, chat: ChatHandle
) -> None:
    """Each poll ends the other's. What a refused poll had confirmed stays confirmed; the rest is handed out once."""
    seen: list[str] = []
    for number in range(6):
        waits = asyncio.create_task(api.post("getUpdates", timeout=30))
        await asyncio.sleep(0.05)
        other = asyncio.create_task(api.post("getUpdates", timeout=30))
        assert (await asyncio.wait_for(waits, 2)).status_code == 409
        await chat.send(f"message {number}")
        [update] = (await asyncio.wait_for(other, 2)).json()["result"]
        seen.append(update["message"]["text"])
        await api.call("getUpdates", offset=update["update_id"] + 1)
    assert seen == [f"message {number}" for number in range(6)]


async def test_faults_of_one_chat_do_not_touch_the_updates_of_others(
    api: RawApi, simulator: Simulator, chat: ChatHandle, group: ChatHandle
) -> None:
    await chat.block()
    assert (await api.refusal("sendMessage", chat_id=chat.id, text="x")).startswith("Forbidden")
    assert (await api.call("sendMessage", chat_id=group.id, text="x"))["message_id"] == 1
    await group.send("hello")
    kinds = [next(key for key in update if key != "update_id") for update in await api.call("getUpdates")]
    assert kinds == ["my_chat_member", "message"]


async def test_every_failed_request_is_remembered_with_the_kind_of_failure(api: RawApi, simulator: Simulator) -> None:
    for fault in (TooManyRequests(), BadGateway(), Conflict()):
        simulator.fail_next("getMe", fault)
        await api.post("getMe")
    assert [(call.method, call.ok, call.description) for call in simulator.calls] == [
        ("getMe", False, "TooManyRequests"),
        ("getMe", False, "BadGateway"),
        ("getMe", False, "Conflict"),
    ]
