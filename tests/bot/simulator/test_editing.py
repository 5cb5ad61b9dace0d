"""Edits and deletions over plain HTTP."""

from __future__ import annotations

from typing import Any

import pytest

from bot.simulator import ChatHandle
from tests.bot.simulator.conftest import Clock, RawApi

KEYBOARD = {"inline_keyboard": [[{"text": "more", "callback_data": "more"}]]}
OTHER_KEYBOARD = {"inline_keyboard": [[{"text": "less", "callback_data": "less"}]]}
NOT_MODIFIED = (
    "Bad Request: message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
TWO_DAYS = 48 * 3600


async def sent(api: RawApi, chat: ChatHandle, text: str = "first", **more: Any) -> int:
    message = await api.call("sendMessage", chat_id=chat.id, text=text, **more)
    return int(message["message_id"])


async def test_an_edited_message_has_its_new_text_and_the_time_of_the_edit(
    api: RawApi, chat: ChatHandle, clock: Clock
) -> None:
    message_id = await sent(api, chat)
    clock.pass_time(30)
    edited = await api.call(
        "editMessageText", chat_id=chat.id, message_id=message_id, text="<i>second</i>", parse_mode="HTML"
    )
    assert (edited["text"], edited["entities"][0]["type"]) == ("second", "italic")
    assert edited["edit_date"] == edited["date"] + 30
    assert chat.messages == [edited]


async def test_an_edit_of_the_text_without_a_keyboard_takes_the_keyboard_away(api: RawApi, chat: ChatHandle) -> None:
    message_id = await sent(api, chat, reply_markup=KEYBOARD)
    edited = await api.call("editMessageText", chat_id=chat.id, message_id=message_id, text="second")
    assert "reply_markup" not in edited


async def test_an_edit_of_the_keyboard_leaves_the_text(api: RawApi, chat: ChatHandle) -> None:
    message_id = await sent(api, chat, "<b>first</b>", parse_mode="HTML", reply_markup=KEYBOARD)
    edited = await api.call(
        "editMessageReplyMarkup", chat_id=chat.id, message_id=message_id, reply_markup=OTHER_KEYBOARD
    )
    assert (edited["text"], edited["reply_markup"]) == ("first", OTHER_KEYBOARD)
    assert edited["entities"] == [{"type": "bold", "offset": 0, "length": 5}]
    bare = await api.call("editMessageReplyMarkup", chat_id=chat.id, message_id=message_id)
    assert "reply_markup" not in bare


@pytest.mark.parametrize(
    ("method", "parameters"),
    [
        ("editMessageText", {"text": "first", "reply_markup": KEYBOARD}),
        ("editMessageText", {"text": " first\n", "reply_markup": KEYBOARD}),
        ("editMessageReplyMarkup", {"reply_markup": KEYBOARD}),
    ],
)
async def test_an_edit_that_changes_nothing_is_refused(
    api: RawApi, chat: ChatHandle, method: str, parameters: dict[str, Any]
) -> None:
    message_id = await sent(api, chat, reply_markup=KEYBOARD)
    assert await api.refusal(method, chat_id=chat.id, message_id=message_id, **parameters) == NOT_MODIFIED


@pytest.mark.parametrize(
    "parameters",
    [
        {"text": "first"},  # the keyboard goes
        {"text": "first", "reply_markup": OTHER_KEYBOARD},
        {"text": "first.", "reply_markup": KEYBOARD},
        {"text": "<b>first</b>", "parse_mode": "HTML", "reply_markup": KEYBOARD},
    ],
)
async def test_a_change_of_keyboard_text_or_entities_is_a_change(
    api: RawApi, chat: ChatHandle, parameters: dict[str, Any]
) -> None:
    message_id = await sent(api, chat, reply_markup=KEYBOARD)
    assert await api.call("editMessageText", chat_id=chat.id, message_id=message_id, **parameters)


async def test_a_message_that_is_not_there_cannot_be_edited(api: RawApi, chat: ChatHandle) -> None:
    said = await api.refusal("editMessageText", chat_id=chat.id, message_id=5, text="x")
    assert said == "Bad Request: message to edit not found"
    said = await api.refusal("editMessageReplyMarkup", chat_id=chat.id, message_id=5)
    assert said == "Bad Request: message to edit not found"


async def test_an_edit_needs_to_say_which_message(api: RawApi, chat: ChatHandle) -> None:
    assert await api.refusal("editMessageText", text="x") == "Bad Request: message identifier is not specified"
    assert await api.refusal("editMessageText", message_id=1, text="x") == "Bad Request: chat_id is empty"
    said = await api.refusal("editMessageText", chat_id=chat.id, text="x")
    assert said == "Bad Request: message to edit not found"


async def test_what_a_person_wrote_cannot_be_edited(api: RawApi, chat: ChatHandle) -> None:
    question = await chat.send("mine")
    said = await api.refusal("editMessageText", chat_id=chat.id, message_id=question["message_id"], text="x")
    assert said == "Bad Request: message can't be edited"


async def test_a_photo_has_no_text_to_edit(api: RawApi, chat: ChatHandle) -> None:
    photo = await api.call("sendPhoto", chat_id=chat.id, photo="https://example.org/p.png", caption="c")
    said = await api.refusal("editMessageText", chat_id=chat.id, message_id=photo["message_id"], text="x")
    assert said == "Bad Request: there is no text in the message to edit"


@pytest.mark.parametrize(
    ("parameters", "refusal"),
    [
        ({"text": "<b>", "parse_mode": "HTML"}, "can't parse entities: Can't find end tag"),
        ({"text": " "}, "text must be non-empty"),
        ({"text": "a" * 4097}, "message is too long"),
        ({"text": "x", "reply_markup": {"inline_keyboard": [[{"text": "a"}]]}}, "can't parse inline keyboard button"),
        ({"text": "x", "reply_markup": {"force_reply": True}}, "can't parse InlineKeyboardMarkup: Can't find field"),
    ],
)
async def test_an_edit_is_held_to_the_same_rules_as_a_message(
    api: RawApi, chat: ChatHandle, parameters: dict[str, Any], refusal: str
) -> None:
    message_id = await sent(api, chat)
    said = await api.refusal("editMessageText", chat_id=chat.id, message_id=message_id, **parameters)
    assert said.startswith(f"Bad Request: {refusal}")
    assert chat.messages[0]["text"] == "first"


async def test_a_deleted_message_is_gone(api: RawApi, chat: ChatHandle) -> None:
    message_id = await sent(api, chat)
    assert await api.call("deleteMessage", chat_id=chat.id, message_id=message_id) is True
    assert chat.messages == []
    said = await api.refusal("deleteMessage", chat_id=chat.id, message_id=message_id)
    assert said == "Bad Request: message to delete not found"


async def test_in_a_private_chat_the_bot_may_delete_what_the_person_wrote(api: RawApi, chat: ChatHandle) -> None:
    question = await chat.send("mine")
    assert await api.call("deleteMessage", chat_id=chat.id, message_id=question["message_id"])


async def test_in_a_group_the_bot_may_delete_only_its_own(api: RawApi, group: ChatHandle) -> None:
    question = await group.send("mine")
    own = await sent(api, group)
    said = await api.refusal("deleteMessage", chat_id=group.id, message_id=question["message_id"])
    assert said == "Bad Request: message can't be deleted"
    assert await api.call("deleteMessage", chat_id=group.id, message_id=own)


async def test_a_message_can_be_deleted_for_two_days(api: RawApi, chat: ChatHandle, clock: Clock) -> None:
    early, late = await sent(api, chat), await sent(api, chat)
    clock.pass_time(TWO_DAYS - 1)
    assert await api.call("deleteMessage", chat_id=chat.id, message_id=early)
    clock.pass_time(1)
    said = await api.refusal("deleteMessage", chat_id=chat.id, message_id=late)
    assert said == "Bad Request: message can't be deleted"


async def test_several_messages_are_deleted_and_missing_ones_skipped(api: RawApi, chat: ChatHandle) -> None:
    first, second, third = [await sent(api, chat) for _ in range(3)]
    assert await api.call("deleteMessages", chat_id=chat.id, message_ids=[first, third, 99]) is True
    assert [message["message_id"] for message in chat.messages] == [second]


@pytest.mark.parametrize(
    ("ids", "refusal"),
    [
        ([], "message identifiers are not specified"),
        (list(range(1, 102)), "too many message identifiers specified"),
        (["1"], 'field "message_ids" must be of type Integer'),
    ],
)
async def test_a_bad_list_of_messages_to_delete_is_refused(
    api: RawApi, chat: ChatHandle, ids: list[Any], refusal: str
) -> None:
    assert await api.refusal("deleteMessages", chat_id=chat.id, message_ids=ids) == f"Bad Request: {refusal}"
