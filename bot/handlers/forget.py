"""/forget, and being blocked or removed: what was remembered goes at once."""

from __future__ import annotations

from telegram import ChatMember, Update

from bot.turn import Parts, Turn

GONE = (ChatMember.BANNED, ChatMember.LEFT)


async def forget(turn: Turn) -> None:
    turn.parts.chats.forget(turn.key)
    await turn.say("forgotten")


def forget_lost_chat(update: Update, parts: Parts) -> None:
    """The bot was blocked by a person or removed from a group. Nothing is said: it could not be delivered."""
    change = update.my_chat_member
    if change is not None and change.new_chat_member.status in GONE:
        parts.chats.forget_chat(change.chat.id)
        parts.trail.forget_chat(change.chat.id)
