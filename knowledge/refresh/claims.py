"""What a page's own machine-readable parts claim: headline, date, author, address, language."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

from lxml import html

from knowledge.publishers import Publisher
from knowledge.refresh.dates import dates_in

_ARTICLE = re.compile(r"article|posting|report|news|webpage|announcement|pressrelease", re.IGNORECASE)
_DEEP = 6  # levels of JSON-LD that are looked into
_ISO = re.compile(r"\s*(\d{4})-?(\d{2})-?(\d{2})(?!\d)")
_IN_ADDRESS = re.compile(r"/(?P<y>20[0-4]\d)[/-]?(?P<m>0[1-9]|1[0-2])[/-]?(?P<d>0[1-9]|[12]\d|3[01])(?!\d)")
_DATE_METAS = (
    "article:published_time", "og:article:published_time", "datepublished", "date", "pubdate", "publishdate",
    "publish-date", "publication_date", "dc.date", "dc.date.issued", "dcterms.date", "dcterms.created", "dcterms.issued",
    "parsely-pub-date", "sailthru.date", "citation_publication_date", "weibo:article:create_at",
)  # fmt: skip
_TRACKING = re.compile(r"utm_\w+|fbclid|gclid|mc_[ce]id|igshid|ref|spm", re.IGNORECASE)
_FIRST = date(1995, 1, 1)  # nothing of the field is older; zeros and epochs are


@dataclass(frozen=True, slots=True)
class Claims:
    """Everything that is claimed, in the order of trust; nothing of it is believed yet."""

    titles: tuple[str, ...]
    dates: tuple[date, ...]
    authors: tuple[str, ...]
    canonical: str
    site: str
    language: str


def claims_of(tree: html.HtmlElement, final_url: str, publisher: Publisher) -> Claims:
    """Read before scripts are taken out of the tree: JSON-LD is a script."""
    metas = _metas(tree)
    articles = [found for block in _json_ld(tree) for found in _articles(block)]
    titles = [str(a.get("headline") or "") for a in articles] + [
        metas.get("og:title", ""),
        metas.get("twitter:title", ""),
    ]
    dates = [_iso(str(a.get("datePublished") or "")) for a in articles]
    dates += [_iso(metas[name]) for name in _DATE_METAS if name in metas]
    dates += [
        _iso(e.get("content") or e.get("datetime") or "") for e in tree.iterfind(".//*[@itemprop='datePublished']")
    ]
    return Claims(
        titles=tuple(filter(None, map(_one_line, titles))),
        dates=tuple(day for day in dates if day),
        authors=tuple(filter(None, [*(n for a in articles for n in _names(a.get("author"))), metas.get("author", "")])),
        canonical=canonical_address(tree, metas, final_url, publisher),
        site=metas.get("og:site_name", ""),
        language=(tree.get("lang") or tree.get("xml:lang") or metas.get("og:locale", "")).lower()[:2],
    )


def canonical_address(tree: html.HtmlElement, metas: Mapping[str, str], final_url: str, publisher: Publisher) -> str:
    """The page's own word for its address where it is believable: the publisher's, and not just the front page."""
    links = [e.get("href") or "" for e in tree.iterfind(".//link[@rel='canonical']")]
    for claimed in (*links[:1], metas.get("og:url", "")):
        try:
            address = urljoin(final_url, claimed.strip())
            parts = urlsplit(address)
        except ValueError:
            continue
        front = parts.path in ("", "/") and not parts.query and urlsplit(final_url).path not in ("", "/")
        if claimed.strip() and parts.scheme in ("http", "https") and publisher.owns(address) and not front:
            return tidy_address(address)
    return tidy_address(final_url)


def tidy_address(url: str) -> str:
    """One spelling for one page: small letters in the host, no fragment, nothing that only counts visitors."""
    parts = urlsplit(url)
    query = [(k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.fullmatch(k)]
    return urlunsplit((parts.scheme.lower(), parts.netloc.lower(), parts.path or "/", urlencode(query), ""))


def date_in_address(url: str) -> date | None:
    """The day that news sites put into an address."""
    match = _IN_ADDRESS.search(urlsplit(url).path)
    return _date(match["y"], match["m"], match["d"]) if match else None


def believable(day: date, today: date) -> bool:
    """False for a day that has not come (but for the time zones) and for one before there was anything to report."""
    return _FIRST <= day <= today + timedelta(days=1)


def _metas(tree: html.HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
        if name and (content := _one_line(meta.get("content") or "")):
            found.setdefault(name, content[:2000])
    return found


def _json_ld(tree: html.HtmlElement) -> Iterator[Any]:
    for script in tree.iterfind(".//script[@type='application/ld+json']"):
        try:
            yield json.loads(script.text_content(), strict=False)
        except (ValueError, RecursionError):  # half of the web's JSON-LD is broken; the page is read without it
            continue


def _articles(block: Any, depth: int = 0) -> Iterator[Mapping[str, Any]]:
    if depth > _DEEP:
        return
    if isinstance(block, list):
        for part in block[:50]:
            yield from _articles(part, depth + 1)
    elif isinstance(block, dict):
        if _ARTICLE.search(str(block.get("@type", ""))):
            yield block
        for name in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _articles(block.get(name), depth + 1)


def _names(author: Any) -> list[str]:
    if isinstance(author, list):
        return [name for part in author[:10] for name in _names(part)]
    if isinstance(author, dict):
        return _names(author.get("name"))
    return [_one_line(author)] if isinstance(author, str) and not author.startswith("http") else []


def _iso(text: str) -> date | None:
    if match := _ISO.match(text):
        return _date(*match.groups())
    found = dates_in(text[:80])
    return found[0].day if found else None


def _date(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year) - 543 if int(year) > 2400 else int(year), int(month), int(day))
    except ValueError:
        return None


def _one_line(text: object) -> str:
    return " ".join(str(text).split())
