"""What is remembered of a chat: last questions for follow-ups, last answers for the sources button, its language.

In memory only.
"""

from __future__ import annotations

import asyncio
import secrets
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

from knowledge.answers.answer import Answer

QUESTIONS_KEPT = 4
ANSWERS_KEPT = 8
SWEEP_SECONDS = 60.0


class ChatKey(NamedTuple):
    """Whose memory it is: one person in one chat and thread of it. 0 where there is no thread or no sender."""

    chat: int
    thread: int
    user: int


@dataclass(slots=True)
class _Memory:
    questions: list[tuple[float, str]] = field(default_factory=list)
    answers: dict[str, tuple[float, Answer]] = field(default_factory=dict)
    album: str = ""
    language: str = ""  # chosen
    heard: str = ""  # of the last answer
    touched: float = 0.0


class Chats:
    """Memories of the most recent `most` people, each forgotten after `minutes`. Used in one event loop only."""

    def __init__(self, minutes: int = 30, most: int = 10_000, clock: Callable[[], float] = time.monotonic) -> None:
        self._seconds, self._most, self._clock = minutes * 60, most, clock
        self._memories: OrderedDict[ChatKey, _Memory] = OrderedDict()
        self._owners: dict[tuple[int, str], ChatKey] = {}

    def __len__(self) -> int:
        return len(self._memories)

    def remember(self, key: ChatKey, question: str, answer: Answer) -> str:
        """Keep a question and its answer; gives the key by which a button finds the answer again."""
        memory, now = self._touch(key), self._clock()
        memory.questions = [*memory.questions, (now, question)][-QUESTIONS_KEPT:]
        return self._keep_answer(key, memory, answer)

    def remember_answer(self, key: ChatKey, answer: Answer) -> str:
        """Keep an answer that no question led to, such as a topic's."""
        return self._keep_answer(key, self._touch(key), answer)

    def history(self, key: ChatKey) -> tuple[str, ...]:
        """Questions asked before, oldest first."""
        memory = self._memories.get(key, _Memory())
        return tuple(question for at, question in memory.questions if self._is_fresh(at))

    def answer(self, chat: int, answer_key: str) -> Answer | None:
        """A remembered answer of this chat, whoever asked: in a group all may press the button. None = forgotten."""
        owner = self._owners.get((chat, answer_key))
        if owner is None:
            return None
        at, answer = self._memories[owner].answers[answer_key]
        return answer if self._is_fresh(at) else None

    def choose_language(self, key: ChatKey, language: str) -> None:
        """Keep the language that this person chose here."""
        self._touch(key).language = language

    def hear_language(self, key: ChatKey, language: str) -> None:
        """Keep the language of this person's last answer here."""
        self._touch(key).heard = language

    def chosen_language(self, key: ChatKey) -> str | None:
        memory = self._memories.get(key, _Memory())
        return (memory.language or None) if self._is_fresh(memory.touched) else None

    def heard_language(self, key: ChatKey) -> str | None:
        memory = self._memories.get(key, _Memory())
        return (memory.heard or None) if self._is_fresh(memory.touched) else None

    def is_new_album(self, key: ChatKey, album: str | None) -> bool:
        """False for the second and later pictures of one album: it is one thing that a person sent."""
        if album is None:
            return True
        memory = self._touch(key)
        seen, memory.album = memory.album == album, album
        return not seen

    def forget(self, key: ChatKey) -> None:
        """Forget what this person asked in this chat and thread."""
        memory = self._memories.pop(key, None)
        for answer_key in memory.answers if memory else ():
            del self._owners[key.chat, answer_key]

    def forget_chat(self, chat: int) -> None:
        """Forget a whole chat: the bot was blocked or removed."""
        for key in [key for key in self._memories if key.chat == chat]:
            self.forget(key)

    def sweep(self) -> None:
        """Forget what is older than it may be."""
        for key, memory in list(self._memories.items()):
            if not self._is_fresh(memory.touched):
                self.forget(key)
                continue
            memory.questions = [(at, question) for at, question in memory.questions if self._is_fresh(at)]
            for answer_key in [k for k, (at, _) in memory.answers.items() if not self._is_fresh(at)]:
                del memory.answers[answer_key], self._owners[key.chat, answer_key]

    async def keep_sweeping(self, seconds: float = SWEEP_SECONDS) -> None:
        """Forget in time even while nobody writes. Runs until it is cancelled."""
        while True:
            await asyncio.sleep(seconds)
            self.sweep()

    def _is_fresh(self, at: float) -> bool:
        return self._clock() - at < self._seconds

    def _touch(self, key: ChatKey) -> _Memory:
        memory = self._memories.setdefault(key, _Memory())
        if not self._is_fresh(memory.touched):
            memory.language = memory.heard = ""
        memory.touched = self._clock()
        self._memories.move_to_end(key)
        while len(self._memories) > self._most:
            self.forget(next(iter(self._memories)))
        return memory

    def _keep_answer(self, key: ChatKey, memory: _Memory, answer: Answer) -> str:
        answer_key = secrets.token_urlsafe(9)
        memory.answers[answer_key] = (self._clock(), answer)
        self._owners[key.chat, answer_key] = key
        for oldest in list(memory.answers)[:-ANSWERS_KEPT]:
            del memory.answers[oldest], self._owners[key.chat, oldest]
        return answer_key
