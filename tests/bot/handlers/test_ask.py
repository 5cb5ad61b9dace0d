from __future__ import annotations

import asyncio
import threading
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.handlers.ask import readable
from bot.words import Words
from knowledge.answers.answer import Answer
from knowledge.base import Answerer, Question
from tests.bot.answers import GREETING, NEWS, NOT_COVERED, REPORT, SmallAnswers, answer_from, document
from tests.bot.running import RunningBot, running, until


class Gate:
    """Answers only once it is opened; counts how many are inside."""

    def __init__(self) -> None:
        self.open = threading.Event()
        self.inside = 0
        self.most = 0
        self._lock = threading.Lock()

    def __call__(self, question: Question) -> Answer:
        with self._lock:
            self.inside += 1
            self.most = max(self.most, self.inside)
        self.open.wait(10)
        with self._lock:
            self.inside -= 1
        return answer_from(REPORT)


async def test_a_question_gets_one_message_with_statements_sources_and_a_button(bot: RunningBot) -> None:
    chat = bot.simulator.private_chat()
    await chat.send("How many scam centres are there?")
    (message,) = await chat.wait_for_reply()
    assert message["text"].startswith("Scam centres spread in 2024. [1]")
    assert "expandable_blockquote" in {entity["type"] for entity in message["entities"]}
    assert message["link_preview_options"] == {"is_disabled": True}
    assert message["reply_markup"]["inline_keyboard"][0][0]["text"] == "Why these sources?"
    assert "reply_to_message" not in message


async def test_the_bot_types_while_it_works() -> None:
    gate = Gate()
    async with running(SmallAnswers(gate)) as bot:
        chat = bot.simulator.private_chat()
        await chat.send("What happened in Kunming?")
        await until(lambda: chat.actions == ["typing"])
        gate.open.set()
        await chat.wait_for_reply()


async def test_a_question_reaches_the_knowledge_base_as_it_was_typed(bot: RunningBot, answers: SmallAnswers) -> None:
    chat = bot.simulator.private_chat()
    await chat.send("  Is <b>KK Park</b> & *co* closed?\n\nAnd when?  ")
    await chat.wait_for_reply()
    assert [question.text for question in answers.asked] == [
        "Is <b>KK Park</b> & *co* closed?\n\nAnd when?".replace("\n", " ")
    ]


async def test_the_second_question_comes_with_the_first_as_history(bot: RunningBot, answers: SmallAnswers) -> None:
    chat = bot.simulator.private_chat()
    for text in ("What happened in Kunming?", "And who came?"):
        await chat.send(text)
        await chat.wait_for_reply()
    assert [tuple(question.history) for question in answers.asked] == [(), ("What happened in Kunming?",)]


async def test_another_person_has_no_part_in_that_history(bot: RunningBot, answers: SmallAnswers) -> None:
    for name in ("Ana", "Boun"):
        chat = bot.simulator.private_chat(first_name=name)
        await chat.send("What happened?")
        await chat.wait_for_reply()
    assert [tuple(question.history) for question in answers.asked] == [(), ()]


async def test_after_forget_there_is_no_history(bot: RunningBot, answers: SmallAnswers) -> None:
    chat = bot.simulator.private_chat()
    for text in ("What happened in Kunming?", "/forget", "And who came?"):
        await chat.send(text)
        await chat.wait_for_reply()
    assert answers.asked[-1].history == ()


async def test_small_talk_is_answered_and_not_kept_as_history() -> None:
    answers = SmallAnswers(lambda question: GREETING)
    async with running(answers) as bot:
        chat = bot.simulator.private_chat()
        for _ in range(2):
            await chat.send("hello")
            assert (await chat.wait_for_reply())[0]["text"].startswith("Hello.")
    assert answers.asked[-1].history == ()


async def test_what_is_not_covered_offers_topics_and_people() -> None:
    async with running(SmallAnswers(lambda question: NOT_COVERED)) as bot:
        chat = bot.simulator.private_chat()
        await chat.send("Who won the match?")
        (message,) = await chat.wait_for_reply()
    assert "I do not have a vetted source" in message["text"]
    assert "1300" in message["text"]
    assert message["reply_markup"]["inline_keyboard"][0][0]["text"] == f"{REPORT.publisher}: {REPORT.title}"


async def test_a_long_answer_comes_as_several_messages_in_order() -> None:
    long = document(statements=tuple(f"Statement {n}. " + "word " * 300 for n in range(6)))
    async with running(SmallAnswers(lambda question: answer_from(long))) as bot:
        chat = bot.simulator.private_chat()
        await chat.send("Tell me all")
        messages = await chat.wait_for_reply(count=3)
    text = "\n".join(message["text"] for message in messages)
    assert [text.index(f"Statement {n}.") for n in range(6)] == sorted(text.index(f"Statement {n}.") for n in range(6))
    assert ["reply_markup" in message for message in messages] == [False, False, True]


NOT_WORDS = [" . ", "👍", "😀😀😀", "\u200b", "\u200b\u2060\ufeff", "!?!?", "…", "‮", "👨‍👩‍👧"]
ODD = [
    "x" * 4096,
    "งานดีไหม" * 400,
    "12345",
    "1441",
    "<b>bold</b> <script>alert(1)</script>",
    "*bold* _italic_ [link](https://example.org) `code`",
    "</blockquote>&lt;&amp;",
    "مرحبا، هل هذا العرض حقيقي؟",
    "\u202eelpoep era ohw\u202c",
    "a\u200bb\u200cc\u200dd\ufeff question",
    "what\x00is\x07this\x1b[31m?",
    "{$what} { -term } %s %(x)s",
    "\n\n\nquestion\n\n\n",
]


@pytest.mark.parametrize("text", NOT_WORDS)
async def test_a_message_without_words_is_asked_for_words(
    bot: RunningBot, answers: SmallAnswers, words: Words, text: str
) -> None:
    chat = bot.simulator.private_chat()
    await chat.push(_raw_message(chat.person, text))
    assert (await chat.wait_for_reply())[0]["text"] == words.text("ask-no-words")
    assert answers.asked == []


@pytest.mark.parametrize(
    "text", ["https://example.org/job", "www.example.org", "t.me/joinchat/abc", " https://a.example  http://b.example "]
)
async def test_only_a_link_is_answered_with_what_to_do(
    bot: RunningBot, answers: SmallAnswers, words: Words, text: str
) -> None:
    chat = bot.simulator.private_chat()
    await chat.send(text)
    assert (await chat.wait_for_reply())[0]["text"] == words.text("ask-only-link")
    assert answers.asked == []


async def test_a_question_with_a_link_in_it_is_a_question(bot: RunningBot, answers: SmallAnswers) -> None:
    chat = bot.simulator.private_chat()
    await chat.send("Is https://example.org/job a scam?")
    await chat.wait_for_reply()
    assert len(answers.asked) == 1


@pytest.mark.parametrize("text", ODD, ids=range(len(ODD)))
async def test_odd_text_gets_a_normal_reply_and_is_not_echoed(
    bot: RunningBot, answers: SmallAnswers, text: str
) -> None:
    chat = bot.simulator.private_chat()
    await chat.push(_raw_message(chat.person, text))
    (message,) = await chat.wait_for_reply()
    assert message["text"].startswith("Scam centres spread")
    assert len(answers.asked) == 1


def test_half_a_character_becomes_a_replacement_that_any_model_can_take() -> None:
    assert readable("what is \ud83d this") == "what is \ufffd this"


@given(st.text(st.characters(), max_size=200))
def test_a_readable_question_has_no_control_characters_and_can_be_encoded(text: str) -> None:
    question = readable(text)
    assert question == question.strip()
    assert not any(ord(c) < 32 or 127 <= ord(c) < 160 for c in question)
    assert question.encode().decode() == question


async def test_a_question_that_comes_while_the_bot_loads_waits_with_typing() -> None:
    may_load = threading.Event()

    def slow() -> Answerer:
        may_load.wait(10)
        return SmallAnswers()

    async with running(factory=slow) as bot:
        chat = bot.simulator.private_chat()
        await chat.send("How many scam centres are there?")
        await until(lambda: "typing" in chat.actions)
        assert bot.simulator.account.chat(chat.id).sent_by_bot == []
        may_load.set()
        assert (await chat.wait_for_reply())[0]["text"].startswith("Scam centres")


async def test_help_is_given_at_once_while_questions_wait_for_the_load(words: Words) -> None:
    may_load = threading.Event()

    def slow() -> Answerer:
        may_load.wait(10)
        return SmallAnswers()

    async with running(factory=slow) as bot:
        asking = [bot.simulator.private_chat() for _ in range(50)]
        for chat in asking:
            await chat.send("What happened in Kunming?")
        helped = bot.simulator.private_chat()
        await helped.send("/help")
        assert (await helped.wait_for_reply(timeout=3))[0]["text"] == words.text("help")
        may_load.set()
        for chat in asking:
            await chat.wait_for_reply()


async def test_no_more_questions_are_answered_at_once_than_the_setting_says() -> None:
    gate = Gate()
    async with running(SmallAnswers(gate), max_concurrent_questions=2) as bot:
        chats = [bot.simulator.private_chat() for _ in range(6)]
        for chat in chats:
            await chat.send("What happened?")
        await until(lambda: gate.inside == 2)
        await asyncio.sleep(0.1)
        gate.open.set()
        for chat in chats:
            await chat.wait_for_reply()
    assert gate.most == 2


async def test_a_rush_is_told_to_come_again(words: Words) -> None:
    gate = Gate()
    async with running(SmallAnswers(gate), max_concurrent_questions=1, max_waiting_questions=1) as bot:
        chats = [bot.simulator.private_chat() for _ in range(3)]
        for chat in chats:
            await chat.send("What happened?")
        assert (await chats[2].wait_for_reply())[0]["text"] == words.text("ask-busy")
        gate.open.set()
        for chat in chats[:2]:
            assert (await chat.wait_for_reply())[0]["text"].startswith("Scam centres")


async def test_one_person_who_asks_very_often_is_told_to_wait(words: Words) -> None:
    gate = Gate()
    async with running(SmallAnswers(gate)) as bot:
        chat = bot.simulator.private_chat()
        for _ in range(4):
            await chat.send("What happened?")
        assert (await chat.wait_for_reply())[0]["text"] == words.text("ask-one-at-a-time")
        gate.open.set()
        assert len(await chat.wait_for_reply(count=3)) == 3


async def test_replies_to_one_person_come_in_the_order_of_the_questions() -> None:
    def slower_first(question: Question) -> Answer:
        time.sleep(0.15 if question.text == "first" else 0)
        return answer_from(REPORT if question.text == "first" else NEWS)

    async with running(SmallAnswers(slower_first)) as bot:
        chat = bot.simulator.private_chat()
        await chat.send("first")
        await chat.send("second")
        replies = await chat.wait_for_reply(count=2)
    assert [message["text"].split(".")[0] for message in replies] == [
        "Scam centres spread in 2024",
        "Six countries met in Kunming on 14 November 2025",
    ]


def _raw_message(person: dict[str, object], text: str) -> dict[str, object]:
    """A message as the network could bring it, which no app would let a person type."""
    chat = {"id": person["id"], "type": "private", "first_name": person["first_name"]}
    return {"message": {"message_id": 900, "date": 1_795_000_000, "from": person, "chat": chat, "text": text}}
