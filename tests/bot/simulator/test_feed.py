"""The live feed of the pages: everybody hears everything, nobody holds the others up."""

from __future__ import annotations

import asyncio

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.simulator.errors import JSON
from bot.simulator.feed import BACKLOG, Feed


def heard(queue: asyncio.Queue[JSON | None]) -> list[JSON | None]:
    """All that waits in a queue."""
    return [queue.get_nowait() for _ in range(queue.qsize())]


async def test_an_event_carries_its_kind_and_fields() -> None:
    feed = Feed()
    with feed.subscribe() as queue:
        feed.publish("message", chat_id=5, message={"text": "x"})
        assert heard(queue) == [{"event": "message", "chat_id": 5, "message": {"text": "x"}}]


async def test_every_page_hears_every_event_in_order() -> None:
    feed = Feed()
    with feed.subscribe() as one, feed.subscribe() as other:
        for kind in ("message", "edited", "deleted"):
            feed.publish(kind)
        assert heard(one) == heard(other) == [{"event": "message"}, {"event": "edited"}, {"event": "deleted"}]


async def test_a_page_hears_nothing_of_what_was_before() -> None:
    feed = Feed()
    feed.publish("message")
    with feed.subscribe() as queue:
        assert heard(queue) == []


async def test_a_page_that_left_hears_nothing_more_and_the_others_go_on() -> None:
    feed = Feed()
    with feed.subscribe() as stays:
        with feed.subscribe() as leaves:
            feed.publish("message")
        feed.publish("edited")
        assert heard(leaves) == [{"event": "message"}]
        assert heard(stays) == [{"event": "message"}, {"event": "edited"}]


async def test_a_page_that_fails_is_forgotten_too() -> None:
    feed = Feed()
    with pytest.raises(RuntimeError, match="gone"), feed.subscribe() as queue:
        raise RuntimeError("gone")
    feed.publish("message")
    assert heard(queue) == []


async def test_without_a_page_an_event_is_for_nobody() -> None:
    Feed().publish("message", chat_id=1)


async def test_a_page_that_lags_is_ended_and_holds_up_nobody() -> None:
    feed = Feed()
    with feed.subscribe() as slow, feed.subscribe() as quick:
        for number in range(BACKLOG):
            feed.publish("message", number=number)
            assert heard(quick) == [{"event": "message", "number": number}]
        feed.publish("message", number=BACKLOG)
        assert heard(quick) == [{"event": "message", "number": BACKLOG}]
        events = heard(slow)
        assert events[-1] is None
        assert None not in events[:-1]
        feed.publish("message")
        assert heard(slow) == []


async def test_the_end_is_told_to_every_page_once() -> None:
    feed = Feed()
    with feed.subscribe() as one, feed.subscribe() as other:
        feed.publish("message")
        feed.close()
        feed.close()
        feed.publish("too late")
        assert heard(one) == heard(other) == [{"event": "message"}, None]


async def test_a_full_page_hears_the_end_all_the_same() -> None:
    feed = Feed()
    with feed.subscribe() as queue:
        for _ in range(BACKLOG):
            feed.publish("message")
        feed.close()
        assert heard(queue)[-1] is None


async def test_a_page_that_comes_after_the_end_is_told_at_once() -> None:
    feed = Feed()
    feed.close()
    with feed.subscribe() as queue:
        assert heard(queue) == [None]


@given(st.lists(st.sampled_from(["join", "leave", "publish"]), max_size=40))
async def test_a_page_hears_exactly_what_happens_while_it_is_open(steps: list[str]) -> None:
    feed, open_pages, number = Feed(), [], 0
    for step in steps:
        if step == "join":
            opened = feed.subscribe()
            open_pages.append((opened, opened.__enter__(), list[int]()))
        elif step == "leave" and open_pages:
            opened, queue, expected = open_pages.pop(0)
            opened.__exit__(None, None, None)
            feed.publish("message", number=-1)
            for _, _, others in open_pages:
                others.append(-1)
            assert [event["number"] for event in heard(queue) if event] == expected
        elif step == "publish":
            number += 1
            feed.publish("message", number=number)
            for _, _, expected in open_pages:
                expected.append(number)
    for _, queue, expected in open_pages:
        assert [event["number"] for event in heard(queue) if event] == expected
