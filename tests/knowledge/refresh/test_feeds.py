"""Feeds of every kind, whole and broken, from a real server."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date

import pytest
from pytest_httpserver import HTTPServer

from knowledge.errors import NotRead
from knowledge.publishers import Feed, FeedKind
from knowledge.refresh.feeds import MOST, Entry, FeedRead, read_feed
from knowledge.refresh.fetch import Fetcher
from tests.knowledge.refresh.conftest import PUBLISHER

At = Callable[[str], str]
NOV20 = date(2026, 11, 20)


def rss(*items: str, head: str = '<?xml version="1.0" encoding="utf-8"?>') -> str:
    return f'{head}<rss version="2.0"><channel><title>News</title>{"".join(items)}</channel></rss>'


def item(link: str, title: str = "A title", day: str = "Fri, 20 Nov 2026 08:00:00 GMT") -> str:
    return f"<item><title>{title}</title><link>{link}</link><pubDate>{day}</pubDate></item>"


async def read(
    fetcher: Fetcher,
    outside: HTTPServer,
    at: At,
    body: str | bytes,
    kind: FeedKind = "rss",
    links: str = "",
    since: date | None = None,
) -> FeedRead:
    outside.expect_request("/feed").respond_with_data(body, content_type="application/xml")
    return await read_feed(Feed(kind, at("/feed"), links), PUBLISHER, fetcher, since)


async def test_rss_gives_address_title_and_day(fetcher: Fetcher, outside: HTTPServer, at: At) -> None:
    got = await read(fetcher, outside, at, rss(item(at("/a"), "A &amp; B"), item("/b", "Relative")))
    assert got.entries == (Entry(at("/a"), "A & B", NOV20), Entry(at("/b"), "Relative", NOV20))


async def test_atom_gives_the_same(fetcher: Fetcher, outside: HTTPServer, at: At) -> None:
    body = (
        '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>N</title><entry><title>ตำรวจ</title>'
        f'<link href="{at("/a")}"/><updated>2026-11-20T01:00:00Z</updated></entry></feed>'
    )
    assert (await read(fetcher, outside, at, body, "atom")).entries == (Entry(at("/a"), "ตำรวจ", NOV20),)


async def test_a_sitemap_gives_addresses_and_days(fetcher: Fetcher, outside: HTTPServer, at: At) -> None:
    body = (
        '<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
        f"<url><loc>{at('/news/a')}</loc><lastmod>2026-11-20T10:00:00+07:00</lastmod></url><url><loc>{at('/about')}</loc></url></urlset>"
    )
    got = await read(fetcher, outside, at, body, "sitemap", r"/news/")
    assert got.entries == (Entry(at("/news/a"), "", NOV20),)


async def test_an_index_of_sitemaps_is_followed_to_the_newest_ones(
    fetcher: Fetcher, outside: HTTPServer, at: At
) -> None:
    maps = "".join(
        f"<sitemap><loc>{at(f'/m{n}')}</loc><lastmod>2026-11-{n:02}</lastmod></sitemap>" for n in range(10, 20)
    )
    for number in range(10, 20):
        body = f"<urlset><url><loc>{at(f'/p{number}')}</loc></url></urlset>"
        outside.expect_request(f"/m{number}").respond_with_data(body)
    got = await read(fetcher, outside, at, f"<sitemapindex>{maps}</sitemapindex>", "sitemap")
    assert {entry.url for entry in got.entries} == {at("/p19"), at("/p18"), at("/p17")}


async def test_a_listing_page_gives_the_links_that_count_with_their_days(
    fetcher: Fetcher, outside: HTTPServer, at: At
) -> None:
    body = (
        '<html><body><a href="/about">About</a><ul><li><a href="/news/2">Two</a> 20 November 2026</li>'
        '<li><a href="/news/1?utm_source=x">One</a></li><li><a href="/news/1">One again</a></li><li><a href="http://[">x</a></li></ul></body></html>'
    )
    got = await read(fetcher, outside, at, body, "listing", r"/news/\d+")
    assert [(e.url, e.title, e.published) for e in got.entries] == [
        (at("/news/2"), "Two", NOV20),
        (at("/news/1?utm_source=x"), "One", None),
    ]


async def test_links_to_elsewhere_and_to_what_is_no_page_are_left_out(
    fetcher: Fetcher, outside: HTTPServer, at: At
) -> None:
    bad = [
        "http://other.example/x",
        "file:///etc/passwd",
        "data:text/html,x",
        "javascript:alert(1)",
        "http://127.0.0.1/x",
        "http://[::1]/x",
    ]
    got = await read(fetcher, outside, at, rss(*map(item, bad), item(at("/a"))))
    assert [entry.url for entry in got.entries] == [at("/a")]


async def test_what_is_older_than_asked_for_is_left_out_and_what_has_no_day_is_not(
    fetcher: Fetcher, outside: HTTPServer, at: At
) -> None:
    old, none = item(at("/old"), day="Sat, 01 Nov 2025 08:00:00 GMT"), item(at("/none"), day="")
    got = await read(fetcher, outside, at, rss(item(at("/a")), old, none), since=date(2026, 11, 1))
    assert {entry.url for entry in got.entries} == {at("/a"), at("/none")}


async def test_ten_thousand_entries_are_bounded_in_time_and_number(
    fetcher: Fetcher, outside: HTTPServer, at: At
) -> None:
    body = rss(*(item(f"/n{number}", f"Title {number}") for number in range(10_000)))
    assert len(body) > 900_000
    began = time.monotonic()
    outside.expect_request("/feed").respond_with_data(body)
    async with Fetcher(fetcher.policy) as roomy:
        got = await read_feed(Feed("rss", at("/feed")), PUBLISHER, roomy)
    assert len(got.entries) == MOST
    assert got.left_out >= 1_000
    assert got.entries[0].url == at("/n0")
    assert time.monotonic() - began < 10


@pytest.mark.parametrize(
    "body",
    [
        rss(item("/a"))[:-40] + "<item><title>cut",
        rss(item("/a", "Bare & ampersand"), "<item><title>open"),
        rss(item("/a"), head="  \n"),
        rss(item("/a"), head='<?xml version="1.0" encoding="no-such"?>'),
    ],
)
async def test_a_feed_that_is_a_little_broken_still_gives_its_entries(
    fetcher: Fetcher, outside: HTTPServer, at: At, body: str
) -> None:
    assert (await read(fetcher, outside, at, body)).entries[0].url == at("/a")


@pytest.mark.parametrize(
    "body", [b"", b"not a feed", b"<html><body><p>Sign in</p></body></html>", b"\x89PNG\r\n\x1a\n", b"{}", b"\0" * 1000]
)
@pytest.mark.parametrize("kind", ["rss", "sitemap"])
async def test_what_is_no_feed_is_a_failure(
    fetcher: Fetcher, outside: HTTPServer, at: At, body: bytes, kind: FeedKind
) -> None:
    with pytest.raises(NotRead, match="feed-malformed"):
        await read(fetcher, outside, at, body, kind)


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
BOMB = f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "ha">{LAUGHS}]>' + rss(item("/a", "&l9;"), head="")
THEFT = '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + rss(
    item("/a", "&x;"), head=""
)


@pytest.mark.parametrize("kind", ["rss", "atom", "sitemap"])
@pytest.mark.parametrize(
    "body",
    [BOMB, THEFT, BOMB.encode("utf-16"), BOMB.replace("<!ENTITY", "<!entity")],
    ids=["bomb", "theft", "utf-16", "small"],
)
async def test_entities_are_refused_before_anything_expands_them(
    fetcher: Fetcher, outside: HTTPServer, at: At, body: str | bytes, kind: FeedKind
) -> None:
    began = time.monotonic()
    with pytest.raises(NotRead, match="feed-entities"):
        await read(fetcher, outside, at, body, kind)
    assert time.monotonic() - began < 2


async def test_a_feed_that_did_not_change_is_not_read(fetcher: Fetcher, outside: HTTPServer, at: At) -> None:
    outside.expect_request("/feed", headers={"If-None-Match": '"7"'}).respond_with_data(status=304)
    got = await read_feed(Feed("rss", at("/feed")), PUBLISHER, fetcher, etag='"7"')
    assert (got.unchanged, got.entries) == (True, ())


async def test_an_empty_feed_is_no_failure(fetcher: Fetcher, outside: HTTPServer, at: At) -> None:
    assert (await read(fetcher, outside, at, rss())).entries == ()
