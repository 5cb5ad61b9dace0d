"""Fetching from real local servers, well-behaved and not."""

from __future__ import annotations

import asyncio
import gzip
import threading
import time
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import asynccontextmanager

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from knowledge.errors import NotRead
from knowledge.refresh.addresses import AddressPolicy
from knowledge.refresh.bodies import read_body
from knowledge.refresh.fetch import Fetcher
from tests.knowledge.refresh.conftest import INSIDE, OUTSIDE, PUBLISHER, Names, Pauses, may_connect

At = Callable[[str], str]


async def refused(fetcher: Fetcher, url: str) -> NotRead:
    with pytest.raises(NotRead) as failure:
        await fetcher.fetch(url, PUBLISHER)
    return failure.value


def paths(server: HTTPServer) -> list[str]:
    return [request.path for request, _ in server.log]


async def test_a_page_comes_with_what_the_next_refresh_needs(fetcher: Fetcher, outside: HTTPServer, at: At) -> None:
    headers = {"ETag": '"7"', "Last-Modified": "Mon, 23 Nov 2026 08:00:00 GMT"}
    outside.expect_request("/a").respond_with_data("hello", content_type="text/html; charset=utf-8", headers=headers)
    got = await fetcher.fetch(at("/a"), PUBLISHER)
    assert (got.status, got.body, got.final_url) == (200, b"hello", at("/a"))
    assert (got.etag, got.last_modified) == ('"7"', headers["Last-Modified"])
    assert got.content_type == "text/html; charset=utf-8"


async def test_a_page_that_did_not_change_is_not_sent_again(fetcher: Fetcher, outside: HTTPServer, at: At) -> None:
    def answer(request: Request) -> Response:
        seen.update(request.headers)
        return Response(status=304)

    seen: dict[str, str] = {}
    outside.expect_request("/a").respond_with_handler(answer)
    got = await fetcher.fetch(at("/a"), PUBLISHER, etag='"7"', last_modified="Mon, 23 Nov 2026 08:00:00 GMT")
    assert (seen["If-None-Match"], seen["If-Modified-Since"]) == ('"7"', "Mon, 23 Nov 2026 08:00:00 GMT")
    assert (got.status, got.body, got.etag) == (304, b"", '"7"')


async def test_a_304_that_nobody_asked_for_is_a_failure(fetcher: Fetcher, outside: HTTPServer, at: At) -> None:
    outside.expect_request("/a").respond_with_data(status=304)
    assert (await refused(fetcher, at("/a"))).reason == "unexpected-status"


@pytest.mark.parametrize(
    ("status", "reason"),
    [(404, "not-found"), (410, "gone"), (403, "forbidden"), (451, "forbidden"), (418, "unexpected-status")],
)
async def test_a_refusal_is_told_apart_and_not_repeated(
    fetcher: Fetcher, outside: HTTPServer, at: At, pauses: Pauses, status: int, reason: str
) -> None:
    outside.expect_request("/a").respond_with_data(status=status)
    assert (await refused(fetcher, at("/a"))).reason == reason
    assert paths(outside).count("/a") == 1
    assert pauses.taken == []


@pytest.mark.parametrize("status", [500, 502, 503])
async def test_a_server_in_trouble_is_asked_three_times_with_growing_pauses(
    fetcher: Fetcher, outside: HTTPServer, at: At, pauses: Pauses, status: int
) -> None:
    outside.expect_request("/a").respond_with_data(status=status)
    assert (await refused(fetcher, at("/a"))).reason == "server-error"
    assert paths(outside).count("/a") == 3
    assert pauses.taken == [1.5, 3.0]  # 1 and 2 seconds, and half as much again by chance


async def test_a_server_that_recovers_gives_its_page(fetcher: Fetcher, outside: HTTPServer, at: At) -> None:
    outside.expect_ordered_request("/robots.txt").respond_with_data(status=404)
    outside.expect_ordered_request("/a").respond_with_data(status=503)
    outside.expect_ordered_request("/a").respond_with_data("better")
    assert (await fetcher.fetch(at("/a"), PUBLISHER)).body == b"better"


@pytest.mark.parametrize("value", ["20", "Tue, 24 Nov 2026 09:00:20 GMT"])
async def test_retry_after_is_honoured_as_seconds_and_as_a_date(
    fetcher: Fetcher, outside: HTTPServer, at: At, pauses: Pauses, value: str
) -> None:
    outside.expect_ordered_request("/robots.txt").respond_with_data(status=404)
    outside.expect_ordered_request("/a").respond_with_data(status=429, headers={"Retry-After": value})
    outside.expect_ordered_request("/a").respond_with_data("now")
    assert (await fetcher.fetch(at("/a"), PUBLISHER)).body == b"now"
    assert pauses.taken == [20.0]


async def test_a_server_that_wants_an_hour_is_left_alone_and_the_hour_is_told(
    fetcher: Fetcher, outside: HTTPServer, at: At, pauses: Pauses
) -> None:
    outside.expect_request("/a").respond_with_data(status=429, headers={"Retry-After": "3600"})
    failure = await refused(fetcher, at("/a"))
    assert (failure.reason, failure.again_after, pauses.taken) == ("asked-to-wait", 3600.0, [])


async def test_a_retry_after_that_says_nothing_falls_back_to_our_own_pause(
    fetcher: Fetcher, outside: HTTPServer, at: At, pauses: Pauses
) -> None:
    outside.expect_request("/a").respond_with_data(status=429, headers={"Retry-After": "soon"})
    assert (await refused(fetcher, at("/a"))).reason == "asked-to-wait"
    assert pauses.taken == [1.5, 3.0]


async def test_nobody_at_the_port_is_a_failure_after_three_tries(
    fetcher: Fetcher, pauses: Pauses, unused_port: int
) -> None:
    failure = await refused(fetcher, f"http://news.example:{unused_port}/a")
    assert failure.reason == "robots-unreachable"
    assert len(pauses.taken) == 2


async def test_a_name_that_dns_does_not_know_is_a_failure(fetcher: Fetcher, names: Names) -> None:
    failure = await refused(fetcher, "http://lost.news.example/a")
    assert "unreachable" in failure.detail
    assert names.asked == ["lost.news.example"] * 3


async def test_a_site_that_is_down_is_not_asked_again_for_each_page(fetcher: Fetcher, names: Names) -> None:
    for path in ("/a", "/b", "/c"):
        await refused(fetcher, f"http://lost.news.example{path}")
    assert len(names.asked) == 3


async def test_a_server_that_never_answers_times_out(fetcher: Fetcher, outside: HTTPServer, at: At) -> None:
    def late(request: Request) -> Response:
        time.sleep(0.8)
        return Response("late")

    outside.expect_request("/a").respond_with_handler(late)
    assert (await refused(fetcher, at("/a"))).reason == "timed-out"


async def test_one_byte_now_and_then_ends_at_the_time_limit(fetcher: Fetcher, outside: HTTPServer, at: At) -> None:
    def drip() -> Iterator[bytes]:
        for _ in range(40):
            yield b"x"
            time.sleep(0.2)

    outside.expect_request("/a").respond_with_handler(lambda request: Response(drip()))
    began = time.monotonic()
    assert (await refused(fetcher, at("/a"))).reason == "timed-out"
    assert time.monotonic() - began < 3 * 2 + 2


async def test_an_endless_body_ends_at_the_limit(fetcher: Fetcher, outside: HTTPServer, at: At) -> None:
    def endless() -> Iterator[bytes]:
        for _ in range(10_000):
            sent.append(1)
            yield b"x" * 10_000

    sent: list[int] = []
    outside.expect_request("/a").respond_with_handler(lambda request: Response(endless()))
    assert (await refused(fetcher, at("/a"))).reason == "too-large"
    assert len(sent) < 5_000


async def test_a_gzip_bomb_ends_at_the_limit(fetcher: Fetcher, outside: HTTPServer, at: At) -> None:
    bomb = gzip.compress(b"\0" * 200_000_000, 6)
    outside.expect_request("/a").respond_with_data(bomb, headers={"Content-Encoding": "gzip"})
    began = time.monotonic()
    assert (await refused(fetcher, at("/a"))).reason == "too-large"
    assert time.monotonic() - began < 5
    assert len(bomb) < 300_000


async def test_a_compressed_page_is_unpacked(fetcher: Fetcher, outside: HTTPServer, at: At) -> None:
    body = b"text " * 100_000
    outside.expect_request("/a").respond_with_data(gzip.compress(body), headers={"Content-Encoding": "gzip"})
    assert (await fetcher.fetch(at("/a"), PUBLISHER)).body == body


@pytest.mark.parametrize(
    ("body", "encoding", "reason"),
    [
        (b"not gzip at all", "gzip", "body-damaged"),
        (gzip.compress(b"text " * 1000)[:-20], "gzip", "body-damaged"),
        (b"\x0b\x02\x80", "br", "encoding-unknown"),
        (gzip.compress(gzip.compress(b"x")), "gzip, gzip", "encoding-unknown"),
    ],
)
async def test_a_body_that_cannot_be_unpacked_is_a_failure(
    fetcher: Fetcher, outside: HTTPServer, at: At, body: bytes, encoding: str, reason: str
) -> None:
    outside.expect_request("/a").respond_with_data(body, headers={"Content-Encoding": encoding})
    assert (await refused(fetcher, at("/a"))).reason == reason


async def test_unpacking_never_holds_more_than_the_limit_and_one_step() -> None:
    async def piece() -> AsyncIterator[bytes]:
        yield gzip.compress(b"\0" * 50_000_000)

    with pytest.raises(NotRead, match="too-large"):
        await read_body(piece(), "gzip", 1_000_000)


async def test_a_redirect_within_the_publisher_is_followed(fetcher: Fetcher, outside: HTTPServer, at: At) -> None:
    target = f"http://www.news.example:{outside.port}/b"
    outside.expect_request("/a").respond_with_data(status=301, headers={"Location": target})
    outside.expect_request("/b").respond_with_data("there")
    got = await fetcher.fetch(at("/a"), PUBLISHER)
    assert (got.body, got.url, got.final_url) == (b"there", at("/a"), target)


async def test_a_redirect_loop_ends(fetcher: Fetcher, outside: HTTPServer, at: At) -> None:
    outside.expect_request("/a").respond_with_data(status=302, headers={"Location": "/b"})
    outside.expect_request("/b").respond_with_data(status=302, headers={"Location": "/a"})
    assert (await refused(fetcher, at("/a"))).reason == "redirect-loop"
    assert paths(outside).count("/a") == 1


async def test_a_chain_of_ever_new_redirects_ends(fetcher: Fetcher, outside: HTTPServer, at: At) -> None:
    def onward(request: Request) -> Response:
        return Response(status=302, headers={"Location": f"/n{int(request.path[2:]) + 1}"})

    for number in range(20):
        outside.expect_request(f"/n{number}").respond_with_handler(onward)
    assert (await refused(fetcher, at("/n0"))).reason == "redirect-loop"
    assert len([path for path in paths(outside) if path.startswith("/n")]) == 6


async def test_a_redirect_without_an_address_is_a_failure(fetcher: Fetcher, outside: HTTPServer, at: At) -> None:
    outside.expect_request("/a").respond_with_data(status=302)
    assert (await refused(fetcher, at("/a"))).reason == "redirect-loop"


@pytest.mark.parametrize(
    ("target", "reason"),
    [
        ("http://other.example/x", "other-domain"),
        ("//other.example/x", "other-domain"),
        ("http://127.0.0.1/x", "other-domain"),
        ("http://169.254.169.254/latest/meta-data/", "other-domain"),
        ("http://[::1]/x", "other-domain"),
        ("http://10.0.0.7/x", "other-domain"),
        ("file:///etc/passwd", "scheme-refused"),
    ],
)
async def test_a_redirect_elsewhere_is_refused_before_anything_is_asked(
    fetcher: Fetcher, outside: HTTPServer, names: Names, at: At, target: str, reason: str
) -> None:
    outside.expect_request("/a").respond_with_data(status=302, headers={"Location": target})
    assert (await refused(fetcher, at("/a"))).reason == reason
    assert set(names.asked) == {"news.example"}


async def test_a_redirect_to_a_publishers_name_that_resolves_inside_is_refused_before_connecting(
    fetcher: Fetcher, outside: HTTPServer, inside: HTTPServer, at: At
) -> None:
    inside.expect_request("/secret").respond_with_data("secret")
    target = f"http://inside.news.example:{inside.port}/secret"
    outside.expect_request("/a").respond_with_data(status=302, headers={"Location": target})
    failure = await refused(fetcher, at("/a"))
    assert (failure.reason, "not-public" in failure.detail) == ("robots-unreachable", True)
    assert inside.log == []


@pytest.mark.parametrize(
    "address", ["127.0.0.1", "::1", "169.254.169.254", "10.1.2.3", "192.168.0.1", "::ffff:127.0.0.1"]
)
async def test_a_name_that_resolves_inside_is_refused_before_connecting(
    fetcher: Fetcher, names: Names, inside: HTTPServer, address: str
) -> None:
    names.table["www.news.example"] = [address]
    failure = await refused(fetcher, f"http://www.news.example:{inside.port}/a")
    assert "address-not-public" in failure.detail
    assert inside.log == []


async def test_a_name_that_moves_inside_between_two_requests_is_refused(
    fetcher: Fetcher, outside: HTTPServer, inside: HTTPServer, names: Names, policy: AddressPolicy
) -> None:
    """DNS rebinding: the first look-up is harmless, every later one leads inside, on the same port."""
    looked_up: list[str] = []

    async def resolve(host: str, port: int) -> Sequence[str]:
        looked_up.append(host)
        return [OUTSIDE] if len(looked_up) == 1 else [INSIDE]

    outside.expect_request("/robots.txt").respond_with_data("", headers={"Connection": "close"})
    moving = AddressPolicy(ports=None, may_connect=may_connect, resolve=resolve)
    async with Fetcher(moving, fetcher.limits, sleep=fetcher.sleep) as watched:
        failure = await refused(watched, f"http://news.example:{outside.port}/a")
    assert failure.reason == "address-not-public"
    assert len(looked_up) == 2
    assert inside.log == []


async def test_the_connection_goes_to_the_address_that_was_checked(
    fetcher: Fetcher, outside: HTTPServer, names: Names, at: At
) -> None:
    """`news.example` is no name that this machine's own resolver knows: only the checked address can have been used."""
    outside.expect_request("/a", headers={"Host": f"news.example:{outside.port}"}).respond_with_data("ok")
    assert (await fetcher.fetch(at("/a"), PUBLISHER)).body == b"ok"
    assert set(names.asked) == {"news.example"}


async def test_the_second_address_of_a_name_is_tried_where_the_first_is_dead(
    fetcher: Fetcher, outside: HTTPServer, names: Names, at: At, policy: AddressPolicy
) -> None:
    names.table["news.example"] = ["127.0.0.3", OUTSIDE]
    both = AddressPolicy(ports=None, may_connect=lambda ip: str(ip) in ("127.0.0.3", OUTSIDE), resolve=names.resolve)
    outside.expect_request("/a").respond_with_data("ok")
    async with Fetcher(both, fetcher.limits) as patient:
        assert (await patient.fetch(at("/a"), PUBLISHER)).body == b"ok"


async def test_robots_txt_is_obeyed_and_read_once(fetcher: Fetcher, outside: HTTPServer, at: At) -> None:
    outside.expect_request("/robots.txt").respond_with_data("User-agent: *\nDisallow: /private/\n")
    outside.expect_request("/a").respond_with_data("ok")
    assert (await fetcher.fetch(at("/a"), PUBLISHER)).body == b"ok"
    assert (await refused(fetcher, at("/private/b"))).reason == "robots-disallow"
    assert paths(outside) == ["/robots.txt", "/a"]


async def test_a_rule_for_waypost_alone_is_obeyed(fetcher: Fetcher, outside: HTTPServer, at: At) -> None:
    outside.expect_request("/robots.txt").respond_with_data(
        "User-agent: waypost\nDisallow: /\n\nUser-agent: *\nAllow: /\n"
    )
    assert (await refused(fetcher, at("/a"))).reason == "robots-disallow"


async def test_the_target_of_a_redirect_is_asked_of_robots_txt_too(
    fetcher: Fetcher, outside: HTTPServer, at: At
) -> None:
    outside.expect_request("/robots.txt").respond_with_data("User-agent: *\nDisallow: /private/\n")
    outside.expect_request("/a").respond_with_data(status=302, headers={"Location": "/private/b"})
    assert (await refused(fetcher, at("/a"))).reason == "robots-disallow"
    assert "/private/b" not in paths(outside)


@pytest.mark.parametrize(("status", "readable"), [(404, True), (403, True), (410, True), (500, False), (503, False)])
async def test_missing_rules_allow_and_unreadable_rules_forbid(
    fetcher: Fetcher, outside: HTTPServer, at: At, status: int, readable: bool
) -> None:
    outside.expect_request("/robots.txt").respond_with_data(status=status)
    outside.expect_request("/a").respond_with_data("ok")
    if readable:
        assert (await fetcher.fetch(at("/a"), PUBLISHER)).body == b"ok"
    else:
        assert (await refused(fetcher, at("/a"))).reason == "robots-unreachable"


async def test_a_crawl_delay_is_kept_between_pages_but_never_beyond_ten_seconds(
    fetcher: Fetcher, outside: HTTPServer, at: At, pauses: Pauses
) -> None:
    outside.expect_request("/robots.txt").respond_with_data("User-agent: *\nCrawl-delay: 300\n")
    outside.expect_request("/a").respond_with_data("ok")
    for _ in range(2):
        await fetcher.fetch(at("/a"), PUBLISHER)
    assert len(pauses.taken) == 1
    assert 9 < pauses.taken[0] <= 10


async def test_one_host_is_never_asked_more_than_twice_at_once(fetcher: Fetcher, outside: HTTPServer, at: At) -> None:
    def slow(request: Request) -> Response:
        with lock:
            running.append(1)
            most.append(len(running))
        time.sleep(0.05)
        with lock:
            running.pop()
        return Response("ok")

    lock, running, most = threading.Lock(), list[int](), list[int]()
    for number in range(10):
        outside.expect_request(f"/n{number}").respond_with_handler(slow)
    await asyncio.gather(*(fetcher.fetch(at(f"/n{number}"), PUBLISHER) for number in range(10)))
    assert max(most) == 2


@asynccontextmanager
async def answering(answer: bytes) -> AsyncIterator[str]:
    """The address of a page on a server that has no rules for robots and answers in just these bytes."""

    async def answered(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        rules = b"/robots.txt" in await reader.readline()
        writer.write(b"HTTP/1.1 404 No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n" if rules else answer)
        await writer.drain()
        writer.close()

    async with await asyncio.start_server(answered, OUTSIDE, 0) as server:
        yield f"http://news.example:{server.sockets[0].getsockname()[1]}/a"


@pytest.mark.parametrize(
    ("target", "reason"),
    [
        (b"data:text/html,hello", "scheme-refused"),
        (b"javascript:alert(1)", "scheme-refused"),
        (b"http://[::1", "address-refused"),
        (b"http://news.example:99999/", "address-refused"),
        (b"http://\xff\xfe/", "other-domain"),
    ],
)
async def test_a_redirect_to_what_is_no_address_is_refused(fetcher: Fetcher, target: bytes, reason: str) -> None:
    head = b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\nConnection: close\r\nLocation: "
    async with answering(head + target + b"\r\n\r\n") as url:
        assert (await refused(fetcher, url)).reason == reason


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\nhalf", id="vanishes in the middle of a body"),
        pytest.param(b"HTTP/1.1 200 OK\r\nContent-", id="vanishes in the middle of the head"),
        pytest.param(b"", id="hangs up"),
        pytest.param(b"SSH-2.0-babble\r\n", id="does not speak HTTP"),
        pytest.param(b"HTTP/1.1 200 OK\r\nX: " + b"x" * 200_000 + b"\r\n\r\n", id="endless head"),
    ],
)
async def test_a_server_that_breaks_off_is_a_failure(fetcher: Fetcher, answer: bytes) -> None:
    async with answering(answer) as url:
        assert (await refused(fetcher, url)).reason == "unreachable"


async def test_proxies_of_the_environment_are_not_used(
    fetcher: Fetcher, outside: HTTPServer, at: At, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9/")
    outside.expect_request("/a").respond_with_data("ok")
    async with Fetcher(fetcher.policy, fetcher.limits) as direct:
        assert (await direct.fetch(at("/a"), PUBLISHER)).body == b"ok"
