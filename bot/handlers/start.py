"""/start: who the bot is and what to ask. What a link may carry after /start is not looked at."""

from __future__ import annotations

from bot.turn import Turn


async def start(turn: Turn) -> None:
    await turn.say("start")
