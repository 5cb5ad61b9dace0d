"""Somebody in danger gets help lines at once, whatever else is broken, silently, with buttons to say more."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import Any

import pytest

from bot.simulator.faults import BadRequest
from bot.words import Locales, Words
from knowledge.answers.answer import Answer
from knowledge.base import Answerer
from tests.bot.answers import SmallAnswers, answer_from, document
from tests.bot.running import RunningBot, running, until

URGENT = Answer("urgent", "en")
CRY = "they took my passport and won't let us leave"


def labels(message: dict[str, Any]) -> list[str]:
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return [button["text"] for row in rows for button in row]


@pytest.fixture
def answers() -> SmallAnswers:
    """Documents that have nothing to say to a cry for help."""
    return SmallAnswers(lambda question: URGENT)


async def test_a_cry_for_help_is_answered_with_numbers(bot: RunningBot, words: Words) -> None:
    chat = bot.simulator.private_chat()
    await chat.send(CRY)
    (message,) = await chat.wait_for_reply()
    assert message["text"].startswith(words.text("danger-first"))
    assert any(entity["type"] == "code" for entity in message["entities"])


async def test_what_the_documents_say_to_it_follows_in_a_message_of_its_own(words: Words) -> None:
    said = replace(answer_from(document(statements=("Scam centres spread in 2024.",))), status="urgent")
    async with running(SmallAnswers(lambda question: said)) as bot:
        chat = bot.simulator.private_chat()
        await chat.send("/sos")  # by now the knowledge base has loaded
        await chat.wait_for_reply()
        await chat.send(CRY)
        await until(lambda: len(chat.chat.sent_by_bot) == 3)
        _, numbers, answer = chat.chat.sent_by_bot
    assert numbers["text"].startswith(words.text("danger-first"))
    assert "Scam centres spread" not in numbers["text"]
    assert answer["text"].startswith("Scam centres spread in 2024.")


async def test_nothing_follows_where_the_documents_say_nothing(bot: RunningBot, answers: SmallAnswers) -> None:
    chat = bot.simulator.private_chat()
    await chat.send(CRY)
    await until(lambda: len(answers.asked) == 1)
    await bot.handled()
    assert len(chat.chat.sent_by_bot) == 1


async def test_it_makes_no_sound_and_shows_no_preview(bot: RunningBot) -> None:
    chat = bot.simulator.private_chat()
    await chat.send(CRY)
    await chat.wait_for_reply()
    await until(lambda: bool(bot.sent("sendMessage")))
    (sent,) = bot.sent("sendMessage")
    assert str(sent["disable_notification"]).lower() == "true"
    assert "is_disabled" in str(sent["link_preview_options"])


async def test_the_first_line_names_nothing_that_a_locked_screen_may_not_show() -> None:
    for language in Locales().languages:
        first = Locales().words(language).text("danger-first")
        assert len(first) < 40 and "\n" not in first


async def test_it_is_answered_while_the_knowledge_base_cannot_load(words: Words) -> None:
    never = threading.Event()

    def slow() -> Answerer:
        never.wait(10)
        return SmallAnswers()

    async with running(factory=slow) as bot:
        chat = bot.simulator.private_chat()
        await chat.send(CRY)
        (message,) = await chat.wait_for_reply()
        assert message["text"].startswith(words.text("danger-first"))
        never.set()


async def test_a_caption_an_edit_and_the_ask_command_are_read_too(bot: RunningBot, words: Words) -> None:
    chat = bot.simulator.private_chat()
    await chat.send_document(caption=CRY)
    await chat.wait_for_reply()
    await chat.send(f"/ask {CRY}")
    await chat.wait_for_reply()
    assert all(m["text"].startswith(words.text("danger-first")) for m in chat.chat.sent_by_bot)
    assert len(chat.chat.sent_by_bot) == 2


async def test_the_country_that_is_pressed_brings_the_lines_of_that_country(bot: RunningBot, words: Words) -> None:
    chat = bot.simulator.private_chat()
    await chat.send(CRY)
    (message,) = await chat.wait_for_reply()
    assert words.country("MM") in labels(message)
    await chat.press(message["message_id"], words.country("MM"))
    (of_myanmar,) = await chat.wait_for_reply()
    assert f"({words.country('KH')})" not in of_myanmar["text"]
    assert words.country("MM") not in labels(of_myanmar), "what is known is not asked again"


async def test_what_has_happened_can_be_pressed_and_the_place_is_kept(bot: RunningBot, words: Words) -> None:
    chat = bot.simulator.private_chat()
    await chat.send(f"{CRY}, Laos")
    (message,) = await chat.wait_for_reply()
    await chat.press(message["message_id"], words.text("sos-relative"))
    (family,) = await chat.wait_for_reply()
    assert "Family and friends" in family["text"]
    assert words.country("LA") in family["text"]
    assert words.text("sos-relative") not in labels(family)


async def test_who_wants_to_die_is_given_who_listens(bot: RunningBot, words: Words) -> None:
    chat = bot.simulator.private_chat()
    await chat.send("/sos")
    (message,) = await chat.wait_for_reply()
    await chat.press(message["message_id"], words.text("sos-suicide"))
    (listening,) = await chat.wait_for_reply()
    assert "You matter" in listening["text"]


async def test_a_nation_is_chosen_from_those_that_have_a_line(bot: RunningBot, words: Words) -> None:
    chat = bot.simulator.private_chat()
    await chat.send("/sos")
    (message,) = await chat.wait_for_reply()
    await chat.press(message["message_id"], words.text("sos-nation"))
    (nations,) = await chat.wait_for_reply()
    assert words.country("PH") in labels(nations)
    await chat.press(nations["message_id"], words.country("PH"))
    (answer,) = await chat.wait_for_reply()
    assert words.country("PH") in answer["text"]
    assert words.text("sos-nation") not in labels(answer)


async def test_the_reply_and_its_buttons_are_in_the_language_of_the_cry(bot: RunningBot) -> None:
    thai = Locales().words("th")
    chat = bot.simulator.private_chat()
    await chat.send("ช่วยด้วย โดนขังอยู่ ออกไปไหนไม่ได้")
    (message,) = await chat.wait_for_reply()
    assert message["text"].startswith(thai.text("danger-first"))
    await chat.press(message["message_id"], thai.text("sos-held"))
    (held,) = await chat.wait_for_reply()
    assert held["text"].startswith(thai.text("danger-first"))


async def test_an_alarm_that_only_the_model_sees_looks_the_same(words: Words) -> None:
    async with running(SmallAnswers(lambda question: URGENT)) as bot:
        chat = bot.simulator.private_chat()
        await chat.send("something in other words")
        (message,) = await chat.wait_for_reply()
    assert message["text"].startswith(words.text("danger-first"))
    assert words.text("sos-held") in labels(message)


# --- /hide ---


async def test_hide_deletes_what_stands_in_a_private_chat_and_says_what_may_stay(bot: RunningBot, words: Words) -> None:
    chat = bot.simulator.private_chat()
    for text in (CRY, "How many?"):
        await chat.send(text)
        await chat.wait_for_reply()
    await chat.send("/hide")
    await chat.wait_for_reply()
    assert [m["text"] for m in chat.chat.messages.values()] == [words.text("hide-done")]


async def test_hide_deletes_its_own_last_notice_the_next_time(bot: RunningBot) -> None:
    chat = bot.simulator.private_chat()
    for _ in range(2):
        await chat.send("/hide")
        await chat.wait_for_reply()
    assert len(chat.chat.messages) == 1


async def test_where_telegram_refuses_many_at_once_they_are_deleted_one_by_one(bot: RunningBot) -> None:
    chat = bot.simulator.private_chat()
    await chat.send(CRY)
    await chat.wait_for_reply()
    bot.simulator.fail_next("deleteMessages", BadRequest("message can't be deleted"))
    bot.simulator.fail_next("deleteMessage", BadRequest("message to delete not found"))
    await chat.send("/hide")
    await chat.wait_for_reply()
    await until(lambda: len(bot.sent("deleteMessage")) == 3)
    assert len(chat.chat.messages) == 2, "the one that Telegram refused, and the notice"


@pytest.mark.parametrize("data", ["sos:held:KH:", "sos:held:kh:-", "nation:held:ZZZ", "sos:<b>:KH:PH"])
async def test_a_button_that_is_none_of_ours_is_a_button_of_an_older_version(
    bot: RunningBot, words: Words, data: str
) -> None:
    chat = bot.simulator.private_chat()
    await chat.send("/sos")
    (message,) = await chat.wait_for_reply()
    press = {"id": "1", "from": chat.person, "message": message, "chat_instance": "1", "data": data}
    await chat.push({"callback_query": press})
    await until(lambda: len(chat.chat.sent_by_bot) == 2)
    assert chat.chat.sent_by_bot[-1]["text"] == words.text("answer-forgotten")
