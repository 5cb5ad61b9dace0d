"""Failures on demand: what Telegram or the network does on a bad day, for tests of what the bot does then."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

from bot.simulator import errors

GETUPDATES_CONFLICT = (
    "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
)
ANY_METHOD = "*"


@dataclass(frozen=True)
class TooManyRequests:
    retry_after: int = 1

    def error(self) -> errors.ApiError:
        description = f"Too Many Requests: retry after {self.retry_after}"
        return errors.ApiError(429, description, {"retry_after": self.retry_after})


@dataclass(frozen=True)
class Conflict:
    """Another copy of the bot polls with the same token."""

    def error(self) -> errors.ApiError:
        return errors.ApiError(409, GETUPDATES_CONFLICT)


@dataclass(frozen=True)
class BadRequest:
    text: str

    def error(self) -> errors.ApiError:
        return errors.BadRequest(self.text)


@dataclass(frozen=True)
class Forbidden:
    text: str = "bot was blocked by the user"

    def error(self) -> errors.ApiError:
        return errors.ApiError(403, f"Forbidden: {self.text}")


@dataclass(frozen=True)
class Unauthorized:
    """The token was revoked."""

    def error(self) -> errors.ApiError:
        return errors.ApiError(401, "Unauthorized")


@dataclass(frozen=True)
class BadGateway:
    """The front server answers, in HTML, not the Bot API."""

    def error(self) -> errors.ApiError:
        return errors.ApiError(502, "Bad Gateway")


@dataclass(frozen=True)
class DropConnection:
    """The connection breaks in the middle of the answer; whether the request was carried out, the bot cannot know."""


Fault = TooManyRequests | Conflict | BadRequest | Forbidden | Unauthorized | BadGateway | DropConnection


class Faults:
    """What is to fail next, method by method, each for a number of times and in the order it was asked for."""

    def __init__(self) -> None:
        self._waiting: deque[tuple[str, Fault]] = deque()

    def add(self, method: str, fault: Fault, times: int = 1) -> None:
        self._waiting.extend([(method.lower(), fault)] * times)

    def next(self, method: str) -> Fault | None:
        for waiting in self._waiting:
            if waiting[0] in (method.lower(), ANY_METHOD):
                self._waiting.remove(waiting)
                return waiting[1]
        return None

    def clear(self) -> None:
        self._waiting.clear()
