"""A small local Telegram with a chat page: the real bot runs against it, without an account and without the network.

The server is as strict as Telegram, in Telegram's words. Where it is stricter on purpose (unknown parameters,
4096 UTF-16 units instead of characters) or does not play along, its refusal begins with "the simulator".
"""

from bot.simulator.chats import PressedButton
from bot.simulator.faults import (
    BadGateway,
    BadRequest,
    Conflict,
    DropConnection,
    Forbidden,
    TooManyRequests,
    Unauthorized,
)
from bot.simulator.people import ChatHandle
from bot.simulator.server import Simulator

__all__ = [
    "BadGateway",
    "BadRequest",
    "ChatHandle",
    "Conflict",
    "DropConnection",
    "Forbidden",
    "PressedButton",
    "Simulator",
    "TooManyRequests",
    "Unauthorized",
]
