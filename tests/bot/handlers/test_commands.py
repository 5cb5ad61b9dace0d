from __future__ import annotations

import threading

import pytest

from bot.handlers.sources import overview
from bot.telegram_text import pack, text_of
from bot.words import Words
from knowledge.base import Answerer
from tests.bot.answers import DOCUMENTS, UNDATED, SmallAnswers, corpus, document
from tests.bot.running import RunningBot, running, until


async def said(bot: RunningBot, text: str) -> str:
    """What the bot replies to a text in a new private chat."""
    chat = bot.simulator.private_chat()
    await chat.send(text)
    replies = await chat.wait_for_reply()
    assert len(replies) == 1
    return str(replies[0]["text"])


async def test_start_says_who_the_bot_is_and_what_to_ask(bot: RunningBot, words: Words) -> None:
    text = await said(bot, "/start")
    assert text == words.text("start")
    assert "romance baiting" in text


@pytest.mark.parametrize("payload", ["campaign_7", "a" * 64, "<b>", "' OR 1=1 --"])
async def test_start_with_anything_behind_it_is_a_start(bot: RunningBot, words: Words, payload: str) -> None:
    assert await said(bot, f"/start {payload}") == words.text("start")


async def test_help_names_every_command(bot: RunningBot) -> None:
    text = await said(bot, "/help")
    assert all(f"/{name}" in text for name in ("start", "sources", "about", "privacy", "forget"))


async def test_about_says_how_the_bot_works(bot: RunningBot, words: Words) -> None:
    assert await said(bot, "/about") == words.text("about")


async def test_privacy_says_for_how_long_questions_are_remembered() -> None:
    async with running(history_minutes=7) as bot:
        assert "For 7 minutes I remember" in await said(bot, "/privacy")


async def test_forget_says_that_it_has_forgotten(bot: RunningBot, words: Words) -> None:
    assert await said(bot, "/forget") == words.text("forgotten")


async def test_a_command_that_does_not_exist_is_answered_in_private(bot: RunningBot, words: Words) -> None:
    assert await said(bot, "/weather") == words.text("unknown-command")


async def test_a_command_in_capitals_is_a_command(bot: RunningBot, words: Words) -> None:
    assert await said(bot, "/HELP") == words.text("help")


async def test_sources_shows_what_the_bot_knows_and_how_new_it_is(bot: RunningBot) -> None:
    text = await said(bot, "/sources")
    assert "3 checked pages from 3 publishers" in text
    assert "United Nations: 1" in text
    assert "News: 1" in text
    assert "Embassy or consulate: 1" in text
    assert "The newest page is from November 2025." in text
    assert "Pages were last checked on 23 November 2026." in text


async def test_sources_asked_early_waits_with_typing_until_all_is_loaded() -> None:
    may_load = threading.Event()

    def slow() -> Answerer:
        may_load.wait(10)
        return SmallAnswers()

    async with running(factory=slow) as bot:
        chat = bot.simulator.private_chat()
        await chat.send("/sources")
        await until(lambda: "typing" in chat.actions)
        may_load.set()
        assert "3 checked pages" in (await chat.wait_for_reply())[0]["text"]


async def test_sources_asked_while_the_bot_is_stopped_before_it_has_loaded_is_told_so(words: Words) -> None:
    may_end = threading.Event()

    def never() -> Answerer:
        may_end.wait(20)
        return SmallAnswers()

    async with running(factory=never) as bot:
        chat = bot.simulator.private_chat()
        await chat.send("/sources")
        await until(lambda: "typing" in chat.actions)
        bot.stop.set()
        await bot.task
        assert (await chat.wait_for_reply())[0]["text"] == words.text("ask-restarting")
        may_end.set()


def test_the_largest_group_of_sources_comes_first(words: Words) -> None:
    many = corpus((*DOCUMENTS, document("another", publisher="Reuters", publisher_type="news")))
    text = text_of(pack(overview(many, words))[0])
    assert text.index("News: 2") < text.index("United Nations: 1")


def test_sources_without_any_date_say_so(words: Words) -> None:
    assert "The newest page is from no date on the page." in text_of(pack(overview(corpus((UNDATED,)), words))[0])


def test_an_empty_corpus_is_no_error(words: Words) -> None:
    assert "0 checked pages" in text_of(pack(overview(corpus(()), words))[0])
