"""The whole knowledge base from its folder, read once and never changed: documents, publishers, contacts, and its faults."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from urllib.parse import urlsplit

from knowledge.asked import AskedAs, read_asked, too_few
from knowledge.contacts import Contacts, digits, read_contacts
from knowledge.documents import Document, Fault, Passage, parse_document
from knowledge.errors import CorpusError
from knowledge.publishers import Publishers, listing_faults, read_publishers

SHIPPED = Path(__file__).parent
# A run of digits that somebody could dial: a short code of a help line, or a number with its prefix. Years, sums and
# counts are told apart by the word before them; the list of words is what the corpus uses.
_DIALLED = re.compile(
    r"(?:hotline|helpline|dial|call(?:ing)?|phone|tel(?:ephone)?|line|number|whatsapp|text|sms)\b[^.;:()\d]{0,40}?[\s(:]"
    r"(\+?\d[\d \-]{1,17}\d)(?![\d,.]*\d| *(?:%|[a-z]*s\b|people|million|billion))",
    re.IGNORECASE,
)
_LONG_NUMBER = re.compile(r"(?<![\d,.$])\+?\d[\d \-]{6,16}\d(?![\d,.]*\d)")


@dataclass(frozen=True)
class Corpus:
    """All documents that are in order, by id, with the table of contacts beside them."""

    documents: Mapping[str, Document]
    publishers: Publishers
    contacts: Contacts
    asked: AskedAs
    faults: tuple[Fault, ...]

    @cached_property
    def passages(self) -> Mapping[str, Passage]:
        """Every passage by id, in the order of documents and statements."""
        return MappingProxyType({p.id: p for d in self.documents.values() for p in d.passages})

    @cached_property
    def digest(self) -> str:
        """Changes whenever anything that is embedded or ranked by changes."""
        whole = hashlib.blake2b(digest_size=16)
        for document in self.documents.values():
            whole.update(repr(document).encode())
        whole.update(repr(self.asked).encode())
        return whole.hexdigest()

    def __repr__(self) -> str:
        return f"Corpus({len(self.documents)} documents, {len(self.passages)} passages)"


def read_corpus(folder: Path = SHIPPED) -> Corpus:
    """The corpus below `folder` (corpus/<part>/<id>.md, contacts/<COUNTRY>.yaml, publishers.toml).

    A document with a fault is left out and named in `faults`: one bad document never stops the rest.
    Raises CorpusError where a folder or the publishers' table is missing altogether.
    """
    for needed in ("corpus", "contacts"):
        if not (folder / needed).is_dir():
            raise CorpusError(
                f"There is no folder {needed} in {folder}. Reinstall, or point to a complete knowledge folder."
            )
    publishers = read_publishers(folder / "publishers.toml")
    contacts, faults = read_contacts(folder / "contacts")
    documents: list[tuple[str, Document]] = []
    for file in sorted((folder / "corpus").glob("*/*.md")):
        document, wrong = _read_document(file, publishers)
        faults += wrong
        if document is not None and not wrong:
            documents.append((_name(file), document))
    faults += _twice(documents) + _undialable(documents, contacts)
    ordered = {document.id: document for _, document in documents}
    asked, wrong = read_asked(folder / "corpus" / "asked", ordered)
    faults += wrong + too_few(asked, ordered)
    return Corpus(MappingProxyType(ordered), publishers, contacts, MappingProxyType(asked), tuple(faults))


def _read_document(file: Path, publishers: Publishers) -> tuple[Document | None, list[Fault]]:
    name = _name(file)
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        return None, [Fault(name, "file", f"cannot be read ({error})", "Save it as UTF-8 text.")]
    document, faults = parse_document(text, file.parent.name, name)
    if document is None:
        return None, faults
    if document.id != file.stem:
        faults.append(Fault(name, "id", f"{document.id!r} is not the file's name", f"Name the file {document.id}.md."))
    return document, faults + listing_faults(document, publishers, name)


def _twice(documents: Iterable[tuple[str, Document]]) -> list[Fault]:
    faults = []
    seen: dict[tuple[str, str], list[str]] = defaultdict(list)
    for file, document in documents:
        seen["id", document.id].append(file)
        seen["url", _canonical(document.url)].append(file)
    for (field, value), files in seen.items():
        for file in files[1:]:
            faults.append(
                Fault(file, field, f"{value} is already in {files[0]}", "Merge the two documents or mend one.")
            )
    return faults


def _undialable(documents: Iterable[tuple[str, Document]], contacts: Contacts) -> list[Fault]:
    """Numbers to call that stand in a statement but in no contact that may be shown: rule 2 of the design."""
    remedy = "Add the number to contacts with its source, or take it out of the statement."
    return [
        Fault(file, f"statement {position}", f"names the number {number}, which no contact record holds", remedy)
        for file, document in documents
        for position, statement in enumerate(document.statements, 1)
        for number in phone_numbers(statement)
        if not contacts.holds_number(number)
    ]


def phone_numbers(text: str) -> list[str]:
    """What a reader would dial: numbers that follow a word such as hotline or call, and long ungrouped numbers."""
    found = [match[1].strip() for match in _DIALLED.finditer(text)]
    found += [match[0].strip() for match in _LONG_NUMBER.finditer(text)]
    return [n for n in dict.fromkeys(found) if not _is_year(n) and len(digits(n)) >= 3]


def _is_year(number: str) -> bool:
    return bool(re.fullmatch(r"(19|20)\d\d([ -](19|20)?\d\d)*", number))


def _canonical(url: str) -> str:
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.")
    return f"{host}{parts.path.rstrip('/')}?{parts.query}"


def _name(file: Path) -> str:
    return f"{file.parent.name}/{file.name}"
