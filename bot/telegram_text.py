"""Telegram's HTML: escaping, measuring, and dividing it into messages without ever breaking a tag."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

MESSAGE_UNITS = 4096  # UTF-16 units after entities are parsed (Bot API, sendMessage)
SOURCE_BYTES = 32_768  # the Bot API server refuses a longer text before it parses it
_TAG = re.compile(r"<[^<>]*>")
_LINK = re.compile(r'<a href="([^"<>]*)">(.*?)</a>', re.DOTALL)
_ATOM = re.compile(r"&#?\w+;|.", re.DOTALL)
_TOKEN = re.compile(r"<[^<>]*>|\s|(?:&#?\w+;|[^<>\s])+|.", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Block:
    """What stays together in one message where it fits. Each line is HTML whose tags are closed again."""

    lines: tuple[str, ...]
    opening: str = ""
    closing: str = ""

    def html(self, lines: Iterable[str] | None = None) -> str:
        return self.opening + "\n".join(self.lines if lines is None else lines) + self.closing


def escape(text: str) -> str:
    """Text from a document or a person as it may stand in HTML, in an attribute too."""
    return html.escape(text.encode("utf-16", "surrogatepass").decode("utf-16", "replace"))


def link(url: str, text: str) -> str:
    """A link, or only its text where the address is not http(s)."""
    if not re.match(r"https?://[^\s/]", url):
        return escape(text)
    return f'<a href="{escape(url)}">{escape(text)}</a>'


def text_of(source: str) -> str:
    """What a reader sees of the HTML: entities parsed, links without their addresses."""
    return html.unescape(_TAG.sub("", source))


def plain(source: str) -> str:
    """The HTML as plain text that keeps the addresses of links."""
    return text_of(_LINK.sub(r"\2 (\1)", source))


def units(source: str) -> int:
    """The length of HTML as Telegram measures it."""
    return len(text_of(source).encode("utf-16-le", "surrogatepass")) // 2


def fits(source: str, most: int = MESSAGE_UNITS) -> bool:
    return units(source) <= most and len(source.encode()) <= SOURCE_BYTES


def pack(blocks: Iterable[Block], most: int = MESSAGE_UNITS) -> list[str]:
    """The blocks as few messages: divided between blocks, else between lines, else between words; none is blank."""
    messages: list[str] = []
    for part in (part for block in blocks for part in _parts(block, most)):
        joined = f"{messages[-1]}\n\n{part}" if messages else ""
        if joined and fits(joined, most):
            messages[-1] = joined
        else:
            messages.append(part)
    return messages


def cut(source: str, most: int = MESSAGE_UNITS) -> list[str]:
    """Pieces of HTML of at most `most` units: open tags are closed at a piece's end and opened again in the next."""
    pieces: list[str] = []
    open_tags: list[str] = []
    piece: list[str] = []
    size = weight = 0
    for token in _short_tokens(source, most):
        width, frame = units(token), "".join(open_tags) + _closing(open_tags)
        if size and (size + width > most or weight + len((token + frame).encode()) > SOURCE_BYTES):
            pieces.append("".join(piece) + _closing(open_tags))
            piece, size, weight = list(open_tags), 0, 0
        _follow(open_tags, token)
        piece.append(token)
        size, weight = size + width, weight + len(token.encode())
    return [p for p in (*pieces, "".join(piece) + _closing(open_tags)) if text_of(p).strip()]


def _parts(block: Block, most: int) -> Iterator[str]:
    if fits(block.html(), most):
        if text_of(block.html()).strip():
            yield block.html()
        return
    kept: list[str] = []
    for piece in (piece for line in block.lines for piece in cut(line, most)):
        if kept and not fits(block.html((*kept, piece)), most):
            yield block.html(kept)
            kept = []
        kept.append(piece)
    if kept:
        yield block.html(kept)


def _short_tokens(source: str, most: int) -> Iterator[str]:
    """Tags, spaces and words; a word that fills a message by itself comes by the character."""
    for token in _TOKEN.findall(source):
        if _TAG.fullmatch(token) or units(token) <= most // 2:
            yield token
        else:
            yield from _ATOM.findall(token)


def _follow(open_tags: list[str], token: str) -> None:
    if token.startswith("</") and open_tags:
        open_tags.pop()
    elif _TAG.fullmatch(token):
        open_tags.append(token)


def _closing(open_tags: list[str]) -> str:
    names = (re.split(r"[\s>]", tag[1:], maxsplit=1)[0] for tag in reversed(open_tags))
    return "".join(f"</{name}>" for name in names)
