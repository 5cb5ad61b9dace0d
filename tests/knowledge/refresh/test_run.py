"""A whole refresh over real folders: what waits, what is recorded, and what one bad publisher does not stop."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from knowledge.errors import Busy, NotThere
from knowledge.refresh.desk import Desk
from knowledge.refresh.doctor import examine
from knowledge.refresh.reading_pages import Read
from knowledge.refresh.run import Asked, refresh
from knowledge.refresh.status import status_of
from knowledge.refresh.tables import Attempt, Item, Run, Snapshot
from tests.knowledge.refresh.desks import (
    AGENCY,
    BY_HAND,
    PUBLISHERS,
    UNITED,
    Clock,
    Shelves,
    a_desk,
    no_countries,
    not_read,
    refreshed,
)

SHIPPED = f"{AGENCY}/shipped"


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def desk(tmp_path: Path, clock: Clock) -> Desk:
    return a_desk(tmp_path, clock)


@pytest.fixture
def web() -> Shelves:
    shelves = Shelves()
    shelves.put(f"{AGENCY}/one", "Police freed victims in Poipet.")
    shelves.put(f"{UNITED}/guide", "Keep your passport with you.")
    shelves.put(SHIPPED, "The page of the document that ships.")
    return shelves


def test_new_pages_wait_with_a_draft_that_is_in_order(desk: Desk, web: Shelves) -> None:
    done = refreshed(desk, web)
    assert done.waiting == 2
    items = desk.review.waiting()
    assert sorted(item.url for item in items) == [f"{UNITED}/guide", f"{AGENCY}/one"]
    assert all(desk.review.faults(item) == [] for item in items)
    assert all(desk.texts.text(item.text_hash) for item in items)


def test_the_first_reading_of_a_page_that_ships_proposes_nothing_and_a_change_then_does(
    desk: Desk, web: Shelves, clock: Clock
) -> None:
    refreshed(desk, web)
    assert SHIPPED not in {item.url for item in desk.review.waiting()}
    web.put(SHIPPED, "The page says something else.")
    clock.set(days=2)
    refreshed(desk, web)
    (item,) = [item for item in desk.review.waiting() if item.url == SHIPPED]
    assert (item.kind, item.document) == ("changed", "shipped")
    assert desk.review.diff(item) == ["-The page of the document that ships.", "+The page says something else."]


def test_a_second_refresh_finds_the_same_and_changes_nothing(desk: Desk, web: Shelves, clock: Clock) -> None:
    refreshed(desk, web)
    items = [(i.id, i.state) for i in desk.ledger.all(Item)]
    clock.set(days=2)
    done = refreshed(desk, web)
    assert sum(line.counts["same"] for line in done.lines) == 3
    assert [(i.id, i.state) for i in desk.ledger.all(Item)] == items
    assert desk.ledger.all(Snapshot) == []


def test_a_page_that_changes_while_it_waits_replaces_what_waited_under_the_same_id(
    desk: Desk, web: Shelves, clock: Clock
) -> None:
    refreshed(desk, web)
    first = next(i for i in desk.review.waiting() if i.url == f"{AGENCY}/one")
    web.put(f"{AGENCY}/one", "Police freed more victims in Poipet.")
    clock.set(days=2)
    refreshed(desk, web)
    second = next(i for i in desk.review.waiting() if i.url == f"{AGENCY}/one")
    assert desk.review.item(first.id).state == "replaced"
    assert second.document == first.document
    assert desk.review.faults(second) == []


def test_gone_proposes_a_withdrawal_and_not_found_keeps_the_last_version(desk: Desk, web: Shelves) -> None:
    web.failing[SHIPPED] = Read("gone", reason="gone", detail="410")
    web.failing[f"{AGENCY}/one"] = Read("failed", reason="not-found", detail="404")
    refreshed(desk, web)
    (item,) = [item for item in desk.review.waiting() if item.kind == "withdrawal"]
    assert item.document == "shipped"
    assert desk.read().documents["shipped"].notice is None
    desk.review.approve(item.id, "Ada")
    notice = desk.read().documents["shipped"].notice
    assert notice and notice.kind == "withdrawn"


def test_a_publisher_taken_off_the_list_has_its_approved_documents_proposed_for_withdrawal(
    desk: Desk, web: Shelves, clock: Clock, tmp_path: Path
) -> None:
    refreshed(desk, web)
    item = next(i for i in desk.review.waiting() if i.url.startswith(UNITED))
    desk.review.approve(item.id, "Ada")
    (tmp_path / "knowledge" / "publishers.toml").write_text(PUBLISHERS.partition('[[publisher]]\nname = "United')[0])
    clock.set(days=2)
    refreshed(desk, web)
    (withdrawal,) = [i for i in desk.review.waiting() if i.kind == "withdrawal"]
    assert (withdrawal.document, "no longer on the list" in withdrawal.reason) == (item.document, True)
    desk.review.approve(withdrawal.id, "Ada")
    assert desk.snapshots.overlay.files() == {}


def test_one_publisher_that_fails_in_any_way_stops_no_other(desk: Desk, web: Shelves) -> None:
    web.feeds["Example Agency"] = ValueError("a mistake of ours")
    done = refreshed(desk, web)
    problems = {line.publisher: line.problems for line in done.lines}
    assert problems == {"Example Agency": ["ValueError: a mistake of ours"], "United Example": []}
    assert [item.publisher for item in desk.review.waiting()] == ["United Example"]
    assert web.kept == ["United Example"]


def test_where_a_feed_cannot_be_read_known_pages_are_read_all_the_same(desk: Desk, web: Shelves) -> None:
    web.feeds["Example Agency"] = not_read("timed-out")
    done = refreshed(desk, web)
    assert SHIPPED in web.asked
    assert f"{AGENCY}/one" not in web.asked
    assert done.failures == 1
    assert "Example Agency" not in web.kept


def test_of_first_tier_guidance_that_only_changed_its_date_the_rule_decides(
    desk: Desk, web: Shelves, clock: Clock
) -> None:
    from dataclasses import replace
    from datetime import date

    refreshed(desk, web)
    item = next(i for i in desk.review.waiting() if i.url.startswith(UNITED))
    desk.review.approve(item.id, "Ada")
    later = replace(web.pages[item.url], published=date(2026, 11, 23), text_hash="another")
    web.failing[item.url] = Read("changed", later, reason="only-date")
    clock.set(days=2)
    refreshed(desk, web)
    document = desk.read().documents[item.document]
    assert (document.published, document.statements) == ("2026-11-23", ("Keep your passport with you.",))
    assert [i.publisher for i in desk.review.waiting()] == ["Example Agency"]


def test_a_second_refresh_at_the_same_time_is_refused_and_says_so(desk: Desk, web: Shelves) -> None:
    async def both() -> None:
        async def other() -> None:
            with pytest.raises(Busy, match="Another refresh is under way"):
                await refresh(desk, Shelves(), no_countries, BY_HAND)

        web.before = other
        await refresh(desk, web, no_countries, BY_HAND)

    asyncio.run(both())
    assert len(desk.ledger.all(Run)) == 1


def test_within_its_interval_a_publisher_is_left_alone_unless_it_is_named(
    desk: Desk, web: Shelves, clock: Clock
) -> None:
    refreshed(desk, web)
    web.asked.clear()
    clock.set(hours=5)
    refreshed(desk, web)
    assert web.asked == []
    refreshed(desk, web, Asked("a test", "Example Agency"))
    assert len(web.asked) == 2
    with pytest.raises(NotThere, match="No publisher is called"):
        refreshed(desk, web, Asked("a test", "Nobody"))


def test_a_clock_set_back_keeps_no_publisher_from_being_read(desk: Desk, web: Shelves, clock: Clock) -> None:
    refreshed(desk, web)
    web.asked.clear()
    clock.set(days=-400)
    web.put(f"{AGENCY}/two", "A court sentenced two recruiters.")
    refreshed(desk, web)
    assert len(web.asked) == 4
    assert f"{AGENCY}/two" in {item.url for item in desk.review.waiting()}
    item = desk.review.waiting()[-1]
    desk.review.approve(item.id, "Ada")
    assert desk.ledger.newest(Snapshot).id == 1


def test_a_dry_run_records_nothing(desk: Desk, web: Shelves) -> None:
    done = refreshed(desk, web, Asked("a test", dry_run=True))
    assert sum(line.counts["new"] for line in done.lines) == 3
    assert desk.ledger.all(Attempt) == desk.ledger.all(Item) == desk.ledger.all(Run) == []


def test_status_says_when_and_with_what_each_publisher_was_read(desk: Desk, web: Shelves, clock: Clock) -> None:
    web.failing[f"{AGENCY}/one"] = Read("failed", reason="timed-out", detail="www.example.org")
    refreshed(desk, web)
    found = status_of(desk)
    assert {p.publisher: p.counts for p in found.publishers} == {
        "Example Agency": {"failed": 1, "new": 1},
        "United Example": {"new": 1},
    }
    assert all(p.last_success == clock.now for p in found.publishers)
    assert found.age_by_topic == {"enforcement": 375}


def test_the_doctor_names_drift_dead_links_and_stale_contacts_with_a_remedy(
    desk: Desk, web: Shelves, clock: Clock, tmp_path: Path
) -> None:
    refreshed(desk, web)
    desk.review.approve(desk.review.waiting()[0].id, "Ada")
    web.failing[SHIPPED] = Read("failed", reason="not-found", detail="404")
    for _ in range(3):
        clock.set(days=2)
        refreshed(desk, web)
    (file,) = (tmp_path / "data" / "corpus").glob("*/*.md")
    file.write_text(file.read_text() + "- One more.\n")
    found = {finding.kind: finding for finding in examine(desk)}
    assert set(found) == {"missing vectors", "drift", "dead link"}
    assert found["dead link"].subject == "shipped"
    assert "was edited outside of a review" in found["drift"].problem
