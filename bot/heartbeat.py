"""A file that is touched whenever Telegram answers a poll: what the container's health check looks at."""

from __future__ import annotations

import time
from pathlib import Path

FILE = "alive"
FRESH_SECONDS = 120.0  # a poll takes 25 s, and after failures the next try comes within 30 s


def beat(data: Path) -> None:
    """Touch the file below the data folder. Raises OSError where that cannot be written."""
    data.mkdir(parents=True, exist_ok=True)
    (data / FILE).touch()


def is_alive(data: Path) -> bool:
    """True where a running bot was answered by Telegram a short while ago."""
    try:
        return time.time() - (data / FILE).stat().st_mtime < FRESH_SECONDS
    except FileNotFoundError:
        return False
