"""Every change to the corpus of the data folder: one transaction of the ledger, then files, which may be done again.

The order is: contents stored, the decision and its snapshot recorded together (from here on it is decided), the folder
brought to agreement, the index brought to agreement. Killed before the record, nothing happened; killed after it,
`settle` does the rest, at the next command or start.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.orm import Session

from knowledge.documents import content_key
from knowledge.errors import NotThere
from knowledge.refresh.files import locked
from knowledge.refresh.ledger import Ledger
from knowledge.refresh.overlay import Overlay
from knowledge.refresh.page import Clock
from knowledge.refresh.tables import Decision, Snapshot

LOCK = "decisions.lock"
_WAIT_SECONDS = 20.0  # for another decision; one takes a fraction of a second
_BUSY = "Somebody else's decision is being written at this moment. Give the command again in a minute."
Record = Callable[[Session, Snapshot], None]
Change = Mapping[str, str | None]  # path below the corpus -> new text, None: the file goes


class Snapshots:
    """One writer at a time, in whatever process."""

    def __init__(self, data: Path, ledger: Ledger, clock: Clock) -> None:
        self._data, self._ledger, self._clock = data, ledger, clock
        self.overlay = Overlay(data)

    @contextmanager
    def deciding(self) -> Iterator[None]:
        """Holds the lock of decisions, with the folder in agreement. Raises Busy, LedgerFailure, DataUnwritable."""
        with locked(self._data / LOCK, _BUSY, _WAIT_SECONDS):
            self._settle()
            yield

    def settle(self) -> bool:
        """Ends what a killed process began. True where there was something to do. Raises as `deciding` does."""
        head = self.head()
        if head is not None and self.overlay.mark == str(head.id):
            return False
        if head is None and not self.overlay.files():
            return False
        with locked(self._data / LOCK, _BUSY, _WAIT_SECONDS):
            self._settle()
        return True

    def head(self) -> Snapshot | None:
        """The snapshot that should be in force."""
        found = self._ledger.newest(Snapshot)
        return found if isinstance(found, Snapshot) else None

    def change(self, changes: Change, record: Record) -> Snapshot:
        """Records a change together with what `record` adds to the same transaction, then makes it. Inside `deciding`."""
        texts = {path: text for path, text in changes.items() if text is not None}
        self.overlay.keep(texts.values())
        before = self.head()
        files = dict(before.files) if before else {}
        for path in changes:
            files.pop(path, None)
        files.update({path: content_key(text) for path, text in texts.items()})
        return self._in_force(files, record)

    def rollback(self, identifier: int, who: str, reason: str = "") -> Snapshot:
        """Back to a snapshot, as a new one: what was in between stays recorded and can be come back to as well."""
        with self.deciding():
            wanted = self._snapshot(str(identifier))
            if wanted is None:
                raise NotThere(f"There is no snapshot {identifier}. `waypost knowledge list --snapshots` names them.")
            for key in wanted.files.values():
                self.overlay.content(key)
            why = f"to snapshot {identifier}" + (f": {reason}" if reason else "")
            return self._in_force(dict(wanted.files), recording("rollback", who, why))

    def _settle(self) -> None:
        head = self.head()
        marked = self._snapshot(self.overlay.mark)
        if head is not None and (self.overlay.mark == "" or (marked and marked.id < head.id)):
            self.overlay.put_in_force(head.id, head.files, _lacking(head.files, marked))
        self._adopt(head)

    def _adopt(self, head: Snapshot | None) -> None:
        """A person edited the files, or brought them without their ledger: that is a change like any other."""
        if self.overlay.files() != (head.files if head else {}):
            self._in_force(self.overlay.keep_folder(), recording("edited", "a person, in the files", ""))

    def _in_force(self, files: dict[str, str], record: Record) -> Snapshot:
        before = self.head()
        with self._ledger.session() as session:
            snapshot = Snapshot(at=self._clock(), files=files)
            session.add(snapshot)
            session.flush()
            record(session, snapshot)
        self.overlay.put_in_force(snapshot.id, snapshot.files, _lacking(files, before))
        return snapshot

    def _snapshot(self, identifier: str) -> Snapshot | None:
        if not identifier.isdecimal():
            return None
        with self._ledger.session() as session:
            return session.get(Snapshot, int(identifier))


def recording(action: str, who: str, reason: str, document: str = "", item: int | None = None) -> Record:
    """Who decided, in the same transaction as the snapshot it leads to."""

    def record(session: Session, snapshot: Snapshot) -> None:
        session.add(
            Decision(
                at=snapshot.at,
                who=who,
                action=action,
                document=document,
                item=item,
                reason=reason,
                snapshot=snapshot.id,
            )
        )

    return record


def _lacking(files: Mapping[str, str], before: Snapshot | None) -> set[str]:
    return set(before.files if before else ()) - files.keys()
