"""What is not as it should be, found by comparing the ledger, the files, the index and the tables. Changes nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import func, select

from knowledge.errors import IndexFailure
from knowledge.index.layout import Layout, read_manifest
from knowledge.reading import Corpus, canonical
from knowledge.refresh.desk import Desk
from knowledge.refresh.fingerprints import NEAR, distance
from knowledge.refresh.tables import Attempt, Item, PageRow, Snapshot

CONTACT_DAYS = 180  # help lines change; half a year is what hotline directories use for re-checking
_DEAD = ("not-found", "gone")
_DEAD_AFTER = 3  # attempts in a row: one 404 is often a mistake of the publisher's


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing for an editor or operator. `kind` is one of the words that the command's help lists."""

    kind: str
    subject: str
    problem: str
    remedy: str


def examine(desk: Desk) -> list[Finding]:
    """Everything found, gravest kind first. Raises LedgerFailure, CorpusError."""
    corpus = desk.read()
    return [
        *_faults(corpus),
        *_vectors(desk, corpus),
        *_drift(desk),
        *_orphans(desk),
        *_duplicates(desk, corpus),
        *_dead_links(desk, corpus),
        *_stale_contacts(desk, corpus),
        *_unlisted_items(desk, corpus),
    ]


def _faults(corpus: Corpus) -> Iterator[Finding]:
    for fault in corpus.faults:
        yield Finding("fault", fault.file, f"{fault.field} {fault.problem}", fault.remedy)


def _vectors(desk: Desk, corpus: Corpus) -> Iterator[Finding]:
    again = "Run `waypost knowledge index`."
    try:
        manifest = read_manifest(Layout(desk.data).current())
    except IndexFailure as error:
        yield Finding("missing vectors", "index", str(error), again)
        return
    held = set(manifest.passages)
    if missing := corpus.passages.keys() - held:
        yield Finding("missing vectors", "index", f"{len(missing)} passages of the corpus are not in the index", again)
    if left := held - corpus.passages.keys():
        yield Finding("orphan", "index", f"{len(left)} passages of the index are no longer in the corpus", again)
    if not missing and not left and manifest.digest != corpus.digest:
        yield Finding("drift", "index", "the index was made from other words or questions", again)


def _drift(desk: Desk) -> Iterator[Finding]:
    head = desk.snapshots.head()
    files, now = (head.files if head else {}), desk.snapshots.overlay.files()
    for path in sorted(files.keys() | now.keys()):
        if files.get(path) != now.get(path):
            state = "is gone" if path not in now else "is new" if path not in files else "was edited"
            remedy = "The next decision records it as an edit; `waypost knowledge rollback` takes it back."
            yield Finding("drift", path, f"{state} outside of a review", remedy)


def _orphans(desk: Desk) -> Iterator[Finding]:
    with desk.ledger.session() as session:
        named = {key for snapshot in session.scalars(select(Snapshot)) for key in snapshot.files.values()}
        hashes = set(session.scalars(select(PageRow.text_hash)))
        hashes |= {h for item in session.scalars(select(Item)) for h in (item.text_hash, item.text_before) if h}
    for folder, known in (("snapshots", named), ("pages", hashes)):
        files = [file for file in (desk.data / folder).glob("*") if file.is_file() and file.stem not in known]
        if files:
            problem = f"{len(files)} files belong to nothing in the ledger"
            yield Finding("orphan", folder, problem, "A killed process may leave them; they may be deleted.")
    for key in sorted(named - {file.name for file in (desk.data / "snapshots").glob("*")}):
        yield Finding("lost", key, "a content that a snapshot names is gone", "Bring the folder back from a backup.")


def _duplicates(desk: Desk, corpus: Corpus) -> Iterator[Finding]:
    urls = {canonical(document.url): document.id for document in corpus.documents.values()}
    with desk.ledger.session() as session:
        pages = [
            (p.fingerprint, urls[c]) for p in session.scalars(select(PageRow)) if (c := canonical(p.canonical)) in urls
        ]
    for position, (mark, document) in enumerate(pages):
        for other_mark, other in pages[position + 1 :]:
            if mark and document != other and distance(mark, other_mark) <= NEAR:
                yield Finding(
                    "duplicate", document, f"has nearly the text of {other}", "Withdraw one, or leave both as sources."
                )


def _dead_links(desk: Desk, corpus: Corpus) -> Iterator[Finding]:
    urls = {canonical(document.url): document.id for document in corpus.documents.values()}
    reasons: dict[str, list[str]] = defaultdict(list)
    with desk.ledger.session() as session:
        for attempt in session.scalars(select(Attempt).where(Attempt.url != "").order_by(Attempt.id)):
            reasons[canonical(attempt.url)].append(attempt.reason)
    for url, tried in reasons.items():
        last = tried[-_DEAD_AFTER:]
        if url in urls and len(last) == _DEAD_AFTER and all(reason in _DEAD for reason in last):
            remedy = "Find where the page moved to and correct the link, or withdraw the document."
            yield Finding("dead link", urls[url], f"the page was not there {_DEAD_AFTER} times in a row", remedy)


def _stale_contacts(desk: Desk, corpus: Corpus) -> Iterator[Finding]:
    before = desk.clock().date() - timedelta(days=CONTACT_DAYS)
    for contact in corpus.contacts.all:
        if contact.shown and contact.checked < before:
            remedy = "Read its source page again and set `checked`."
            yield Finding(
                "stale contact", f"{contact.country} {contact.name}", f"was checked on {contact.checked}", remedy
            )


def _unlisted_items(desk: Desk, corpus: Corpus) -> Iterator[Finding]:
    with desk.ledger.session() as session:
        counted = select(Item.publisher, func.count()).filter_by(state="waiting").group_by(Item.publisher)
        for publisher, count in session.execute(counted):
            if publisher not in corpus.publishers:
                problem = f"{count} items wait though the publisher is not on the list"
                yield Finding("orphan", publisher, problem, "Reject them, or list the publisher.")
