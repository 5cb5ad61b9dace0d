from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.addressed import without_mention
from bot.simulator import ChatHandle
from bot.words import Words
from tests.bot.answers import SmallAnswers
from tests.bot.running import RunningBot


@pytest.fixture
def group(bot: RunningBot) -> ChatHandle:
    return bot.simulator.group(members=[bot.simulator.person("Ana"), bot.simulator.person("Boun")])


async def is_silent(bot: RunningBot, group: ChatHandle) -> bool:
    """True where the bot has said nothing in the group, and not even typed."""
    await bot.handled()
    return group.chat.sent_by_bot == [] and group.actions == []


@pytest.mark.parametrize(
    "text",
    [
        "How many scam centres are there?",
        "I asked @another_bot about it",
        "waypost_demo_bot",
        "@waypost_demo_bot2 hello",
        "/help@another_bot",
        "/weather",
        "/weather@another_bot",
        "https://example.org",
    ],
)
async def test_the_bot_is_silent_unless_it_is_addressed(bot: RunningBot, group: ChatHandle, text: str) -> None:
    await group.send(text)
    assert await is_silent(bot, group)


async def test_a_picture_a_poll_and_a_change_in_a_group_are_none_of_its_business(
    bot: RunningBot, group: ChatHandle
) -> None:
    await group.send_photo("look")
    await group.send_poll()
    await group.send_sticker()
    message = await group.send("hello all")
    await group.edit(message["message_id"], "hello everybody")
    assert await is_silent(bot, group)


@pytest.mark.parametrize(
    "text",
    ["@waypost_demo_bot What happened in Kunming?", "What happened in Kunming? @WayPost_Demo_Bot"],
)
async def test_a_mention_is_a_question_without_the_mention(
    bot: RunningBot, group: ChatHandle, answers: SmallAnswers, text: str
) -> None:
    message = await group.send(text)
    (reply,) = await group.wait_for_reply()
    assert reply["reply_to_message"]["message_id"] == message["message_id"]
    assert [question.text for question in answers.asked] == ["What happened in Kunming?"]


async def test_only_the_name_of_the_bot_is_asked_for_words(bot: RunningBot, group: ChatHandle, words: Words) -> None:
    await group.send("@waypost_demo_bot")
    assert (await group.wait_for_reply())[0]["text"] == words.text("ask-no-words")


async def test_a_mention_by_link_to_the_bots_account_counts(bot: RunningBot, group: ChatHandle) -> None:
    entity = {"type": "text_mention", "offset": 0, "length": 7, "user": bot.simulator.account.bot}
    await group.send("Waypost what happened in Kunming?", entities=[entity])
    assert (await group.wait_for_reply())[0]["text"].startswith("Scam centres")


async def test_a_reply_to_the_bot_is_a_question_with_history(
    bot: RunningBot, group: ChatHandle, answers: SmallAnswers
) -> None:
    await group.send("@waypost_demo_bot What happened in Kunming?")
    (answer,) = await group.wait_for_reply()
    await group.reply_to(answer["message_id"], "And who came?")
    await group.wait_for_reply()
    assert [tuple(question.history) for question in answers.asked] == [(), ("What happened in Kunming?",)]


async def test_members_of_a_group_do_not_share_their_history(
    bot: RunningBot, group: ChatHandle, answers: SmallAnswers
) -> None:
    await group.send("@waypost_demo_bot What happened in Kunming?")
    await group.wait_for_reply()
    await group.as_member("Boun").send("@waypost_demo_bot And who came?")
    await group.wait_for_reply()
    assert answers.asked[-1].history == ()


async def test_a_reply_to_another_person_is_not_for_the_bot(bot: RunningBot, group: ChatHandle) -> None:
    message = await group.send("hello")
    await group.as_member("Boun").reply_to(message["message_id"], "hello yourself")
    assert await is_silent(bot, group)


@pytest.mark.parametrize("command", ["/help", "/help@waypost_demo_bot", "/HELP@Waypost_Demo_Bot"])
async def test_a_command_is_answered_with_a_reply(
    bot: RunningBot, group: ChatHandle, words: Words, command: str
) -> None:
    message = await group.send(command)
    (reply,) = await group.wait_for_reply()
    assert reply["text"] == words.text("help")
    assert reply["reply_to_message"]["message_id"] == message["message_id"]


async def test_an_unknown_command_with_the_bots_name_is_answered(
    bot: RunningBot, group: ChatHandle, words: Words
) -> None:
    await group.send("/weather@waypost_demo_bot")
    assert (await group.wait_for_reply())[0]["text"] == words.text("unknown-command")


async def test_a_picture_in_reply_to_the_bot_gets_its_sentence(
    bot: RunningBot, group: ChatHandle, words: Words
) -> None:
    await group.send_photo("@waypost_demo_bot is this real?")
    assert (await group.wait_for_reply())[0]["text"] == words.text("other-unread")


async def test_another_bot_is_never_answered(bot: RunningBot, group: ChatHandle) -> None:
    robot = {"id": 77, "is_bot": True, "first_name": "Robot", "username": "another_bot"}
    text = "@waypost_demo_bot What happened in Kunming?"
    mention = {"type": "mention", "offset": 0, "length": 17}
    message = {"message_id": 900, "date": 1_795_000_000, "from": robot, "chat": group.chat.info}
    await group.push({"message": {**message, "text": text, "entities": [mention]}})
    assert await is_silent(bot, group)


async def test_where_a_group_shows_it_commands_only_a_question_may_follow_ask(
    bot: RunningBot, group: ChatHandle, answers: SmallAnswers
) -> None:
    await group.send("/ask@waypost_demo_bot What happened in Kunming?")
    (reply,) = await group.wait_for_reply()
    assert "[1]" in reply["text"]
    assert answers.asked[-1].text == "What happened in Kunming?"


async def test_ask_without_a_question_asks_for_words(bot: RunningBot, group: ChatHandle) -> None:
    await group.send("/ask@waypost_demo_bot")
    assert "write your question in words" in (await group.wait_for_reply())[0]["text"]


async def test_an_anonymous_admin_is_answered(bot: RunningBot, group: ChatHandle) -> None:
    admin = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
    command = {"type": "bot_command", "offset": 0, "length": 5}
    message = {"message_id": 900, "date": 1_795_000_000, "from": admin, "chat": group.chat.info}
    await group.push({"message": {**message, "text": "/help", "entities": [command]}})
    assert "How to ask" in (await group.wait_for_reply())[0]["text"]


async def test_a_question_that_was_deleted_meanwhile_is_still_answered(bot: RunningBot, group: ChatHandle) -> None:
    mention = {"type": "mention", "offset": 0, "length": 17}
    message = {"message_id": 900, "date": 1_795_000_000, "from": group.person, "chat": group.chat.info}
    await group.push({"message": {**message, "text": "@waypost_demo_bot How many?", "entities": [mention]}})
    (reply,) = await group.wait_for_reply()
    assert "reply_to_message" not in reply


async def test_when_the_bot_is_removed_it_forgets_and_says_nothing(
    bot: RunningBot, group: ChatHandle, answers: SmallAnswers
) -> None:
    await group.send("@waypost_demo_bot What happened in Kunming?")
    await group.wait_for_reply()
    await group.block()
    await bot.handled()
    await group.unblock()
    await group.send("@waypost_demo_bot And who came?")
    assert len(await group.wait_for_reply()) == 1
    assert answers.asked[-1].history == ()


@given(st.text(max_size=40), st.text(max_size=40))
def test_the_mention_is_taken_out_wherever_it_stands(before: str, after: str) -> None:
    text = f"{before} @waypost_demo_bot {after}"
    assert "@waypost_demo_bot" not in without_mention(text, "waypost_demo_bot").lower().split()


def test_a_longer_name_is_another_name() -> None:
    assert without_mention("@waypost_demo_bot2 hi @waypost_demo_bot, you", "waypost_demo_bot") == (
        "@waypost_demo_bot2 hi  , you"
    )
