"""The errors that Telegram's servers give, in Telegram's own JSON shape and words.

    ApiError
    ├── BadRequest   400, almost everything a bot does wrong
    └── Forbidden    403, the other side does not want the bot

The texts are those of the open-source Bot API server and TDLib.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

JSON = dict[str, Any]


class ApiError(Exception):
    """A refused request: HTTP status, description, and the parameters some errors carry (retry_after)."""

    def __init__(self, code: int, description: str, parameters: Mapping[str, int] | None = None) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = dict(parameters or {})

    def body(self) -> JSON:
        body: JSON = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters:
            body["parameters"] = self.parameters
        return body


class BadRequest(ApiError):
    def __init__(self, reason: str) -> None:
        super().__init__(400, f"Bad Request: {_as_the_server_writes_it(reason)}")


class Forbidden(ApiError):
    def __init__(self, reason: str) -> None:
        super().__init__(403, f"Forbidden: {reason}")


def _as_the_server_writes_it(reason: str) -> str:
    """The Bot API server lower-cases the first letter, except in codes such as BUTTON_DATA_INVALID."""
    if len(reason) >= 2 and (reason[1] == "_" or "A" <= reason[1] <= "Z"):
        return reason
    return reason[:1].lower() + reason[1:]
