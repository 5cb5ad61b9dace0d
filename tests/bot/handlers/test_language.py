"""/language, and in which language the bot speaks."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from bot.simulator import ChatHandle
from bot.words import Locales
from knowledge.base import Question
from tests.bot.answers import NOT_COVERED, REPORT, SmallAnswers, answer_from
from tests.bot.running import RunningBot

THAI = "บริษัทที่แม่สอดเสนองานให้ เชื่อถือได้ไหม"
NATIVE = {
    "en": "English", "zh": "中文", "th": "ไทย", "vi": "Tiếng Việt", "km": "ខ្មែរ",
    "lo": "ລາວ", "my": "မြန်မာ", "id": "Bahasa Indonesia", "ms": "Bahasa Melayu", "tl": "Filipino",
}  # fmt: skip


def in_thai_for_thai(question: Question) -> Any:
    """As the knowledge base does: in the language of the question."""
    return answer_from(REPORT, language="th" if question.text == THAI else "en")


@pytest.fixture
def answers() -> SmallAnswers:
    return SmallAnswers(reply=in_thai_for_thai)


def buttons_of(message: dict[str, Any]) -> dict[str, str]:
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return {button["text"]: button["callback_data"] for row in rows for button in row}


def speaker(bot: RunningBot, code: str | None) -> ChatHandle:
    chat = bot.simulator.private_chat()
    chat.person.pop("language_code", None)
    if code is not None:
        chat.person["language_code"] = code
    return chat


async def ask(chat: ChatHandle, text: str) -> dict[str, Any]:
    await chat.send(text)
    replies: list[dict[str, Any]] = await chat.wait_for_reply()
    return replies[-1]


async def test_language_offers_every_language_by_its_own_name(bot: RunningBot) -> None:
    reply = await ask(speaker(bot, "en"), "/language")
    assert reply["text"] == Locales().words("en").text("language-which")
    assert buttons_of(reply) == {NATIVE[code]: f"language:{code}" for code in sorted(NATIVE)}


@pytest.mark.parametrize("code", sorted(NATIVE))
async def test_a_chosen_language_is_spoken_from_then_on(bot: RunningBot, code: str) -> None:
    chat, words = speaker(bot, "en"), Locales().words(code)
    reply = await ask(chat, "/language")
    pressed = await chat.press(reply["message_id"], f"language:{code}")
    assert (await pressed.wait_for_answer())["text"] == words.text("language-chosen")
    assert (await ask(chat, "/about"))["text"] == words.text("about")


async def test_what_was_chosen_counts_more_than_the_language_of_the_app(bot: RunningBot) -> None:
    chat = speaker(bot, "km")
    assert (await ask(chat, "/about"))["text"] == Locales().words("km").text("about")
    reply = await ask(chat, "/language")
    await (await chat.press(reply["message_id"], "language:lo")).wait_for_answer()
    assert (await ask(chat, "/about"))["text"] == Locales().words("lo").text("about")


async def test_forget_takes_the_chosen_language_too(bot: RunningBot) -> None:
    chat = speaker(bot, "en")
    reply = await ask(chat, "/language")
    await (await chat.press(reply["message_id"], "language:vi")).wait_for_answer()
    assert (await ask(chat, "/forget"))["text"] == Locales().words("en").text("forgotten")


@pytest.mark.parametrize(
    ("code", "spoken"), [("zh-hant", "zh"), ("fil", "tl"), ("id", "id"), ("fr", "en"), (None, "en")]
)
async def test_without_a_choice_the_language_of_the_app_is_spoken(
    bot: RunningBot, code: str | None, spoken: str
) -> None:
    assert (await ask(speaker(bot, code), "/help"))["text"] == Locales().words(spoken).text("help")


async def test_a_message_in_another_language_is_answered_in_it_and_the_change_offered(bot: RunningBot) -> None:
    chat, thai = speaker(bot, "en"), Locales().words("th")
    reply = await ask(chat, THAI)
    assert thai.text("sources-heading") in reply["text"]
    assert buttons_of(reply)[thai.text("language-keep")] == "language:th"
    assert (await ask(chat, "/about"))["text"] == Locales().words("en").text("about")
    await (await chat.press(reply["message_id"], "language:th")).wait_for_answer()
    assert (await ask(chat, "/about"))["text"] == thai.text("about")


async def test_a_message_in_the_language_of_the_chat_is_offered_nothing(bot: RunningBot) -> None:
    assert list(buttons_of(await ask(speaker(bot, "en"), "What is known?"))) == ["Why these sources?"]
    assert list(buttons_of(await ask(speaker(bot, "th"), THAI))) == [Locales().words("th").text("button-why")]


async def test_where_the_app_speaks_none_of_the_ten_the_last_message_decides(bot: RunningBot) -> None:
    chat = speaker(bot, "fr")
    assert "language:th" not in buttons_of(await ask(chat, THAI)).values()
    assert (await ask(chat, "/about"))["text"] == Locales().words("th").text("about")


async def test_the_language_of_the_chat_is_told_for_messages_that_say_too_little(
    bot: RunningBot, answers: SmallAnswers
) -> None:
    await ask(speaker(bot, "lo"), "1300?")
    assert answers.asked[-1].spoken == "lo"
    assert answers.asked[-1].language is None


async def test_a_topic_under_an_answer_in_thai_is_told_in_thai(bot: RunningBot, answers: SmallAnswers) -> None:
    answers.reply = lambda _: replace(NOT_COVERED, language="th")
    chat = speaker(bot, "en")
    reply = await ask(chat, THAI)
    topic = next(data for data in buttons_of(reply).values() if data.startswith("topic:"))
    await chat.press(reply["message_id"], topic)
    assert Locales().words("th").text("sources-heading") in (await chat.wait_for_reply())[-1]["text"]


async def test_a_button_for_a_language_that_is_not_spoken_changes_nothing(bot: RunningBot) -> None:
    chat = speaker(bot, "en")
    reply = await ask(chat, "/language")
    pressed = {"id": "77", "from": chat.person, "chat_instance": "1", "message": reply, "data": "language:xx"}
    await chat.push({"callback_query": pressed})  # too old to be acknowledged, so it is told in a message
    assert (await chat.wait_for_reply())[-1]["text"] == Locales().words("en").text("answer-forgotten")
    assert (await ask(chat, "/about"))["text"] == Locales().words("en").text("about")


async def test_in_a_group_each_person_has_a_language(bot: RunningBot) -> None:
    members = [bot.simulator.person("Ana"), bot.simulator.person("Boun")]
    group, about = bot.simulator.group(members=members), "/about@waypost_demo_bot"
    ana, boun = group.as_member("Ana"), group.as_member("Boun")
    reply = await ask(ana, "/language@waypost_demo_bot")
    await (await ana.press(reply["message_id"], "language:ms")).wait_for_answer()
    assert (await ask(ana, about))["text"] == Locales().words("ms").text("about")
    await boun.send(about)
    assert (await boun.wait_for_reply(count=3))[-1]["text"] == Locales().words("en").text("about")
