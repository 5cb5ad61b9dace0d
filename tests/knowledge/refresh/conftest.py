"""Two local servers: 127.0.0.2 stands for the public internet, 127.0.0.1 for this machine's own network.

The policy of the tests is the real one but for this: 127.0.0.2 counts as public, any port goes, and names are looked up
in a table, so that `news.example` is the outside and `inside.example` the inside.
"""

from __future__ import annotations

import socket
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from ipaddress import ip_address

import pytest
import pytest_asyncio
from pytest_httpserver import HTTPServer

from knowledge.publishers import Publisher
from knowledge.refresh.addresses import IP, AddressPolicy, is_public
from knowledge.refresh.fetch import Fetcher, Limits

OUTSIDE, INSIDE = "127.0.0.2", "127.0.0.1"
NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
PUBLISHER = Publisher("News Example", "news", 2, ("news.example",))


@dataclass
class Names:
    """A name service whose answers a test may change at any time. An unknown name fails as DNS does."""

    table: dict[str, Sequence[str]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    async def resolve(self, host: str, port: int) -> Sequence[str]:
        self.asked.append(host)
        if host in self.table:
            return self.table[host]
        raise OSError(f"{host} is not known")


@dataclass
class Pauses:
    """Where the fetcher would wait: it notes for how long and goes on at once."""

    taken: list[float] = field(default_factory=list)

    async def sleep(self, seconds: float) -> None:
        self.taken.append(seconds)


def may_connect(ip: IP) -> bool:
    return is_public(ip) or ip == ip_address(OUTSIDE)


@pytest.fixture(scope="session")
def outside_server() -> Iterator[HTTPServer]:
    with HTTPServer(host=OUTSIDE, threaded=True) as server:
        yield server


@pytest.fixture
def outside(outside_server: HTTPServer) -> HTTPServer:
    outside_server.clear()
    outside_server.no_handler_status_code = 404
    return outside_server


@pytest.fixture(scope="session")
def inside_server() -> Iterator[HTTPServer]:
    with HTTPServer(host=INSIDE, threaded=True) as server:
        yield server


@pytest.fixture
def inside(inside_server: HTTPServer) -> HTTPServer:
    inside_server.clear()
    inside_server.no_handler_status_code = 404
    return inside_server


@pytest.fixture
def names() -> Names:
    return Names(
        {
            "news.example": [OUTSIDE],
            "www.news.example": [OUTSIDE],
            "other.example": [OUTSIDE],
            "inside.news.example": [INSIDE],
        }
    )


@pytest.fixture
def policy(names: Names) -> AddressPolicy:
    return AddressPolicy(ports=None, may_connect=may_connect, resolve=names.resolve)


@pytest.fixture
def pauses() -> Pauses:
    return Pauses()


@pytest_asyncio.fixture
async def fetcher(policy: AddressPolicy, pauses: Pauses) -> AsyncIterator[Fetcher]:
    limits = replace(Limits(), connect_seconds=2, read_seconds=0.5, whole_seconds=2, bytes=1_000_000)
    async with Fetcher(policy, limits, clock=lambda: NOW, sleep=pauses.sleep, chance=lambda: 0.5) as fetcher:
        yield fetcher


@pytest.fixture
def at(outside: HTTPServer) -> Callable[[str], str]:
    """The address of a path at news.example."""
    return lambda path: f"http://news.example:{outside.port}{path}"


@pytest.fixture
def unused_port() -> int:
    """A port of the outside at which nobody listens."""
    with socket.socket() as door:
        door.bind((OUTSIDE, 0))
        return int(door.getsockname()[1])
