"""Pages fetched politely and within limits: robots.txt, two at once a host, nothing that did not change, no haste."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Awaitable, Callable
from contextlib import aclosing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from types import TracebackType
from typing import Self

import httpcore
import httpx

from knowledge.errors import NotRead
from knowledge.publishers import Publisher
from knowledge.refresh.addresses import AddressPolicy
from knowledge.refresh.bodies import read_body
from knowledge.refresh.connecting import CheckedTransport
from knowledge.refresh.page import Clock, Fetched
from knowledge.refresh.robots import AGENT, Robots

_HEADERS = {
    "User-Agent": f"Mozilla/5.0 (compatible; {AGENT}/1; knowledge base on scam compounds)",
    "Accept": "text/html,application/xhtml+xml,application/pdf,application/rss+xml,application/atom+xml,application/xml;q=0.9",
    "Accept-Encoding": "gzip",
}
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_STATUS_REASONS = {
    401: "forbidden",
    403: "forbidden",
    404: "not-found",
    410: "gone",
    429: "asked-to-wait",
    451: "forbidden",
}
_WORTH_ANOTHER_TRY = frozenset({"asked-to-wait", "server-error", "timed-out", "unreachable"})


def utc_now() -> datetime:
    """The clock of everything that is not a test."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one request. Seconds and bytes; the sizes are those after decompression."""

    bytes: int = 10_000_000  # the issue's endless body; ministries' PDFs seldom pass 5 MB
    connect_seconds: float = 10
    read_seconds: float = 15  # between two pieces of a body
    whole_seconds: float = 60  # for one answer, so that one byte every 14 s ends too
    redirects: int = 5
    tries: int = 3
    first_pause: float = 1.0  # doubled with each try, and up to as much again by chance
    longest_pause: float = 60  # a server that asks for more is left alone until the next refresh
    at_once: int = 2  # requests to one host


@dataclass(slots=True)
class _Host:
    """What is going on with one host: who may ask now, and from when the next may."""

    turns: asyncio.Semaphore
    free_at: float = 0.0


@dataclass(frozen=True, slots=True)
class _Moved:
    to: str


@dataclass(frozen=True, slots=True)
class _Conditions:
    """What is known of a page, told to its server so that it need not send the page again."""

    etag: str | None = None
    last_modified: str | None = None

    def headers(self) -> dict[str, str]:
        pairs = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in pairs.items() if value}


@dataclass
class Fetcher:
    """Use it as `async with Fetcher() as fetcher`. What a test needs to own comes in by argument."""

    policy: AddressPolicy = field(default_factory=AddressPolicy)
    limits: Limits = field(default_factory=Limits)
    clock: Clock = utc_now
    sleep: Callable[[float], Awaitable[object]] = asyncio.sleep
    chance: Callable[[], float] = random.random  # 0..1

    def __post_init__(self) -> None:
        self._robots = Robots(self._fetch_rules, self.clock)
        self._hosts: dict[str, _Host] = {}
        timeout = httpx.Timeout(self.limits.read_seconds, connect=self.limits.connect_seconds, pool=None)
        self._timeouts = {"timeout": timeout.as_dict()}
        # No httpx client over it: that would read the target of a redirect itself, keep cookies, and heed proxies.
        self._transport = CheckedTransport(self.policy)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._transport.aclose()

    async def fetch(
        self, url: str, publisher: Publisher, etag: str | None = None, last_modified: str | None = None
    ) -> Fetched:
        """What the server answers, 200 or 304, after any redirects among the publisher's own addresses.

        Raises NotRead, its reason one of reasons.toml, for everything else; "gone" where the server says 410.
        """
        return await self._tried(url, publisher, _Conditions(etag, last_modified), obey_robots=True)

    async def _fetch_rules(self, url: str, publisher: Publisher) -> Fetched:
        return await self._tried(url, publisher, _Conditions(), obey_robots=False)

    async def _tried(self, url: str, publisher: Publisher, known: _Conditions, *, obey_robots: bool) -> Fetched:
        for attempt in range(1, self.limits.tries + 1):
            try:
                return await self._followed(url, publisher, known, obey_robots=obey_robots)
            except NotRead as failure:
                pause = self._pause(failure, attempt)
                if failure.reason not in _WORTH_ANOTHER_TRY or attempt == self.limits.tries:
                    raise
                if pause > self.limits.longest_pause:
                    raise NotRead("asked-to-wait", failure.detail, pause) from failure
                await self.sleep(pause)
        raise NotRead("unreachable", url)

    def _pause(self, failure: NotRead, attempt: int) -> float:
        grown = self.limits.first_pause * float(2 ** (attempt - 1)) * (1 + self.chance())
        return max(grown, failure.again_after or 0.0)

    async def _followed(self, url: str, publisher: Publisher, known: _Conditions, *, obey_robots: bool) -> Fetched:
        """Each address on the way is admitted, and its robots.txt read, before it is asked."""
        asked, to = set[str](), url
        while len(asked) <= self.limits.redirects:
            hop = self.policy.admit(to, publisher)
            if str(hop) in asked:
                raise NotRead("redirect-loop", hop.host)
            asked.add(str(hop))
            delay = await self._robots.check(hop, publisher) if obey_robots else 0.0
            answer = await self._asked(hop, url, known, delay)
            if isinstance(answer, Fetched):
                return answer
            to = answer.to
        raise NotRead("redirect-loop", f"{len(asked)} redirects")

    async def _asked(self, hop: httpx.URL, url: str, known: _Conditions, delay: float) -> Fetched | _Moved:
        host = self._hosts.setdefault(hop.host, _Host(asyncio.Semaphore(self.limits.at_once)))
        async with host.turns:
            await self._wait_for_turn(host, delay)
            try:
                async with asyncio.timeout(self.limits.whole_seconds):
                    return await self._exchange(hop, url, known)
            except (TimeoutError, httpx.TimeoutException, httpcore.TimeoutException) as error:
                raise NotRead("timed-out", hop.host) from error
            except (httpx.HTTPError, httpcore.NetworkError, httpcore.ProtocolError, OSError) as error:
                raise NotRead("unreachable", hop.host) from error

    async def _wait_for_turn(self, host: _Host, delay: float) -> None:
        now = asyncio.get_running_loop().time()
        pause = max(0.0, host.free_at - now)
        host.free_at = max(now, host.free_at) + delay
        if pause:
            await self.sleep(pause)

    async def _exchange(self, hop: httpx.URL, url: str, known: _Conditions) -> Fetched | _Moved:
        request = httpx.Request("GET", hop, headers=_HEADERS | known.headers(), extensions=self._timeouts)
        async with aclosing(await self._transport.handle_async_request(request)) as answer:
            if answer.status_code in _REDIRECTS:
                return _Moved(_joined(hop, answer.headers.get("location", "")))
            if answer.status_code != 200 and not (answer.status_code == 304 and known.headers()):
                raise self._failure(answer, hop.host)
            body = b""
            if answer.status_code == 200:
                encoding = answer.headers.get("content-encoding", "")
                body = await read_body(answer.aiter_raw(), encoding, self.limits.bytes)
            return Fetched(
                url=url,
                final_url=str(hop),
                status=answer.status_code,
                content_type=answer.headers.get("content-type", ""),
                body=body,
                etag=answer.headers.get("etag") or (known.etag if not body else None),
                last_modified=answer.headers.get("last-modified") or (known.last_modified if not body else None),
                fetched_at=self.clock(),
            )

    def _failure(self, answer: httpx.Response, host: str) -> NotRead:
        status = answer.status_code
        reason = _STATUS_REASONS.get(status, "server-error" if status >= 500 else "unexpected-status")
        again_after = self._seconds(answer.headers.get("retry-after", "")) if status in (429, 503) else None
        return NotRead(reason, f"{host}: {status}", again_after)

    def _seconds(self, retry_after: str) -> float | None:
        """Retry-After is a number of seconds or a date."""
        if retry_after.isascii() and retry_after.isdigit():
            return float(retry_after[:9])
        try:
            moment = parsedate_to_datetime(retry_after)
        except ValueError:
            return None
        moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        return max(0.0, (moment - self.clock()).total_seconds())


def _joined(hop: httpx.URL, location: str) -> str:
    if not location:
        raise NotRead("redirect-loop", f"{hop.host}: no address to go to")
    try:
        return str(hop.join(location))
    except (httpx.InvalidURL, ValueError) as error:
        raise NotRead("address-refused", location[:80]) from error
