"""The people who write to the bot: what a test, or the chat page, lets a person do in a chat."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from bot.simulator.account import Account
from bot.simulator.chats import Chat, PressedButton
from bot.simulator.errors import JSON
from bot.simulator.sending import quoted
from bot.simulator.text import MESSAGE_UNITS, typed, within

SMALL_PICTURE = b"\x89PNG\r\n\x1a\n"


class ChatHandle:
    """A chat as one person has it open. `wait_for_reply` remembers what this person has seen."""

    def __init__(self, account: Account, chat: Chat, person: JSON) -> None:
        self.account = account
        self.chat = chat
        self.person = person
        self._seen = len(chat.sent_by_bot)
        self._seen_edits = len(chat.edits)

    @property
    def id(self) -> int:
        return self.chat.id

    @property
    def messages(self) -> list[JSON]:
        """What stands in the chat now, oldest first."""
        return list(self.chat.messages.values())

    @property
    def actions(self) -> list[str]:
        return list(self.chat.actions)

    def as_member(self, name: str) -> ChatHandle:
        """The same chat, as another member of the group has it open."""
        person = next(member for member in self.chat.members.values() if member["first_name"] == name)
        return ChatHandle(self.account, self.chat, person)

    async def send(self, text: str, **extra: object) -> JSON:
        """Write a message; `extra` are further fields of it. Raises ValueError where an app could not send it."""
        content = within(typed(text), MESSAGE_UNITS).as_json()
        if not content:
            raise ValueError("an app sends no empty message")
        return self._write({**content, **extra})

    async def reply_to(self, message_id: int, text: str) -> JSON:
        return await self.send(text, reply_to_message=quoted(self.chat.messages[message_id]))

    async def send_photo(self, caption: str = "", content: bytes = SMALL_PICTURE) -> JSON:
        size = {"width": 90, "height": 90}
        return self._write({"photo": [self._file("photo", content, "photo.jpg") | size], **_caption(caption)})

    async def send_voice(self, seconds: int = 3, content: bytes = b"OggS") -> JSON:
        voice = self._file("voice", content, "voice.oga") | {"duration": seconds, "mime_type": "audio/ogg"}
        return self._write({"voice": voice})

    async def send_sticker(self, emoji: str = "👍") -> JSON:
        looks = {"type": "regular", "width": 512, "height": 512, "is_animated": False, "is_video": False}
        return self._write({"sticker": self._file("sticker", b"RIFF", "sticker.webp") | looks | {"emoji": emoji}})

    async def send_document(
        self,
        name: str = "offer.pdf",
        content: bytes = b"%PDF-1.7",
        mime_type: str = "application/pdf",
        caption: str = "",
    ) -> JSON:
        document = self._file("document", content, name) | {"file_name": name, "mime_type": mime_type}
        return self._write({"document": document, **_caption(caption)})

    async def send_poll(self, question: str = "Which offer?", options: Sequence[str] = ("A", "B")) -> JSON:
        poll = {
            "id": str(self.account.number()),
            "question": question,
            "options": [
                {"persistent_id": str(number), "text": text, "voter_count": 0} for number, text in enumerate(options)
            ],
            "total_voter_count": 0,
            "is_closed": False,
            "is_anonymous": True,
            "type": "regular",
            "allows_multiple_answers": False,
            "allows_revoting": False,
            "members_only": False,
        }
        return self._write({"poll": poll})

    async def edit(self, message_id: int, text: str) -> JSON:
        message = self.chat.messages[message_id]
        if message["from"]["id"] != self.person["id"]:
            raise ValueError("a person can edit only what they wrote")
        edited = self.account.edit_message(self.chat, message, within(typed(text), MESSAGE_UNITS).as_json())
        self.account.updates.push("edited_message", edited)
        return edited

    async def press(self, message_id: int, button: str) -> PressedButton:
        """Press the callback button with this label or data. Raises ValueError where there is none."""
        message = self.chat.messages[message_id]
        rows = message.get("reply_markup", {}).get("inline_keyboard", [])
        for offered in (offered for row in rows for offered in row):
            if "callback_data" in offered and button in (offered["text"], offered["callback_data"]):
                return self.account.press(self.chat, self.person, message, offered["callback_data"])
        labels = [offered["text"] for row in rows for offered in row]
        raise ValueError(f"message {message_id} has no button {button!r} to press, only {labels}")

    async def push(self, update: JSON) -> int:
        """Give the bot an update as it stands; its update_id is filled in where it has none."""
        return self.account.updates.push_raw(update)

    async def block(self) -> None:
        """The person blocks the bot, or the group removes it."""
        self._change_membership(blocked=True)

    async def unblock(self) -> None:
        self._change_membership(blocked=False)

    async def wait_for_reply(self, timeout: float = 5, count: int = 1) -> list[JSON]:  # noqa: ASYNC109
        """What the bot has sent since the last wait, once it is `count` messages or more. Raises TimeoutError."""
        replies = await self._wait_for(self.chat.sent_by_bot, self._seen, count, timeout)
        self._seen += len(replies)
        return replies

    async def wait_for_edit(self, timeout: float = 5) -> list[JSON]:  # noqa: ASYNC109
        """The messages that the bot has edited since the last wait, as they are now. Raises TimeoutError."""
        edits = await self._wait_for(self.chat.edits, self._seen_edits, 1, timeout)
        self._seen_edits += len(edits)
        return edits

    async def _wait_for(self, log: list[JSON], seen: int, count: int, seconds: float) -> list[JSON]:
        try:
            async with asyncio.timeout(seconds):
                while len(log) - seen < count:
                    self.chat.changes.clear()
                    await self.chat.changes.wait()
        except TimeoutError:
            came = [message.get("text", "(no text)") for message in log[seen:]]
            raise TimeoutError(f"{len(came)} of {count} messages came within {seconds} s: {came}") from None
        return log[seen:]

    def _write(self, content: JSON) -> JSON:
        self.chat.started = True
        message = self.account.add_message(self.chat, self.person, content)
        self.account.updates.push("message", message)
        return message

    def _file(self, kind: str, content: bytes, name: str) -> JSON:
        stored = self.account.store_file(kind, content, name)
        return {"file_id": stored.id, "file_unique_id": stored.unique_id, "file_size": len(content)}

    def _change_membership(self, blocked: bool) -> None:
        was, self.chat.blocked = self.chat.blocked, blocked
        gone: JSON = {"status": "kicked", "until_date": 0}
        states = [({"status": "member"}, gone)[now] | {"user": self.account.bot_as_sender} for now in (was, blocked)]
        change = {"chat": self.chat.info, "from": self.person, "date": self.account.now()}
        self.account.updates.push(
            "my_chat_member", change | {"old_chat_member": states[0], "new_chat_member": states[1]}
        )


def _caption(caption: str) -> JSON:
    return typed(caption).as_json("caption", "caption_entities")
