"""The one error handler: the person gets a calm sentence and a code, the log class, place and code."""

from __future__ import annotations

import logging
import secrets

from telegram.error import Forbidden, TelegramError

from bot.logs import describe
from bot.turn import Turn
from knowledge.errors import KnowledgeError

# Letters and digits that nobody mixes up when reading them out.
ALPHABET = "ACDEFHJKMNPRTUVWXY3479"
CODE_LENGTH = 5
log = logging.getLogger(__name__)


async def report(error: BaseException, turn: Turn | None) -> None:
    """Log the failure, and tell the person whose turn it was."""
    if isinstance(error, Forbidden):
        log.info("A reply was not delivered: the bot is blocked or may not write there.")
        return
    code = "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))
    # The messages of our own KnowledgeErrors are sentences about files and indexes that say what to do next.
    remedy = f" {error}" if isinstance(error, KnowledgeError) else ""
    log.error("Failure %s: %s.%s", code, describe(error), remedy)
    if turn is None:
        return
    try:
        await turn.say("error", code=code)
    except TelegramError as second:
        log.error("Failure %s could not be told: %s.", code, describe(second))
