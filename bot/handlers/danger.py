"""Somebody in danger: help lines and first steps at once, before anything else is looked at.

Neither model nor index nor database has a part in this, and nothing goes over the network but the reply. Its buttons
hold what was chosen before, so nothing has to be remembered: sos:<situation>:<place>:<nation>, "-" where unknown.
"""

from __future__ import annotations

from dataclasses import replace

from bot.addressed import without_mention
from bot.handlers.language import with_offer
from bot.render import Button, Outgoing, render
from bot.turn import Turn
from bot.words import Words
from knowledge.answers.answer import Answer
from knowledge.urgent import SITUATIONS, Cry

UNKNOWN = "-"
BUTTON = r"^sos:[a-z]{1,10}:(?:[A-Z]{2}|-):(?:[A-Z]{2}|-)$"
WHICH_NATION = r"^nation:[a-z]{1,10}:(?:[A-Z]{2}|-)$"
_CHOICES = SITUATIONS[1:]


async def answered_at_once(turn: Turn) -> bool:
    """True where the message was a cry for help and has been answered."""
    cry = turn.parts.urgent.cry(without_mention(turn.text, turn.bot.username), spoken=turn.words.language)
    if cry is None:
        return False
    await _answer(turn, cry)
    return True


async def sos(turn: Turn) -> None:
    """/sos, with or without words: who has found this command need not find the right words as well."""
    language, said = turn.words.language, turn.text.partition(" ")[2]
    await _answer(turn, turn.parts.urgent.cry(said, spoken=language) or Cry(language, said))


async def chosen(turn: Turn) -> None:
    """A button under such an answer: what has happened, where, or which nation."""
    await turn.acknowledge()
    _, situation, place, nation = turn.data.split(":")
    known = next((s for s in SITUATIONS if s == situation), SITUATIONS[0])
    countries = tuple(code for code in (place, nation) if code != UNKNOWN)
    await _answer(turn, Cry(_spoken(turn), situation=known, countries=countries))


async def which_nation(turn: Turn) -> None:
    """All nations that have a line to call, two beside each other."""
    await turn.acknowledge()
    _, situation, place = turn.data.split(":")
    words = turn.parts.locales.words(_spoken(turn))
    buttons = [Button(words.country(code), f"sos:{situation}:{place}:{code}") for code in turn.parts.urgent.nations]
    await turn.reply([Outgoing(words.html("sos-which-nation"), tuple(buttons), silent=True, columns=2)])


def with_buttons(turn: Turn, answer: Answer, cry: Cry, words: Words) -> list[Outgoing]:
    """The messages of an urgent answer, with what would make it fit better to press under the last one."""
    messages = [replace(message, silent=True) for message in render(answer, words)]
    buttons = (*messages[-1].buttons, *_buttons(turn, cry, words))
    return [*messages[:-1], replace(messages[-1], buttons=buttons, columns=2)]


async def _answer(turn: Turn, cry: Cry) -> None:
    """Without a sound; the first line, which a locked screen may show, names nothing."""
    answer = turn.parts.urgent.answer(cry)
    words = turn.parts.locales.words(answer.language)
    await turn.reply(with_offer(turn, with_buttons(turn, answer, cry, words), answer.language))


def _buttons(turn: Turn, cry: Cry, words: Words) -> list[Button]:
    urgent = turn.parts.urgent
    where = urgent.whereabouts(cry)
    place, nation = (where.places or [UNKNOWN])[0], (where.home or [UNKNOWN])[0]
    buttons = [
        Button(words.text(f"sos-{choice}"), f"sos:{choice}:{place}:{nation}")
        for choice in _CHOICES
        if choice != cry.situation
    ]
    if place == UNKNOWN:
        buttons += [Button(words.country(code), f"sos:{cry.situation}:{code}:{nation}") for code in urgent.regional]
    if nation == UNKNOWN:
        buttons.append(Button(words.text("sos-nation"), f"nation:{cry.situation}:{place}"))
    return buttons


def _spoken(turn: Turn) -> str:
    """The button stands under an answer in the language that was last heard."""
    return turn.parts.chats.heard_language(turn.key) or turn.words.language
