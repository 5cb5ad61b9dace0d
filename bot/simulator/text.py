"""From what a bot or a person typed to what Telegram keeps: parsed, cleaned, trimmed, measured."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.simulator.detection import detect
from bot.simulator.entities import PRIORITY, STYLES, Entity, arranged, utf16_length
from bot.simulator.errors import JSON, BadRequest
from bot.simulator.html import MarkupError, checked_link, parse_html

MESSAGE_UNITS = 4096  # UTF-16 code units, counted after entities are parsed
CAPTION_UNITS = 1024
SOURCE_BYTES = 1 << 15  # the Bot API server refuses longer text before it parses it
DROPPED = re.compile("[\r\u2028-\u202e\u0333\u033f\u030a]")
BECOMES_SPACE = re.compile("[\0-\x09\x0b\x0c\x0e-\x1f]")
INVISIBLE = re.compile(
    "[\\s\u00a0\u1680\u180e\u2000-\u200f\u202e\u202f\u205f\u2800\u3000\ufeff\ufffc\U000e0000-\U000e007f]*\\Z"
)


@dataclass(frozen=True)
class FormattedText:
    text: str
    entities: Sequence[Entity] = ()

    def as_json(self, text_field: str = "text", entities_field: str = "entities") -> JSON:
        fields: JSON = {text_field: self.text} if self.text else {}
        if self.entities:
            fields[entities_field] = [entity.as_json() for entity in self.entities]
        return fields


def formatted(source: str, parse_mode: str = "", entities: Sequence[JSON] = ()) -> FormattedText:
    """A text of a bot, "" included. Raises BadRequest in Telegram's words; see `not_empty` and `within`."""
    if len(_utf8(source)) > SOURCE_BYTES:
        raise BadRequest("Text is too long")
    if not parse_mode or not source:
        return _kept(source, [_entity(fields) for fields in entities if fields["type"] in PRIORITY])
    if parse_mode.lower() != "html":
        if parse_mode.lower() in {"markdown", "markdownv2"}:
            raise BadRequest(f"the simulator does not parse {parse_mode}: use HTML")
        raise BadRequest("Unsupported parse_mode")
    try:
        return _kept(*parse_html(source))
    except MarkupError as error:
        raise BadRequest(f"Can't parse entities: {error}") from None


def typed(text: str) -> FormattedText:
    """A text of a person: no markup, only what Telegram detects."""
    _utf8(text)
    return _kept(text, [])


def not_empty(text: FormattedText) -> FormattedText:
    if INVISIBLE.match(text.text):
        raise BadRequest("Text must be non-empty")
    return text


def within(text: FormattedText, units: int, what: str = "Message") -> FormattedText:
    if utf16_length(text.text) > units:
        raise BadRequest(f"{what} is too long")
    return text


def _utf8(text: str) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError:
        raise BadRequest("Strings must be encoded in UTF-8") from None


def _kept(text: str, entities: list[Entity]) -> FormattedText:
    text, entities = _cleaned(text, entities)
    text, entities = _trimmed(text, [entity for entity in entities if entity.length > 0])
    user_made = [entity for entity in entities if entity.type not in STYLES and "quote" not in entity.type]
    detected = [
        found
        for found in detect(text)
        if not any(found.offset < made.end and made.offset < found.end for made in user_made)
    ]
    return FormattedText(text, tuple(arranged(entities + detected)))


def _cleaned(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """Drop carriage returns and direction overrides, turn control characters into spaces, move the entities along."""
    places = [0]
    for character in text:
        width = 2 if ord(character) > 0xFFFF else 1
        kept = 0 if DROPPED.match(character) else width
        places += [places[-1] + kept] * width
    last = len(places) - 1
    moved = [
        entity.between(places[min(max(entity.offset, 0), last)], places[min(max(entity.end, 0), last)])
        for entity in entities
    ]
    return BECOMES_SPACE.sub(" ", DROPPED.sub("", text)), moved


def _trimmed(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """White space goes from both ends, but in front only up to the first entity, as Telegram has it."""
    right = text.rstrip(" \n")
    units = utf16_length(right)
    inside = [entity.between(entity.offset, min(entity.end, units)) for entity in entities if entity.offset < units]
    blank = len(right) - len(right.lstrip(" \n"))
    cut = min([blank, *(entity.offset for entity in inside)])
    return right[cut:], [entity.between(entity.offset - cut, entity.end - cut) for entity in inside]


def _entity(fields: JSON) -> Entity:
    details = {key: value for key, value in fields.items() if key not in {"type", "offset", "length"}}
    if fields["type"] == "text_link":
        details["url"] = checked_link(str(details.get("url", "")))
        if not details["url"]:
            raise BadRequest("Can't parse MessageEntity: Can't find field \"url\"")
    return Entity(fields["type"], fields["offset"], fields["length"], details)
