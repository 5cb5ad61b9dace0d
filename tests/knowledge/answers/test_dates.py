from __future__ import annotations

from datetime import date, timedelta

import pytest

from knowledge.answers.answer import Citation, Note
from knowledge.answers.dates import OLD_AFTER_DAYS, notes_on_dates
from knowledge.understanding import Understanding
from tests.knowledge.small import document

TODAY = date(2026, 11, 23)


def asked(newest: int) -> Understanding:
    text = "What is the latest?" if newest else "What happened?"
    return Understanding(text=text, language="en", concepts=(), years=frozenset(), asks=frozenset(), newest=newest)


def citing(*published: str | None) -> list[Citation]:
    return [
        Citation(number, document(f"doc-{number}", ["It happened."], day).passages[0], "It happened.")
        for number, day in enumerate(published, 1)
    ]


def note(*published: str | None, today: date = TODAY) -> Note:
    (only,) = notes_on_dates(asked(1), citing(*published), today)
    return only


def test_a_question_that_does_not_ask_for_the_newest_gets_no_note() -> None:
    assert notes_on_dates(asked(0), citing("2020-01-01"), TODAY) == ()


def test_a_new_source_is_named_with_its_date() -> None:
    assert note("2026-11-01", "2026-11-20") == Note("note-newest", (("date", "2026-11-20"),))


def test_an_old_newest_source_is_called_old() -> None:
    assert note("2025-11-14", "2024-01-01", None) == Note("note-old", (("date", "2025-11-14"),))


def test_sources_without_dates_are_called_undated() -> None:
    assert note(None, None) == Note("note-undated")


def test_no_citations_at_all_are_undated_too() -> None:
    assert note() == Note("note-undated")


@pytest.mark.parametrize(("days", "id_"), [(OLD_AFTER_DAYS, "note-newest"), (OLD_AFTER_DAYS + 1, "note-old")])
def test_the_bound_between_new_and_old_is_a_day_sharp(days: int, id_: str) -> None:
    assert note((TODAY - timedelta(days=days)).isoformat()).id == id_


@pytest.mark.parametrize(
    ("published", "last"),
    [
        ("2025-11", date(2025, 11, 30)),
        ("2025-12", date(2025, 12, 31)),
        ("2024-02", date(2024, 2, 29)),
        ("2025-02", date(2025, 2, 28)),
        ("2025", date(2025, 12, 31)),
        ("2025-11-14", date(2025, 11, 14)),
    ],
)
def test_a_month_or_a_year_counts_from_its_last_day(published: str, last: date) -> None:
    assert note(published, today=last + timedelta(days=OLD_AFTER_DAYS)).id == "note-newest"
    assert note(published, today=last + timedelta(days=OLD_AFTER_DAYS + 1)).id == "note-old"


def test_a_date_in_the_future_is_not_old() -> None:
    assert note("2027-01-01").id == "note-newest"


def test_a_day_within_a_month_is_newer_than_the_month_alone() -> None:
    assert note("2026-11", "2026-11-20").values == (("date", "2026-11-20"),)


def test_without_a_day_given_today_is_meant() -> None:
    (only,) = notes_on_dates(asked(1), citing(date.today().isoformat()))
    assert only.id == "note-newest"
