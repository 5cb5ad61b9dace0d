"""Who may stand behind a document: publishers.toml, and the rule that a link belongs to its publisher."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Literal, get_args
from urllib.parse import urlsplit

from knowledge.documents import Document, Fault
from knowledge.errors import CorpusError
from knowledge.vocabulary import LANGUAGES, TOPICS

FeedKind = Literal["rss", "atom", "sitemap", "listing"]
Review = Literal["human", "auto"]  # auto: first-tier guidance of which only the date changed needs no editor


@dataclass(frozen=True, slots=True)
class Feed:
    """Where a publisher says what is new. `links` is what the address of a page must match; a listing needs one.

    `tried` is the day on which somebody last saw it answer, None for one that was written down and never reached.
    """

    kind: FeedKind
    url: str
    links: str = ""
    tried: date | None = None


@dataclass(frozen=True, slots=True)
class Publisher:
    """One source on the list. `tier` 1 speaks for itself (UN, states, police), 2 reports, 3 has something to sell.

    One that has feeds is refreshed, at most once per `interval`; `language` and `topics` are those of its feeds, and no
    topics means all.
    """

    name: str
    type: str
    tier: int
    domains: tuple[str, ...]
    language: str = ""
    topics: tuple[str, ...] = ()
    feeds: tuple[Feed, ...] = ()
    interval: timedelta = timedelta(days=1)
    review: Review = "human"

    def owns(self, url: str) -> bool:
        """True where the link's host is one of the publisher's domains or lies below one."""
        host = (urlsplit(url).hostname or "").lower()
        return any(host == domain or host.endswith(f".{domain}") for domain in self.domains)


Publishers = Mapping[str, Publisher]


def read_publishers(file: Path) -> Publishers:
    """Publishers by name. Raises CorpusError where the table cannot be read."""
    try:
        entries = tomllib.loads(file.read_text(encoding="utf-8"))["publisher"]
        found = [_publisher(entry) for entry in entries]
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, KeyError, TypeError, ValueError, re.error) as error:
        raise CorpusError(
            f"{file} cannot be read ({error!r}). Mend it: each [[publisher]] has name, type, tier, domains."
        ) from error
    return {publisher.name: publisher for publisher in found}


def _publisher(entry: Mapping[str, Any]) -> Publisher:
    """Raises KeyError, TypeError or ValueError for an entry that is not in order."""
    publisher = Publisher(
        name=entry["name"],
        type=entry["type"],
        tier=entry["tier"],
        domains=tuple(entry["domains"]),
        language=entry.get("language", ""),
        topics=tuple(entry.get("topics", ())),
        feeds=tuple(Feed(**feed) for feed in entry.get("feeds", ())),
        interval=timedelta(hours=entry.get("interval_hours", 24)),
        review=entry.get("review", "human"),
    )
    if fault := _fault(publisher):
        raise ValueError(f"{publisher.name}: {fault}")
    return publisher


def _fault(publisher: Publisher) -> str:
    """What is wrong with what a refresh needs of the entry; "" where nothing is."""
    if publisher.review not in get_args(Review) or (publisher.review == "auto" and publisher.tier != 1):
        return f"review is {publisher.review!r}: write human, or auto for the first tier"
    if publisher.interval < timedelta(hours=1):
        return "interval_hours is under 1"
    if unknown := set(publisher.topics) - TOPICS:
        return f"no topics of vocabulary.toml: {', '.join(sorted(unknown))}"
    if publisher.feeds and publisher.language not in LANGUAGES:
        return f"language {publisher.language!r} is not in vocabulary.toml"
    for feed in publisher.feeds:
        if (
            feed.kind not in get_args(FeedKind)
            or not publisher.owns(feed.url)
            or (feed.kind == "listing" and not feed.links)
        ):
            return f"feed {feed.url}: a kind, an address of its own, and for a listing the links that count"
        re.compile(feed.links)
    return ""


def listing_faults(document: Document, publishers: Publishers, file: str) -> list[Fault]:
    """Why the list does not admit this document: nothing for one that is in order."""
    publisher = publishers.get(document.publisher)
    if publisher is None:
        remedy = "Add a [[publisher]] to publishers.toml once an editor has vetted it, or mend the name."
        return [Fault(file, "publisher", f"{document.publisher!r} is not on the list", remedy)]
    faults = []
    if not publisher.owns(document.url):
        problem = f"{urlsplit(document.url).hostname} is none of {publisher.name}'s domains"
        faults.append(Fault(file, "url", problem, "Check the link; add the domain to publishers.toml if it is theirs."))
    if publisher.type != document.publisher_type:
        problem = f"{document.publisher_type!r} is not the publisher's type"
        faults.append(Fault(file, "publisher_type", problem, f"Write {publisher.type}, as in publishers.toml."))
    return faults
