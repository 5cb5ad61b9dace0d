"""A server's answer without the server: for the tests of what is made of a body."""

from __future__ import annotations

from datetime import UTC, datetime

from knowledge.publishers import Publisher
from knowledge.refresh.page import Fetched

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
TODAY = NOW.date()


def fetched(body: bytes | str, content_type: str = "text/html; charset=utf-8", path: str = "/a") -> Fetched:
    url = f"http://news.example{path}"
    return Fetched(url, url, 200, content_type, body.encode() if isinstance(body, str) else body, None, None, NOW)


def publisher(language: str = "") -> Publisher:
    return Publisher("News Example", "news", 2, ("news.example",), language)
