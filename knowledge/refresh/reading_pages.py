"""The way of a page: fetched, extracted, checked, and its statements proposed."""

from __future__ import annotations

from dataclasses import dataclass

from knowledge.refresh.page import Fetched, Outcome, Page, Proposed


@dataclass(frozen=True, slots=True)
class Read:
    """What one reading of one page came to.

    `reason` is a name from reasons.toml, "" where there is nothing to explain; `detail` fills its sentence.
    `same_as` is the address of a known page with the same or nearly the same text: of this publisher where the outcome
    is "same", of another one where it is "new" (one wire text, several sources).
    """

    outcome: Outcome
    page: Page | None = None
    proposed: tuple[Proposed, ...] = ()
    reason: str = ""
    detail: str = ""
    same_as: str | None = None
    fetched: Fetched | None = None
