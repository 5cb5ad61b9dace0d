"""A page from what was fetched: its title, main text, day of publication, author, language and own address."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from urllib.parse import urljoin

import trafilatura
from lxml import html

from knowledge.errors import NotRead
from knowledge.publishers import Publisher
from knowledge.refresh.claims import Claims, believable, claims_of, date_in_address, tidy_address
from knowledge.refresh.dates import dates_in
from knowledge.refresh.decoding import decode
from knowledge.refresh.fingerprints import fingerprint, text_hash
from knowledge.refresh.page import Fetched, Page
from knowledge.refresh.page_language import language_of
from knowledge.refresh.pdf import read_pdf
from knowledge.refresh.visible import drop_hidden, parse

_LONGEST = 300_000  # letters of main text that are kept; a report of sixty pages has about 200,000
_BYLINE = 120  # letters of the longest line that is looked at for a date
_NEAR_TITLE = 25  # elements after the heading in which the byline stands
_BESIDE = frozenset({"nav", "aside", "footer", "form"})
_APART = 3  # days by which a page's own dates may differ before an editor is told
_SITE_END = re.compile(r"\s+[|｜–—·»_-]+\s+[^|｜–—·»_]{2,60}$|[|｜_][^|｜_]{2,40}$")
_SIGNS = " |｜-–—·»_:"
_PICTURE = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"PK\x03\x04", b"RIFF", b"\x7fELF", b"MZ", b"\x1f\x8b", b"\0\0\0")


@dataclass(frozen=True, slots=True)
class Extracted:
    """`visible` is all that a reader sees, menus included; `doubts` are days that the page gives for one and the same."""

    page: Page
    visible: str
    doubts: tuple[date, ...] = ()


def extract(fetched: Fetched, publisher: Publisher, today: date) -> Extracted:
    """What the bytes are decides, not what the server calls them.

    Raises NotRead: "not-a-page" for pictures and programs, "frames" with the frame's address, and those of `read_pdf`.
    """
    body = fetched.body
    if body[:1024].lstrip().startswith(b"%PDF-"):
        return _from_pdf(fetched, publisher, today)
    if not body.strip() or body.startswith(_PICTURE):
        raise NotRead("not-a-page", fetched.content_type[:60])
    text = decode(body, fetched.content_type, publisher.language)
    tree = parse(text)
    if tree is None or text.count("\0") > 10:
        raise NotRead("not-a-page", fetched.content_type[:60])
    return _from_html(tree, fetched, publisher, today)


def _from_html(tree: html.HtmlElement, fetched: Fetched, publisher: Publisher, today: date) -> Extracted:
    claims = claims_of(tree, fetched.final_url, publisher)
    frame = _frame(tree, fetched.final_url)
    drop_hidden(tree)
    visible = " ".join(tree.text_content().split())
    if frame and len(visible) < 200:
        raise NotRead("frames", frame)
    title = _title(tree, claims, publisher)
    dates = _dates(tree, claims, fetched.final_url, today)
    found = trafilatura.bare_extraction(tree, url=fetched.final_url, include_comments=False, with_metadata=False)
    main = found.text if isinstance(found, trafilatura.settings.Document) and found.text else ""
    text = _tidy(main, title)
    author = next((a for a in claims.authors if 2 < len(a) < 100), None)
    page = _page(fetched, claims.canonical, title, text, min(dates, default=None), author, claims.language, publisher)
    apart = bool(dates) and (max(dates) - min(dates)).days > _APART
    return Extracted(page, visible, tuple(sorted(set(dates))) if apart else ())


def _from_pdf(fetched: Fetched, publisher: Publisher, today: date) -> Extracted:
    found = read_pdf(fetched.body)
    written = [f.day for f in dates_in(found.text[:800])]
    days = [day for day in (*written[:1], found.made) if day and believable(day, today)]
    published = days[0] if days else None
    address = tidy_address(fetched.final_url)
    page = _page(fetched, address, found.title, _tidy(found.text, ""), published, found.author, "", publisher)
    return Extracted(page, found.text[:5000])


def _page(
    fetched: Fetched,
    canonical: str,
    title: str,
    text: str,
    published: date | None,
    author: str | None,
    declared: str,
    publisher: Publisher,
) -> Page:
    return Page(
        url=fetched.url,
        canonical=canonical,
        title=title[:300],
        text=text,
        published=published,
        author=author,
        language=language_of(f"{title}\n{text}", declared, publisher.language),
        text_hash=text_hash(text),
        fingerprint=fingerprint(text),
    )


def _title(tree: html.HtmlElement, claims: Claims, publisher: Publisher) -> str:
    """The heading where a claim confirms it; a claim without the site's name where not."""
    headings = [" ".join(h.text_content().split()) for h in tree.iter("h1")]
    whole = " ".join((tree.findtext(".//title") or "").split())
    claimed = [*claims.titles, *([whole] if whole else [])]
    for heading in headings:
        if len(heading) >= 4 and any(claim.casefold().startswith(heading.casefold()) for claim in claimed):
            return heading
    for claim in claimed:
        if short := _without_site(claim, claims.site, publisher.name):
            return short
    return next((h for h in headings if len(h) >= 4), "")


def _without_site(title: str, *sites: str) -> str:
    for site in filter(None, sites):
        if title.casefold().endswith(site.casefold()) and len(title) > len(site) + 4:
            return title[: -len(site)].rstrip(_SIGNS)
        if title.casefold().startswith(site.casefold()) and title[len(site) :].lstrip()[:1] in _SIGNS:
            return title[len(site) :].lstrip(_SIGNS) or title
    return _SITE_END.sub("", title) or title


def _dates(tree: html.HtmlElement, claims: Claims, final_url: str, today: date) -> list[date]:
    """Every day that the page gives for its publication: the earliest counts, so that nothing looks newer than it is."""
    days = [*claims.dates, date_in_address(final_url), date_in_address(claims.canonical), _byline_date(tree)]
    return [day for day in days if day and believable(day, today)]


def _byline_date(tree: html.HtmlElement) -> date | None:
    """The first full date in a short line near the heading; what stands in menus and beside the article is not it."""
    heading = next(tree.iter("h1"), None)
    if heading is None:
        return None
    for number, element in enumerate(heading.xpath("preceding::*[position()<4] | following::*")):
        if number > _NEAR_TITLE:
            return None
        line = " ".join(element.text_content().split())
        if element.tag == "p" and len(line) > _BYLINE:  # the article has begun
            return None
        if len(line) <= _BYLINE and not any(a.tag in _BESIDE for a in (element, *element.iterancestors())):
            marked = element.get("datetime") if element.tag == "time" else ""
            if found := dates_in(f"{(marked or '')[:10]} {line}"):
                return found[0].day
    return None


def _frame(tree: html.HtmlElement, base: str) -> str:
    """The address of the frame that most likely holds the text: the one named so, else the last."""
    frames = [f for f in tree.iterfind(".//frame") if f.get("src")] + [
        f for f in tree.iterfind(".//iframe") if f.get("src")
    ]
    named = [f for f in frames if re.search(r"main|content|body|article|right", f"{f.get('name')} {f.get('id')}", re.I)]
    try:
        return urljoin(base, (named or frames)[-1].get("src")) if frames else ""
    except ValueError:
        return ""


def _tidy(text: str, title: str) -> str:
    """One paragraph a line, single spaces, the heading not said twice."""
    lines = [" ".join(line.split()) for line in text[:_LONGEST].replace("\x00", "").splitlines()]
    if lines and lines[0].casefold() == title.casefold():
        lines = lines[1:]
    return "\n".join(line for line in lines if line)
