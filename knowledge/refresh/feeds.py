"""Where a publisher says what is new: RSS, Atom, sitemaps and listing pages, read into entries."""

from __future__ import annotations

import asyncio
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urljoin

import feedparser
from lxml import etree

from knowledge.errors import NotRead
from knowledge.publishers import Feed, Publisher
from knowledge.refresh.claims import tidy_address
from knowledge.refresh.dates import dates_in
from knowledge.refresh.decoding import decode
from knowledge.refresh.fetch import Fetcher
from knowledge.refresh.page import Fetched
from knowledge.refresh.visible import parse

MOST = 200  # entries taken of one feed in one refresh: more than a day of any publisher on the list
_READ = 2000  # entries looked at; feeds put the newest first, and what stands further down was there yesterday
_SITEMAPS = 3  # sitemaps read of an index: those that changed last
_ITEM_END = re.compile(r"</(?:item|entry)\s*>", re.IGNORECASE)
_ENTITY = re.compile(r"<!ENTITY", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Entry:
    """One page that a feed names. `published` is the feed's word; the page's own counts more."""

    url: str
    title: str
    published: date | None


@dataclass(frozen=True, slots=True)
class FeedRead:
    """`entries` newest first. `left_out` is how many more there were; `unchanged` where the server said 304."""

    entries: tuple[Entry, ...]
    left_out: int = 0
    unchanged: bool = False
    fetched: Fetched | None = None


async def read_feed(
    feed: Feed,
    publisher: Publisher,
    fetcher: Fetcher,
    since: date | None = None,
    etag: str | None = None,
    last_modified: str | None = None,
) -> FeedRead:
    """What is new at a feed: its entries that are the publisher's own, not before `since`, MOST at the most.

    Raises NotRead: those of `fetch`, "feed-malformed" where nothing can be read of it, "feed-entities" for a bomb.
    """
    got = await fetcher.fetch(feed.url, publisher, etag, last_modified)
    if got.status == 304:
        return FeedRead((), unchanged=True, fetched=got)
    entries = await asyncio.to_thread(_entries, got, feed, publisher)
    if feed.kind == "sitemap" and not entries:
        entries = await _from_index(got, feed, publisher, fetcher)
    return _chosen(entries, feed, publisher, since, got)


def _entries(got: Fetched, feed: Feed, publisher: Publisher) -> list[Entry]:
    text = decode(got.body, got.content_type, publisher.language)
    if feed.kind == "listing":
        return list(_listed(text, got.final_url))
    if _ENTITY.search(text):  # no publisher needs one; bombs and thefts of files are built from them
        raise NotRead("feed-entities", feed.url)
    if feed.kind == "sitemap":
        return [Entry(url, "", day) for url, day in _located(text, "url", feed.url)]
    return _from_news(text, got.final_url)


def _from_news(text: str, base: str) -> list[Entry]:
    """RSS and Atom, also where they are a little broken. What stands after the entries looked at is not parsed."""
    ends = [match.end() for _, match in zip(range(_READ), _ITEM_END.finditer(text))]
    whole = text if len(ends) < _READ else text[: ends[-1]]
    body = re.sub(r"^\s*<\?xml[^>]*\?>", "", whole).strip().encode("utf-8", "replace")
    found = feedparser.parse(
        io.BytesIO(body),
        response_headers={"content-type": "application/xml; charset=utf-8"},
        sanitize_html=False,
        resolve_relative_uris=False,
    )
    if not found.entries and (found.bozo or not found.get("version")):
        raise NotRead("feed-malformed", base)
    return [
        Entry(urljoin(base, e.get("link", "")), " ".join(e.get("title", "").split()), _day(e)) for e in found.entries
    ]


def _day(entry: Any) -> date | None:
    # `dict.get`: feedparser's own reading of "updated" falls back on other fields, and warns of it.
    moment = dict.get(entry, "published_parsed") or dict.get(entry, "updated_parsed")
    if moment is None:
        return None
    try:
        return date(*moment[:3])
    except ValueError:
        return None


def _located(text: str, kind: str, feed: str) -> Iterator[tuple[str, date | None]]:
    """(address, day of the last change) of the `url` or `sitemap` entries of a sitemap."""
    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, recover=True, huge_tree=False)
    body = re.sub(r"^\s*<\?xml[^>]*\?>", "", text).strip().encode("utf-8", "replace")
    try:
        tree = etree.fromstring(body, parser)
    except etree.XMLSyntaxError as error:
        raise NotRead("feed-malformed", feed) from error
    if tree is None or etree.QName(tree).localname not in ("urlset", "sitemapindex"):
        raise NotRead("feed-malformed", feed)
    for element in tree.iterchildren(f"{{*}}{kind}"):
        days = dates_in(element.findtext("{*}lastmod") or "")
        if address := (element.findtext("{*}loc") or "").strip():
            yield address, days[0].day if days else None


async def _from_index(got: Fetched, feed: Feed, publisher: Publisher, fetcher: Fetcher) -> list[Entry]:
    """A sitemap of sitemaps: the last ones that changed are read, and no sitemap of sitemaps below."""
    maps = list(_located(decode(got.body, got.content_type), "sitemap", feed.url))
    maps.sort(key=lambda pair: pair[1] or date.min, reverse=True)
    entries: list[Entry] = []
    for address, _ in maps[:_SITEMAPS]:
        below = await fetcher.fetch(address, publisher)
        entries += await asyncio.to_thread(_entries, below, feed, publisher)
    return entries


def _listed(text: str, base: str) -> Iterator[Entry]:
    """The links of a page, in its order; the date is one that stands in the link or just around it."""
    tree = parse(text)
    if tree is None:
        raise NotRead("feed-malformed", base)
    for link in tree.iter("a"):
        title = " ".join(link.text_content().split())
        around = link.getparent()
        near = " ".join(around.text_content().split())[:400] if around is not None else ""
        days = dates_in(title) or dates_in(near)
        try:
            yield Entry(urljoin(base, (link.get("href") or "").strip()), title, days[0].day if days else None)
        except ValueError:  # an address like http://[ in the page
            continue


def _chosen(entries: Iterable[Entry], feed: Feed, publisher: Publisher, since: date | None, got: Fetched) -> FeedRead:
    links = re.compile(feed.links)
    wanted: dict[str, Entry] = {}
    for entry in entries:
        if not _own(entry.url, publisher) or not links.search(entry.url):
            continue
        if since and entry.published and entry.published < since:
            continue
        wanted.setdefault(tidy_address(entry.url), entry)
    newest = sorted(wanted.values(), key=lambda e: e.published or date.min, reverse=True)
    return FeedRead(tuple(newest[:MOST]), len(newest[MOST:]), fetched=got)


def _own(url: str, publisher: Publisher) -> bool:
    try:
        return url.startswith(("http://", "https://")) and publisher.owns(url)
    except ValueError:
        return False
