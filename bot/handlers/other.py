"""What is no text: pictures, voice, stickers, files, places, polls, and changed messages."""

from __future__ import annotations

from bot.handlers.danger import answered_at_once
from bot.turn import Turn


async def unread(turn: Turn) -> None:
    """One sentence for one thing sent: an album of ten pictures is one thing."""
    if not await answered_at_once(turn) and turn.parts.chats.is_new_album(turn.key, turn.album):
        await turn.say("other-unread")


async def edited(turn: Turn) -> None:
    if not await answered_at_once(turn):
        await turn.say("other-edited")
