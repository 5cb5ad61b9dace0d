"""Everything that Telegram keeps for one bot: chats, messages, updates, files. Used in one event loop only."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count

from bot.simulator.chats import Chat, PressedButton, StoredFile
from bot.simulator.errors import JSON, BadRequest, Forbidden
from bot.simulator.feed import Feed
from bot.simulator.profile import Profile
from bot.simulator.updates import Updates


class Account:
    def __init__(self, bot: JSON, clock: Callable[[], float]) -> None:
        self.bot = bot
        self.clock = clock
        self.chats: dict[int, Chat] = {}
        self.updates = Updates()
        self.feed = Feed()
        self.profile = Profile(str(bot["first_name"]))
        self.presses: dict[str, PressedButton] = {}
        self.files: dict[str, StoredFile] = {}
        self._numbers = count(1)

    @property
    def bot_id(self) -> int:
        return int(self.bot["id"])

    @property
    def bot_as_sender(self) -> JSON:
        return {key: self.bot[key] for key in ("id", "is_bot", "first_name", "username")}

    def now(self) -> int:
        return int(self.clock())

    def number(self) -> int:
        """A number never given before: for the ids of presses, polls and files."""
        return next(self._numbers)

    def chat(self, chat_id: int | str) -> Chat:
        """Raises BadRequest: a chat is known by its number, a group with a user name by that too."""
        if isinstance(chat_id, str):
            named = [c for c in self.chats.values() if f"@{c.info.get('username')}" == chat_id and not c.is_private]
            chat_id = named[0].id if named else 0
        if chat_id not in self.chats:
            raise BadRequest("chat not found")
        return self.chats[chat_id]

    def chat_to_write_to(self, chat_id: int | str) -> Chat:
        chat = self.chat(chat_id)
        if chat.blocked:
            kind = chat.info["type"]
            raise Forbidden(
                "bot was blocked by the user" if chat.is_private else f"bot was kicked from the {kind} chat"
            )
        if not chat.started:
            raise Forbidden("bot can't initiate conversation with a user")
        return chat

    def add_message(self, chat: Chat, sender: JSON, content: JSON) -> JSON:
        """Put a message into a chat, show it on the pages, and give it back as Telegram's JSON."""
        message = {
            "message_id": chat.next_message_id(),
            "from": sender,
            "chat": chat.info,
            "date": self.now(),
            **content,
        }
        chat.messages[message["message_id"]] = message
        if sender["id"] == self.bot_id:
            chat.sent_by_bot.append(message)
            chat.changes.set()
        self.feed.publish("message", chat_id=chat.id, message=message)
        return message

    def edit_message(self, chat: Chat, message: JSON, content: JSON) -> JSON:
        """`content` replaces text, entities and keyboard; what it does not name is gone."""
        kept = {key: value for key, value in message.items() if key not in EDITABLE}
        edited = {**kept, **content, "edit_date": self.now()}
        chat.messages[message["message_id"]] = edited
        if message["from"]["id"] == self.bot_id:
            chat.edits.append(edited)
            chat.changes.set()
        self.feed.publish("edited", chat_id=chat.id, message=edited)
        return edited

    def delete_message(self, chat: Chat, message_id: int) -> None:
        del chat.messages[message_id]
        chat.changes.set()
        self.feed.publish("deleted", chat_id=chat.id, message_id=message_id)

    def store_file(self, kind: str, content: bytes, name: str) -> StoredFile:
        number = self.number()
        stored = StoredFile(f"SIM-{kind}-{number}", f"u{number}", f"{kind}s/file_{number}_{name}", content)
        self.files[stored.id] = stored
        return stored

    def press(self, chat: Chat, person: JSON, message: JSON, data: str) -> PressedButton:
        pressed = PressedButton(
            id=str(7_000_000_000 + self.number()),
            chat_id=chat.id,
            message_id=message["message_id"],
            data=data,
            pressed_at=self.clock(),
        )
        self.presses[pressed.id] = pressed
        content = {"id": pressed.id, "from": person, "message": message, "chat_instance": str(chat.id), "data": data}
        self.updates.push("callback_query", content)
        return pressed

    def close(self) -> None:
        self.updates.close()
        self.feed.close()


EDITABLE = {"text", "entities", "caption", "caption_entities", "reply_markup", "link_preview_options"}
