"""The buttons under an answer: why:<answer> and page:<answer>:<n> show its quotes, topic:<document> another answer."""

from __future__ import annotations

import asyncio

from bot.loading import Closing
from bot.render import render, render_quotes, topic_key
from bot.sending import edit, typing
from bot.turn import Turn


async def why(turn: Turn) -> None:
    """Send the first page of the quotes, as a new message: the answer stays in sight."""
    key = turn.data.partition(":")[2]
    answer = turn.parts.chats.answer(turn.chat.id, key)
    if answer is None:
        await turn.acknowledge("answer-forgotten")
        return
    await turn.acknowledge()
    await turn.reply([render_quotes(answer, turn.parts.locales.words(answer.language), key, 0)])


async def page(turn: Turn) -> None:
    """Turn to another page of the quotes, in the same message."""
    _, key, number = turn.data.split(":")
    answer = turn.parts.chats.answer(turn.chat.id, key)
    if answer is None:
        await turn.acknowledge("answer-forgotten")
        return
    await turn.acknowledge()
    quotes = render_quotes(answer, turn.parts.locales.words(answer.language), key, int(number))
    await edit(turn.bot, turn.chat.id, turn.message_id, quotes)


async def topic(turn: Turn) -> None:
    """Answer with the statements of one document. Its button works as long as the document is in the corpus."""
    await turn.acknowledge()
    try:
        async with typing(turn.bot, turn.place):
            answerer = await turn.parts.knowledge.ready()
    except Closing:
        await turn.say("ask-restarting")
        return
    wanted = turn.data.partition(":")[2]
    document = next((d for d in answerer.corpus.documents if topic_key(d) == wanted), None)
    if document is None:
        await turn.say("topic-gone")
        return
    heard = turn.parts.chats.heard_language(turn.key)  # the button stands under an answer in that language
    answer = await asyncio.to_thread(answerer.topic, document, heard or turn.words.language)
    key = turn.parts.chats.remember_answer(turn.key, answer)
    await turn.reply(render(answer, turn.parts.locales.words(answer.language), key))


async def unknown(turn: Turn) -> None:
    """A button of an older version of the bot."""
    await turn.acknowledge("answer-forgotten")
