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
# What could be dialled: at least three digits, with or without a prefix, not part of a sum, a share or a larger run.
_NUMBER = re.compile(
    r"(?<![\w,.$€£¥+])(?<!\d[ -])"
    r"(?P<prefix>(?:\+?\((?!(?:19|20)\d\d\))\+?\d{1,4}\)|\+\d{1,4}(?:[ -]?\(\d{1,4}\))?)[ -]?)?"
    r"\d(?:[ -]?\d){2,17}+(?!\d|[,.]\d| ?%)"
)
_FULL = 7  # digits of a number that needs no word beside it; shorter ones are told from counts by the words around
_LINE = "hotlines?|helplines?|actionline|line|number|code"
_CALL = "dial|call|calls? to|calling|ring|phone|tel(?:ephone)?|whatsapp|text(?:ing)?|sms|report"
_NAMED_BEFORE = re.compile(rf"\b(?:(?:{_LINE})(?: is| on| at|:)? \(?|disque |(?:centre|center|unit|police) \()$", re.I)
_NAMED_AFTER = re.compile(rf"(?: is the)?(?: [\w'’-]+){{0,3}} (?:{_LINE})\b", re.I)
_CALLED = re.compile(
    rf"\b(?:(?:{_LINE}|{_CALL})\b(?:[^.,;:()\d]|\([A-Z-]+\)){{0,70}}"
    r"|(?:police|centre|center|service)\b(?:[^.,;:()\d]|\([A-Z-]+\)){0,40} on |police )$",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r" (?:[A-Z]|(?!(?:is|was|has|as|its|this|works|gives|takes|helps)\b)[a-z-]+s\b|people|million|billion)"
)
_JOINTS = frozenset({" or ", " and ", ", or ", ", and "})  # between one number to call and the next
_NEVER_A_YEAR = re.compile(r"\b(?:hotline|helpline|calls? to) $", re.IGNORECASE)  # India's line is 1930


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


def read_corpus(folder: Path = SHIPPED, overlay: Path | None = None) -> Corpus:
    """The corpus below `folder` (corpus/<part>/<id>.md, contacts/<COUNTRY>.yaml, publishers.toml).

    `overlay` is a folder like corpus/ whose documents lie over those: what maintainers approved. One that is not there
    is empty. A document with a fault is left out and named in `faults`: one bad document never stops the rest.
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
    files = _files(folder / "corpus", overlay)
    for file in files:
        document, wrong = _read_document(file, publishers)
        faults += wrong
        if document is not None and not wrong:
            documents.append((_name(file), document))
    refused = _twice(documents) + undialable(documents, contacts)
    faults += refused
    ordered = {d.id: d for name, d in documents if name not in {fault.file for fault in refused}}
    left_out = {file.stem for file in files} - ordered.keys()
    asked, wrong = read_asked(folder / "corpus" / "asked", ordered, left_out)
    faults += wrong
    if overlay is not None:
        asked, wrong = _asked_over(asked, *read_asked(overlay / "asked", ordered, left_out))
        faults += wrong
    faults += too_few(asked, {i: d for i, d in ordered.items() if (folder / "corpus" / d.part / f"{i}.md").is_file()})
    return Corpus(MappingProxyType(ordered), publishers, contacts, MappingProxyType(asked), tuple(faults))


def _files(shipped: Path, overlay: Path | None) -> list[Path]:
    """The documents' files; one of the overlay takes the place of the shipped one with its name, in whatever part."""
    over = sorted(overlay.glob("*/*.md")) if overlay else []
    names = {file.name for file in over}
    return [file for file in sorted(shipped.glob("*/*.md")) if file.name not in names] + over


def _asked_over(below: AskedAs, above: AskedAs, faults: list[Fault]) -> tuple[AskedAs, list[Fault]]:
    """Questions are added, never replaced: nobody has a reason to take one away."""
    merged = {language: below.get(language, ()) + above.get(language, ()) for language in {**below, **above}}
    return merged, faults


def _read_document(file: Path, publishers: Publishers) -> tuple[Document | None, list[Fault]]:
    name = _name(file)
    try:
        text = file.read_text(encoding="utf-8-sig")
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
        seen["url", canonical(document.url)].append(file)
    for (field, value), files in seen.items():
        for file in files[1:]:
            faults.append(
                Fault(file, field, f"{value} is already in {files[0]}", "Merge the two documents or mend one.")
            )
    return faults


def undialable(documents: Iterable[tuple[str, Document]], contacts: Contacts) -> list[Fault]:
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
    """What a reader would dial: long numbers, and short ones that the words around make a line and not a count."""
    found: dict[str, None] = {}
    reached = 0
    for match in _NUMBER.finditer(text):
        another = bool(found) and text[reached : match.start()] in _JOINTS and not _COUNTED.match(text[match.end() :])
        if _is_dialled(match, text) or (another and not _is_year(match[0])):
            found[match[0].strip()] = None
            reached = match.end()
    return list(found)


def _is_dialled(match: re.Match[str], text: str) -> bool:
    before, after = text[max(0, match.start() - 80) : match.start()], text[match.end() :]
    if _is_year(match[0].strip()):
        return bool(_NEVER_A_YEAR.search(before))
    if match["prefix"] or len(digits(match[0])) >= _FULL:
        return True
    if _NAMED_BEFORE.search(before) or _NAMED_AFTER.match(after):
        return True
    return bool(_CALLED.search(before)) and not _COUNTED.match(after)


def _is_year(number: str) -> bool:
    return bool(re.fullmatch(r"(19|20)\d\d([ -](19|20)?\d\d)*", number))


def canonical(url: str) -> str:
    """What two links to one page have in common: no scheme, no www, no last slash, no fragment."""
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.")
    return f"{host}{parts.path.rstrip('/')}?{parts.query}"


def _name(file: Path) -> str:
    return f"{file.parent.name}/{file.name}"
