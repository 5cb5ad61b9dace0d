from __future__ import annotations

from typing import Any

import pytest

from bot.words import Words
from tests.bot.answers import SmallAnswers
from tests.bot.running import RunningBot

FILE = {"file_id": "f", "file_unique_id": "u"}
CONTENTS: dict[str, dict[str, Any]] = {
    "location": {"location": {"latitude": 16.7, "longitude": 98.5}},
    "venue": {
        "location": {"latitude": 16.7, "longitude": 98.5},
        "venue": {"location": {"latitude": 16.7, "longitude": 98.5}, "title": "Hotel", "address": "Mae Sot"},
    },
    "contact": {"contact": {"phone_number": "+66", "first_name": "Agent"}},
    "video": {"video": {**FILE, "width": 1, "height": 1, "duration": 1}},
    "video note": {"video_note": {**FILE, "length": 1, "duration": 1}},
    "audio": {"audio": {**FILE, "duration": 1}},
    "animation": {
        "animation": {**FILE, "width": 1, "height": 1, "duration": 1},
        "document": {**FILE, "file_name": "a.gif"},
    },
    "dice": {"dice": {"emoji": "🎲", "value": 3}},
    "story": {"story": {"chat": {"id": 1, "type": "private", "first_name": "A"}, "id": 1}},
    "something new": {"hologram": {"depth": 3}},
}
NOTICES: dict[str, dict[str, Any]] = {
    "pinned": {"pinned_message": {"message_id": 1, "date": 0, "chat": {"id": 1, "type": "private"}}},
    "timer": {"message_auto_delete_timer_changed": {"message_auto_delete_time": 86400}},
    "write access": {"write_access_allowed": {"from_request": True}},
}


def message(person: dict[str, Any], content: dict[str, Any], message_id: int = 900) -> dict[str, Any]:
    chat = {"id": person["id"], "type": "private", "first_name": person["first_name"]}
    return {"message": {"message_id": message_id, "date": 1_795_000_000, "from": person, "chat": chat, **content}}


@pytest.mark.parametrize("kind", ["photo", "voice", "sticker", "document", "poll"])
async def test_what_is_no_text_gets_one_polite_sentence(bot: RunningBot, words: Words, kind: str) -> None:
    chat = bot.simulator.private_chat()
    await getattr(chat, f"send_{kind}")()
    assert [reply["text"] for reply in await chat.wait_for_reply()] == [words.text("other-unread")]


@pytest.mark.parametrize("kind", CONTENTS)
async def test_so_does_everything_else_that_people_send(bot: RunningBot, words: Words, kind: str) -> None:
    chat = bot.simulator.private_chat()
    await chat.push(message(chat.person, CONTENTS[kind]))
    assert [reply["text"] for reply in await chat.wait_for_reply()] == [words.text("other-unread")]


async def test_a_caption_is_not_taken_for_a_question(bot: RunningBot, answers: SmallAnswers, words: Words) -> None:
    chat = bot.simulator.private_chat()
    await chat.send_document(caption="Is this contract real?")
    assert (await chat.wait_for_reply())[0]["text"] == words.text("other-unread")
    assert answers.asked == []


async def test_an_album_gets_one_sentence_and_not_one_for_each_picture(bot: RunningBot, words: Words) -> None:
    chat = bot.simulator.private_chat()
    picture = {"photo": [{**FILE, "width": 1, "height": 1}], "media_group_id": "album-1"}
    for number in range(5):
        await chat.push(message(chat.person, picture, 900 + number))
    assert len(await chat.wait_for_reply()) == 1
    await bot.handled()
    assert len(chat.chat.sent_by_bot) == 1


async def test_a_changed_message_is_asked_to_be_sent_again(
    bot: RunningBot, answers: SmallAnswers, words: Words
) -> None:
    chat = bot.simulator.private_chat()
    question = await chat.send("How many?")
    await chat.wait_for_reply()
    await chat.edit(question["message_id"], "How many in Laos?")
    assert (await chat.wait_for_reply())[0]["text"] == words.text("other-edited")
    assert len(answers.asked) == 1


@pytest.mark.parametrize("kind", NOTICES)
async def test_telegrams_own_notices_in_a_chat_get_no_reply(bot: RunningBot, kind: str) -> None:
    chat = bot.simulator.private_chat()
    await chat.push(message(chat.person, NOTICES[kind]))
    await chat.send("/help")
    assert len(await chat.wait_for_reply()) == 1
    await bot.handled()
    assert len(chat.chat.sent_by_bot) == 1


UPDATES: dict[str, dict[str, Any]] = {
    "a kind that is not known": {"brand_new_kind": {"id": 1}},
    "nothing": {},
    "a channel post": {
        "channel_post": {"message_id": 1, "date": 0, "chat": {"id": -100, "type": "channel", "title": "C"}, "text": "x"}
    },
    "an inline query": {
        "inline_query": {"id": "1", "from": {"id": 1, "is_bot": False, "first_name": "A"}, "query": "", "offset": ""}
    },
    "a poll": {
        "poll": {
            "id": "1", "question": "?", "options": [], "total_voter_count": 0, "is_closed": False,
            "is_anonymous": True, "type": "regular", "allows_multiple_answers": False,
            "allows_revoting": False, "members_only": False,
        }
    },
    "an update that lacks what it must have": {"message": {"text": "no chat, no date"}},
    "an update that is no object inside": {"message": "text"},
    "a button without message": {
        "callback_query": {
            "id": "1", "from": {"id": 1, "is_bot": False, "first_name": "A"}, "chat_instance": "1", "data": "why:x"
        }
    },
}  # fmt: skip


@pytest.mark.parametrize("kind", UPDATES)
async def test_any_other_update_is_passed_over_and_the_next_message_is_answered(bot: RunningBot, kind: str) -> None:
    chat = bot.simulator.private_chat()
    await chat.push(UPDATES[kind])
    await chat.send("/help")
    assert "How to ask" in (await chat.wait_for_reply())[0]["text"]
    await bot.handled()
    assert len(bot.sent("sendMessage")) == 1
    assert not bot.task.done()


async def test_a_person_who_blocked_the_bot_is_forgotten(bot: RunningBot, answers: SmallAnswers) -> None:
    chat = bot.simulator.private_chat()
    await chat.send("What happened in Kunming?")
    await chat.wait_for_reply()
    await chat.block()
    await bot.handled()
    await chat.unblock()
    await chat.send("And who came?")
    await chat.wait_for_reply()
    assert answers.asked[-1].history == ()
