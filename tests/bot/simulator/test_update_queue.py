"""The queue behind getUpdates: what is confirmed, what comes again, who waits how long. No HTTP between."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.simulator.errors import ApiError
from bot.simulator.faults import GETUPDATES_CONFLICT
from bot.simulator.updates import FIRST_UPDATE_ID, ONLY_WHEN_ASKED_FOR, WEBHOOK_IS_ACTIVE, Updates


async def got(
    updates: Updates, offset: int = 0, limit: int = 100, seconds: int = 0, allowed: Sequence[str] | None = None
) -> list[int]:
    return [update["update_id"] for update in await updates.get(offset, limit, seconds, allowed)]


async def waiting(updates: Updates, seconds: int = 30) -> asyncio.Task[list[int]]:
    """A long poll that has begun to wait."""
    poll = asyncio.create_task(got(updates, seconds=seconds))
    await asyncio.sleep(0)
    assert not poll.done()
    return poll


def filled(count: int) -> Updates:
    updates = Updates()
    for number in range(count):
        updates.push("message", {"text": str(number)})
    return updates


# --- Numbers ---


def test_numbers_count_up_from_the_first() -> None:
    updates = Updates()
    assert [updates.push("message", {}) for _ in range(3)] == [FIRST_UPDATE_ID + n for n in range(3)]


def test_an_update_with_a_number_of_its_own_keeps_it_and_the_next_ones_follow() -> None:
    updates = filled(2)
    assert updates.push_raw({"update_id": FIRST_UPDATE_ID + 50, "message": {}}) == FIRST_UPDATE_ID + 50
    assert updates.push("message", {}) == FIRST_UPDATE_ID + 51


def test_an_old_number_that_comes_again_does_not_turn_the_count_back() -> None:
    updates = filled(3)
    assert updates.push_raw({"update_id": FIRST_UPDATE_ID, "message": {}}) == FIRST_UPDATE_ID
    following = updates.push("message", {})
    assert following is not None
    assert following > FIRST_UPDATE_ID + 2


# --- Confirming ---


@pytest.mark.parametrize(
    ("offset", "left"),
    [
        (0, [0, 1, 2, 3]),
        (FIRST_UPDATE_ID, [0, 1, 2, 3]),
        (FIRST_UPDATE_ID + 1, [1, 2, 3]),
        (FIRST_UPDATE_ID + 4, []),
        (FIRST_UPDATE_ID + 400, []),
        (1, [0, 1, 2, 3]),
        (-1, [3]),
        (-3, [1, 2, 3]),
        (-4, [0, 1, 2, 3]),
        (-100, [0, 1, 2, 3]),
    ],
)
async def test_an_offset_confirms_what_lies_before_it(offset: int, left: list[int]) -> None:
    updates = filled(4)
    expected = [FIRST_UPDATE_ID + n for n in left]
    assert await got(updates, offset) == expected
    assert await got(updates) == expected  # for good
    assert len(updates) == len(expected)


async def test_a_limit_confirms_nothing() -> None:
    updates = filled(3)
    assert await got(updates, limit=1) == [FIRST_UPDATE_ID]
    assert len(updates) == 3


async def test_an_offset_takes_effect_before_the_limit() -> None:
    updates = filled(5)
    assert await got(updates, FIRST_UPDATE_ID + 2, limit=2) == [FIRST_UPDATE_ID + 2, FIRST_UPDATE_ID + 3]


ACTIONS = st.one_of(
    st.just(("push", 0)), st.tuples(st.just("get"), st.integers(0, 12)), st.tuples(st.just("last"), st.integers(1, 12))
)


@given(st.lists(ACTIONS, max_size=30))
async def test_a_bot_that_confirms_in_order_sees_every_update_once(actions: list[tuple[str, int]]) -> None:
    """Against a plain list: what was pushed, less what lies before the highest offset, or all but the last few."""
    updates, model = Updates(), list[int]()
    for kind, number in actions:
        if kind == "push":
            pushed = updates.push("message", {})
            assert pushed is not None
            model.append(pushed)
            continue
        offset = FIRST_UPDATE_ID + number if kind == "get" else -number
        model = [u for u in model if u >= offset] if kind == "get" else model[-number:]
        assert await got(updates, offset) == model
    assert len(updates) == len(model)


# --- Kinds ---


@pytest.mark.parametrize("kind", ["message", "edited_message", "callback_query", "my_chat_member", "poll"])
def test_usual_kinds_come_without_being_asked_for(kind: str) -> None:
    assert Updates().push(kind, {}) is not None


@pytest.mark.parametrize("kind", sorted(ONLY_WHEN_ASKED_FOR))
async def test_some_kinds_come_only_when_asked_for(kind: str) -> None:
    updates = Updates()
    assert updates.push(kind, {}) is None
    await got(updates, allowed=[kind])
    assert updates.push(kind, {}) is not None


async def test_the_wish_for_kinds_stays_until_another_is_made() -> None:
    updates = Updates()
    await got(updates, allowed=["callback_query"])
    await got(updates)
    assert updates.push("message", {}) is None
    assert updates.push("callback_query", {}) is not None
    await got(updates, allowed=[])
    assert updates.push("message", {}) is not None


async def test_what_was_queued_before_the_wish_still_comes() -> None:
    updates = filled(1)
    assert await got(updates, allowed=["callback_query"]) == [FIRST_UPDATE_ID]


# --- Waiting ---


async def test_without_a_timeout_nothing_waits() -> None:
    assert await asyncio.wait_for(got(Updates(), seconds=0), 0.5) == []
    assert await asyncio.wait_for(got(Updates(), seconds=-5), 0.5) == []


async def test_what_is_there_is_handed_out_without_waiting() -> None:
    assert len(await asyncio.wait_for(got(filled(2), seconds=50), 0.5)) == 2


async def test_a_waiting_poll_is_woken_by_the_next_update() -> None:
    updates = Updates()
    poll = await waiting(updates)
    updates.push("message", {})
    assert await asyncio.wait_for(poll, 1) == [FIRST_UPDATE_ID]


async def test_an_update_of_an_unwanted_kind_wakes_nobody() -> None:
    updates = Updates()
    await got(updates, allowed=["callback_query"])
    poll = await waiting(updates)
    updates.push("message", {})
    await asyncio.sleep(0.05)
    assert not poll.done()
    updates.close()
    assert await poll == []


async def test_a_poll_waits_its_time_and_no_longer() -> None:
    start = time.monotonic()
    assert await got(Updates(), seconds=1) == []
    assert 0.9 < time.monotonic() - start < 5


async def test_a_second_poll_ends_the_first_and_waits_itself() -> None:
    updates = Updates()
    first, second = await waiting(updates), await waiting(updates)
    with pytest.raises(ApiError) as error:
        await first
    assert (error.value.code, error.value.description) == (409, GETUPDATES_CONFLICT)
    updates.push("message", {})
    assert await second == [FIRST_UPDATE_ID]


async def test_of_many_polls_the_last_one_lives() -> None:
    updates = Updates()
    polls = [await waiting(updates) for _ in range(5)]
    updates.push("message", {})
    ended: list[Any] = await asyncio.gather(*polls, return_exceptions=True)
    assert [type(result).__name__ for result in ended] == ["ApiError"] * 4 + ["list"]
    assert ended[-1] == [FIRST_UPDATE_ID]


async def test_a_poll_that_was_given_up_stands_in_nobodys_way() -> None:
    updates = Updates()
    given_up = await waiting(updates)
    given_up.cancel()
    with pytest.raises(asyncio.CancelledError):
        await given_up
    poll = await waiting(updates)
    updates.push("message", {})
    assert await poll == [FIRST_UPDATE_ID]


async def test_the_end_wakes_who_waits_and_lets_nobody_wait_any_more() -> None:
    updates = Updates()
    poll = await waiting(updates)
    updates.close()
    assert await asyncio.wait_for(poll, 1) == []
    assert await asyncio.wait_for(got(updates, seconds=50), 0.5) == []


# --- Webhooks ---


async def test_with_a_webhook_polling_is_refused_and_nothing_is_lost() -> None:
    updates = filled(2)
    updates.webhook_url = "https://bot.example.org/hook"
    with pytest.raises(ApiError) as error:
        await got(updates, FIRST_UPDATE_ID + 1)
    assert (error.value.code, error.value.description) == (409, WEBHOOK_IS_ACTIVE)
    updates.webhook_url = ""
    assert len(await got(updates)) == 2


async def test_pending_updates_can_be_dropped_and_new_ones_come() -> None:
    updates = filled(3)
    updates.drop()
    assert await got(updates) == []
    updates.push("message", {})
    assert await got(updates) == [FIRST_UPDATE_ID + 3]
