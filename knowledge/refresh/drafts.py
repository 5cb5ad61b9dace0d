"""A page and its proposed statements -> the document that approving it would write: a start for the editor, no more."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Container, Sequence
from dataclasses import replace
from datetime import date

from knowledge.documents import Document
from knowledge.publishers import Publisher
from knowledge.refresh.page import Page, Proposed
from knowledge.refresh.topic import the_topic
from knowledge.vocabulary import COUNTRIES, TOPICS

_LONGEST_ID = 80
# Where a publisher of a type mostly belongs; an editor moves a document by its item's `part`.
_PARTS = {"ngo": "help", "embassy": "help", "academic": "scams", "industry": "scams"}
_NOT_FOUND_BY_NAME = frozenset({"law", "hotline", "families"})  # words of half of all pages: an editor sets these
CountriesOf = Callable[[str, str], Sequence[str]]  # text, language -> ISO codes


def draft_document(
    page: Page,
    proposed: Sequence[Proposed],
    publisher: Publisher,
    today: date,
    taken: Container[str],
    countries_of: CountriesOf,
) -> tuple[Document, str]:
    """The document, and the part of the corpus it is thought to belong to. Its id is free among `taken`."""
    part = _PARTS.get(publisher.type, "enforcement")
    text = f"{page.title}\n{page.text}"
    document = Document(
        id=_free(_slug(publisher.name, page), taken),
        part=part,
        title=page.title.strip() or page.canonical,
        url=page.canonical,
        publisher=publisher.name,
        publisher_type=publisher.type,
        published=page.published.isoformat() if page.published else None,
        checked=today,
        countries=tuple(code for code in countries_of(text, page.language) if code in COUNTRIES),
        topics=tuple(topics_named(text)),
        language=page.language,
        seen="primary" if publisher.tier == 1 else "secondary",
        note="",
        statements=one_each(proposed),
    )
    return document, part


def redrafted(document: Document, page: Page, proposed: Sequence[Proposed], today: date) -> Document:
    """The same document after its page changed: what an editor set stays, what the page says is new."""
    return replace(
        document,
        title=page.title.strip() or document.title,
        published=page.published.isoformat() if page.published else document.published,
        checked=today,
        statements=one_each(proposed) or document.statements,
    )


def countries_named(text: str, language: str) -> list[str]:
    """ISO codes of the countries that the text names, in the order of their names in the lexicon's finding."""
    found = the_topic().lexicon.find(text, language)
    return list(dict.fromkeys(c.country for c in found if c.country and c.kind in ("country", "nationality", "place")))


def topics_named(text: str) -> list[str]:
    """Topics whose own words stand in the text."""
    even = text.casefold()
    return [
        topic
        for topic in sorted(TOPICS - _NOT_FOUND_BY_NAME)
        if re.search(rf"\b{re.escape(topic).replace('-', '[ -]')}", even.replace(r"\-", "-"))
    ]


def one_each(proposed: Sequence[Proposed]) -> tuple[str, ...]:
    """The statements, each once and each on one line, as the file wants them."""
    return tuple(dict.fromkeys(" ".join(p.text.split()) for p in proposed))


def _slug(publisher: str, page: Page) -> str:
    """publisher-year-title in the letters of an id; what has none of these (Thai, Chinese) is left to a number."""
    year = str(page.published.year) if page.published else ""
    words = [_latin(publisher.partition("(")[0]), year, _latin(page.title)]
    return "-".join(word for word in words if word)[: _LONGEST_ID - 4].strip("-")


def _latin(text: str) -> str:
    even = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", even).strip("-")[:48].strip("-")


def _free(slug: str, taken: Container[str]) -> str:
    slug = slug if len(slug) >= 3 else f"page-{slug}".strip("-")
    number, name = 1, slug
    while name in taken:
        number += 1
        name = f"{slug}-{number}"
    return name
