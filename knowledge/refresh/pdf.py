"""The text of a PDF, page by page, within bounds."""

from __future__ import annotations

import io
import logging
import re
from dataclasses import dataclass
from datetime import date

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from knowledge.errors import NotRead

PAGES = 60  # read of a report; its summary stands at the front
_LETTERS = 2_000_000
# pypdf raises these of its own and of Python's on files that are damaged on purpose or by accident.
_DAMAGED = (
    PyPdfError,
    ValueError,
    KeyError,
    TypeError,
    AttributeError,
    IndexError,
    RecursionError,
    OSError,
    AssertionError,
)
_PROGRAMS = re.compile(
    r"microsoft word|untitled|\.(?:docx?|pdf|indd|pptx?)$|^\(anonymous\)$|^unspecified$", re.IGNORECASE
)
_FOLIO = re.compile(r"(?:page |หน้า |第 ?|trang )?\d{1,4}(?: ?(?:of|/|页|頁) ?\d{0,4})?(?: ?页| ?頁)?", re.IGNORECASE)
_SPACELESS = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
_ENDS = re.compile(r"[.!?。！？:：;។။]['\"”’»)]*$")


@dataclass(frozen=True, slots=True)
class PdfText:
    """What the file says; `made` is the day the file was made, often but not always that of publication."""

    title: str
    author: str | None
    made: date | None
    text: str


def read_pdf(body: bytes) -> PdfText:
    """Raises NotRead: "pdf-locked", "pdf-scanned" (pictures only) or "body-damaged"."""
    logging.getLogger("pypdf").setLevel(logging.ERROR)
    try:
        reader = PdfReader(io.BytesIO(body))
        if reader.is_encrypted and not reader.decrypt(""):
            raise NotRead("pdf-locked")
        text = _text(reader)
        title, author, made = _details(reader)
    except _DAMAGED as error:
        raise NotRead("body-damaged", "PDF") from error
    if not text:
        raise NotRead("pdf-scanned")
    return PdfText(title or _first_lines(text), author, made, text)


def _text(reader: PdfReader) -> str:
    paragraphs: list[str] = []
    for page in reader.pages[:PAGES]:
        paragraphs += _paragraphs(page.extract_text() or "")
        if sum(map(len, paragraphs)) > _LETTERS:
            break
    return "\n".join(paragraphs)


def _paragraphs(text: str) -> list[str]:
    """Lines joined again where a line was only full: a paragraph ends at an empty line, or after a short sentence end."""
    lines = [" ".join(line.split()) for line in text.splitlines()]
    longest = max(map(len, lines), default=0)
    found, open_line = list[str](), ""
    for line in lines:
        if _FOLIO.fullmatch(line):
            continue
        if not line:
            found, open_line = [*found, open_line], ""
            continue
        open_line = _joined(open_line, line)
        if len(line) < 0.75 * longest and (_ENDS.search(line) or len(open_line) == len(line)):
            found, open_line = [*found, open_line], ""
    return [paragraph for paragraph in (*found, open_line) if paragraph]


def _joined(before: str, line: str) -> str:
    if not before:
        return line
    if before.endswith("-") and before[-2:-1].isalpha() and line[:1].islower():
        return before[:-1] + line
    return before + ("" if _SPACELESS.match(before[-1]) and _SPACELESS.match(line) else " ") + line


def _details(reader: PdfReader) -> tuple[str, str | None, date | None]:
    details = reader.metadata
    if details is None:
        return "", None, None
    title, author = " ".join((details.title or "").split()), (details.author or "").strip()
    try:
        made = details.creation_date
    except ValueError:
        made = None
    plain = "" if _PROGRAMS.search(title) else title
    return plain, author if author and not _PROGRAMS.search(author) else None, made.date() if made else None


def _first_lines(text: str) -> str:
    return text.partition("\n")[0][:200]
