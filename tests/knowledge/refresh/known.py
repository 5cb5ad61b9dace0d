"""What is known already, in a list: the ledger's questions answered without a ledger."""

from __future__ import annotations

from dataclasses import dataclass, field

from knowledge.refresh.fingerprints import nearest
from knowledge.refresh.page import Fetched, KnownPage, Page


@dataclass
class KnownList:
    pages: list[KnownPage] = field(default_factory=list)

    def at(self, url: str) -> KnownPage | None:
        return next((p for p in self.pages if url in (p.url, p.canonical)), None)

    def with_text(self, text_hash: str) -> KnownPage | None:
        return next((p for p in self.pages if p.text_hash == text_hash), None)

    def near(self, fingerprint: int) -> KnownPage | None:
        found = nearest(fingerprint, [p.fingerprint for p in self.pages])
        return next((p for p in self.pages if p.fingerprint == found), None)

    def keep(self, page: Page, publisher: str, fetched: Fetched | None = None) -> None:
        etag = fetched.etag if fetched else None
        self.pages.append(
            KnownPage(page.url, page.canonical, publisher, page.text_hash, page.fingerprint, etag, None, page.published)
        )
