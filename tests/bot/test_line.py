from __future__ import annotations

import asyncio

import pytest

from bot.chats import ChatKey
from bot.line import MOST_OF_ONE_PERSON, Line, LineFull


def person(number: int) -> ChatKey:
    return ChatKey(number, 0, number)


class Counter:
    """How many are inside at the same time, and in which order they came in."""

    def __init__(self) -> None:
        self.inside = 0
        self.most = 0
        self.order: list[str] = []

    async def pass_through(self, line: Line, key: ChatKey, name: str = "", seconds: float = 0.002) -> None:
        async with line.place(key):
            self.order.append(name)
            self.inside += 1
            self.most = max(self.most, self.inside)
            await asyncio.sleep(seconds)
            self.inside -= 1


async def test_no_more_than_the_given_number_are_inside_at_once() -> None:
    line, counter = Line(at_once=3, most_waiting=100), Counter()
    await asyncio.gather(*(counter.pass_through(line, person(n)) for n in range(30)))
    assert counter.most == 3
    assert len(counter.order) == 30


async def test_the_questions_of_one_person_are_taken_one_after_the_other_in_order() -> None:
    line, counter = Line(at_once=3, most_waiting=100), Counter()
    await asyncio.gather(*(counter.pass_through(line, person(1), name) for name in "abc"))
    assert counter.most == 1
    assert counter.order == ["a", "b", "c"]


async def test_one_person_cannot_fill_the_line() -> None:
    line, counter = Line(at_once=1, most_waiting=100), Counter()
    held = [asyncio.create_task(counter.pass_through(line, person(1))) for _ in range(MOST_OF_ONE_PERSON)]
    await asyncio.sleep(0)
    with pytest.raises(LineFull) as full:
        await counter.pass_through(line, person(1))
    assert full.value.own
    await counter.pass_through(line, person(2), "another")
    await asyncio.gather(*held)


async def test_a_full_line_turns_others_away_at_once() -> None:
    line, counter = Line(at_once=1, most_waiting=2), Counter()
    held = [asyncio.create_task(counter.pass_through(line, person(n))) for n in range(3)]
    await asyncio.sleep(0)
    with pytest.raises(LineFull) as full:
        await counter.pass_through(line, person(9))
    assert not full.value.own
    await asyncio.gather(*held)


async def test_when_the_line_is_empty_again_there_is_room() -> None:
    line, counter = Line(at_once=1, most_waiting=1), Counter()
    for _ in range(3):
        await asyncio.gather(*(counter.pass_through(line, person(n)) for n in range(2)))
    assert len(counter.order) == 6


async def test_who_fails_or_gives_up_leaves_the_line() -> None:
    line, counter = Line(at_once=1, most_waiting=1), Counter()
    with pytest.raises(ZeroDivisionError):
        async with line.place(person(1)):
            1 / 0  # noqa: B018
    inside = asyncio.create_task(counter.pass_through(line, person(1), seconds=60))
    waiting = asyncio.create_task(counter.pass_through(line, person(2)))
    await asyncio.sleep(0.01)
    for task in (waiting, inside):
        task.cancel()
    await asyncio.gather(inside, waiting, return_exceptions=True)
    await asyncio.wait_for(counter.pass_through(line, person(3), "free"), 1)
    assert counter.order[-1] == "free"
