"""One thing that a person did, with all that is needed to reply to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from telegram import Bot, Chat, Message, Update, User
from telegram.constants import ChatType
from telegram.error import BadRequest

from bot.chats import ChatKey, Chats
from bot.line import Line
from bot.loading import Knowledge
from bot.render import Outgoing
from bot.sending import Place, patiently, send
from bot.trail import Trail
from bot.words import Locales, Value, Words
from knowledge.urgent import Urgent


@dataclass(frozen=True, slots=True)
class Parts:
    """What the handlers work with; put together in `bot.app`."""

    knowledge: Knowledge
    chats: Chats
    line: Line
    locales: Locales
    history_minutes: int
    urgent: Urgent
    trail: Trail


@dataclass(frozen=True, slots=True)
class Turn:
    """A message, or the press of a button (`data`) under one."""

    bot: Bot
    parts: Parts
    chat: Chat
    user: User | None
    message_id: int
    thread: int | None
    text: str
    album: str | None = None
    query: str | None = None
    data: str = ""

    @property
    def key(self) -> ChatKey:
        return ChatKey(self.chat.id, self.thread or 0, self.user.id if self.user else 0)

    @property
    def language(self) -> str | None:
        """Chosen with /language, else the one of the person's app, else of the last answer; None = none is known."""
        chats, app = self.parts.chats, self.user.language_code if self.user else None
        return chats.chosen_language(self.key) or self.parts.locales.spoken(app) or chats.heard_language(self.key)

    @property
    def words(self) -> Words:
        """Words in the language of the chat."""
        return self.parts.locales.words(self.language)

    @property
    def place(self) -> Place:
        """In a group a reply names the message that it answers."""
        answers = None if self.chat.type == ChatType.PRIVATE else self.message_id
        return Place(self.chat.id, self.thread, answers)

    async def say(self, message: str, **values: Value) -> None:
        """Reply with a message of the locales."""
        await self.reply([Outgoing(self.words.html(message, **values))])

    async def reply(self, messages: Sequence[Outgoing]) -> None:
        self.parts.trail.add(self.key, await send(self.bot, self.place, messages))

    async def acknowledge(self, message: str | None = None) -> None:
        """Answer the press of a button, with a notice or without: an app shows it as busy until then.

        Telegram takes no answer to an old press (the bot was down); a notice then comes as a message.
        """
        query, text = self.query or "", self.words.text(message) if message else None
        try:
            await patiently(lambda: self.bot.answer_callback_query(query, text, show_alert=bool(text)))
        except BadRequest as error:
            if "query is too old" not in error.message.lower():
                raise
            if message:
                await self.say(message)


def turn_of(update: Update, bot: Bot, parts: Parts) -> Turn | None:
    """The turn of an update that has a chat; None for other kinds."""
    query, chat = update.callback_query, update.effective_chat
    message = query.message if query else update.effective_message
    if message is None or chat is None:
        return None
    whole = message if isinstance(message, Message) else None  # Telegram gives no content of old messages
    turn = Turn(
        bot=bot,
        parts=parts,
        chat=chat,
        user=update.effective_user,
        message_id=message.message_id,
        thread=whole.message_thread_id if whole and whole.is_topic_message else None,
        text=(whole.text or whole.caption or "") if whole else "",
        album=whole.media_group_id if whole else None,
        query=query.id if query else None,
        data=(query.data or "") if query else "",
    )
    if query is None and chat.type == ChatType.PRIVATE:  # elsewhere a bot may not take back what people wrote
        parts.trail.add(turn.key, [message.message_id])
    return turn
