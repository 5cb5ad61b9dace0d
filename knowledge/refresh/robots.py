"""What a site lets robots read: robots.txt by RFC 9309, kept for a day."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

import httpx
from protego import Protego

from knowledge.errors import NotRead
from knowledge.publishers import Publisher
from knowledge.refresh.page import Clock, Fetched

AGENT = "Waypost"  # the name that a site's rules may address
_KEPT = timedelta(hours=24)  # RFC 9309, 2.4: a copy should not be used for longer
_FAILURE_KEPT = timedelta(minutes=10)  # one refresh of one publisher; the next one tries again
_READ = 512 * 1024  # bytes of a robots.txt that are looked at; the RFC asks for at least 500 KiB
_LONGEST_DELAY = 10.0  # seconds between requests that a site may ask for; beyond it a refresh would never end
# What a site without rules answers: everything may be read (RFC 9309, 2.3.1.3).
_NO_RULES = frozenset({"not-found", "gone", "forbidden", "unexpected-status"})

Ask = Callable[[str, Publisher], Awaitable[Fetched]]


@dataclass(frozen=True, slots=True)
class _Rules:
    """Or why there are none to go by: a site that is down is not asked again for each of its pages."""

    rules: Protego | NotRead
    read_at: datetime


class Robots:
    """The rules of each site, asked for once however many pages wait for them."""

    def __init__(self, ask: Ask, clock: Clock) -> None:
        self._ask = ask
        self._clock = clock
        self._sites: dict[str, _Rules] = {}
        self._asking: dict[str, asyncio.Lock] = {}

    async def check(self, url: httpx.URL, publisher: Publisher) -> float:
        """The seconds the site wants between two requests.

        Raises NotRead where the page is not for robots, or where the rules cannot be read: then nothing may be.
        """
        rules = await self._rules(f"{url.scheme}://{url.netloc.decode()}", publisher)
        if not rules.can_fetch(str(url), AGENT):
            raise NotRead("robots-disallow", url.host)
        return min(float(rules.crawl_delay(AGENT) or 0), _LONGEST_DELAY)

    async def _rules(self, site: str, publisher: Publisher) -> Protego:
        async with self._asking.setdefault(site, asyncio.Lock()):
            kept = self._sites.get(site)
            if kept is None or not self._fresh(kept):
                kept = _Rules(await self._read(site, publisher), self._clock())
                self._sites[site] = kept
        if isinstance(kept.rules, NotRead):
            raise NotRead(kept.rules.reason, kept.rules.detail, kept.rules.again_after)
        return kept.rules

    def _fresh(self, kept: _Rules) -> bool:
        """False, too, where the clock was moved back."""
        longest = _FAILURE_KEPT if isinstance(kept.rules, NotRead) else _KEPT
        return timedelta() <= self._clock() - kept.read_at < longest

    async def _read(self, site: str, publisher: Publisher) -> Protego | NotRead:
        try:
            body = (await self._ask(f"{site}/robots.txt", publisher)).body
        except NotRead as failure:
            if failure.reason not in _NO_RULES:
                return NotRead("robots-unreachable", f"{site}: {failure}", failure.again_after)
            body = b""
        return Protego.parse(body[:_READ].decode("utf-8", "replace"))
