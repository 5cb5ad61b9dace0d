"""Decisions of editors, snapshots and what survives: real SQLite, real files."""

from __future__ import annotations

import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from knowledge.errors import AlreadyDecided, DraftFaulty, NotThere
from knowledge.refresh.desk import Desk
from knowledge.refresh.exchange import export_to, import_from
from knowledge.refresh.history import history_of
from knowledge.refresh.review import version
from knowledge.refresh.run import Asked
from knowledge.refresh.tables import Decision, Item, Snapshot
from tests.knowledge.processes import ROOT, environment, with_files_of_at_most
from tests.knowledge.refresh.desks import AGENCY, Shelves, a_desk, refreshed

ONE = f"{AGENCY}/one"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return a_desk(tmp_path)


def waiting(desk: Desk, text: str = "Police freed victims in Poipet.", url: str = ONE, *marks: str) -> Item:
    """An item that a refresh has just proposed."""
    web = Shelves(marks=marks)
    web.put(url, text)
    refreshed(desk, web, Asked("a test", "Example Agency"))
    return desk.review.waiting()[-1]


def statements(desk: Desk, document: str) -> tuple[str, ...]:
    return desk.read().documents[document].statements


def test_what_is_approved_is_in_the_corpus_and_says_who_decided(desk: Desk) -> None:
    item = waiting(desk)
    assert item.document not in desk.read().documents
    snapshot = desk.review.approve(item.id, "Ada")
    assert statements(desk, item.document) == ("Police freed victims in Poipet.",)
    (decision,) = desk.ledger.all(Decision)
    assert (decision.who, decision.action, decision.item, decision.snapshot) == (
        "Ada",
        "approved",
        item.id,
        snapshot.id,
    )
    assert desk.review.item(item.id).state == "approved"
    assert desk.read().faults == ()


def test_an_item_is_decided_once(desk: Desk) -> None:
    item = waiting(desk)
    desk.review.approve(item.id, "Ada")
    with pytest.raises(AlreadyDecided, match="it is approved"):
        desk.review.approve(item.id, "Bob")
    with pytest.raises(AlreadyDecided):
        desk.review.reject(item.id, "Bob", "late")
    assert len(desk.ledger.all(Decision)) == 1


def test_two_editors_who_approve_at_once_make_one_decision(desk: Desk) -> None:
    item = waiting(desk)

    def approve(who: str) -> bool:
        try:
            desk.review.approve(item.id, who)
        except AlreadyDecided:
            return False
        return True

    with ThreadPoolExecutor(4) as editors:
        assert sorted(editors.map(approve, "ABCD")) == [False, False, False, True]
    assert len(desk.ledger.all(Snapshot)) == 1


def test_a_rejected_item_is_not_proposed_again_while_its_page_stays_the_same(desk: Desk) -> None:
    item = waiting(desk)
    desk.review.reject(item.id, "Ada", "off topic")
    web = Shelves()
    web.put(ONE, "Police freed victims in Poipet.")
    refreshed(desk, web)
    assert desk.review.waiting() == []
    assert desk.snapshots.overlay.files() == {}


def test_what_was_edited_after_it_was_shown_is_not_approved_unseen(desk: Desk) -> None:
    item = waiting(desk)
    desk.review.edit(item.id, item.draft.replace("Poipet", "Bavet"), "Bob")
    with pytest.raises(AlreadyDecided, match="edited after you saw it"):
        desk.review.approve(item.id, "Ada", version(item))
    edited = desk.review.item(item.id)
    with pytest.raises(DraftFaulty, match="says Bavet, which its source lacks"):
        desk.review.approve(item.id, "Ada", version(edited))
    desk.review.approve(item.id, "Ada", version(edited), despite_marks=True)
    assert statements(desk, item.document) == ("Police freed victims in Bavet.",)


def test_a_marked_statement_is_approved_only_by_who_has_seen_the_page(desk: Desk) -> None:
    item = waiting(desk, "Police freed victims.", ONE, "42")
    with pytest.raises(DraftFaulty, match="says 42"):
        desk.review.approve(item.id, "Ada")
    assert desk.review.approve(item.id, "Ada", despite_marks=True)


def test_a_number_that_no_contact_holds_is_refused_before_it_is_written(desk: Desk) -> None:
    item = waiting(desk, "Victims can call the hotline 555 123 4567 at any hour.")
    with pytest.raises(DraftFaulty, match="555 123 4567"):
        desk.review.approve(item.id, "Ada", despite_marks=True)
    assert desk.snapshots.overlay.files() == {}
    assert desk.review.item(item.id).state == "waiting"


def test_a_withdrawn_document_stays_with_its_notice_in_place_of_the_shipped_one(desk: Desk) -> None:
    desk.review.withdraw("shipped", "Ada", "The outlet took it back.")
    document = desk.read().documents["shipped"]
    assert str(document.notice) == "withdrawn 2026-11-24: The outlet took it back."
    assert len(desk.read().documents) == 1


def test_a_correction_brings_the_right_words_and_the_day(desk: Desk) -> None:
    item = waiting(desk)
    desk.review.approve(item.id, "Ada")
    path = f"enforcement/{item.document}.md"
    right = (desk.snapshots.overlay.text(path) or "").replace("Poipet", "Bavet")
    desk.review.correct(item.document, "Ada", "It was Bavet.", right)
    document = desk.read().documents[item.document]
    assert document.statements == ("Police freed victims in Bavet.",)
    assert str(document.notice) == "corrected 2026-11-24: It was Bavet."
    with pytest.raises(DraftFaulty, match="leave the id"):
        desk.review.correct(item.document, "Ada", "x", right.replace(f"id: {item.document}", "id: another"))


def test_a_rollback_takes_back_what_came_after_and_can_be_taken_back_itself(desk: Desk) -> None:
    first = waiting(desk)
    before = desk.review.approve(first.id, "Ada")
    second = waiting(desk, "A court sentenced two recruiters.", f"{AGENCY}/two")
    after = desk.review.approve(second.id, "Ada")
    back = desk.snapshots.rollback(before.id, "Bob", "wrong page")
    assert set(desk.read().documents) == {"shipped", first.document}
    assert back.files == before.files
    desk.snapshots.rollback(after.id, "Bob")
    assert set(desk.read().documents) == {"shipped", first.document, second.document}
    reasons = [d.reason for d in desk.ledger.all(Decision, action="rollback")]
    assert reasons == ["to snapshot 1: wrong page", "to snapshot 2"]
    with pytest.raises(NotThere, match="no snapshot 99"):
        desk.snapshots.rollback(99, "Bob")


def test_a_snapshot_whose_content_is_lost_changes_nothing(desk: Desk, tmp_path: Path) -> None:
    before = desk.review.approve(waiting(desk).id, "Ada")
    desk.review.withdraw("shipped", "Ada", "wrong")
    files = desk.snapshots.overlay.files()
    (tmp_path / "data" / "snapshots" / next(iter(before.files.values()))).unlink()
    with pytest.raises(NotThere, match="backup"):
        desk.snapshots.rollback(before.id, "Bob")
    assert desk.snapshots.overlay.files() == files


def test_a_file_that_a_person_edited_is_kept_and_recorded_with_the_next_decision(desk: Desk, tmp_path: Path) -> None:
    item = waiting(desk)
    desk.review.approve(item.id, "Ada")
    file = tmp_path / "data" / "corpus" / "enforcement" / f"{item.document}.md"
    file.write_text(file.read_text().replace("freed victims", "freed nine victims"))
    desk.review.withdraw("shipped", "Ada", "wrong")
    assert statements(desk, item.document) == ("Police freed nine victims in Poipet.",)
    assert [d.action for d in desk.ledger.all(Decision)] == ["approved", "edited", "withdrawn"]


def test_without_its_ledger_the_corpus_stays_and_a_new_ledger_adopts_it(desk: Desk, tmp_path: Path) -> None:
    item = waiting(desk)
    desk.review.approve(item.id, "Ada")
    files = desk.snapshots.overlay.files()
    desk.ledger.close()
    for file in (tmp_path / "data").glob("ledger.sqlite*"):
        file.unlink()
    again = a_desk(tmp_path)
    assert again.snapshots.overlay.files() == files
    assert again.ledger.newest(Snapshot).files == files
    assert item.document in again.read().documents


def test_a_full_disk_stops_an_approval_with_a_next_step_and_nothing_approved_is_lost(
    desk: Desk, tmp_path: Path
) -> None:
    first = waiting(desk)
    desk.review.approve(first.id, "Ada")
    files = desk.snapshots.overlay.files()
    item = waiting(desk, "\n".join(f"Sentence {n} of a long page about Bavet." for n in range(3000)), f"{AGENCY}/two")
    desk.ledger.close()
    program = (
        "import sys; from pathlib import Path; from tests.knowledge.refresh.desks import a_desk\n"
        "from knowledge.errors import RefreshFailure\n"
        "try: a_desk(Path(sys.argv[1])).review.approve(int(sys.argv[2]), 'Ada', despite_marks=True)\n"
        "except RefreshFailure as error: print(error)\n"
    )
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", program, str(tmp_path), str(item.id)],
        capture_output=True,
        text=True,
        env=environment(),
        cwd=ROOT,
        preexec_fn=lambda: with_files_of_at_most(60_000),
    )
    assert "the disk has room" in done.stdout, done.stderr
    again = a_desk(tmp_path)
    assert again.snapshots.overlay.files() == files
    assert again.review.item(item.id).state == "waiting"
    again.review.approve(item.id, "Ada", despite_marks=True)
    assert item.document in again.read().documents


def test_an_export_brings_the_documents_into_another_data_folder(desk: Desk, tmp_path: Path) -> None:
    item = waiting(desk)
    desk.review.edit(item.id, item.draft, "Ada", asked=("Who was freed in Poipet?",))
    desk.review.approve(item.id, "Ada")
    assert export_to(desk, tmp_path / "out.zip") == 1
    other = a_desk(tmp_path / "other")
    import_from(other, tmp_path / "out.zip", "Bob")
    assert other.snapshots.overlay.files() == desk.snapshots.overlay.files()
    assert [p.question for p in other.read().asked["en"] if p.document == item.document] == ["Who was freed in Poipet?"]
    (tmp_path / "no.zip").write_bytes(b"PK no")
    with pytest.raises(NotThere, match="cannot be read"):
        import_from(other, tmp_path / "no.zip", "Bob")


def test_the_history_of_a_document_names_attempts_proposals_and_decisions_in_order(desk: Desk) -> None:
    item = waiting(desk)
    desk.review.approve(item.id, "Ada")
    desk.review.withdraw(item.document, "Bob", "taken back")
    whats = [event.what for event in history_of(desk, item.document)]
    assert whats == ["new", "proposed as new", "approved", "withdrawn"]
    with pytest.raises(NotThere):
        history_of(desk, "never-heard-of")


def test_a_reader_never_sees_half_a_file_while_documents_are_replaced(desk: Desk, tmp_path: Path) -> None:
    item = waiting(desk, "\n".join(f"Sentence {n} about Bavet." for n in range(400)))
    desk.review.approve(item.id, "Ada", despite_marks=True)
    stop, faults = threading.Event(), list[object]()

    def read() -> None:
        while not stop.is_set():
            faults.extend(desk.read().faults)

    with ThreadPoolExecutor(1) as threads:
        reading = threads.submit(read)
        for number in range(10):
            desk.review.withdraw(item.document, "Ada", f"reason {number}")
        stop.set()
        reading.result()
    assert faults == []
