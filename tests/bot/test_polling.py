from __future__ import annotations

import asyncio
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import simulator as api
from bot.errors import PollingEnded, TokenRefused
from bot.polling import Pace, Places, UpdatesRequest
from bot.simulator import Simulator, TooManyRequests
from bot.words import Words
from tests.bot.running import RunningBot, running


async def still_answers(bot: RunningBot, words: Words) -> bool:
    chat = bot.simulator.private_chat()
    await chat.send("/about")
    return bool((await chat.wait_for_reply())[0]["text"] == words.text("about"))


@pytest.mark.parametrize("fault", [api.BadGateway(), api.DropConnection(), TooManyRequests(retry_after=1)])
async def test_polling_goes_on_after_a_failure_that_passes(words: Words, fault: Any) -> None:
    async with running() as bot:
        bot.simulator.fail_next("getUpdates", fault, times=2)
        assert await still_answers(bot, words)


async def test_no_update_is_lost_while_polling_fails(words: Words) -> None:
    async with running() as bot:
        chat = bot.simulator.private_chat()
        bot.simulator.fail_next("getUpdates", api.BadGateway(), times=4)
        for _ in range(5):
            await chat.send("/about")
        assert len(await chat.wait_for_reply(count=5)) == 5


async def test_a_token_that_is_revoked_while_polling_ends_the_bot_with_a_sentence() -> None:
    async with running() as bot:
        bot.simulator.fail_next("getUpdates", api.Unauthorized())
        await bot.simulator.private_chat().send("wake up")
        with pytest.raises(TokenRefused, match=r"TELEGRAM_TOKEN.*@BotFather") as ended:
            await asyncio.wait_for(bot.task, 5)
        assert ended.value.exit_status != 0


async def test_a_second_copy_that_stays_ends_the_bot_with_a_sentence() -> None:
    async with running() as bot:
        bot.simulator.fail_next("getUpdates", api.Conflict(), times=Pace().conflicts)
        await bot.simulator.private_chat().send("wake up")
        with pytest.raises(PollingEnded, match="Another copy of this bot") as ended:
            await asyncio.wait_for(bot.task, 5)
        assert ended.value.exit_status != 0


async def test_a_second_copy_that_goes_away_ends_nothing(words: Words) -> None:
    async with running() as bot:
        bot.simulator.fail_next("getUpdates", api.Conflict(), times=Pace().conflicts - 1)
        assert await still_answers(bot, words)
        assert not bot.task.done()


async def test_what_was_fetched_is_confirmed_when_the_bot_stops() -> None:
    simulator = Simulator()
    async with running(simulator=simulator) as bot:
        chat = simulator.private_chat()
        await chat.send("/about")
        await chat.wait_for_reply()
        bot.stop.set()
        await bot.task
        assert len(simulator.account.updates) == 0


async def test_a_confirmation_that_fails_does_not_disturb_the_end() -> None:
    async with running() as bot:
        chat = bot.simulator.private_chat()
        await chat.send("/about")
        await chat.wait_for_reply()
        bot.simulator.fail_next("getUpdates", api.BadGateway(), times=9)
        bot.stop.set()
        await asyncio.wait_for(bot.task, 5)


async def test_only_kinds_of_updates_that_are_handled_are_asked_for() -> None:
    async with running() as bot:
        assert bot.simulator.account.updates.allowed == [
            "message", "edited_message", "callback_query", "my_chat_member",
        ]  # fmt: skip


async def test_there_is_no_room_while_all_places_are_taken() -> None:
    places = Places(2)
    may_end = asyncio.Event()
    held = [asyncio.create_task(places.process_update(None, may_end.wait())) for _ in range(2)]
    await asyncio.sleep(0.01)
    assert not places.room.is_set()
    may_end.set()
    await asyncio.gather(*held)
    assert places.room.is_set()


async def test_a_place_is_free_again_after_a_failure() -> None:
    places = Places(1)

    async def broken() -> None:
        raise ValueError

    with pytest.raises(ValueError):
        await places.process_update(None, broken())
    assert places.room.is_set()


async def test_while_one_place_is_left_there_is_room() -> None:
    places = Places(2)
    may_end = asyncio.Event()
    held = asyncio.create_task(places.process_update(None, may_end.wait()))
    await asyncio.sleep(0.01)
    assert places.room.is_set()
    may_end.set()
    await held


def parsed(result: object) -> Any:
    return UpdatesRequest.parse_json_payload(json.dumps({"ok": True, "result": result}).encode())["result"]


def test_an_update_that_cannot_be_read_becomes_an_empty_one_with_its_number() -> None:
    good = {"update_id": 2}
    assert parsed([{"update_id": 1, "message": {"text": "no chat"}}, good]) == [{"update_id": 1}, good]


def test_answers_that_hold_no_updates_are_left_alone() -> None:
    assert parsed(True) is True
    assert parsed({"id": 1}) == {"id": 1}


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)
KINDS = st.sampled_from(["message", "edited_message", "callback_query", "my_chat_member", "poll", "new_kind"])


@given(st.integers(1, 10**9), KINDS, JSON)
def test_whatever_an_update_holds_its_number_is_kept(number: int, kind: str, content: object) -> None:
    assert [update["update_id"] for update in parsed([{"update_id": number, kind: content}])] == [number]


@given(st.integers(1, 1000))
def test_waits_grow_to_a_bound(failures: int) -> None:
    pace = Pace(first=1, longest=30)
    assert 1 <= pace.after(failures) <= 30
    assert pace.after(failures) <= pace.after(failures + 1)
