"""What a refresh learned of one page, put into the ledger: one transaction a page, so that a killed refresh loses one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import Session

from knowledge.documents import Document, format_document
from knowledge.errors import NotRead
from knowledge.publishers import Publisher
from knowledge.reading import Corpus, canonical
from knowledge.refresh.drafts import CountriesOf, draft_document, redrafted
from knowledge.refresh.files import write_whole, writing
from knowledge.refresh.fingerprints import nearest
from knowledge.refresh.ledger import Ledger
from knowledge.refresh.page import Clock, KnownPage, Page, Proposed
from knowledge.refresh.tables import Attempt, Item, Kind, PageRow

if TYPE_CHECKING:  # what reads pages imports much, which no other command needs
    from knowledge.refresh.reading_pages import Read

ONLY_DATE = "only-date"  # the reason of reasons.toml for a page that says the same with another date


class PageTexts:
    """The full texts of pages, in the data folder only: for review and comparison, never shown to the public."""

    def __init__(self, data: Path) -> None:
        self._folder = data / "pages"

    def keep(self, page: Page) -> None:
        """Raises DataUnwritable."""
        file = self._folder / f"{page.text_hash}.txt"
        if not file.is_file():
            with writing(self._folder):
                write_whole(file, page.text)

    def text(self, text_hash: str | None) -> str:
        """The text, "" where it is not kept."""
        try:
            return (self._folder / f"{text_hash}.txt").read_text(encoding="utf-8") if text_hash else ""
        except (OSError, UnicodeDecodeError):
            return ""


class KnownPages:
    """The ledger's pages in memory, for as long as one refresh lasts."""

    def __init__(self, pages: list[KnownPage]) -> None:
        self._at: dict[str, KnownPage] = {}
        self._with_text: dict[str, KnownPage] = {}
        self._with_mark: dict[int, KnownPage] = {}
        for page in pages:
            self.add(page)

    @classmethod
    def of(cls, ledger: Ledger) -> KnownPages:
        with ledger.session() as session:
            return cls([_known(row) for row in session.scalars(select(PageRow).order_by(PageRow.url))])

    def add(self, page: KnownPage) -> None:
        self._at[canonical(page.canonical)] = self._at[canonical(page.url)] = page
        self._with_text.setdefault(page.text_hash, page)
        self._with_mark.setdefault(page.fingerprint, page)

    def at(self, url: str) -> KnownPage | None:
        return self._at.get(canonical(url))

    def with_text(self, text_hash: str) -> KnownPage | None:
        return self._with_text.get(text_hash)

    def near(self, fingerprint: int) -> KnownPage | None:
        found = nearest(fingerprint, self._with_mark)
        return None if found is None else self._with_mark[found]

    def of_publisher(self, publisher: str) -> list[str]:
        return list({page.url: None for page in self._at.values() if page.publisher == publisher})


@dataclass(frozen=True, slots=True)
class Recorder:
    """Writes readings down. `run` is the refresh that they belong to, None for a single page that somebody added."""

    ledger: Ledger
    texts: PageTexts
    known: KnownPages
    corpus: Corpus
    by_url: Mapping[str, Document]
    countries_of: CountriesOf
    clock: Clock
    run: int | None = None

    def record(self, publisher: Publisher, url: str, read: Read) -> Item | None:
        """The item that now waits because of this reading, if one does. Raises LedgerFailure, DataUnwritable."""
        page = read.page
        if page:
            self.texts.keep(page)
        with self.ledger.session() as session:
            session.add(self._attempt(publisher, url, read))
            item = self._item(session, publisher, read, url)
            row = self._page_row(session, publisher, url, read)
        if row:
            self.known.add(_known(row))
        return item

    def record_feed(self, publisher: Publisher, failure: NotRead) -> None:
        """What the publisher says is new could not be read. Raises LedgerFailure."""
        with self.ledger.session() as session:
            session.add(
                Attempt(
                    run=self.run,
                    publisher=publisher.name,
                    url="",
                    at=self.clock(),
                    outcome="failed",
                    reason=failure.reason,
                    detail=failure.detail,
                )
            )

    def rejected_since(self, publisher: Publisher, ago: timedelta) -> frozenset[str]:
        """Addresses that the checks of a page refused a short while ago."""
        refused = select(Attempt.url).filter_by(publisher=publisher.name, outcome="rejected")
        with self.ledger.session() as session:
            return frozenset(session.scalars(refused.where(Attempt.at > self.clock() - ago)))

    def document_at(self, *urls: str) -> Document | None:
        """The document of the corpus whose link is one of these."""
        return next((found for url in urls if (found := self.by_url.get(canonical(url)))), None)

    def _attempt(self, publisher: Publisher, url: str, read: Read) -> Attempt:
        return Attempt(
            run=self.run,
            publisher=publisher.name,
            url=url,
            at=self.clock(),
            outcome=read.outcome,
            reason=read.reason,
            detail=read.detail,
            text_hash=read.page.text_hash if read.page else None,
        )

    def _item(self, session: Session, publisher: Publisher, read: Read, url: str) -> Item | None:
        if read.outcome == "gone":
            document = self.document_at(url)
            return self._propose_withdrawal(session, document, read.detail or "gone") if document else None
        if read.outcome not in ("new", "changed") or read.page is None:
            return None
        document, before = self.document_at(url, read.page.canonical), self.known.at(url)
        if document and (before is None or not (read.proposed or read.reason == ONLY_DATE)):
            return None  # the first reading of a page that an editor read before: from here on it is compared
        return self._propose(session, publisher, read.page, read, document, before)

    def _propose(
        self,
        session: Session,
        publisher: Publisher,
        page: Page,
        read: Read,
        document: Document | None,
        before: KnownPage | None,
    ) -> Item | None:
        today = self.clock().date()
        if document:
            kind: Kind = "changed"
            proposed = () if read.reason == ONLY_DATE else read.proposed
            draft, part = redrafted(document, page, proposed, today), document.part
        else:
            kind = "new"
            draft, part = draft_document(page, read.proposed, publisher, today, self._taken(session), self.countries_of)
        item = Item(
            kind=kind,
            state="waiting",
            url=page.canonical,
            publisher=publisher.name,
            document=draft.id,
            part=part,
            title=draft.title,
            published=page.published,
            language=page.language,
            text_hash=page.text_hash,
            text_before=before.text_hash if before else None,
            same_as=read.same_as,
            reason=read.reason,
            statements=_as_json(read.proposed),
            draft=format_document(draft),
            proposed_at=self.clock(),
        )
        return _added(session, item)

    def _propose_withdrawal(self, session: Session, document: Document, reason: str) -> Item | None:
        known = self.known.at(document.url)
        item = Item(
            kind="withdrawal",
            state="waiting",
            url=document.url,
            publisher=document.publisher,
            document=document.id,
            part=document.part,
            title=document.title,
            language=document.language,
            text_hash=known.text_hash if known else "",
            reason=reason,
            draft=format_document(document),
            proposed_at=self.clock(),
        )
        return None if document.notice and document.notice.kind == "withdrawn" else _added(session, item)

    def propose_withdrawal(self, document: Document, reason: str) -> Item | None:
        """For a document whose publisher is no longer on the list."""
        with self.ledger.session() as session:
            return self._propose_withdrawal(session, document, reason)

    def _taken(self, session: Session) -> set[str]:
        return set(self.corpus.documents) | set(session.scalars(select(Item.document)))

    def _page_row(self, session: Session, publisher: Publisher, url: str, read: Read) -> PageRow | None:
        """The page as it was last read well; a failure changes nothing of it."""
        row = session.get(PageRow, url)
        fetched = read.fetched
        if row and read.outcome == "same" and fetched:
            row.etag, row.last_modified, row.read_at = fetched.etag, fetched.last_modified, self.clock()
        if read.page is None or read.outcome in ("failed", "gone"):
            return row
        row = row or PageRow(url=url)
        row.canonical, row.publisher, row.title = read.page.canonical, publisher.name, read.page.title
        row.text_hash, row.fingerprint = read.page.text_hash, read.page.fingerprint
        row.etag = fetched.etag if fetched else None
        row.last_modified = fetched.last_modified if fetched else None
        row.read_at = self.clock()
        session.add(row)
        return row


def _added(session: Session, item: Item) -> Item | None:
    """The item where it is new to the ledger; an older one of this page that still waits gives way to it."""
    same = select(Item).filter_by(kind=item.kind, url=item.url, text_hash=item.text_hash)
    if session.scalars(same).first():
        return None
    for older in session.scalars(select(Item).filter_by(url=item.url, state="waiting")):
        older.state = "replaced"
        if item.kind == older.kind == "new":
            item.draft = item.draft.replace(f"id: {item.document}\n", f"id: {older.document}\n", 1)
            item.document = older.document
    session.add(item)
    session.flush()
    return item


def _known(row: PageRow) -> KnownPage:
    return KnownPage(row.url, row.canonical, row.publisher, row.text_hash, row.fingerprint, row.etag, row.last_modified)


def _as_json(proposed: tuple[Proposed, ...]) -> list[dict[str, object]]:
    return [{"text": " ".join(p.text.split()), "span": p.span, "marks": list(p.marks)} for p in proposed]
