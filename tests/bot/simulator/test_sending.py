"""sendMessage, sendPhoto, sendChatAction, sendMessageDraft over plain HTTP."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from bot.simulator import ChatHandle, Simulator
from tests.bot.simulator.conftest import NOVEMBER_2026, RawApi


def keyboard(*buttons: dict[str, Any]) -> dict[str, Any]:
    return {"inline_keyboard": [[button] for button in buttons]}


async def test_a_sent_message_comes_back_as_telegram_keeps_it(api: RawApi, chat: ChatHandle) -> None:
    message = await api.call("sendMessage", chat_id=chat.id, text="  <b>Hello</b> &amp; welcome\n", parse_mode="HTML")
    assert message == {
        "message_id": 1,
        "from": {"id": 123456, "is_bot": True, "first_name": "Waypost", "username": "waypost_demo_bot"},
        "chat": {"id": chat.id, "type": "private", "first_name": "Ana", "username": "ana_asks"},
        "date": int(NOVEMBER_2026),
        "text": "Hello & welcome",
        "entities": [{"type": "bold", "offset": 0, "length": 5}],
    }
    assert chat.messages == [message]


async def test_message_ids_count_up_in_each_chat(api: RawApi, chat: ChatHandle, group: ChatHandle) -> None:
    ids = [(await api.call("sendMessage", chat_id=c.id, text="x"))["message_id"] for c in (chat, chat, group)]
    assert ids == [1, 2, 1]


async def test_a_chat_that_is_not_there_is_not_found(api: RawApi) -> None:
    for nobody in (42, -100, "@nobody", "nobody"):
        assert await api.refusal("sendMessage", chat_id=nobody, text="x") == "Bad Request: chat not found"


async def test_a_private_chat_is_not_found_by_its_user_name(api: RawApi, chat: ChatHandle) -> None:
    assert await api.refusal("sendMessage", chat_id="@ana_asks", text="x") == "Bad Request: chat not found"


async def test_the_bot_cannot_write_first(api: RawApi, simulator: Simulator) -> None:
    stranger = simulator.private_chat(started=False)
    refusal = await api.refusal("sendMessage", chat_id=stranger.id, text="x")
    assert refusal == "Forbidden: bot can't initiate conversation with a user"
    await stranger.send("/start")
    assert (await api.call("sendMessage", chat_id=stranger.id, text="x"))["text"] == "x"


async def test_the_bot_cannot_write_where_it_is_blocked(api: RawApi, chat: ChatHandle, group: ChatHandle) -> None:
    await chat.block()
    await group.block()
    said = await api.refusal("sendMessage", chat_id=chat.id, text="x")
    assert said == "Forbidden: bot was blocked by the user"
    said = await api.refusal("sendMessage", chat_id=group.id, text="x")
    assert said == "Forbidden: bot was kicked from the supergroup chat"
    await chat.unblock()
    assert await api.call("sendMessage", chat_id=chat.id, text="x")


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        ("<b>x", "can't parse entities: Can't find end tag corresponding to start tag \"b\""),
        ("<div>x</div>", 'can\'t parse entities: Unsupported start tag "div" at byte offset 0'),
        ("x</b>", "can't parse entities: Unexpected end tag at byte offset 1"),
        ("<b> </b>", "text must be non-empty"),
        (" ", "text must be non-empty"),
        ("a" * 4097, "message is too long"),
        ("<i>" + "😀" * 2049 + "</i>", "message is too long"),
        ("a" * 40000, "text is too long"),
    ],
)
async def test_a_text_that_telegram_would_refuse_is_refused(
    api: RawApi, chat: ChatHandle, text: str, refusal: str
) -> None:
    said = await api.refusal("sendMessage", chat_id=chat.id, text=text, parse_mode="HTML")
    assert said == f"Bad Request: {refusal}"
    assert chat.messages == []


async def test_the_longest_text_is_sent(api: RawApi, chat: ChatHandle) -> None:
    message = await api.call("sendMessage", chat_id=chat.id, text=f"<b>{'a' * 4096}</b>", parse_mode="HTML")
    assert message["entities"] == [{"type": "bold", "offset": 0, "length": 4096}]


async def test_a_reply_carries_the_message_it_answers(api: RawApi, chat: ChatHandle) -> None:
    question = await chat.send("who?")
    reply = {"message_id": question["message_id"]}
    first = await api.call("sendMessage", chat_id=chat.id, text="me", reply_parameters=reply)
    assert first["reply_to_message"] == question
    reply = {"message_id": first["message_id"]}
    second = await api.call("sendMessage", chat_id=chat.id, text="and me", reply_parameters=reply)
    assert second["reply_to_message"]["text"] == "me"
    assert "reply_to_message" not in second["reply_to_message"]


async def test_a_reply_to_nothing_is_refused_unless_that_was_allowed(api: RawApi, chat: ChatHandle) -> None:
    said = await api.refusal("sendMessage", chat_id=chat.id, text="x", reply_parameters={"message_id": 99})
    assert said == "Bad Request: message to be replied not found"
    allowed = {"message_id": 99, "allow_sending_without_reply": True}
    message = await api.call("sendMessage", chat_id=chat.id, text="x", reply_parameters=allowed)
    assert "reply_to_message" not in message


async def test_a_reply_may_quote_what_stands_in_the_message(api: RawApi, chat: ChatHandle) -> None:
    question = await chat.send("😀 who are you?")
    reply = {"message_id": question["message_id"], "quote": "are you"}
    message = await api.call("sendMessage", chat_id=chat.id, text="me", reply_parameters=reply)
    assert message["quote"] == {"text": "are you", "position": 7, "is_manual": True}
    reply["quote"] = "am I"
    said = await api.refusal("sendMessage", chat_id=chat.id, text="me", reply_parameters=reply)
    assert said == "Bad Request: QUOTE_TEXT_INVALID"


async def test_a_reply_into_another_chat_is_refused(api: RawApi, chat: ChatHandle, group: ChatHandle) -> None:
    reply = {"message_id": 1, "chat_id": group.id}
    said = await api.refusal("sendMessage", chat_id=chat.id, text="x", reply_parameters=reply)
    assert said == "Bad Request: the simulator refuses a reply to a message of another chat"


async def test_protected_content_is_marked(api: RawApi, chat: ChatHandle) -> None:
    message = await api.call("sendMessage", chat_id=chat.id, text="x", protect_content=True)
    assert message["has_protected_content"] is True


@pytest.mark.parametrize(
    "button",
    [
        {"text": "a", "callback_data": "d" * 64},
        {"text": "a", "callback_data": "ข" * 21},
        {"text": "a", "url": "https://example.org/"},
        {"text": "a", "copy_text": {"text": "c" * 256}},
        {"text": "a", "switch_inline_query": ""},
        {"text": "a", "switch_inline_query_current_chat": "where"},
        {"text": "a", "switch_inline_query_chosen_chat": {"query": "x", "allow_user_chats": True}},
        {"text": "a", "web_app": {"url": "https://example.org/"}},
    ],
)
async def test_a_good_button_comes_back_in_the_message(api: RawApi, chat: ChatHandle, button: dict[str, Any]) -> None:
    message = await api.call("sendMessage", chat_id=chat.id, text="x", reply_markup=keyboard(button))
    assert message["reply_markup"] == keyboard(button)


@pytest.mark.parametrize(
    ("button", "refusal"),
    [
        ({"text": "a", "callback_data": "d" * 65}, "BUTTON_DATA_INVALID"),
        ({"text": "a", "callback_data": "ข" * 22}, "BUTTON_DATA_INVALID"),
        (
            {"text": "a"},
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
        (
            {"text": "a", "callback_data": ""},
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
        (
            {"text": " ", "callback_data": "x"},
            "can't parse inline keyboard button: Inline keyboard button text must be non-empty",
        ),
        ({"text": "a", "url": "nowhere"}, "inline keyboard button URL 'nowhere' is invalid: Wrong HTTP URL"),
        ({"text": "a", "copy_text": {"text": ""}}, "BUTTON_COPY_TEXT_INVALID"),
        ({"text": "a", "copy_text": {"text": "c" * 257}}, "BUTTON_COPY_TEXT_INVALID"),
        (
            {"text": "a", "url": "https://example.org/", "callback_data": "x"},
            "the simulator refuses a button with url and callback_data",
        ),
        ({"callback_data": "x"}, "can't parse InlineKeyboardButton: Can't find field \"text\""),
    ],
)
async def test_a_bad_button_is_refused(api: RawApi, chat: ChatHandle, button: dict[str, Any], refusal: str) -> None:
    said = await api.refusal("sendMessage", chat_id=chat.id, text="x", reply_markup=keyboard(button))
    assert said == f"Bad Request: {refusal}"


async def test_a_hundred_buttons_are_taken_and_one_more_is_too_long(api: RawApi, chat: ChatHandle) -> None:
    button = {"text": "a", "callback_data": "x"}
    await api.call("sendMessage", chat_id=chat.id, text="x", reply_markup=keyboard(*[button] * 100))
    said = await api.refusal("sendMessage", chat_id=chat.id, text="x", reply_markup=keyboard(*[button] * 101))
    assert said == "Bad Request: reply markup is too long"


async def test_an_empty_keyboard_is_none(api: RawApi, chat: ChatHandle) -> None:
    empty: tuple[list[Any], ...] = ([], [[]])
    for rows in empty:
        markup = {"inline_keyboard": rows}
        assert "reply_markup" not in await api.call("sendMessage", chat_id=chat.id, text="x", reply_markup=markup)


@pytest.mark.parametrize(
    "markup",
    [{"keyboard": [[{"text": "yes"}]]}, {"remove_keyboard": True}, {"force_reply": True, "selective": True}],
)
async def test_other_keyboards_are_taken_and_not_part_of_the_message(
    api: RawApi, chat: ChatHandle, markup: dict[str, Any]
) -> None:
    assert "reply_markup" not in await api.call("sendMessage", chat_id=chat.id, text="x", reply_markup=markup)


async def test_a_photo_is_kept_and_can_be_fetched(
    api: RawApi, http: httpx.AsyncClient, simulator: Simulator, chat: ChatHandle
) -> None:
    form = {"chat_id": str(chat.id), "caption": "<b>a picture</b>", "parse_mode": "HTML"}
    response = await http.post(api.url + "sendPhoto", data=form, files={"photo": ("p.png", b"picture")})
    message = response.json()["result"]
    assert (message["caption"], message["caption_entities"][0]["type"]) == ("a picture", "bold")
    file = await api.call("getFile", file_id=message["photo"][-1]["file_id"])
    content = await http.get(f"{simulator.base_file_url}{simulator.token}/{file['file_path']}")
    assert content.content == b"picture"
    again = await api.call("sendPhoto", chat_id=chat.id, photo=file["file_id"])
    assert again["photo"][0]["file_id"] == file["file_id"]


async def test_a_photo_may_be_a_link(api: RawApi, chat: ChatHandle) -> None:
    message = await api.call(
        "sendPhoto", chat_id=chat.id, photo="https://example.org/p.png", caption="c", show_caption_above_media=True
    )
    assert message["show_caption_above_media"] is True


@pytest.mark.parametrize(
    ("parameters", "refusal"),
    [
        ({"photo": "nothing"}, "wrong file identifier/HTTP URL specified"),
        ({"photo": "https://example.org/p.png", "caption": "c" * 1025}, "message caption is too long"),
        (
            {"photo": "https://example.org/p.png", "caption": "<b>", "parse_mode": "HTML"},
            "can't parse entities: Can't find end tag corresponding to start tag \"b\"",
        ),
    ],
)
async def test_a_bad_photo_is_refused(api: RawApi, chat: ChatHandle, parameters: dict[str, Any], refusal: str) -> None:
    assert await api.refusal("sendPhoto", chat_id=chat.id, **parameters) == f"Bad Request: {refusal}"


async def test_a_file_that_is_not_there_is_not_found(
    api: RawApi, http: httpx.AsyncClient, simulator: Simulator
) -> None:
    said = await api.refusal("getFile", file_id="none")
    assert said == "Bad Request: wrong file_id or the file is temporarily unavailable"
    response = await http.get(f"{simulator.base_file_url}{simulator.token}/photos/none.jpg")
    assert response.status_code == 404
    response = await http.get(f"{simulator.base_file_url}123456:{'B' * 35}/photos/none.jpg")
    assert response.status_code == 401


async def test_an_action_is_seen_in_the_chat(api: RawApi, chat: ChatHandle) -> None:
    assert await api.call("sendChatAction", chat_id=chat.id, action="typing") is True
    assert await api.call("sendChatAction", chat_id=chat.id, action="upload_photo") is True
    assert chat.actions == ["typing", "upload_photo"]


async def test_an_action_that_telegram_does_not_have_is_refused(api: RawApi, chat: ChatHandle) -> None:
    said = await api.refusal("sendChatAction", chat_id=chat.id, action="thinking")
    assert said == "Bad Request: wrong parameter action in request"
    assert chat.actions == []


async def test_a_draft_is_taken_in_a_private_chat_and_is_no_message(api: RawApi, chat: ChatHandle) -> None:
    assert await api.call("sendMessageDraft", chat_id=chat.id, draft_id=1, text="<b>so f</b>", parse_mode="HTML")
    assert await api.call("sendMessageDraft", chat_id=chat.id, draft_id=1)
    assert chat.messages == []


async def test_a_bad_draft_is_refused(api: RawApi, chat: ChatHandle, group: ChatHandle) -> None:
    in_group = await api.refusal("sendMessageDraft", chat_id=group.id, draft_id=1, text="x")
    assert in_group.endswith("refuses a draft outside a private chat")
    zero = await api.refusal("sendMessageDraft", chat_id=chat.id, draft_id=0, text="x")
    assert zero.endswith("refuses a draft_id of zero")
    too_long = await api.refusal("sendMessageDraft", chat_id=chat.id, draft_id=1, text="a" * 4097)
    assert too_long == "Bad Request: message is too long"
