"""/about: how the bot works."""

from __future__ import annotations

from bot.turn import Turn


async def about(turn: Turn) -> None:
    await turn.say("about")
