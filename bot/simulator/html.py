"""Telegram's HTML, read as strictly as Telegram reads it and refused with the same words.

A port of TDLib's parse_html: unsupported tags, unclosed tags and unmatched end tags name their byte offset.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from bot.simulator.entities import Entity, order

SPACE = " \t\r\n\0\v"
END = "\0"  # one is put after the source, so that a cursor can always look at the next character
STYLE_TAGS = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough", "tg-spoiler": "spoiler", "span": "spoiler",
}  # fmt: skip
OTHER_TAGS = {"a", "tg-emoji", "tg-time", "pre", "code", "blockquote"}
CHARACTER_REFERENCE = re.compile(r"&(?:#x([0-9a-fA-F]*)|#([0-9]*)|([a-zA-Z]*))")
NAMED_CHARACTERS = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
LONGEST_REFERENCE = 10  # characters, semicolon not counted; longer ones stay as they are
HOST = re.compile(r"[\w.\-~!$&'()*+,;=%]+\Z")
SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.\-]*:(?!\d)")  # "example.com:8080" is a host and a port
DATE_FORMAT = re.compile(r"(?:r|[tTdDwW]*)\Z")


class MarkupError(Exception):
    """Text that Telegram refuses to parse; the message is Telegram's, without "can't parse entities"."""


@dataclass
class _Tag:
    name: str
    argument: str
    unix_time: int
    offset: int
    begin: int


def parse_html(source: str) -> tuple[str, list[Entity]]:
    """The plain text and its entities. Raises MarkupError."""
    return _Parser(source).parse()


def checked_link(url: str) -> str:
    """The link as Telegram keeps it, or "" where Telegram drops it without a word."""
    with_scheme = url if SCHEME.match(url) else f"http://{url}"
    try:
        parts = urlsplit(with_scheme)
        _ = parts.port
    except ValueError:
        return ""
    if parts.scheme.lower() == "tg":
        return with_scheme
    host = parts.hostname or ""
    if parts.scheme.lower() not in {"http", "https"} or "." not in host.strip(".") or not HOST.match(host):
        return ""
    query = with_scheme[len(parts.scheme) + 3 + len(parts.netloc) :].rstrip()
    path = query if query.startswith("/") else "/" + query
    return f"{parts.scheme.lower()}://{parts.netloc.lower()}{path.replace(' ', '%20')}"


class _Parser:
    def __init__(self, source: str) -> None:
        self.source = source + END
        self.size = len(source)
        self.at = 0
        self.text: list[str] = []
        self.units = 0
        self.open: list[_Tag] = []
        self.entities: list[Entity] = []

    def parse(self) -> tuple[str, list[Entity]]:
        while self.at < self.size:
            if self.source[self.at] != "<":
                self._write(self._character())
            elif self.source[self.at + 1] == "/":
                self._end_tag(self.at)
            else:
                self._start_tag(self.at)
        if self.open:
            raise MarkupError(f'Can\'t find end tag corresponding to start tag "{self.open[-1].name}"')
        text = "".join(self.text)
        if any(0xD800 <= ord(character) <= 0xDFFF for character in text):
            raise MarkupError(
                "Text contains invalid Unicode characters after decoding HTML entities, "
                "check for unmatched surrogate code units"
            )
        return text, sorted(map(_without_language_of_code, self.entities), key=order)

    def _write(self, character: str) -> None:
        self.text.append(character)
        self.units += 2 if ord(character) > 0xFFFF else 1

    def _character(self) -> str:
        """The character at the cursor, a character reference decoded; moves the cursor behind it."""
        match = CHARACTER_REFERENCE.match(self.source, self.at)
        decoded = _decoded(match) if match else None
        if match is None or decoded is None:
            self.at += 1
            return self.source[self.at - 1]
        self.at = match.end() + (self.source[match.end()] == ";")
        return decoded

    def _take(self, stop: str) -> str:
        begin = self.at
        while self.source[self.at] not in stop:
            self.at += 1
        return self.source[begin : self.at]

    def _skip_space(self) -> None:
        while self.source[self.at] != END and self.source[self.at] in SPACE:
            self.at += 1

    def _fail(self, reason: str, position: int, after: str = "") -> MarkupError:
        byte_offset = len(self.source[:position].encode("utf-8", "surrogatepass"))
        return MarkupError(f"{reason} at byte offset {byte_offset}{after}")

    def _start_tag(self, begin: int) -> None:
        self.at = begin + 1
        name = self._take(SPACE + ">").lower()
        if self.source[self.at] == END:
            raise self._fail("Unclosed start tag", begin)
        if name not in STYLE_TAGS and name not in OTHER_TAGS:
            raise self._fail(f'Unsupported start tag "{name}"', begin)
        tag = _Tag(name, "", 0, self.units, len(self.text))
        while self.source[self.at] != ">":
            self._skip_space()
            if self.source[self.at] == ">":
                break
            attribute, value = self._attribute(name, begin)
            _apply(tag, attribute, value)
        if name == "span" and tag.argument != "spoiler":
            raise self._fail('Tag "span" must have class "tg-spoiler"', begin)
        self.at += 1
        self.open.append(tag)

    def _attribute(self, tag_name: str, begin: int) -> tuple[str, str | None]:
        attribute = self._take(SPACE + "=>/\"'")
        if not attribute:
            raise self._fail(f'Empty attribute name in the tag "{tag_name}"', begin)
        self._skip_space()
        if self.source[self.at] == END:
            raise self._fail(f'Unclosed start tag "{tag_name}"', begin)
        if self.source[self.at] != "=":
            return attribute, None
        self.at += 1
        self._skip_space()
        if self.source[self.at] == END:
            raise self._fail(f'Unclosed start tag "{tag_name}"', begin)
        value = self._quoted() if self.source[self.at] in "'\"" else self._name_token()
        if self.source[self.at] == END:
            raise self._fail("Unclosed start tag", begin)
        return attribute, value

    def _quoted(self) -> str:
        quote = self.source[self.at]
        self.at += 1
        value: list[str] = []
        while self.source[self.at] not in (quote, END):
            value.append(self._character())
        if self.source[self.at] == quote:
            self.at += 1
        return "".join(value)

    def _name_token(self) -> str:
        begin = self.at
        while self.source[self.at].isascii() and (self.source[self.at].isalnum() or self.source[self.at] in ".-"):
            self.at += 1
        if self.source[self.at] not in SPACE + ">":
            raise self._fail("Unexpected end of name token", begin)
        return self.source[begin : self.at].lower()

    def _end_tag(self, begin: int) -> None:
        if not self.open:
            raise self._fail("Unexpected end tag", begin)
        self.at = begin + 2
        name = self._take(SPACE + ">").lower()
        self._skip_space()
        if self.source[self.at] != ">":
            raise self._fail("Unclosed end tag", begin)
        tag = self.open.pop()
        if name and name != tag.name:
            raise self._fail("Unmatched end tag", begin, f', expected "</{tag.name}>", found "</{name}>"')
        self.at += 1
        if self.units > tag.offset:
            self._close(tag, self.units - tag.offset)

    def _close(self, tag: _Tag, length: int) -> None:
        if tag.name in STYLE_TAGS:
            self._add(STYLE_TAGS[tag.name], tag, length)
        elif tag.name == "a":
            self._close_link(tag, length)
        elif tag.name in ("pre", "code"):
            self._close_code(tag, length)
        elif tag.name == "blockquote":
            self._add("expandable_blockquote" if tag.argument else "blockquote", tag, length)
        elif tag.name == "tg-emoji":
            if not tag.argument.isdecimal() or int(tag.argument) == 0:
                raise MarkupError("Invalid custom emoji identifier specified")
            self._add("custom_emoji", tag, length, custom_emoji_id=tag.argument)
        else:
            self._close_time(tag, length)

    def _add(self, kind: str, tag: _Tag, length: int, **details: object) -> None:
        self.entities.append(Entity(kind, tag.offset, length, details))

    def _close_link(self, tag: _Tag, length: int) -> None:
        link = checked_link(tag.argument or "".join(self.text[tag.begin :]))
        if link:
            self._add("text_link", tag, length, url=link)

    def _close_code(self, tag: _Tag, length: int) -> None:
        """<pre> and <code class="language-x"> over the same text are one entity, whichever is outside."""
        details = {"language": tag.argument} if tag.argument else {}
        last = self.entities[-1] if self.entities else None
        if last is not None and {last.type, tag.name} == {"pre", "code"}:
            language = details or last.details
            if (last.offset, last.length) == (tag.offset, length) and language:
                self.entities[-1] = Entity("pre", tag.offset, length, language)
                return
        self._add(tag.name, tag, length, **details)

    def _close_time(self, tag: _Tag, length: int) -> None:
        if not DATE_FORMAT.match(tag.argument):
            raise MarkupError("Invalid date format used")
        if tag.unix_time > 0:
            self._add("date_time", tag, length, unix_time=tag.unix_time, date_time_format=tag.argument)


def _without_language_of_code(entity: Entity) -> Entity:
    return Entity("code", entity.offset, entity.length) if entity.type == "code" else entity


def _decoded(match: re.Match[str]) -> str | None:
    hexadecimal, decimal, name = match.groups()
    if name is not None:
        return NAMED_CHARACTERS.get(name)
    code = int(hexadecimal or "0", 16) if hexadecimal is not None else int(decimal or "0")
    if code == 0 or code >= 0x10FFFF or match.end() - match.start() >= LONGEST_REFERENCE:
        return None
    return chr(code)


def _apply(tag: _Tag, attribute: str, value: str | None) -> None:
    """Keep what the tag needs of an attribute; Telegram ignores all others."""
    if (tag.name, attribute) == ("blockquote", "expandable"):
        tag.argument = "1"
    elif value is None:
        return
    elif (tag.name, attribute) in {("a", "href"), ("tg-emoji", "emoji-id"), ("tg-time", "format")}:
        tag.argument = value
    elif (tag.name, attribute) == ("tg-time", "unix"):
        tag.unix_time = int(value) if value.isdecimal() else 0
    elif (tag.name, attribute) == ("code", "class") and value.startswith("language-"):
        tag.argument = value.removeprefix("language-")
    elif (tag.name, attribute) == ("span", "class") and value.startswith("tg-"):
        tag.argument = value.removeprefix("tg-")
