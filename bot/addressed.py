"""Whether a message is meant for the bot: always in private; in a group only by mention, reply or command."""

from __future__ import annotations

import re

from telegram import Message, MessageEntity
from telegram.constants import ChatID, ChatType
from telegram.ext import filters


class Addressed(filters.MessageFilter):
    """A mention of the bot, a reply to it, or any message in a private chat. Never what another bot wrote."""

    def filter(self, message: Message) -> bool:
        return not _is_from_a_bot(message) and (
            message.chat.type == ChatType.PRIVATE or _mentions(message) or _replies(message)
        )


class CommandForUs(filters.MessageFilter):
    """A message that begins with a command: any in a private chat, in a group only one with the bot's name."""

    def filter(self, message: Message) -> bool:
        entity = message.entities[0] if message.entities else None
        if entity is None or entity.type != MessageEntity.BOT_COMMAND or entity.offset != 0:
            return False
        name = message.parse_entity(entity).partition("@")[2]
        ours = name.lower() == message.get_bot().username.lower()
        return not _is_from_a_bot(message) and (ours or message.chat.type == ChatType.PRIVATE)


def without_mention(text: str, username: str) -> str:
    """The text without the bot's @name."""
    return re.sub(rf"@{re.escape(username)}(?!\w)", " ", text, flags=re.IGNORECASE).strip()


def _is_from_a_bot(message: Message) -> bool:
    """Two bots that answer each other would never stop. A group's anonymous admin looks like one, but is a person."""
    sender = message.from_user
    return bool(sender and sender.is_bot and sender.id != ChatID.ANONYMOUS_ADMIN)


def _mentions(message: Message) -> bool:
    bot = message.get_bot()
    entities = message.parse_entities() if message.text else message.parse_caption_entities()
    return any(
        (entity.type == MessageEntity.MENTION and text.lower() == f"@{bot.username.lower()}")
        or (entity.type == MessageEntity.TEXT_MENTION and entity.user is not None and entity.user.id == bot.id)
        for entity, text in entities.items()
    )


def _replies(message: Message) -> bool:
    answered = message.reply_to_message
    return bool(answered and answered.from_user and answered.from_user.id == message.get_bot().id)
