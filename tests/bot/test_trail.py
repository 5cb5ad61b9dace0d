"""What can be taken back is remembered for as long as Telegram takes it back, and no longer."""

from __future__ import annotations

import pytest

from bot.chats import ChatKey
from bot.trail import HOURS, KEPT, Trail

ANA, BOUN, OTHER_CHAT = ChatKey(1, 0, 10), ChatKey(1, 0, 11), ChatKey(2, 0, 10)


class Clock:
    """Seconds that pass only when told to."""

    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def test_messages_are_given_once_the_oldest_first_and_then_forgotten(clock: Clock) -> None:
    trail = Trail(clock)
    trail.add(ANA, [5, 6])
    trail.add(ANA, [6, 9])
    assert trail.take(ANA) == [5, 6, 9]
    assert trail.take(ANA) == []


def test_each_person_has_a_trail_of_their_own(clock: Clock) -> None:
    trail = Trail(clock)
    trail.add(ANA, [5])
    trail.add(BOUN, [6])
    assert trail.take(BOUN) == [6]
    assert trail.take(OTHER_CHAT) == []


def test_what_telegram_no_longer_deletes_is_not_given(clock: Clock) -> None:
    trail = Trail(clock)
    trail.add(ANA, [5])
    clock.now += HOURS * 3600 - 1
    trail.add(ANA, [6])
    clock.now += 2
    assert trail.take(ANA) == [6]


def test_old_trails_go_when_somebody_else_writes(clock: Clock) -> None:
    trail = Trail(clock)
    trail.add(ANA, [5])
    clock.now += HOURS * 3600 + 1
    trail.add(BOUN, [6])
    clock.now -= HOURS * 3600  # ANA's would be young enough again, were it still there
    assert trail.take(ANA) == []


def test_only_the_last_messages_are_kept(clock: Clock) -> None:
    trail = Trail(clock)
    trail.add(ANA, range(KEPT + 5))
    assert trail.take(ANA) == list(range(5, KEPT + 5))


def test_a_lost_chat_is_forgotten_with_all_its_people(clock: Clock) -> None:
    trail = Trail(clock)
    for key in (ANA, BOUN, OTHER_CHAT):
        trail.add(key, [7])
    trail.forget_chat(1)
    assert [trail.take(key) for key in (ANA, BOUN, OTHER_CHAT)] == [[], [], [7]]


def test_nothing_sent_leaves_nothing(clock: Clock) -> None:
    trail = Trail(clock)
    trail.add(ANA, [])
    assert trail.take(ANA) == []
