"""/hide: take back what stands in this chat, as far as Telegram lets a bot; and say what it does not let."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from telegram.constants import BulkRequestLimit
from telegram.error import BadRequest

from bot.render import Outgoing
from bot.sending import patiently
from bot.turn import Turn


async def hide(turn: Turn) -> None:
    """In a private chat the person's own messages go too; in a group only the bot's replies to this person."""
    turn.parts.chats.forget(turn.key)
    await _delete(turn, turn.parts.trail.take(turn.key))
    await turn.reply([Outgoing(turn.words.html("hide-done"), silent=True)])


async def _delete(turn: Turn, messages: Sequence[int]) -> None:
    """Many at once; where Telegram refuses that for the sake of one, one by one."""
    most = BulkRequestLimit.MAX_LIMIT
    for start in range(0, len(messages), most):
        some = messages[start : start + most]
        try:
            await patiently(partial(turn.bot.delete_messages, turn.chat.id, some))
        except BadRequest:
            for message in some:
                await _delete_one(turn, message)


async def _delete_one(turn: Turn, message: int) -> bool:
    try:
        return await patiently(lambda: turn.bot.delete_message(turn.chat.id, message))
    except BadRequest:  # older than two days, or gone already: the reply says that such may stay
        return False
