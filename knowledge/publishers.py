"""Who may stand behind a document: publishers.toml, and the rule that a link belongs to its publisher."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from knowledge.documents import Document, Fault
from knowledge.errors import CorpusError


@dataclass(frozen=True, slots=True)
class Publisher:
    """One source on the list. `tier` 1 speaks for itself (UN, states, police), 2 reports, 3 has something to sell."""

    name: str
    type: str
    tier: int
    domains: tuple[str, ...]

    def owns(self, url: str) -> bool:
        """True where the link's host is one of the publisher's domains or lies below one."""
        host = (urlsplit(url).hostname or "").lower()
        return any(host == domain or host.endswith(f".{domain}") for domain in self.domains)


Publishers = Mapping[str, Publisher]


def read_publishers(file: Path) -> Publishers:
    """Publishers by name. Raises CorpusError where the table cannot be read."""
    try:
        entries = tomllib.loads(file.read_text(encoding="utf-8"))["publisher"]
        found = [Publisher(e["name"], e["type"], e["tier"], tuple(e["domains"])) for e in entries]
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise CorpusError(
            f"{file} cannot be read ({error!r}). Mend it: each [[publisher]] has name, type, tier, domains."
        ) from error
    return {publisher.name: publisher for publisher in found}


def listing_faults(document: Document, publishers: Publishers, file: str) -> list[Fault]:
    """Why the list does not admit this document: nothing for one that is in order."""
    publisher = publishers.get(document.publisher)
    if publisher is None:
        remedy = "Add a [[publisher]] to publishers.toml once an editor has vetted it, or mend the name."
        return [Fault(file, "publisher", f"{document.publisher!r} is not on the list", remedy)]
    faults = []
    if not publisher.owns(document.url):
        problem = f"{urlsplit(document.url).hostname} is none of {publisher.name}'s domains"
        faults.append(Fault(file, "url", problem, "Check the link; add the domain to publishers.toml if it is theirs."))
    if publisher.type != document.publisher_type:
        problem = f"{document.publisher_type!r} is not the publisher's type"
        faults.append(Fault(file, "publisher_type", problem, f"Write {publisher.type}, as in publishers.toml."))
    return faults
