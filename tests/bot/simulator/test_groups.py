"""What is different in a group: who writes, who is addressed, what the bot may delete, when it is thrown out."""

from __future__ import annotations

from typing import Any

import pytest

from bot.simulator import ChatHandle, Simulator
from tests.bot.simulator.conftest import RawApi


async def updates(api: RawApi) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = await api.call("getUpdates")
    return found


def kinds(found: list[dict[str, Any]]) -> list[str]:
    return [next(key for key in update if key != "update_id") for update in found]


async def test_a_message_of_a_member_carries_the_group_and_the_member(api: RawApi, group: ChatHandle) -> None:
    await group.as_member("Somchai").send("hello all")
    [update] = await updates(api)
    message = update["message"]
    assert (message["chat"]["type"], message["chat"]["title"], message["chat"]["id"]) == (
        "supergroup",
        "Families",
        group.id,
    )
    assert message["from"]["first_name"] == "Somchai"
    assert group.id < 0


async def test_members_share_the_messages_and_their_numbers(group: ChatHandle, api: RawApi) -> None:
    mai, somchai = group.as_member("Mai"), group.as_member("Somchai")
    numbers = [(await person.send("x"))["message_id"] for person in (mai, somchai, mai)]
    sent = await api.call("sendMessage", chat_id=group.id, text="x")
    assert [*numbers, sent["message_id"]] == [1, 2, 3, 4]
    assert mai.messages == somchai.messages == group.messages


def test_nobody_can_write_as_somebody_who_is_no_member(group: ChatHandle) -> None:
    with pytest.raises(StopIteration):
        group.as_member("Ana")


async def test_a_command_for_the_bot_and_a_mention_are_marked(api: RawApi, group: ChatHandle) -> None:
    await group.send("/ask@waypost_demo_bot who helps?")
    await group.send("dear @waypost_demo_bot who helps?")
    first, second = [update["message"]["entities"] for update in await updates(api)]
    assert first == [{"type": "bot_command", "offset": 0, "length": 21}]
    assert second == [{"type": "mention", "offset": 5, "length": 17}]


async def test_a_reply_to_the_bot_carries_what_the_bot_had_said(api: RawApi, group: ChatHandle) -> None:
    sent = await api.call("sendMessage", chat_id=group.id, text="x")
    await group.as_member("Somchai").reply_to(sent["message_id"], "why?")
    [update] = await updates(api)
    assert update["message"]["reply_to_message"]["from"]["username"] == "waypost_demo_bot"
    assert "reply_to_message" not in update["message"]["reply_to_message"]


async def test_a_reply_to_a_reply_carries_one_message_only(api: RawApi, group: ChatHandle) -> None:
    first = await api.call("sendMessage", chat_id=group.id, text="first")
    second = await group.reply_to(first["message_id"], "second")
    await group.reply_to(second["message_id"], "third")
    assert "reply_to_message" not in (await updates(api))[-1]["message"]["reply_to_message"]


async def test_anybody_may_press_a_button_and_the_bot_hears_who(api: RawApi, group: ChatHandle) -> None:
    keyboard = {"inline_keyboard": [[{"text": "more", "callback_data": "more"}]]}
    message = await api.call("sendMessage", chat_id=group.id, text="x", reply_markup=keyboard)
    for name in ("Mai", "Somchai"):
        await group.as_member(name).press(message["message_id"], "more")
    found = [update["callback_query"] for update in await updates(api)]
    assert [query["from"]["first_name"] for query in found] == ["Mai", "Somchai"]
    assert len({query["id"] for query in found}) == 2
    assert {query["message"]["message_id"] for query in found} == {message["message_id"]}


async def test_a_member_edits_only_their_own_words(group: ChatHandle) -> None:
    written = await group.as_member("Mai").send("mine")
    with pytest.raises(ValueError, match="only what they wrote"):
        await group.as_member("Somchai").edit(written["message_id"], "changed")
    assert group.messages == [written]


async def test_several_deletions_in_a_group_pass_over_what_is_not_the_bots(api: RawApi, group: ChatHandle) -> None:
    theirs = await group.send("theirs")
    own = await api.call("sendMessage", chat_id=group.id, text="own")
    numbers = [theirs["message_id"], own["message_id"], 99]
    assert await api.call("deleteMessages", chat_id=group.id, message_ids=numbers) is True
    assert group.messages == [theirs]


@pytest.mark.parametrize(
    ("method", "parameters"),
    [
        ("sendMessage", {"text": "x"}),
        ("sendChatAction", {"action": "typing"}),
        ("editMessageText", {"message_id": 1, "text": "y"}),
        ("editMessageReplyMarkup", {"message_id": 1}),
        ("deleteMessage", {"message_id": 1}),
        ("deleteMessages", {"message_ids": [1]}),
    ],
)
async def test_once_thrown_out_the_bot_can_do_nothing_there(
    api: RawApi, group: ChatHandle, method: str, parameters: dict[str, Any]
) -> None:
    message = await api.call("sendMessage", chat_id=group.id, text="x")
    await group.block()
    said = await api.refusal(method, chat_id=group.id, **parameters)
    assert said == "Forbidden: bot was kicked from the supergroup chat"
    assert group.messages == [message]


async def test_being_thrown_out_and_let_in_again_is_told(api: RawApi, group: ChatHandle) -> None:
    await group.block()
    await group.unblock()
    found = await updates(api)
    assert kinds(found) == ["my_chat_member", "my_chat_member"]
    changes = [update["my_chat_member"] for update in found]
    assert [(c["old_chat_member"]["status"], c["new_chat_member"]["status"]) for c in changes] == [
        ("member", "kicked"),
        ("kicked", "member"),
    ]
    assert {c["chat"]["id"] for c in changes} == {group.id}
    assert {c["new_chat_member"]["user"]["id"] for c in changes} == {123456}


async def test_a_member_who_left_the_bot_out_is_still_seen_as_a_member(api: RawApi, group: ChatHandle) -> None:
    await group.block()
    bot, person = [
        await api.call("getChatMember", chat_id=group.id, user_id=number) for number in (123456, group.person["id"])
    ]
    assert (bot["status"], person["status"]) == ("left", "member")


async def test_a_group_and_a_private_chat_of_one_person_are_two_chats(api: RawApi, simulator: Simulator) -> None:
    chat = simulator.private_chat(first_name="Ana")
    group = simulator.group("Families", [chat.person])
    await chat.send("alone")
    await group.send("among others")
    found = await updates(api)
    assert [update["message"]["from"]["id"] for update in found] == [chat.person["id"]] * 2
    assert [update["message"]["chat"]["id"] for update in found] == [chat.id, group.id]
    await group.block()
    assert (await api.call("sendMessage", chat_id=chat.id, text="still here"))["text"] == "still here"


async def test_a_draft_is_for_private_chats_only(api: RawApi, group: ChatHandle) -> None:
    said = await api.refusal("sendMessageDraft", chat_id=group.id, draft_id=1, text="x")
    assert said == "Bad Request: the simulator refuses a draft outside a private chat"


async def test_two_groups_of_one_name_are_told_apart_by_number(api: RawApi, simulator: Simulator) -> None:
    one, other = simulator.group("Families"), simulator.group("Families")
    assert one.id != other.id
    await api.call("sendMessage", chat_id=one.id, text="x")
    assert (len(one.messages), len(other.messages)) == (1, 0)
