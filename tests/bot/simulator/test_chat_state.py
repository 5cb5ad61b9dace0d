"""A chat through any history of sending, editing, deleting and pressing, held against a plain model of it."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    invariant,
    multiple,
    rule,
    run_state_machine_as_test,
)

from bot.simulator.account import Account
from bot.simulator.chats import Chat, PressedButton
from bot.simulator.errors import BadRequest, Forbidden
from bot.simulator.methods import call
from bot.simulator.people import ChatHandle
from tests.bot.simulator.conftest import Clock

BOT = {"id": 123456, "is_bot": True, "first_name": "Waypost", "username": "waypost_demo_bot"}
ANA = {"id": 5, "is_bot": False, "first_name": "Ana"}
TEXTS = st.sampled_from(["one", "two", "<b>three</b>", "a & b", "😀", "see example.org"])
KEYBOARD = {"inline_keyboard": [[{"text": "more", "callback_data": "more"}]]}


def private_chat(clock: Clock) -> ChatHandle:
    account = Account(BOT, clock)
    chat = Chat({"id": 5, "type": "private", "first_name": "Ana"}, {5: ANA})
    account.chats[5] = chat
    return ChatHandle(account, chat, ANA)


class AnyHistory(RuleBasedStateMachine):
    """`shown` is what should stand in the chat: text and whether there is a button, by message id."""

    messages = Bundle("messages")
    presses = Bundle("presses")

    def __init__(self) -> None:
        super().__init__()
        self.loop = asyncio.new_event_loop()
        self.clock = Clock()
        self.handle = private_chat(self.clock)
        self.shown: dict[int, tuple[str, bool]] = {}
        self.updates = 0

    def teardown(self) -> None:
        self.loop.close()

    def run(self, work: Coroutine[Any, Any, Any]) -> Any:
        return self.loop.run_until_complete(work)

    def call(self, method: str, **parameters: Any) -> Any:
        return self.run(call(self.handle.account, method, parameters))

    @rule(target=messages, text=TEXTS, button=st.booleans())
    def the_bot_writes(self, text: str, button: bool) -> int:
        markup = {"reply_markup": KEYBOARD} if button else {}
        message = self.call("sendMessage", chat_id=5, text=text, **markup)
        self.shown[message["message_id"]] = (text, button)
        return int(message["message_id"])

    @rule(target=messages, text=TEXTS)
    def ana_writes(self, text: str) -> int:
        message = self.run(self.handle.send(text))
        self.shown[message["message_id"]] = (text, False)
        self.updates += 1
        return int(message["message_id"])

    @rule(message=messages, text=TEXTS, button=st.booleans())
    def the_bot_edits(self, message: int, text: str, button: bool) -> None:
        """Only what it wrote itself, and only into something else."""
        markup = {"reply_markup": KEYBOARD} if button else {}
        before = self.shown.get(message)
        try:
            self.call("editMessageText", chat_id=5, message_id=message, text=text, **markup)
        except BadRequest as error:
            assert (
                ("not found" in error.description and before is None)
                or ("can't be edited" in error.description and self.sender(message) == 5)
                or ("is not modified" in error.description and before == (text, button))
            ), error.description
        else:
            assert self.sender(message) == BOT["id"]
            assert before != (text, button)
            self.shown[message] = (text, button)

    @rule(message=consumes(messages))
    def the_bot_deletes(self, message: int) -> None:
        if message in self.shown:
            assert self.call("deleteMessage", chat_id=5, message_id=message) is True
            del self.shown[message]
        with pytest.raises(BadRequest, match="message to delete not found"):
            self.call("deleteMessage", chat_id=5, message_id=message)

    @rule(target=presses, message=messages)
    def ana_presses(self, message: int) -> Any:
        if not self.shown.get(message, ("", False))[1]:
            with pytest.raises((KeyError, ValueError)):
                self.run(self.handle.press(message, "more"))
            return multiple()
        self.updates += 1
        return self.run(self.handle.press(message, "more"))

    @rule(pressed=consumes(presses), late=st.booleans())
    def the_bot_answers(self, pressed: PressedButton, late: bool) -> None:
        """Once, and in time; also where the message is gone."""
        age = self.clock() - pressed.pressed_at + (61 if late else 0)
        self.clock.pass_time(61 if late else 0)
        if age > 60:
            with pytest.raises(BadRequest, match="query is too old"):
                self.call("answerCallbackQuery", callback_query_id=pressed.id, text="x")
            assert pressed.answer is None
            return
        self.call("answerCallbackQuery", callback_query_id=pressed.id, text="x")
        assert pressed.answer == {"text": "x", "show_alert": False, "url": ""}
        with pytest.raises(BadRequest, match="query is too old"):
            self.call("answerCallbackQuery", callback_query_id=pressed.id)

    @rule()
    def ana_blocks_and_unblocks(self) -> None:
        self.run(self.handle.block())
        with pytest.raises(Forbidden, match="bot was blocked by the user"):
            self.call("sendMessage", chat_id=5, text="x")
        self.run(self.handle.unblock())
        self.updates += 2

    @invariant()
    def the_chat_shows_what_the_model_says(self) -> None:
        standing = {m["message_id"]: (m["text"], "reply_markup" in m) for m in self.handle.messages}
        assert standing == self.shown
        assert list(standing) == sorted(standing)

    @invariant()
    def every_update_waits_for_the_bot_in_order(self) -> None:
        assert len(self.handle.account.updates) == self.updates
        numbers = [update["update_id"] for update in self.call("getUpdates", timeout=0)]
        assert numbers == sorted(set(numbers))

    def sender(self, message: int) -> int:
        return int(self.handle.chat.messages[message]["from"]["id"])


def test_a_chat_shows_what_was_written_less_what_was_deleted_through_any_history() -> None:
    run_state_machine_as_test(AnyHistory, settings=settings(max_examples=40, stateful_step_count=25, deadline=None))


# --- What the account gives ---


def test_numbers_are_never_given_twice() -> None:
    account = Account(BOT, Clock())
    numbers = [account.number() for _ in range(100)]
    assert len(set(numbers)) == 100


def test_the_time_is_whole_seconds_of_the_clock() -> None:
    clock = Clock()
    clock.pass_time(0.9)
    assert Account(BOT, clock).now() == int(clock.seconds)


def test_the_bot_sends_under_its_own_name_without_what_only_getme_tells() -> None:
    account = Account({**BOT, "can_join_groups": True}, Clock())
    assert account.bot_as_sender == BOT


def test_a_stored_file_has_an_id_a_path_and_its_size() -> None:
    stored = Account(BOT, Clock()).store_file("photo", b"12345", "a.jpg")
    assert stored.as_json() == {
        "file_id": stored.id,
        "file_unique_id": stored.unique_id,
        "file_size": 5,
        "file_path": stored.path,
    }
    assert stored.path.startswith("photos/")
    assert stored.path.endswith("_a.jpg")


def test_two_files_of_one_name_are_two_files() -> None:
    account = Account(BOT, Clock())
    one, other = (account.store_file("photo", content, "a.jpg") for content in (b"1", b"2"))
    assert (one.id, one.path) != (other.id, other.path)
    assert {stored.content for stored in account.files.values()} == {b"1", b"2"}


async def test_what_was_edited_keeps_its_number_date_and_sender() -> None:
    clock = Clock()
    handle = private_chat(clock)
    message = await handle.send("first")
    clock.pass_time(10)
    edited = await handle.edit(message["message_id"], "second")
    assert {key: edited[key] for key in ("message_id", "date", "from", "chat")} == {
        key: message[key] for key in ("message_id", "date", "from", "chat")
    }
    assert (edited["text"], edited["edit_date"]) == ("second", message["date"] + 10)


async def test_entities_of_the_text_before_are_gone_after_an_edit() -> None:
    handle = private_chat(Clock())
    message = await handle.send("/start")
    assert "entities" in message
    assert "entities" not in await handle.edit(message["message_id"], "plain")


async def test_only_the_last_actions_are_kept() -> None:
    handle = private_chat(Clock())
    for _ in range(1005):
        await call(handle.account, "sendChatAction", {"chat_id": 5, "action": "typing"})
    assert handle.actions == ["typing"] * 1000
