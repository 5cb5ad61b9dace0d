"""Any text is a question: answered in a worker thread, with the typing action until the answer is there."""

from __future__ import annotations

import asyncio
import re
import unicodedata
from dataclasses import replace

from bot.addressed import without_mention
from bot.handlers.danger import answered_at_once, with_buttons
from bot.handlers.language import with_offer
from bot.line import LineFull
from bot.loading import Closing
from bot.render import render
from bot.sending import typing
from bot.turn import Turn
from knowledge.answers.answer import Answer
from knowledge.urgent import Cry

_ONLY_LINKS = re.compile(r"(?:\s*(?:https?://|www\.|t\.me/)\S+\s*)+\Z", re.IGNORECASE)


async def ask(turn: Turn) -> None:
    await _danger_first(turn, without_mention(turn.text, turn.bot.username))


async def ask_command(turn: Turn) -> None:
    """/ask and a question: in a group whose privacy mode hides everything but commands and replies from bots."""
    await _danger_first(turn, turn.text.partition(" ")[2])


async def _danger_first(turn: Turn, text: str) -> None:
    if await answered_at_once(turn):
        await _add_what_documents_say(turn, readable(text))
    else:
        await _take(turn, text)


async def _add_what_documents_say(turn: Turn, question: str) -> None:
    """After help lines: an answer where there is one, for who only asked. A frightened person waits for nothing here."""
    if not turn.parts.knowledge.is_ready:
        return
    try:
        async with turn.parts.line.place(turn.key):
            answer = await _answer(turn, question)
    except (LineFull, Closing):
        return
    if answer.statements:
        said = replace(answer, status="answered", contacts=(), notes=())
        key = turn.parts.chats.remember(turn.key, question, said)
        messages = render(said, turn.parts.locales.words(said.language), key)
        await turn.reply([replace(message, silent=True) for message in messages])


async def _take(turn: Turn, text: str) -> None:
    question = readable(text)
    if not any(unicodedata.category(character)[0] in "LN" for character in question):
        await turn.say("ask-no-words")
    elif _ONLY_LINKS.match(question):
        await turn.say("ask-only-link")
    else:
        await _reply_to(turn, question)


async def _reply_to(turn: Turn, question: str) -> None:
    try:
        async with typing(turn.bot, turn.place), turn.parts.line.place(turn.key):
            answer = await _answer(turn, question)
    except LineFull as error:
        await turn.say("ask-one-at-a-time" if error.own else "ask-busy")
    except Closing:
        await turn.say("ask-restarting")
    else:
        key = turn.parts.chats.remember(turn.key, question, answer) if answer.statements else ""
        words = turn.parts.locales.words(answer.language)
        urgent = answer.status == "urgent"  # seen by its nearness to such messages, not by the phrases above
        cry = Cry(answer.language, question)
        messages = with_buttons(turn, answer, cry, words) if urgent else render(answer, words, key)
        await turn.reply(with_offer(turn, messages, answer.language))


async def _answer(turn: Turn, question: str) -> Answer:
    answerer = await turn.parts.knowledge.ready()
    from knowledge.base import Question  # loaded by now; at the top of the file it would delay the first poll

    history = turn.parts.chats.history(turn.key)
    return await asyncio.to_thread(answerer.answer, Question(question, history=history, spoken=turn.words.language))


def readable(text: str) -> str:
    """The text without control characters and halves of characters, which no model or search can take."""
    spaced = (" " if unicodedata.category(character) == "Cc" else character for character in text)
    whole = "".join(spaced).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return whole.strip()
