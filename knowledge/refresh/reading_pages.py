"""The way of a page: fetched, extracted, checked, and its statements proposed."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from knowledge.errors import NotRead
from knowledge.publishers import Publisher
from knowledge.refresh.extract import Extracted, extract
from knowledge.refresh.fetch import Fetcher
from knowledge.refresh.page import Clock, Fetched, Known, Outcome, Page, Proposed, Similarity
from knowledge.refresh.page_checks import Likeness, check_page, likeness
from knowledge.refresh.propose import propose, speaks_to_models
from knowledge.refresh.reasons import reasons

Propose = Callable[[Page, Publisher], tuple[Proposed, ...]]


@dataclass(frozen=True, slots=True)
class Read:
    """What one reading of one page came to.

    `reason` is a name from reasons.toml, "" where there is nothing to explain; `detail` fills its sentence.
    `same_as` is the address of a known page with the same or nearly the same text. Where the outcome is "new", that is
    most often another publisher's (one wire text, several sources), and seldom one of two notices made from one form.
    """

    outcome: Outcome
    page: Page | None = None
    proposed: tuple[Proposed, ...] = ()
    reason: str = ""
    detail: str = ""
    same_as: str | None = None
    fetched: Fetched | None = None


async def read_page(
    url: str,
    publisher: Publisher,
    known: Known,
    fetcher: Fetcher,
    clock: Clock,
    *,
    similarity: Similarity | None = None,
    propose: Propose = propose,
    asked_for: bool = False,
) -> Read:
    """One page, from its address to its proposed statements. Never raises for what a page or its server does.

    `asked_for` is True where an editor named this page: it may then be off topic.
    """
    before = known.at(url)
    try:
        fetched = await fetcher.fetch(
            url, publisher, before.etag if before else None, before.last_modified if before else None
        )
        if fetched.status == 304:
            return Read("same", reason="not-modified", fetched=fetched)
        fetched, found = await _extracted(fetched, publisher, fetcher, clock().date())
        await asyncio.to_thread(check_page, found, fetched, publisher, similarity, topic=not asked_for)
        like = likeness(found.page, known)
        return await asyncio.to_thread(_judged, found, fetched, like, publisher, propose)
    except NotRead as failure:
        return Read(reasons()[failure.reason].outcome, reason=failure.reason, detail=failure.detail)


async def _extracted(
    fetched: Fetched, publisher: Publisher, fetcher: Fetcher, today: date
) -> tuple[Fetched, Extracted]:
    """A page of frames is left for the frame with its text, once; the address stays the one that was asked for."""
    try:
        return fetched, await asyncio.to_thread(extract, fetched, publisher, today)
    except NotRead as failure:
        if failure.reason != "frames":
            raise
        inner = await fetcher.fetch(failure.detail, publisher)
        # The frame's marks would be sent with the address of the page around it, which seldom changes when the text does.
        inner = replace(inner, url=fetched.url, etag=None, last_modified=None)
        return inner, await asyncio.to_thread(extract, inner, publisher, today)


def _judged(found: Extracted, fetched: Fetched, like: Likeness | None, publisher: Publisher, propose: Propose) -> Read:
    page = found.page
    if like and like.here:
        if not like.exact:
            return Read("changed", page, propose(page, publisher), *_remark(found, None), fetched=fetched)
        if like.of.published and page.published and like.of.published != page.published:
            return Read(
                "changed", page, propose(page, publisher), "only-date", page.published.isoformat(), fetched=fetched
            )
        return Read("same", page, reason="same-text", fetched=fetched)
    if like and like.exact and like.of.publisher == publisher.name:
        return Read("same", page, reason="known-elsewhere", detail=like.of.url, same_as=like.of.url, fetched=fetched)
    same_as = like.of.url if like else None
    return Read("new", page, propose(page, publisher), *_remark(found, same_as), same_as, fetched)


def _remark(found: Extracted, same_as: str | None) -> tuple[str, str]:
    """The gravest thing that an editor should know of a page that came through."""
    if words := speaks_to_models(f"{found.page.title}\n{found.page.text}"):
        return "speaks-to-models", words
    if found.doubts:
        return "dates-differ", ", ".join(day.isoformat() for day in found.doubts)
    if same_as is not None:
        return "same-wire-text", same_as
    return "", ""
