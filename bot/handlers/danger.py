"""Somebody in danger: help lines and first steps at once, before anything else is looked at.

Neither model nor index nor database has a part in this, and nothing goes over the network but the reply.
"""

from __future__ import annotations

from dataclasses import replace

from bot.addressed import without_mention
from bot.handlers.language import with_offer
from bot.render import render
from bot.turn import Turn
from knowledge.answers.answer import Answer


async def answered_at_once(turn: Turn) -> bool:
    """True where the message was a cry for help and has been answered."""
    text = without_mention(turn.text, turn.bot.username)
    answer = turn.parts.urgent.reply(text, spoken=turn.words.language)
    if answer is None:
        return False
    await _say(turn, answer)
    return True


async def sos(turn: Turn) -> None:
    """/sos, with or without words: who has found this command need not find the right words as well."""
    language = turn.words.language
    said = turn.text.partition(" ")[2]
    await _say(turn, turn.parts.urgent.reply(said, spoken=language) or turn.parts.urgent.answer((), language, said))


async def _say(turn: Turn, answer: Answer) -> None:
    """Without a sound; the first line, which a locked screen may show, names nothing."""
    words = turn.parts.locales.words(answer.language)
    messages = with_offer(turn, render(answer, words), answer.language)
    await turn.reply([replace(message, silent=True) for message in messages])
