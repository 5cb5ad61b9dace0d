from __future__ import annotations

from typing import Any

import pytest

from bot.simulator import ChatHandle
from bot.words import Words
from tests.bot.answers import NOT_COVERED, SmallAnswers, answer_from, corpus, document
from tests.bot.running import RunningBot, running, until

MANY = answer_from(*(document(f"doc-{n}", statements=(f"Statement {n}. " + "A long one. " * 30,)) for n in range(12)))


async def last_message(bot: RunningBot, chat: ChatHandle) -> dict[str, Any]:
    """Ask, and wait for the message that carries the buttons: a long answer comes in several."""
    await chat.send("All?")
    await until(lambda: any("reply_markup" in message for message in chat.chat.sent_by_bot))
    return (await chat.wait_for_reply())[-1]


async def test_why_these_sources_shows_the_quotes_below_the_answer(bot: RunningBot) -> None:
    chat = bot.simulator.private_chat()
    await chat.send("How many?")
    (answer,) = await chat.wait_for_reply()
    pressed = await chat.press(answer["message_id"], "Why these sources?")
    (quotes,) = await chat.wait_for_reply()
    assert (await pressed.wait_for_answer())["text"] == ""
    assert "The words that carry this answer" in quotes["text"]
    assert "Scam centres spread in 2024." in quotes["text"]
    assert "blockquote" in {entity["type"] for entity in quotes["entities"]}


async def test_the_button_of_an_earlier_answer_still_shows_that_answer(answers: SmallAnswers) -> None:
    texts = iter(
        [answer_from(document(statements=("The first.",))), answer_from(document(statements=("The second.",)))]
    )
    async with running(SmallAnswers(lambda question: next(texts))) as bot:
        chat = bot.simulator.private_chat()
        shown = []
        for question in ("one?", "two?"):
            await chat.send(question)
            shown += await chat.wait_for_reply()
        await chat.press(shown[0]["message_id"], "Why these sources?")
        assert "The first." in (await chat.wait_for_reply())[0]["text"]


async def test_many_quotes_are_turned_page_by_page_in_the_same_message() -> None:
    async with running(SmallAnswers(lambda question: MANY)) as bot:
        chat = bot.simulator.private_chat()
        answer = await last_message(bot, chat)
        await chat.press(answer["message_id"], "Why these sources?")
        (first,) = await chat.wait_for_reply()
        labels = [row[0]["text"] for row in first["reply_markup"]["inline_keyboard"]]
        await chat.press(first["message_id"], labels[0])
        (second,) = await chat.wait_for_edit()
        assert second["message_id"] == first["message_id"]
        assert second["text"] != first["text"]
        labels = [row[0]["text"] for row in second["reply_markup"]["inline_keyboard"]]
        assert [label.split()[0] for label in labels] == ["Back", "Next"]
        await chat.press(first["message_id"], labels[0])
        assert (await chat.wait_for_edit())[0]["text"] == first["text"]


async def test_pressing_the_same_page_twice_is_no_error(words: Words) -> None:
    async with running(SmallAnswers(lambda question: MANY)) as bot:
        chat = bot.simulator.private_chat()
        answer = await last_message(bot, chat)
        await chat.press(answer["message_id"], "Why these sources?")
        (quotes,) = await chat.wait_for_reply()
        label = quotes["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
        presses = [await chat.press(quotes["message_id"], label) for _ in range(2)]
        for pressed in presses:
            await pressed.wait_for_answer()
        await bot.handled()
        assert len(bot.sent("sendMessage")) == len(bot.simulator.account.chat(chat.id).sent_by_bot)
        assert "Something went wrong" not in chat.messages[-1]["text"]


async def test_after_forget_the_button_says_kindly_that_the_answer_is_gone(bot: RunningBot, words: Words) -> None:
    chat = bot.simulator.private_chat()
    await chat.send("How many?")
    (answer,) = await chat.wait_for_reply()
    await chat.send("/forget")
    await chat.wait_for_reply()
    pressed = await chat.press(answer["message_id"], "Why these sources?")
    notice = await pressed.wait_for_answer()
    assert notice["text"] == words.text("answer-forgotten")
    assert notice["show_alert"]


async def test_a_page_button_of_a_forgotten_answer_says_so_too(words: Words) -> None:
    async with running(SmallAnswers(lambda question: MANY)) as bot:
        chat = bot.simulator.private_chat()
        answer = await last_message(bot, chat)
        await chat.press(answer["message_id"], "Why these sources?")
        (quotes,) = await chat.wait_for_reply()
        await chat.send("/forget")
        await chat.wait_for_reply()
        label = quotes["reply_markup"]["inline_keyboard"][0][0]["text"]
        pressed = await chat.press(quotes["message_id"], label)
        assert (await pressed.wait_for_answer())["text"] == words.text("answer-forgotten")


async def test_anybody_in_a_group_may_open_the_sources(bot: RunningBot) -> None:
    ana = bot.simulator.group(members=[bot.simulator.person("Ana"), bot.simulator.person("Boun")])
    await ana.send("@waypost_demo_bot how many?")
    (answer,) = await ana.wait_for_reply()
    await ana.as_member("Boun").press(answer["message_id"], "Why these sources?")
    assert "The words that carry this answer" in (await ana.wait_for_reply())[0]["text"]


async def test_a_topic_button_tells_what_is_known_of_it() -> None:
    async with running(SmallAnswers(lambda question: NOT_COVERED)) as bot:
        chat = bot.simulator.private_chat()
        await chat.send("Who won?")
        (message,) = await chat.wait_for_reply()
        await chat.press(message["message_id"], "UNODC: Inflection point")
        (told,) = await chat.wait_for_reply()
        assert told["text"].startswith("Scam centres spread in 2024. [1]")
        await chat.press(told["message_id"], "Why these sources?")
        assert "The words that carry this answer" in (await chat.wait_for_reply())[0]["text"]


async def test_a_topic_that_left_the_corpus_is_said_to_be_gone(words: Words) -> None:
    answers = SmallAnswers(lambda question: NOT_COVERED, corpus=corpus(()))
    async with running(answers) as bot:
        chat = bot.simulator.private_chat()
        await chat.send("Who won?")
        (message,) = await chat.wait_for_reply()
        await chat.press(message["message_id"], "UNODC: Inflection point")
        assert (await chat.wait_for_reply())[0]["text"] == words.text("topic-gone")


@pytest.mark.parametrize(
    "data", ["nonsense", "why:", "page:x", "page:x:-1", "topic:../..", "why:" + "x" * 60, "page:a:1:2"]
)
async def test_a_button_that_the_bot_does_not_know_is_answered(bot: RunningBot, words: Words, data: str) -> None:
    chat = bot.simulator.private_chat()
    await chat.send("How many?")
    (answer,) = await chat.wait_for_reply()
    pressed = bot.simulator.account.press(chat.chat, chat.person, answer, data)
    assert (await pressed.wait_for_answer())["text"] == words.text("answer-forgotten")


async def test_a_button_under_a_message_that_is_too_old_to_be_read_still_works(bot: RunningBot) -> None:
    chat = bot.simulator.private_chat()
    await chat.send("How many?")
    (answer,) = await chat.wait_for_reply()
    data = answer["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
    inaccessible = {"chat": answer["chat"], "message_id": answer["message_id"], "date": 0}
    query = {"id": "2", "from": chat.person, "chat_instance": "1", "message": inaccessible, "data": data}
    await chat.push({"callback_query": query})
    assert "The words that carry this answer" in (await chat.wait_for_reply())[0]["text"]


async def test_a_press_that_is_too_old_and_of_a_forgotten_answer_is_answered_by_a_message(
    bot: RunningBot, words: Words
) -> None:
    chat = bot.simulator.private_chat()
    message = await chat.send("hello")
    query = {"id": "2", "from": chat.person, "chat_instance": "1", "message": message, "data": "why:long-gone"}
    await chat.wait_for_reply()
    await chat.push({"callback_query": query})
    assert (await chat.wait_for_reply())[0]["text"] == words.text("answer-forgotten")
