"""/privacy: what is kept of a chat, and for how long."""

from __future__ import annotations

from bot.turn import Turn


async def privacy(turn: Turn) -> None:
    await turn.say("privacy", minutes=turn.parts.history_minutes)
