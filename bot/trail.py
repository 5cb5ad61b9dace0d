"""Which messages of a chat can still be taken back: their ids, in memory only, for as long as Telegram deletes them."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable, Sequence

from bot.chats import ChatKey

HOURS = 48.0  # how long a bot may delete messages, https://core.telegram.org/bots/api#deletemessage
KEPT = 200  # of one person in one chat
MOST = 10_000  # people


class Trail:
    """Ids of messages by chat, thread and person. Used in one event loop only."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._messages: OrderedDict[ChatKey, list[tuple[float, int]]] = OrderedDict()

    def add(self, key: ChatKey, messages: Sequence[int]) -> None:
        """Remember messages that were just sent or received."""
        if not messages:
            return
        now = self._clock()
        kept = [*self._messages.pop(key, []), *((now, message) for message in messages)]
        self._messages[key] = kept[-KEPT:]
        if len(self._messages) > MOST:
            self._messages.popitem(last=False)
        self._forget_old(now)

    def take(self, key: ChatKey) -> list[int]:
        """All that can still be deleted, each once, the oldest first; they are forgotten here."""
        now = self._clock()
        return list(dict.fromkeys(m for at, m in self._messages.pop(key, []) if self._deletable(at, now)))

    def forget_chat(self, chat: int) -> None:
        """The bot was blocked or removed: nothing can be deleted there any more."""
        for key in [key for key in self._messages if key.chat == chat]:
            del self._messages[key]

    def _forget_old(self, now: float) -> None:
        """Whoever wrote longest ago stands first."""
        while self._messages and not self._deletable(next(iter(self._messages.values()))[-1][0], now):
            self._messages.popitem(last=False)

    def _deletable(self, at: float, now: float) -> bool:
        return now - at < HOURS * 3600
