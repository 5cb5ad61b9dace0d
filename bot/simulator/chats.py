"""A chat with its members and messages, and the buttons that were pressed in it."""

from __future__ import annotations

import asyncio
from collections import deque
from dataclasses import dataclass, field

from bot.simulator.errors import JSON, BadRequest

ACTIONS_KEPT = 1000


@dataclass
class Chat:
    """`info` is what messages carry as their chat; messages are Telegram's JSON, by id, deleted ones gone."""

    info: JSON
    members: dict[int, JSON]
    started: bool = True  # a bot cannot write to a person who has not written first
    blocked: bool = False
    messages: dict[int, JSON] = field(default_factory=dict)
    actions: deque[str] = field(default_factory=lambda: deque(maxlen=ACTIONS_KEPT))
    changes: asyncio.Event = field(default_factory=asyncio.Event)
    # Everything that the bot sent, in order, also what it deleted later.
    sent_by_bot: list[JSON] = field(default_factory=list)
    edits: list[JSON] = field(default_factory=list)
    last_message_id: int = 0

    @property
    def id(self) -> int:
        return int(self.info["id"])

    @property
    def is_private(self) -> bool:
        return bool(self.info["type"] == "private")

    def next_message_id(self) -> int:
        self.last_message_id += 1
        return self.last_message_id

    def message(self, message_id: int, what: str) -> JSON:
        """Raises BadRequest "message to edit not found" and the like."""
        if message_id not in self.messages:
            raise BadRequest(f"{what} not found")
        return self.messages[message_id]


@dataclass
class PressedButton:
    """A press of a callback button, until the bot answers it."""

    id: str
    chat_id: int
    message_id: int
    data: str
    pressed_at: float
    answer: JSON | None = None
    answered: asyncio.Event = field(default_factory=asyncio.Event)

    async def wait_for_answer(self, timeout: float = 5) -> JSON:  # noqa: ASYNC109
        """The bot's answerCallbackQuery: text, show_alert, url. Raises TimeoutError."""
        await asyncio.wait_for(self.answered.wait(), timeout)
        assert self.answer is not None
        return self.answer


@dataclass(frozen=True)
class StoredFile:
    id: str
    unique_id: str
    path: str
    content: bytes

    def as_json(self) -> JSON:
        return {
            "file_id": self.id,
            "file_unique_id": self.unique_id,
            "file_size": len(self.content),
            "file_path": self.path,
        }
