from __future__ import annotations

import asyncio
import threading

import pytest

from bot.loading import Closing, Knowledge
from knowledge.base import Answerer
from knowledge.errors import IndexDamaged
from tests.bot.answers import SmallAnswers

ANSWERS = SmallAnswers()


class SlowFactory:
    """A factory that ends when it is told to."""

    def __init__(self) -> None:
        self.may_end = threading.Event()
        self.calls = 0
        self.thread = ""

    def __call__(self) -> Answerer:
        self.calls += 1
        self.thread = threading.current_thread().name
        self.may_end.wait(10)
        return ANSWERS


async def test_what_comes_early_waits_until_it_has_loaded() -> None:
    factory = SlowFactory()
    knowledge = Knowledge(factory)
    early = [asyncio.create_task(knowledge.ready()) for _ in range(3)]
    await asyncio.sleep(0.01)
    assert not any(task.done() for task in early)
    factory.may_end.set()
    assert await asyncio.gather(*early) == [ANSWERS] * 3


async def test_it_loads_once_and_in_another_thread() -> None:
    factory = SlowFactory()
    factory.may_end.set()
    knowledge = Knowledge(factory)
    knowledge.start()
    await knowledge.ready()
    await knowledge.ready()
    assert factory.calls == 1
    assert factory.thread != threading.current_thread().name


async def test_who_gives_up_waiting_does_not_stop_the_load() -> None:
    factory = SlowFactory()
    knowledge = Knowledge(factory)
    impatient = asyncio.create_task(knowledge.ready())
    await asyncio.sleep(0.01)
    impatient.cancel()
    factory.may_end.set()
    assert await knowledge.ready() is ANSWERS


async def test_all_who_wait_learn_of_a_failure() -> None:
    def broken() -> Answerer:
        raise IndexDamaged("The index is damaged. Run `waypost knowledge index`.")

    knowledge = Knowledge(broken)
    for _ in range(2):
        with pytest.raises(IndexDamaged):
            await knowledge.ready()


async def test_nobody_waits_for_a_load_once_the_bot_is_being_stopped() -> None:
    factory = SlowFactory()
    knowledge = Knowledge(factory)
    early = asyncio.create_task(knowledge.ready())
    await asyncio.sleep(0.01)
    knowledge.close()
    with pytest.raises(Closing):
        await early
    factory.may_end.set()
    await knowledge.start()


async def test_what_has_loaded_serves_to_the_end() -> None:
    knowledge = Knowledge(lambda: ANSWERS)
    await knowledge.ready()
    knowledge.close()
    assert await knowledge.ready() is ANSWERS


async def test_it_is_ready_once_it_has_loaded_and_not_where_that_failed() -> None:
    def broken() -> Answerer:
        raise ValueError

    knowledge, failing = Knowledge(SmallAnswers), Knowledge(broken)
    assert not knowledge.is_ready
    await knowledge.ready()
    with pytest.raises(ValueError):
        await failing.ready()
    assert knowledge.is_ready and not failing.is_ready
