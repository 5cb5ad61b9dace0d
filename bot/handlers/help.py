"""/help, and commands that do not exist."""

from __future__ import annotations

from bot.turn import Turn


async def help_(turn: Turn) -> None:
    await turn.say("help")


async def unknown_command(turn: Turn) -> None:
    await turn.say("unknown-command")
