from __future__ import annotations

import asyncio
from contextlib import suppress

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from bot.chats import ANSWERS_KEPT, QUESTIONS_KEPT, ChatKey, Chats
from tests.bot.answers import NEWS, REPORT, answer_from
from tests.bot.running import until

ANSWER, OTHER = answer_from(REPORT), answer_from(NEWS)
ANA, BOUN = ChatKey(1, 0, 10), ChatKey(1, 0, 11)


class Clock:
    """Seconds that pass only when told to."""

    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now


def test_questions_are_remembered_oldest_first() -> None:
    chats = Chats()
    for question in ("one", "two", "three"):
        chats.remember(ANA, question, ANSWER)
    assert chats.history(ANA) == ("one", "two", "three")


def test_only_the_last_questions_are_kept() -> None:
    chats = Chats()
    for number in range(10):
        chats.remember(ANA, str(number), ANSWER)
    assert chats.history(ANA) == tuple(str(n) for n in range(10 - QUESTIONS_KEPT, 10))


def test_people_threads_and_chats_do_not_share_a_memory() -> None:
    chats = Chats()
    chats.remember(ANA, "mine", ANSWER)
    for stranger in (BOUN, ANA._replace(thread=5), ANA._replace(chat=2)):
        assert chats.history(stranger) == ()


def test_an_answer_is_found_again_by_its_key_within_its_chat() -> None:
    chats = Chats()
    first, second = chats.remember(ANA, "one", ANSWER), chats.remember_answer(ANA, OTHER)
    assert chats.answer(ANA.chat, first) == ANSWER
    assert chats.answer(ANA.chat, second) == OTHER
    assert chats.answer(2, first) is None
    assert chats.answer(ANA.chat, "made-up") is None


def test_a_topics_answer_is_no_question() -> None:
    chats = Chats()
    chats.remember_answer(ANA, ANSWER)
    assert chats.history(ANA) == ()


def test_only_the_last_answers_are_kept() -> None:
    chats = Chats()
    keys = [chats.remember(ANA, "again", ANSWER) for _ in range(ANSWERS_KEPT + 2)]
    assert [chats.answer(ANA.chat, key) is None for key in keys] == [True, True] + [False] * ANSWERS_KEPT


def test_a_question_is_forgotten_after_its_minutes_even_while_others_are_fresh() -> None:
    clock = Clock()
    chats = Chats(minutes=30, clock=clock)
    old = chats.remember(ANA, "old", ANSWER)
    clock.now += 29 * 60
    new = chats.remember(ANA, "new", OTHER)
    assert chats.history(ANA) == ("old", "new")
    clock.now += 60
    assert chats.history(ANA) == ("new",)
    assert chats.answer(ANA.chat, old) is None
    assert chats.answer(ANA.chat, new) == OTHER


def test_sweeping_leaves_nothing_of_what_is_old() -> None:
    clock = Clock()
    chats = Chats(minutes=30, clock=clock)
    chats.remember(ANA, "a secret", ANSWER)
    clock.now += 30 * 60
    chats.remember(BOUN, "fresh", ANSWER)
    chats.sweep()
    assert len(chats) == 1
    assert "a secret" not in repr(vars(chats))


def test_sweeping_takes_the_old_from_a_memory_that_is_still_in_use() -> None:
    clock = Clock()
    chats = Chats(minutes=30, clock=clock)
    chats.remember(ANA, "a secret", ANSWER)
    clock.now += 29 * 60
    chats.remember(ANA, "fresh", OTHER)
    clock.now += 2 * 60
    chats.sweep()
    assert chats.history(ANA) == ("fresh",)
    assert "a secret" not in repr(vars(chats))


async def test_old_questions_go_even_while_nobody_writes() -> None:
    clock = Clock()
    chats = Chats(minutes=30, clock=clock)
    chats.remember(ANA, "one", ANSWER)
    sweeping = asyncio.create_task(chats.keep_sweeping(0.001))
    clock.now += 30 * 60
    await until(lambda: len(chats) == 0)
    sweeping.cancel()
    with suppress(asyncio.CancelledError):
        await sweeping


def test_forget_takes_this_persons_memory_and_no_other() -> None:
    chats = Chats()
    mine, theirs = chats.remember(ANA, "mine", ANSWER), chats.remember(BOUN, "theirs", ANSWER)
    chats.forget(ANA)
    assert chats.history(ANA) == ()
    assert chats.answer(ANA.chat, mine) is None
    assert chats.history(BOUN) == ("theirs",)
    assert chats.answer(ANA.chat, theirs) == ANSWER


def test_forgetting_what_is_not_remembered_is_no_error() -> None:
    chats = Chats()
    chats.forget(ANA)
    chats.forget_chat(1)
    assert len(chats) == 0


def test_a_lost_chat_is_forgotten_for_all_its_people() -> None:
    chats = Chats()
    for key in (ANA, BOUN, ANA._replace(chat=2)):
        chats.remember(key, "x", ANSWER)
    chats.forget_chat(1)
    assert [chats.history(key) for key in (ANA, BOUN, ANA._replace(chat=2))] == [(), (), ("x",)]


def test_when_there_are_too_many_the_longest_silent_is_forgotten() -> None:
    chats = Chats(most=2)
    keys = [ChatKey(n, 0, n) for n in range(3)]
    chats.remember(keys[0], "a", ANSWER)
    chats.remember(keys[1], "b", ANSWER)
    chats.remember(keys[0], "c", ANSWER)
    chats.remember(keys[2], "d", ANSWER)
    assert [chats.history(key) for key in keys] == [("a", "c"), (), ("d",)]


def test_an_album_is_new_once() -> None:
    chats = Chats()
    assert [chats.is_new_album(ANA, album) for album in ("x", "x", "x", "y", None, None)] == [
        True, False, False, True, True, True,
    ]  # fmt: skip
    assert chats.is_new_album(BOUN, "y")


def test_a_chosen_language_is_kept_for_one_person_in_one_chat() -> None:
    chats = Chats()
    chats.choose_language(ANA, "th")
    assert chats.chosen_language(ANA) == "th"
    assert [chats.chosen_language(k) for k in (BOUN, ANA._replace(chat=2), ANA._replace(thread=5))] == [None] * 3
    chats.choose_language(ANA, "km")
    assert chats.chosen_language(ANA) == "km"


def test_a_language_is_forgotten_with_the_rest_and_on_demand() -> None:
    clock = Clock()
    chats = Chats(minutes=30, clock=clock)
    chats.choose_language(ANA, "th")
    chats.hear_language(ANA, "vi")
    clock.now += 30 * 60
    assert (chats.chosen_language(ANA), chats.heard_language(ANA)) == (None, None)
    chats.choose_language(ANA, "th")
    chats.hear_language(ANA, "vi")
    chats.forget(ANA)
    assert (chats.chosen_language(ANA), chats.heard_language(ANA)) == (None, None)


def test_old_memories_that_are_used_again_do_not_bring_a_language_back() -> None:
    clock = Clock()
    chats = Chats(minutes=30, clock=clock)
    chats.choose_language(ANA, "th")
    clock.now += 31 * 60
    chats.remember(ANA, "hello again", ANSWER)
    assert chats.chosen_language(ANA) is None


KEYS = st.builds(ChatKey, st.integers(1, 2), st.integers(0, 1), st.integers(1, 3))


class Remembering(RuleBasedStateMachine):
    """Any order of questions, answers, waiting and forgetting leaves the bookkeeping whole and bounded."""

    def __init__(self) -> None:
        super().__init__()
        self.clock = Clock()
        self.chats = Chats(minutes=1, most=4, clock=self.clock)
        self.keys: list[tuple[ChatKey, str, float]] = []

    @rule(key=KEYS)
    def ask(self, key: ChatKey) -> None:
        self.keys.append((key, self.chats.remember(key, "q", ANSWER), self.clock.now))

    @rule(key=KEYS)
    def press_topic(self, key: ChatKey) -> None:
        self.keys.append((key, self.chats.remember_answer(key, OTHER), self.clock.now))

    @rule(seconds=st.integers(1, 50))
    def wait(self, seconds: int) -> None:
        self.clock.now += seconds

    @rule(key=KEYS)
    def forget(self, key: ChatKey) -> None:
        self.chats.forget(key)
        assert self.chats.history(key) == ()

    @rule()
    def sweep(self) -> None:
        self.chats.sweep()

    @invariant()
    def bounded(self) -> None:
        assert len(self.chats) <= 4
        assert all(len(self.chats.history(key)) <= QUESTIONS_KEPT for key, _, _ in self.keys)

    @invariant()
    def nothing_old_is_given(self) -> None:
        for key, answer_key, at in self.keys:
            if self.clock.now - at >= 60:
                assert self.chats.answer(key.chat, answer_key) is None


Remembering.TestCase.settings = settings(max_examples=40, stateful_step_count=30)
TestRemembering = Remembering.TestCase
