"""Logs that hold no secret and nothing of a person, at any level, whichever library writes them.

Our own lines hold no text, id or name because we write them so. Lines of libraries are cut down to their template
("Error while processing update %s") and an error to its class and place, for both may carry a whole update.
"""

from __future__ import annotations

import logging
import re
import sys
import traceback
from pathlib import Path
from typing import TextIO

from pydantic import SecretStr

OURS = ("bot", "knowledge", "prompts", "waypost")
QUIET = ("httpx", "httpcore", "hpack", "asyncio")
ROOT = Path(__file__).parents[1]
FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
TOKEN = re.compile(r"\d{3,}:[A-Za-z0-9_-]{30,}")
REDACTED = "<token>"


class Redaction(logging.Filter):
    """Rewrites each record in place and lets it pass."""

    def __init__(self, token: SecretStr | None = None) -> None:
        super().__init__()
        self._token = token.get_secret_value() if token else ""

    def filter(self, record: logging.LogRecord) -> bool:
        ours = record.name.split(".")[0] in OURS
        said = record.getMessage() if ours else str(record.msg).partition("\n")[0]
        error = record.exc_info[1] if isinstance(record.exc_info, tuple) else None
        if error is not None:
            said = f"{said} [{describe(error)}]"
        record.msg, record.args, record.exc_info, record.exc_text = self._redacted(said), None, None, None
        record.stack_info = None
        return True

    def _redacted(self, text: str) -> str:
        text = text.replace(self._token, REDACTED) if self._token else text
        return TOKEN.sub(REDACTED, text)


def configure_logging(level: str, token: SecretStr | None = None, stream: TextIO | None = None) -> None:
    """One handler on the root logger, with the redaction in it; replaces what was there."""
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(logging.Formatter(FORMAT))
    handler.addFilter(Redaction(token))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)


def describe(error: BaseException) -> str:
    """Class and place of an error, never its message: "KeyError at bot/render.py:51"."""
    return f"{type(error).__name__} at {place(error)}"


def place(error: BaseException) -> str:
    """File and line of the innermost frame of ours, or of the innermost one."""
    frames = [(Path(frame.filename), frame.lineno) for frame in traceback.extract_tb(error.__traceback__)]
    ours = [(file, line) for file, line in frames if _is_ours(file)]
    for file, line in reversed(ours):
        return f"{file.relative_to(ROOT).as_posix()}:{line}"
    return f"{frames[-1][0].name}:{frames[-1][1]}" if frames else "an unknown place"


def _is_ours(file: Path) -> bool:
    return file.is_relative_to(ROOT) and file.relative_to(ROOT).parts[0] in OURS
