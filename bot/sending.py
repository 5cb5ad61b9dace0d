"""Sending to Telegram: plain text where it refuses the HTML, patience where it asks for some."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TypeVar

from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions, ReplyParameters
from telegram.constants import ChatAction, ParseMode
from telegram.error import BadRequest, NetworkError, RetryAfter, TelegramError

from bot.render import Outgoing
from bot.telegram_text import cut, escape, plain, text_of

Result = TypeVar("Result")
TRIES = 3
LONGEST_WAIT = 60.0  # seconds that Telegram may ask us to wait; the person is gone after that
AFTER_A_BREAK = 0.5  # seconds before a try after a broken connection
TYPING_SECONDS = 4.5  # Telegram shows the action for 5 seconds
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a reply goes: chat, thread of a forum, and the message that it answers (in groups)."""

    chat: int
    thread: int | None = None
    answers: int | None = None


async def send(bot: Bot, place: Place, messages: Sequence[Outgoing]) -> list[int]:
    """Send the messages in order; gives their ids. Raises TelegramError where one cannot be delivered."""
    sent: list[int] = []
    for message in messages:
        try:
            sent.append(await _send(bot, place, message, ParseMode.HTML))
        except BadRequest as error:
            if "parse entities" not in error.message.lower():
                raise
            sent += await _send_plain(bot, place, message)
    return sent


async def edit(bot: Bot, chat: int, message_id: int, message: Outgoing) -> None:
    """Put new content into a message of the bot; that it is the same already is no error."""
    try:
        await patiently(
            lambda: bot.edit_message_text(
                message.html,
                chat_id=chat,
                message_id=message_id,
                parse_mode=ParseMode.HTML,
                link_preview_options=_NO_PREVIEW,
                reply_markup=_keyboard(message),
            )
        )
    except BadRequest as error:
        if "not modified" not in error.message.lower():
            raise


@asynccontextmanager
async def typing(bot: Bot, place: Place) -> AsyncIterator[None]:
    """Show that the bot is at work, from now until the end; a failure to show it is no failure."""
    showing = asyncio.create_task(_keep_typing(bot, place))
    try:
        yield
    finally:
        showing.cancel()
        await asyncio.wait({showing})


async def patiently(call: Callable[[], Awaitable[Result]]) -> Result:
    """Call again after the wait that Telegram asks for, or after a broken connection.

    A message may come twice where the connection broke after Telegram had taken it: better than an answer lost.
    """
    for _ in range(TRIES - 1):
        try:
            return await call()
        except BadRequest:
            raise
        except RetryAfter as error:
            if (seconds := in_seconds(error.retry_after)) > LONGEST_WAIT:
                raise
            await asyncio.sleep(seconds)
        except NetworkError:
            await asyncio.sleep(AFTER_A_BREAK)
    return await call()


async def _send_plain(bot: Bot, place: Place, message: Outgoing) -> list[int]:
    """The buttons stand under the last piece."""
    pieces = [replace(message, html=text_of(piece), buttons=()) for piece in cut(escape(plain(message.html)))]
    pieces[-1] = replace(pieces[-1], buttons=message.buttons)
    return [await _send(bot, place, piece, None) for piece in pieces]


async def _send(bot: Bot, place: Place, message: Outgoing, mode: str | None) -> int:
    answered = place.answers
    sent = await patiently(
        lambda: bot.send_message(
            place.chat,
            message.html,
            parse_mode=mode,
            disable_notification=message.silent,
            message_thread_id=place.thread,
            link_preview_options=_NO_PREVIEW,
            reply_parameters=ReplyParameters(answered, allow_sending_without_reply=True) if answered else None,
            reply_markup=_keyboard(message),
        )
    )
    return sent.message_id


async def _keep_typing(bot: Bot, place: Place) -> None:
    while True:
        with suppress(TelegramError):
            await bot.send_chat_action(place.chat, ChatAction.TYPING, message_thread_id=place.thread)
        await asyncio.sleep(TYPING_SECONDS)


def _keyboard(message: Outgoing) -> InlineKeyboardMarkup | None:
    keys = [InlineKeyboardButton(button.label, callback_data=button.data) for button in message.buttons]
    rows = [keys[start : start + message.columns] for start in range(0, len(keys), message.columns)]
    return InlineKeyboardMarkup(rows) if rows else None


def in_seconds(wait: int | timedelta) -> float:
    """Telegram's retry_after, which the library gives as one or the other."""
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)
