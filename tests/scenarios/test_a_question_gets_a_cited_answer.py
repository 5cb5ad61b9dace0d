"""What most people do with the bot: they ask, read, look at the sources, ask on."""

from __future__ import annotations

import json

import pytest

from bot.simulator import ChatHandle
from bot.words import Words
from knowledge.base import KnowledgeBase
from knowledge.reading import Corpus
from tests.bot.running import RunningBot, until
from tests.scenarios.replies import ask, buttons, covered, faults, links, outside_quotes, press, sources, statements

pytestmark = pytest.mark.slow

KUNMING = "What did the six countries agree in Kunming in November 2025?"
OFF_TOPIC = "What is the weather in London?"
WHY = "Why these sources?"


@pytest.fixture
def corpus(knowledge_base: KnowledgeBase) -> Corpus:
    return knowledge_base.corpus


async def test_the_meeting_in_kunming_is_told_from_xinhua_first_with_what_was_agreed(
    bot: RunningBot, chat: ChatHandle, corpus: Corpus
) -> None:
    answer = await ask(chat, KUNMING)
    first = sources(answer)[0]
    assert first.line.startswith("Xinhua: ")
    assert first.url == corpus.documents["xinhua-2025-kunming-six-countries"].url
    assert 1 in first.marks
    for told in ("14 November 2025", "signed outcome documents", "intelligence sharing", "handover of people"):
        assert told in answer["text"]
    for country in ("China", "Cambodia", "Laos", "Myanmar", "Thailand", "Vietnam"):
        assert country in outside_quotes(answer)
    assert "typing" in chat.actions


async def test_every_statement_is_word_for_word_and_every_mark_has_its_source(chat: ChatHandle, corpus: Corpus) -> None:
    answer = await ask(chat, KUNMING)
    said = statements(answer)
    assert 1 <= len(said) <= 6
    assert list(faults(answer, corpus)) == []
    marks = [mark for statement in said for mark in statement.marks]
    assert marks == list(range(1, len(marks) + 1))
    assert sorted(mark for source in sources(answer) for mark in source.marks) == marks


async def test_sources_are_folded_away_with_linked_titles_dates_and_no_preview(
    bot: RunningBot, chat: ChatHandle, words: Words
) -> None:
    answer = await ask(chat, KUNMING)
    (folded,) = covered(answer, "expandable_blockquote")
    assert folded.startswith(words.text("sources-heading"))
    assert "Sources" not in outside_quotes(answer)
    listed = sources(answer)
    assert links(answer) == [(source.title, source.url) for source in listed]
    assert f"{listed[0].title}. 14 November 2025. Checked 23 November 2026." in listed[0].line
    assert all("Checked " in source.line for source in listed)
    await until(lambda: bool(bot.sent("sendMessage")))  # it is noted when the bot has been told that it is sent
    assert json.loads(bot.sent("sendMessage")[-1]["link_preview_options"]) == {"is_disabled": True}
    assert not [call for call in bot.simulator.calls if not call.ok]


async def test_why_these_sources_shows_the_words_that_carry_the_answer(chat: ChatHandle, words: Words) -> None:
    answer = await ask(chat, KUNMING)
    assert buttons(answer) == [WHY]
    page = await press(chat, answer, WHY)
    quotes = covered(page, "blockquote")
    while button := next((label for label in buttons(page) if label.startswith("Next")), None):
        await chat.press(page["message_id"], button)
        (page,) = await chat.wait_for_edit()
        quotes += covered(page, "blockquote")
    assert quotes == [said.text for said in statements(answer)]
    assert "Xinhua: " in (await press(chat, answer, WHY))["text"]
    assert words.text("publisher-type-news") in page["text"]


async def test_a_second_question_has_an_answer_of_its_own(chat: ChatHandle, corpus: Corpus) -> None:
    first = await ask(chat, KUNMING)
    second = await ask(chat, "What is romance baiting?")
    assert "romance baiting" in outside_quotes(second).lower()
    assert "Kunming" not in second["text"]
    assert list(faults(second, corpus)) == []
    assert first["message_id"] != second["message_id"]


async def test_a_follow_up_is_understood_from_the_question_before(chat: ChatHandle, corpus: Corpus) -> None:
    await ask(chat, KUNMING)
    answer = await ask(chat, "And which countries were they?")
    assert "Kunming" in statements(answer)[0].text
    assert list(faults(answer, corpus)) == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Hello", "smalltalk-greeting"),
        ("thank you!", "smalltalk-thanks"),
        ("Who are you?", "smalltalk-about"),
        ("ok", "smalltalk-bye"),
        ("Goodbye", "smalltalk-bye"),
    ],
)
async def test_small_talk_gets_small_talk_and_no_sources(
    chat: ChatHandle, words: Words, text: str, message: str
) -> None:
    reply = await ask(chat, text)
    assert reply["text"] == words.text(message)
    assert buttons(reply) == []


async def test_what_it_does_not_know_it_says_and_offers_two_topics_that_work(
    chat: ChatHandle, words: Words, corpus: Corpus
) -> None:
    reply = await ask(chat, OFF_TOPIC)
    assert reply["text"].startswith(words.text("not-covered"))
    assert statements(reply) == []
    assert sources(reply) == []
    offered = buttons(reply)
    assert len(offered) == 2
    for label in offered:
        answer = await press(chat, reply, label)
        document = next(
            d for d in corpus.documents.values() if f"{d.publisher}: {d.title}".startswith(label.rstrip("…"))
        )
        assert [said.text for said in statements(answer)] == list(document.statements)
        assert [source.url for source in sources(answer)] == [document.url]
        assert covered(await press(chat, answer, WHY), "blockquote")[0] == document.statements[0]


async def test_the_commands_say_who_it_is_what_it_knows_and_what_it_keeps(
    chat: ChatHandle, words: Words, corpus: Corpus
) -> None:
    for command in ("start", "help", "about"):
        assert (await ask(chat, f"/{command}"))["text"] == words.text(command)
    assert (await ask(chat, "/privacy"))["text"] == words.text("privacy", minutes=30)
    overview = (await ask(chat, "/sources"))["text"]
    assert f"{len(corpus.documents)} checked pages" in overview
    assert words.text("publisher-type-embassy") in overview
    newest = max(document.published for document in corpus.documents.values() if document.published)
    assert words.date(newest) in overview
    assert words.date(max(document.checked for document in corpus.documents.values())) in overview


async def test_after_forget_neither_the_answer_nor_the_question_is_remembered(chat: ChatHandle, words: Words) -> None:
    answer = await ask(chat, KUNMING)
    assert (await ask(chat, "/forget"))["text"] == words.text("forgotten")
    pressed = await chat.press(answer["message_id"], WHY)
    assert (await pressed.wait_for_answer())["text"] == words.text("answer-forgotten")
    assert "Kunming" not in (await ask(chat, "And which countries were they?"))["text"]


async def test_in_a_group_it_is_silent_until_it_is_addressed(bot: RunningBot, group: ChatHandle) -> None:
    for unaddressed in (KUNMING, "hello all", "/help@another_bot"):
        await group.send(unaddressed)
    await group.send_photo("look at this")
    await bot.handled()
    assert group.chat.sent_by_bot == []
    assert group.actions == []
    question = await group.send(f"@waypost_demo_bot {KUNMING}")
    (answer,) = await group.wait_for_reply(20)
    assert answer["reply_to_message"]["message_id"] == question["message_id"]
    assert sources(answer)[0].line.startswith("Xinhua: ")
    await group.as_member("Boun").press(answer["message_id"], WHY)
    (quotes,) = await group.wait_for_reply()
    assert covered(quotes, "blockquote") != []
    await group.reply_to(answer["message_id"], "And which countries were they?")
    (follow_up,) = await group.wait_for_reply(20)
    assert "Kunming" in statements(follow_up)[0].text
