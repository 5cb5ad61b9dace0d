"""/language: which language the bot speaks with a person in a chat; and the offer to change, under an answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.render import Button, Outgoing
from bot.turn import Turn


async def language(turn: Turn) -> None:
    """Every language by the name that its own speakers give it."""
    locales = turn.parts.locales
    buttons = (Button(locales.words(code).text("language-name"), f"language:{code}") for code in locales.languages)
    await turn.reply([Outgoing(turn.words.html("language-which"), tuple(buttons))])


async def choose(turn: Turn) -> None:
    """Speak the language of the button from now on, and say so in it."""
    wanted = turn.parts.locales.spoken(turn.data.partition(":")[2])
    if wanted is None:  # a button of a version that spoke more languages
        await turn.acknowledge("answer-forgotten")
        return
    turn.parts.chats.choose_language(turn.key, wanted)
    await turn.acknowledge("language-chosen")


def with_offer(turn: Turn, messages: Sequence[Outgoing], answered_in: str) -> list[Outgoing]:
    """The messages of an answer, with a button to keep its language where the chat is in another one."""
    known = turn.language
    turn.parts.chats.hear_language(turn.key, answered_in)
    if known in (None, answered_in):
        return list(messages)
    label = turn.parts.locales.words(answered_in).text("language-keep")
    offer = Button(label, f"language:{answered_in}")
    return [*messages[:-1], replace(messages[-1], buttons=(*messages[-1].buttons, offer))]
