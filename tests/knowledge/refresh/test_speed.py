"""The issue's figures for this half of a refresh, on a local server that takes 20 ms to answer."""

from __future__ import annotations

import asyncio
import resource
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

import pytest

from knowledge.publishers import Publisher
from knowledge.refresh.fetch import Fetcher
from knowledge.refresh.fingerprints import fingerprint, text_hash
from knowledge.refresh.page import KnownPage
from knowledge.refresh.reading_pages import Read, read_page
from tests.knowledge.refresh.conftest import NOW, OUTSIDE, Names
from tests.knowledge.refresh.known import KnownList
from tests.knowledge.refresh.shapes import EN, TH, VI, ZH, page, published
from tests.knowledge.refresh.test_reading_pages import LONGER

PUBLISHERS = [Publisher(f"P{n}", "news", 2, (f"p{n}.example",)) for n in range(40)]
DELAY = 0.02  # seconds


@asynccontextmanager
async def answering(body: bytes, status: str) -> AsyncIterator[int]:
    """A server that keeps its connections and answers each request after DELAY; robots.txt is empty."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while request := (await reader.readuntil(b"\r\n\r\n") if not reader.at_eof() else b""):
            await asyncio.sleep(DELAY)
            path = request.split()[1].decode()
            rules = path == "/robots.txt"
            own = b"" if rules else body.replace(b"260", path[2:].encode())
            head = "200 OK" if rules else status
            writer.write(
                f"HTTP/1.1 {head}\r\nContent-Length: {len(own)}\r\nContent-Type: text/html\r\n\r\n".encode() + own
            )
            await writer.drain()

    def closed(loop: asyncio.AbstractEventLoop, context: dict[str, object]) -> None:
        if not isinstance(context.get("exception"), asyncio.IncompleteReadError):
            loop.default_exception_handler(context)

    asyncio.get_running_loop().set_exception_handler(closed)  # a client that leaves is no fault of the server
    async with await asyncio.start_server(serve, OUTSIDE, 0) as server:
        yield int(server.sockets[0].getsockname()[1])


async def read_all(fetcher: Fetcher, names: Names, port: int, known: KnownList, count: int) -> list[Read]:
    names.table |= {publisher.domains[0]: [OUTSIDE] for publisher in PUBLISHERS}
    owners = [PUBLISHERS[number % len(PUBLISHERS)] for number in range(count)]
    pages = [(owner, f"http://{owner.domains[0]}:{port}/n{number + 1000}") for number, owner in enumerate(owners)]
    known.pages += [
        replace(kept, url=url, canonical=url, publisher=owner.name) for kept in known.pages[:1] for owner, url in pages
    ]
    async with Fetcher(fetcher.policy) as patient:
        return await asyncio.gather(*(read_page(url, owner, known, patient, lambda: NOW) for owner, url in pages))


@pytest.mark.slow
async def test_500_known_pages_of_40_publishers_are_the_same_in_15_seconds(fetcher: Fetcher, names: Names) -> None:
    kept = KnownPage("", "", "", text_hash("x"), fingerprint("x"), '"7"')
    async with answering(b"", "304 Not Modified") as port:
        began = time.monotonic()
        got = await read_all(fetcher, names, port, KnownList([kept]), 500)
    assert {read.outcome for read in got} == {"same"}
    assert time.monotonic() - began < 15


@pytest.mark.slow
async def test_200_new_pages_are_read_in_60_seconds_and_400_megabytes(fetcher: Fetcher, names: Names) -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    body = page(
        "260 people freed from scam compounds", (*EN, *LONGER, *TH, *ZH, *VI) * 3, published("2026-11-20")
    ).encode()
    async with answering(body, "200 OK") as port:
        began = time.monotonic()
        got = await read_all(fetcher, names, port, KnownList(), 200)
    assert {read.outcome for read in got} == {"new"}
    assert all(read.proposed for read in got)
    assert time.monotonic() - began < 60
    assert (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024 < 400
