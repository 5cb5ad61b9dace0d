"""Bytes to text where what the server or the page says of its encoding may be wrong."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from charset_normalizer import from_bytes

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_META = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})|<\?xml[^>]{0,80}encoding=["']([\w.:-]{2,40})""", re.I
)
_DECLARED = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
# Names that browsers read as their larger relatives (WHATWG, Encoding), and that pages of the region use.
_WIDER = {
    "iso-8859-1": "cp1252", "latin-1": "cp1252", "ascii": "cp1252", "us-ascii": "cp1252", "gb2312": "gb18030",
    "gbk": "gb18030", "tis-620": "cp874", "iso-8859-11": "cp874", "windows-874": "cp874", "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949", "shift_jis": "cp932", "big5": "big5hkscs", "x-sjis": "cp932", "x-gbk": "gb18030",
}  # fmt: skip
# What the sites of a language used before UTF-8: tried where the declared encoding gives rubbish.
_LEGACY = {"th": ("cp874",), "zh": ("gb18030", "big5hkscs"), "vi": ("cp1258",), "ko": ("cp949",), "ru": ("cp1251",),
           "kk": ("cp1251",), "ar": ("cp1256",)}  # fmt: skip
_KNOWN = re.compile(
    r"utf-?(?:8|16|32)|(?:x-)?gb[k0-9]+|big5\w*|euc-\w+|(?:x-|shift_)s?jis|ks_c_5601-1987|koi8-\w|tis-620"
    r"|(?:us-)?ascii|latin-1|(?:iso-?8859|windows|cp)[-_]?\d+(?:-\d+)?"
)
_TAGS = re.compile(r"<(?:script|style)\b.*?</(?:script|style)|<[^>]*>", re.IGNORECASE | re.DOTALL)
_GARBLED = (
    0.3  # share of letters in U+0080 to U+00FF; Vietnamese and French stay under 0.2, Thai read as Latin is near 1
)


def decode(body: bytes, content_type: str, language: str = "") -> str:
    """The text. UTF-8 wins where the bytes are UTF-8; `language` is the publisher's, "" where not known."""
    for mark, encoding in _MARKS:
        if body.startswith(mark):
            return body.decode(encoding, "replace")
    if (text := _nearly_utf8(body)) is not None:
        return text
    for encoding in _candidates(body, content_type, language):
        text = _decoded(body, encoding)
        if text is not None and not _garbled(text):
            return text
    best = from_bytes(body[:200_000]).best()
    return body.decode(best.encoding if best else "utf-8", "replace")


def _candidates(body: bytes, content_type: str, language: str) -> Iterator[str]:
    if match := _META.search(body[:4096]):
        yield (match[1] or match[2]).decode("ascii", "replace")
    if declared := _DECLARED.search(content_type):
        yield declared[1]
    yield from _LEGACY.get(language, ())


def _nearly_utf8(body: bytes) -> str | None:
    """The text where the bytes are UTF-8 but for a few, as where a server cuts a teaser in the middle of a letter."""
    text = body.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    if bad and bad * 50 > sum(char > "\x7f" for char in text) - bad:
        return None
    return text


def _decoded(body: bytes, encoding: str) -> str | None:
    name = encoding.lower()
    if not _KNOWN.fullmatch(name):  # Python knows encodings that no page has, escapes and compressors among them
        return None
    try:
        return body.decode(_WIDER.get(name, name))
    except (LookupError, UnicodeError):
        return None


def _garbled(text: str) -> bool:
    letters = [char for char in _TAGS.sub(" ", text[:200_000]) if char.isalpha() or "\x80" <= char <= "\xff"]
    return sum("\x80" <= char <= "\xff" for char in letters) > _GARBLED * max(1, len(letters))
