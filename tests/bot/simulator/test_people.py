"""What a test lets a person do: write, reply, edit, press, send things, wait for the bot."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from bot.simulator import ChatHandle, Simulator
from tests.bot.simulator.conftest import RawApi


async def last_update(api: RawApi) -> dict[str, Any]:
    updates: list[dict[str, Any]] = await api.call("getUpdates")
    return updates[-1]


async def test_a_message_has_the_entities_that_telegram_would_find(chat: ChatHandle) -> None:
    message = await chat.send("/ask@waypost_demo_bot see https://example.org and @waypost_demo_bot")
    found = [(entity["type"], entity["offset"], entity["length"]) for entity in message["entities"]]
    assert found == [("bot_command", 0, 21), ("url", 26, 19), ("mention", 50, 17)]


async def test_html_that_a_person_types_stays_as_typed(chat: ChatHandle) -> None:
    message = await chat.send("<b>not bold</b>")
    assert message["text"] == "<b>not bold</b>"
    assert "entities" not in message


async def test_a_message_may_carry_further_fields(chat: ChatHandle) -> None:
    message = await chat.send("x", forward_origin={"type": "hidden_user", "sender_user_name": "A", "date": 1})
    assert message["forward_origin"]["type"] == "hidden_user"


@pytest.mark.parametrize("text", ["", " \n ", "\r"])
async def test_an_app_sends_no_empty_message(chat: ChatHandle, text: str) -> None:
    with pytest.raises(ValueError, match="no empty message"):
        await chat.send(text)


async def test_a_reply_points_to_what_it_answers(api: RawApi, chat: ChatHandle) -> None:
    bots = await api.call("sendMessage", chat_id=chat.id, text="Ask me")
    reply = await chat.reply_to(bots["message_id"], "Who?")
    assert reply["reply_to_message"] == bots
    assert (await last_update(api))["message"] == reply


async def test_an_edit_reaches_the_bot_as_an_edited_message(api: RawApi, chat: ChatHandle) -> None:
    message = await chat.send("frist")
    edited = await chat.edit(message["message_id"], "first /help")
    assert (edited["text"], edited["entities"][0]["type"]) == ("first /help", "bot_command")
    assert (await last_update(api))["edited_message"] == edited
    assert chat.messages == [edited]


async def test_a_person_edits_only_what_they_wrote(api: RawApi, chat: ChatHandle) -> None:
    bots = await api.call("sendMessage", chat_id=chat.id, text="mine")
    with pytest.raises(ValueError, match="only what they wrote"):
        await chat.edit(bots["message_id"], "yours")


@pytest.mark.parametrize("kind", ["photo", "voice", "sticker", "document", "poll"])
async def test_other_things_than_text_can_be_sent(api: RawApi, chat: ChatHandle, kind: str) -> None:
    send: Callable[[], Awaitable[dict[str, Any]]] = getattr(chat, f"send_{kind}")
    message = await send()
    assert kind in message
    assert "text" not in message
    assert (await last_update(api))["message"] == message


async def test_what_was_sent_as_a_file_can_be_read_by_the_bot(
    api: RawApi, simulator: Simulator, chat: ChatHandle
) -> None:
    message = await chat.send_document("offer.txt", b"Work in Cambodia", "text/plain", caption="Is it /safe?")
    assert message["caption_entities"] == [{"type": "bot_command", "offset": 6, "length": 5}]
    file = await api.call("getFile", file_id=message["document"]["file_id"])
    content = await api.client.get(f"{simulator.base_file_url}{simulator.token}/{file['file_path']}")
    assert (content.content, file["file_size"]) == (b"Work in Cambodia", 16)


async def test_a_photo_has_its_caption(chat: ChatHandle) -> None:
    assert (await chat.send_photo("look"))["caption"] == "look"
    assert "caption" not in await chat.send_photo()


async def test_a_poll_has_its_options(chat: ChatHandle) -> None:
    message = await chat.send_poll("Which?", ["one", "two", "three"])
    assert [option["text"] for option in message["poll"]["options"]] == ["one", "two", "three"]


async def test_waiting_gives_what_came_since_the_last_wait(api: RawApi, chat: ChatHandle) -> None:
    for text in ("one", "two"):
        await api.call("sendMessage", chat_id=chat.id, text=text)
    assert [message["text"] for message in await chat.wait_for_reply()] == ["one", "two"]
    await api.call("sendMessage", chat_id=chat.id, text="three")
    assert [message["text"] for message in await chat.wait_for_reply()] == ["three"]


async def test_waiting_wakes_up_when_the_message_comes(api: RawApi, chat: ChatHandle) -> None:
    waiting = asyncio.create_task(chat.wait_for_reply(timeout=5, count=2))
    await api.call("sendMessage", chat_id=chat.id, text="one")
    assert not waiting.done()
    await api.call("sendMessage", chat_id=chat.id, text="two")
    assert len(await asyncio.wait_for(waiting, 1)) == 2


async def test_waiting_in_vain_says_what_did_come(api: RawApi, chat: ChatHandle) -> None:
    await api.call("sendMessage", chat_id=chat.id, text="only this")
    with pytest.raises(TimeoutError, match=r"1 of 2 messages came within 0.05 s: \['only this'\]"):
        await chat.wait_for_reply(timeout=0.05, count=2)


async def test_what_a_person_writes_is_no_reply(chat: ChatHandle) -> None:
    await chat.send("hello?")
    with pytest.raises(TimeoutError, match="0 of 1"):
        await chat.wait_for_reply(timeout=0.05)


async def test_a_reply_that_was_deleted_is_still_told(api: RawApi, chat: ChatHandle) -> None:
    message = await api.call("sendMessage", chat_id=chat.id, text="oops")
    await api.call("deleteMessage", chat_id=chat.id, message_id=message["message_id"])
    assert [reply["text"] for reply in await chat.wait_for_reply()] == ["oops"]
    assert chat.messages == []


async def test_waiting_for_an_edit_gives_the_message_as_it_is_now(api: RawApi, chat: ChatHandle) -> None:
    message = await api.call("sendMessage", chat_id=chat.id, text="one moment")
    waiting = asyncio.create_task(chat.wait_for_edit())
    await api.call("editMessageText", chat_id=chat.id, message_id=message["message_id"], text="done")
    assert [edit["text"] for edit in await waiting] == ["done"]
    with pytest.raises(TimeoutError):
        await chat.wait_for_edit(timeout=0.05)


async def test_every_member_of_a_group_writes_as_themselves(api: RawApi, group: ChatHandle) -> None:
    await group.send("I am Mai")
    await group.as_member("Somchai").send("and I Somchai")
    updates = await api.call("getUpdates")
    assert [update["message"]["from"]["first_name"] for update in updates] == ["Mai", "Somchai"]
    assert {update["message"]["chat"]["type"] for update in updates} == {"supergroup"}


async def test_members_wait_each_for_themselves(api: RawApi, group: ChatHandle) -> None:
    somchai = group.as_member("Somchai")
    await api.call("sendMessage", chat_id=group.id, text="to all")
    assert len(await group.wait_for_reply()) == len(await somchai.wait_for_reply()) == 1


async def test_chats_do_not_hear_each_other(api: RawApi, simulator: Simulator, chat: ChatHandle) -> None:
    other = simulator.private_chat(first_name="Boun", user_id=77, language_code="lo")
    await api.call("sendMessage", chat_id=77, text="for Boun")
    assert (len(other.messages), len(chat.messages)) == (1, 0)
    assert other.person == {"id": 77, "is_bot": False, "first_name": "Boun", "language_code": "lo"}


async def test_blocking_reaches_the_bot_as_a_change_of_its_membership(api: RawApi, chat: ChatHandle) -> None:
    await chat.block()
    change = (await last_update(api))["my_chat_member"]
    assert (change["old_chat_member"]["status"], change["new_chat_member"]["status"]) == ("member", "kicked")
    await chat.unblock()
    change = (await last_update(api))["my_chat_member"]
    assert (change["old_chat_member"]["status"], change["new_chat_member"]["status"]) == ("kicked", "member")


async def test_a_group_has_two_members_where_none_are_named(simulator: Simulator) -> None:
    group = simulator.group(chat_id=-42, kind="group")
    assert (group.id, group.chat.info["type"], len(group.chat.members)) == (-42, "group", 2)
