"""getUpdates and webhooks: what the bot hears, once, in order, and who else may listen."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from bot.simulator import ChatHandle, Simulator
from tests.bot.simulator.conftest import RawApi, Refused


async def poll_begins(api: RawApi, **parameters: object) -> asyncio.Task[Any]:
    """A long poll that the server already waits in."""
    poll = asyncio.create_task(api.call("getUpdates", **parameters))
    await asyncio.sleep(0.1)
    assert not poll.done()
    return poll


async def test_what_a_person_writes_becomes_an_update(api: RawApi, chat: ChatHandle) -> None:
    message = await chat.send("/start hello")
    [update] = await api.call("getUpdates")
    assert update["message"] == message
    assert message["from"]["first_name"] == "Ana"
    assert message["entities"] == [{"type": "bot_command", "offset": 0, "length": 6}]


async def test_updates_stay_until_they_are_confirmed_by_the_next_offset(api: RawApi, chat: ChatHandle) -> None:
    await chat.send("one")
    await chat.send("two")
    first = await api.call("getUpdates")
    assert await api.call("getUpdates") == first
    assert await api.call("getUpdates", offset=first[0]["update_id"] + 1) == first[1:]
    assert await api.call("getUpdates") == first[1:]
    assert await api.call("getUpdates", offset=first[1]["update_id"] + 1) == []


async def test_a_negative_offset_keeps_only_the_last_ones(api: RawApi, chat: ChatHandle) -> None:
    for text in ("one", "two", "three"):
        await chat.send(text)
    kept = await api.call("getUpdates", offset=-1)
    assert [update["message"]["text"] for update in kept] == ["three"]
    assert await api.call("getUpdates") == kept


@pytest.mark.parametrize(("limit", "given"), [(1, 1), (2, 2), (0, 1), (1000, 3)])
async def test_the_limit_is_held_between_1_and_100(api: RawApi, chat: ChatHandle, limit: int, given: int) -> None:
    for text in ("one", "two", "three"):
        await chat.send(text)
    assert len(await api.call("getUpdates", limit=limit)) == given


async def test_a_long_poll_ends_when_something_happens(api: RawApi, chat: ChatHandle) -> None:
    poll = await poll_begins(api, timeout=30)
    await chat.send("news")
    [update] = await asyncio.wait_for(poll, 2)
    assert update["message"]["text"] == "news"


async def test_a_long_poll_ends_with_nothing_after_its_time(api: RawApi) -> None:
    assert await api.call("getUpdates", timeout=1) == []


async def test_a_second_poll_ends_the_first_with_a_conflict(api: RawApi, chat: ChatHandle) -> None:
    first = await poll_begins(api, timeout=30)
    second = await poll_begins(api, timeout=30)
    with pytest.raises(Refused) as refused:
        await first
    assert refused.value.body == {
        "ok": False,
        "error_code": 409,
        "description": "Conflict: terminated by other getUpdates request; "
        "make sure that only one bot instance is running",
    }
    await chat.send("for the second")
    assert len(await second) == 1


async def test_a_poll_whose_bot_has_gone_causes_no_conflict(api: RawApi, simulator: Simulator) -> None:
    first = await poll_begins(api, timeout=30)
    first.cancel()
    await asyncio.sleep(0.1)
    assert await api.call("getUpdates") == []
    assert [(call.ok, call.description) for call in simulator.calls] == [
        (True, "the bot left before the answer"),
        (True, ""),
    ]


async def test_an_empty_list_of_allowed_updates_is_the_usual_ones(api: RawApi, chat: ChatHandle) -> None:
    await api.call("getUpdates", allowed_updates=["callback_query"])
    await chat.send("not wanted")
    assert await api.call("getUpdates") == []
    await api.call("getUpdates", allowed_updates=[])
    await chat.send("wanted")
    assert len(await api.call("getUpdates")) == 1


async def test_an_update_that_was_seen_may_come_again(api: RawApi, chat: ChatHandle) -> None:
    await chat.send("once")
    [update] = await api.call("getUpdates")
    await api.call("getUpdates", offset=update["update_id"] + 1)
    assert await chat.push(update) == update["update_id"]
    assert await api.call("getUpdates", offset=0) == [update]


async def test_a_pushed_update_gets_the_next_number(api: RawApi, chat: ChatHandle) -> None:
    await chat.send("one")
    number = await chat.push({"poll_answer": {"poll_id": "1", "option_ids": [], "option_persistent_ids": []}})
    await chat.send("three")
    assert [update["update_id"] for update in await api.call("getUpdates")] == [number - 1, number, number + 1]


async def test_pending_updates_may_be_dropped(api: RawApi, chat: ChatHandle) -> None:
    await chat.send("old")
    assert await api.call("deleteWebhook") is True
    assert len(await api.call("getUpdates")) == 1
    assert await api.call("deleteWebhook", drop_pending_updates=True) is True
    assert await api.call("getUpdates") == []


async def test_with_a_webhook_there_is_no_polling(api: RawApi, chat: ChatHandle) -> None:
    url = "https://bot.example.org/hook"
    assert await api.call("setWebhook", url=url, secret_token="s", allowed_updates=["message"]) is True
    await chat.send("waiting")
    assert await api.call("getWebhookInfo") == {
        "url": url,
        "has_custom_certificate": False,
        "pending_update_count": 1,
        "allowed_updates": ["message"],
    }
    said = await api.refusal("getUpdates")
    assert said.startswith("Conflict: can't use getUpdates method while webhook is active")
    await api.call("deleteWebhook")
    assert len(await api.call("getUpdates")) == 1
    assert (await api.call("getWebhookInfo"))["url"] == ""


async def test_an_empty_address_removes_the_webhook(api: RawApi) -> None:
    await api.call("setWebhook", url="https://bot.example.org/hook")
    assert await api.call("setWebhook", url="") is True
    assert await api.call("getUpdates") == []


@pytest.mark.parametrize(
    ("parameters", "refusal"),
    [
        ({"url": "http://bot.example.org"}, "bad webhook: An HTTPS URL must be provided for webhook"),
        ({"url": "nowhere"}, "bad webhook: An HTTPS URL must be provided for webhook"),
        ({"url": "https://bot.example.org", "secret_token": "s" * 257}, "secret token is too long"),
    ],
)
async def test_a_bad_webhook_is_refused(api: RawApi, parameters: dict[str, str], refusal: str) -> None:
    assert await api.refusal("setWebhook", **parameters) == f"Bad Request: {refusal}"


async def test_leaving_is_always_allowed(api: RawApi) -> None:
    assert await api.call("logOut") is True
    assert await api.call("close") is True
