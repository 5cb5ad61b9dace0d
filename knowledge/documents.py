"""The nouns of the corpus and their file format: Markdown with YAML front matter, one list item a statement."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from functools import cached_property
from typing import Any
from urllib.parse import urlsplit

import yaml

from knowledge.vocabulary import COUNTRIES, LANGUAGES, PARTS, PUBLISHER_TYPES, SEEN, TOPICS

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_PUBLISHED = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")
_ID = re.compile(r"[a-z0-9][a-z0-9-]{2,79}")
NOTICES = ("corrected", "withdrawn")
_NOTICE = re.compile(rf"(?P<kind>{'|'.join(NOTICES)}) (?P<on>\d{{4}}-\d\d-\d\d)(?:: (?P<reason>\S.*))?", re.DOTALL)
_IMPOSSIBLE_DAY = re.compile(r"(?m)^(?P<head>[ -]*\w+: *)(?P<day>\d{4}-\d{1,2}-\d{1,2}) *$")


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with one file: what an editor needs to mend it."""

    file: str
    field: str
    problem: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.file}: {self.field}: {self.problem}. {self.remedy}"


@dataclass(frozen=True)
class Passage:
    """What is embedded, retrieved and cited: one statement of one document."""

    id: str
    document: Document
    text: str


@dataclass(frozen=True, slots=True)
class Notice:
    """What happened to a document after it was approved: an answer that cites it says so. `kind` is one of NOTICES."""

    kind: str
    on: date
    reason: str = ""

    def __str__(self) -> str:
        return f"{self.kind} {self.on}: {self.reason}" if self.reason else f"{self.kind} {self.on}"


@dataclass(frozen=True)
class Document:
    """One vetted page. `published` is YYYY, YYYY-MM, YYYY-MM-DD or None; `checked` is the day an editor read it."""

    id: str
    part: str
    title: str
    url: str
    publisher: str
    publisher_type: str
    published: str | None
    checked: date
    countries: tuple[str, ...]
    topics: tuple[str, ...]
    language: str
    seen: str
    note: str
    statements: tuple[str, ...]
    notice: Notice | None = None

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """One a statement. The id hangs on the statement's own words, so neighbours may come and go."""
        return tuple(Passage(f"{self.id}#{content_key(text)[:10]}", self, text) for text in self.statements)

    @property
    def text(self) -> str:
        """Title and all statements: the coarser of the two grains that are embedded."""
        return "\n".join((self.title, *self.statements))


def content_key(text: str) -> str:
    """32 hex digits that stand for `text`: passages, cached vectors and the manifest are keyed by it."""
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()


def parse_document(text: str, part: str, file: str) -> tuple[Document | None, list[Fault]]:
    """A document from the text of its file, or None with every fault found."""
    match = re.match(r"^---\n(.*?)\n---\n(.*)$", text, re.DOTALL)
    if match is None:
        return None, [Fault(file, "front matter", "is missing", "Start the file with --- and end the fields with ---.")]
    try:
        front = read_yaml(match[1])
    except yaml.YAMLError as error:
        line = str(error).splitlines()[0]
        return None, [Fault(file, "front matter", f"is not YAML ({line})", "Quote values that hold a colon or a #.")]
    if not isinstance(front, dict):
        return None, [Fault(file, "front matter", "is not a list of fields", "Write one `name: value` a line.")]
    statements, faults = _statements(match[2], file)
    faults += _field_faults(front, part, file)
    if faults:
        return None, faults
    return _document(front, part, statements), []


def read_yaml(text: str) -> Any:
    """The values of a YAML text; a day that no calendar has stays text, so that its field can be named.

    Raises yaml.YAMLError.
    """
    try:
        return yaml.load(_IMPOSSIBLE_DAY.sub(_quoted_if_impossible, text), Loader=_Loader)
    except ValueError as error:  # PyYAML's own, from a value it takes for a number or a time
        raise yaml.YAMLError(f"a value cannot be read: {error}") from error


def is_link(value: object) -> bool:
    """True for the full address of a page."""
    if not (isinstance(value, str) and re.fullmatch(r"https?://[^/\s]+\S*", value)):
        return False
    try:
        return bool(urlsplit(value).hostname)
    except ValueError:
        return False


def format_document(document: Document) -> str:
    """The file of a document; `parse_document` of it gives the document again."""
    front: dict[str, Any] = {f.name: getattr(document, f.name) for f in fields(document)}
    for name in ("part", "statements"):
        del front[name]
    front["countries"], front["topics"] = list(document.countries), list(document.topics)
    if document.notice:
        front["notice"] = str(document.notice)
    else:
        del front["notice"]
    head = yaml.safe_dump(front, sort_keys=False, allow_unicode=True, width=10_000, default_flow_style=None)
    return f"---\n{head}---\n\n" + "".join(f"- {statement}\n" for statement in document.statements)


def _document(front: Mapping[str, Any], part: str, statements: tuple[str, ...]) -> Document:
    published = front["published"]
    return Document(
        id=front["id"],
        part=part,
        title=front["title"].strip(),
        url=front["url"],
        publisher=front["publisher"],
        publisher_type=front["publisher_type"],
        published=None if published is None else str(published),
        checked=front["checked"],
        countries=tuple(front["countries"]),
        topics=tuple(front["topics"]),
        language=front["language"],
        seen=front["seen"],
        note=front["note"] or "",
        statements=statements,
        notice=_notice(front.get("notice")),
    )


def _notice(value: object) -> Notice | None:
    match = _NOTICE.fullmatch(value) if isinstance(value, str) else None
    return Notice(match["kind"], date.fromisoformat(match["on"]), match["reason"] or "") if match else None


def _statements(body: str, file: str) -> tuple[tuple[str, ...], list[Fault]]:
    found: list[str] = []
    faults: list[Fault] = []
    for number, line in enumerate(body.splitlines(), 1):
        if line.startswith("- ") or line == "-":
            found.append(line[2:].strip())
        elif line.strip():
            where = f"line {number} of the text"
            faults.append(Fault(file, where, "is not a list item", "Write each statement on one line after `- `."))
    if not found:
        faults.append(Fault(file, "statements", "are missing", "Write at least one list item after the front matter."))
    for number, statement in enumerate(found, 1):
        if not statement:
            faults.append(Fault(file, f"statement {number}", "is empty", "Write its sentence or delete the line."))
    if len(set(found)) < len(found):
        faults.append(Fault(file, "statements", "hold the same sentence twice", "Delete one of them."))
    return tuple(found), faults


def _field_faults(front: Mapping[str, Any], part: str, file: str) -> list[Fault]:
    names = [f.name for f in fields(Document) if f.name not in ("part", "statements")]
    faults = [
        Fault(file, name, "is missing", f"Add a line `{name}: …`.")
        for name in names
        if name not in front and name != "notice"
    ]
    faults += [
        Fault(file, name, "is not a known field", "Delete it or mend its name.") for name in front if name not in names
    ]
    for name in names:
        if name in front and (problem := _problem(name, front[name])):
            faults.append(Fault(file, name, *problem))
    if part not in PARTS:
        faults.append(Fault(file, "folder", f"{part!r} is not a part of the corpus", f"Use one of {', '.join(PARTS)}."))
    return faults


def _problem(name: str, value: Any) -> tuple[str, str] | None:
    """What is wrong with one field's value and how to mend it, or None."""
    if name in ("title", "publisher") and not (isinstance(value, str) and value.strip()):
        return "is empty", "Write it as the source does."
    if name == "id" and not (isinstance(value, str) and _ID.fullmatch(value)):
        return f"{value!r} is no id", "Use small letters, digits and hyphens, as in the file's name."
    if name == "url" and not is_link(value):
        return f"{value!r} is no link", "Give the full address of the source page, with https://."
    if name == "published":
        return _published_problem(value)
    if name == "checked" and type(value) is not date:
        return f"{value!r} is no date", "Write the day it was read as YYYY-MM-DD."
    if name == "notice":
        return _notice_problem(value)
    if name in ("countries", "topics"):
        return _list_problem(value, COUNTRIES if name == "countries" else TOPICS)
    allowed = {"publisher_type": PUBLISHER_TYPES, "language": LANGUAGES, "seen": SEEN}.get(name)
    if allowed is not None and not (isinstance(value, str) and value in allowed):
        return f"{value!r} is not known", f"Use one of {', '.join(sorted(allowed))}."
    if name == "note" and not (value is None or isinstance(value, str)):
        return "is not text", "Write a caution for editors, or leave it empty."
    return None


def _quoted_if_impossible(match: re.Match[str]) -> str:
    try:
        date(*map(int, match["day"].split("-")))
    except ValueError:
        return f"{match['head']}'{match['day']}'"
    return match[0]


def _notice_problem(value: Any) -> tuple[str, str] | None:
    try:
        known = value is None or _notice(value) is not None
    except ValueError:  # a day that no calendar has
        known = False
    return None if known else (f"{value!r} is no notice", "Write `corrected 2026-11-24: why`, or `withdrawn …`.")


def _published_problem(value: Any) -> tuple[str, str] | None:
    text = str(value)
    remedy = "Write YYYY-MM-DD, YYYY-MM, YYYY, or null where the page shows no date."
    if value is None:
        return None
    if not _PUBLISHED.fullmatch(text):
        return f"{value!r} is no date", remedy
    year, month, day = (*map(int, text.split("-")), 1, 1)[:3]
    try:
        date(year, month, day)
    except ValueError:
        return f"{value!r} is no day of the calendar", remedy
    return None


def _list_problem(value: Any, allowed: frozenset[str]) -> tuple[str, str] | None:
    if not isinstance(value, list):
        return "is not a list", "Write it as [A, B]."
    unknown = [str(item) for item in value if not (isinstance(item, str) and item in allowed)]
    if unknown:
        return f"{', '.join(unknown)} is not known", "See knowledge/vocabulary.toml for the names in use."
    return None
