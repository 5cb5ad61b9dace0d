"""Decisions of editors: approve, reject, withdraw, correct. Each is recorded with who and when, and makes a snapshot."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from difflib import unified_diff
from pathlib import Path

from sqlalchemy.orm import Session

from knowledge.documents import Document, Fault, Notice, content_key, format_document, parse_document
from knowledge.errors import AlreadyDecided, DraftFaulty, NotThere
from knowledge.languages import detect_language
from knowledge.publishers import listing_faults
from knowledge.reading import Corpus, canonical, undialable
from knowledge.refresh.dates import spoken
from knowledge.refresh.ledger import Ledger
from knowledge.refresh.page import Clock
from knowledge.refresh.propose import marks
from knowledge.refresh.readings import ONLY_DATE, PageTexts
from knowledge.refresh.snapshots import Snapshots, recording
from knowledge.refresh.tables import Decision, Item, Snapshot


@dataclass(frozen=True, slots=True)
class Review:
    """The desk of an editor. `read` gives the corpus as it is now, the overlay included."""

    ledger: Ledger
    snapshots: Snapshots
    texts: PageTexts
    read: Callable[[], Corpus]
    clock: Clock

    def waiting(self) -> list[Item]:
        """Oldest first."""
        return self.ledger.all(Item, state="waiting")

    def item(self, identifier: int) -> Item:
        """Raises NotThere."""
        found = self.ledger.newest(Item, id=identifier)
        if not isinstance(found, Item):
            raise NotThere(f"There is no item {identifier}. `waypost knowledge list` names those that wait.")
        return found

    def document(self, document: str) -> Document:
        """A document of the corpus as it is now. Raises NotThere."""
        found = self.read().documents.get(document)
        if found is None:
            raise NotThere(f"The corpus has no document {document}. `waypost knowledge list --documents` names them.")
        return found

    def diff(self, item: Item) -> list[str]:
        """Lines of the page that went (-) and came (+) since it was last read; none for a new page."""
        before, after = self.texts.text(item.text_before), self.texts.text(item.text_hash)
        lines = unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=0) if before else ()
        return [line for line in lines if not line.startswith(("---", "+++", "@@"))]

    def faults(self, item: Item) -> list[Fault]:
        """What must be mended before the item can be approved."""
        return self._checked(item.draft, item.part, item.document)[1]

    def marked(self, item: Item) -> list[Fault]:
        """Statements with a number, date or name that their span lacks, or, written by an editor, the whole page."""
        document, _ = parse_document(item.draft, item.part, item.document)
        known = {s["text"]: tuple(s["marks"]) for s in item.statements}
        page = self.texts.text(item.text_hash)
        remedy = "Edit or delete it, or approve with --despite-marks once you have seen it on the page."
        faults = []
        for number, text in enumerate(document.statements if document else (), 1):
            found = known[text] if text in known else marks(text, page, _allowed(item)) if page else ()
            if found:
                problem = f"says {', '.join(found)}, which its source lacks"
                faults.append(Fault(f"item {item.id}", f"statement {number}", problem, remedy))
        return faults

    def edit(
        self, identifier: int, draft: str, who: str, part: str | None = None, asked: tuple[str, ...] | None = None
    ) -> Item:
        """Replaces the draft of an item that waits. Raises DraftFaulty, AlreadyDecided, NotThere."""
        item = self.item(identifier)
        document, faults = parse_document(draft, part or item.part, f"item {identifier}")
        if document is None:
            raise _faulty(faults)
        with self.ledger.session() as session:
            row = _still_waiting(session.get(Item, identifier), None)
            row.draft, row.part, row.document, row.title = draft, document.part, document.id, document.title
            row.asked = list(asked) if asked is not None else row.asked
            session.add(
                Decision(at=self.clock(), who=who, action="edited", item=identifier, document=document.id, reason="")
            )
        return self.item(identifier)

    def approve(self, identifier: int, who: str, shown: str | None = None, despite_marks: bool = False) -> Snapshot:
        """`shown` is `version` of what the editor saw. Raises AlreadyDecided, DraftFaulty, NotThere, Busy, DataUnwritable."""
        with self.snapshots.deciding():
            item = _still_waiting(self.item(identifier), shown)
            if item.kind == "withdrawal":
                return self._withdraw(item.document, who, item.reason, identifier)
            document, faults = self._checked(item.draft, item.part, item.document)
            faults += [] if despite_marks or item.reason == ONLY_DATE else self.marked(item)
            if document is None or faults:
                raise _faulty(faults)
            changes = dict.fromkeys(self._paths_of(document.id))
            texts = {f"{document.part}/{document.id}.md": item.draft} | self._asked(item)
            return self.snapshots.change({**changes, **texts}, _approving(item, who))

    def reject(self, identifier: int, who: str, reason: str, shown: str | None = None) -> Item:
        """Raises AlreadyDecided, NotThere."""
        self.item(identifier)
        with self.ledger.session() as session:
            item = _still_waiting(session.get(Item, identifier), shown)
            item.state = "rejected"
            session.add(
                Decision(
                    at=self.clock(), who=who, action="rejected", item=item.id, document=item.document, reason=reason
                )
            )
        return item

    def withdraw(self, document: str, who: str, reason: str) -> Snapshot:
        """The document stays, and every answer that cites it says that it was withdrawn. Raises NotThere."""
        with self.snapshots.deciding():
            return self._withdraw(document, who, reason, None)

    def correct(self, document: str, who: str, reason: str, text: str | None = None) -> Snapshot:
        """Answers say "corrected on …" from now on. `text` is the whole new file, None where only the notice is new."""
        with self.snapshots.deciding():
            held = self.document(document)
            new, faults = self._checked(text, held.part, document) if text else (held, [])
            if new is not None and new.id != document:
                raise DraftFaulty(f"The text is of {new.id}, not of {document}: leave the id as it was.")
            if new is None or faults:
                raise _faulty(faults)
            return self._noticed(new, "corrected", who, reason, None)

    def _withdraw(self, document: str, who: str, reason: str, item: int | None) -> Snapshot:
        corpus = self.read()
        if document in corpus.documents:
            return self._noticed(corpus.documents[document], "withdrawn", who, reason, item)
        paths = self._paths_of(document)  # its publisher is off the list, so that no answer can cite it any more
        if not paths and item is None:
            raise NotThere(f"The corpus has no document {document}. `waypost knowledge list --documents` names them.")
        return self.snapshots.change(dict.fromkeys(paths), _deciding("withdrawn", who, reason, document, item))

    def _noticed(self, document: Document, kind: str, who: str, reason: str, item: int | None) -> Snapshot:
        noticed = replace(document, notice=Notice(kind, self.clock().date(), " ".join(reason.split())))
        changes = dict.fromkeys(self._paths_of(document.id))
        texts = {f"{document.part}/{document.id}.md": format_document(noticed)}
        return self.snapshots.change({**changes, **texts}, _deciding(kind, who, reason, document.id, item))

    def _checked(self, draft: str, part: str, file: str) -> tuple[Document | None, list[Fault]]:
        """Everything that reading the corpus would find wrong with this document, found before it is written."""
        document, faults = parse_document(draft, part, file)
        if document is None:
            return None, faults
        corpus = self.read()
        faults += listing_faults(document, corpus.publishers, file) + undialable([(file, document)], corpus.contacts)
        for other in corpus.documents.values():
            if other.id != document.id and canonical(other.url) == canonical(document.url):
                problem = f"{document.url} is already that of {other.id}"
                faults.append(Fault(file, "url", problem, "Reject this one, or correct the other."))
        return document, faults

    def _paths_of(self, document: str) -> list[str]:
        return [path for path in self.snapshots.overlay.files() if Path(path).name == f"{document}.md"]

    def _asked(self, item: Item) -> dict[str, str | None]:
        """The files of questions with this document's in place of those it had."""
        changed: dict[str, str | None] = {}
        by_language: dict[str, list[str]] = {}
        for question in item.asked:
            by_language.setdefault(detect_language(question), []).append(question)
        for language, questions in by_language.items():
            path = f"asked/{language}.jsonl"
            lines = (self.snapshots.overlay.text(path) or "").splitlines()
            kept = [line for line in lines if f'"id": "{item.document}"' not in line]
            kept.append(json.dumps({"id": item.document, "questions": questions}, ensure_ascii=False))
            changed[path] = "".join(f"{line}\n" for line in kept)
        return changed


def version(item: Item) -> str:
    """Eight digits that change with whatever an editor is shown of an item."""
    return content_key(f"{item.draft}\0{item.part}\0{item.asked}")[:8]


def _still_waiting(item: Item | None, shown: str | None) -> Item:
    if item is None or item.state != "waiting":
        state = item.state if item else "gone"
        raise AlreadyDecided(
            f"This item waits no longer: it is {state}. `waypost knowledge list` names those that wait."
        )
    if shown is not None and shown != version(item):
        raise AlreadyDecided(f"Item {item.id} was edited after you saw it. Look at it again, then decide.")
    return item


def _allowed(item: Item) -> list[str]:
    """What an editor may add to a page's words: its outlet, its title and its day."""
    day = [spoken(item.published, item.language), item.published.isoformat()] if item.published else []
    return [item.publisher, item.title, *day]


def _faulty(faults: list[Fault]) -> DraftFaulty:
    listed = " ".join(str(fault) for fault in faults[:5])
    return DraftFaulty(f"The document is not in order. {listed} Edit it in `waypost knowledge review`.")


def _approving(item: Item, who: str) -> Callable[[Session, Snapshot], None]:
    return _deciding("approved", who, "", item.document, item.id)


def _deciding(
    action: str, who: str, reason: str, document: str, item: int | None
) -> Callable[[Session, Snapshot], None]:
    """The item's new state and the decision in one transaction with the snapshot."""
    record = recording(action, who, reason, document, item)

    def both(session: Session, snapshot: Snapshot) -> None:
        row = session.get(Item, item) if item is not None else None
        if item is not None:
            _still_waiting(row, None).state = "approved"
        record(session, snapshot)

    return both
