"""Message entities: what is bold, a link or a quote in a text, and how they may lie upon each other.

Offsets and lengths are UTF-16 code units, as everywhere at Telegram. The arranging follows TDLib's
MessageEntity.cpp: styles are split where links and quotes begin or end, and code holds nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any

from bot.simulator.errors import JSON

STYLES = ("bold", "italic", "underline", "strikethrough", "spoiler")
QUOTES = ("blockquote", "expandable_blockquote")
WITHOUT_STYLE_INSIDE = ("pre", "code", "date_time")
# Which of two entities over the same text comes first: TDLib's get_type_priority.
PRIORITY = {
    "blockquote": 0, "expandable_blockquote": 0, "pre": 11, "code": 20, "date_time": 30, "text_link": 49,
    "text_mention": 49, "bold": 90, "italic": 91, "underline": 92, "strikethrough": 93, "spoiler": 94,
    "custom_emoji": 99,
}  # fmt: skip
DETECTED_PRIORITY = 50


@dataclass(frozen=True, slots=True)
class Entity:
    type: str
    offset: int
    length: int
    details: Mapping[str, Any] = field(default_factory=dict)  # url, language, user, custom_emoji_id, unix_time …

    @property
    def end(self) -> int:
        return self.offset + self.length

    def between(self, begin: int, end: int) -> Entity:
        return replace(self, offset=begin, length=end - begin)

    def as_json(self) -> JSON:
        return {"type": self.type, "offset": self.offset, "length": self.length, **self.details}


def utf16_length(text: str) -> int:
    return len(text) + sum(1 for character in text if ord(character) > 0xFFFF)


def order(entity: Entity) -> tuple[int, int, int]:
    return (entity.offset, -entity.length, PRIORITY.get(entity.type, DETECTED_PRIORITY))


def arranged(entities: Iterable[Entity]) -> list[Entity]:
    """Entities as Telegram would keep them: nothing crosses, code is alone, touching styles are one."""
    present = sorted((entity for entity in entities if entity.length > 0), key=order)
    styles = [entity for entity in present if entity.type in STYLES]
    quotes = _without_overlaps([entity for entity in present if entity.type in QUOTES])
    others = _without_overlaps([entity for entity in present if entity.type not in STYLES + QUOTES])
    others = [entity for entity in others if not any(_crosses(entity, quote) for quote in quotes)]
    fixed = sorted(others + quotes, key=order)
    return sorted(_split_styles(styles, fixed) + fixed, key=order)


def _without_overlaps(entities: list[Entity]) -> list[Entity]:
    kept: list[Entity] = []
    for entity in entities:
        if not kept or entity.offset >= kept[-1].end:
            kept.append(entity)
    return kept


def _crosses(entity: Entity, quote: Entity) -> bool:
    """A quote may hold a link; a link may neither hold a quote nor reach out of one."""
    if entity.end <= quote.offset or entity.offset >= quote.end:
        return False
    return entity.offset < quote.offset or entity.end > quote.end


def _split_styles(styles: list[Entity], fixed: list[Entity]) -> list[Entity]:
    """Merge touching styles of a kind, cut them at every border of `fixed`, drop them inside code."""
    borders = sorted({position for entity in fixed for position in (entity.offset, entity.end)})
    bare = [(entity.offset, entity.end) for entity in fixed if entity.type in WITHOUT_STYLE_INSIDE]
    pieces: list[Entity] = []
    for style in STYLES:
        for whole in _merged([entity for entity in styles if entity.type == style]):
            cuts = [whole.offset, *(b for b in borders if whole.offset < b < whole.end), whole.end]
            pieces += [whole.between(begin, end) for begin, end in pairwise(cuts)]
    outside = [piece for piece in pieces if not any(b <= piece.offset and piece.end <= e for b, e in bare)]
    return _cut_where_another_begins(outside)


def _merged(entities: list[Entity]) -> list[Entity]:
    merged: list[Entity] = []
    for entity in entities:
        if merged and entity.offset <= merged[-1].end:
            merged[-1] = merged[-1].between(merged[-1].offset, max(merged[-1].end, entity.end))
        else:
            merged.append(entity)
    return merged


def _cut_where_another_begins(styles: list[Entity]) -> list[Entity]:
    """Where a style begins inside another, Telegram cuts the outer one there, so that nothing crosses."""
    begins = sorted({entity.offset for entity in styles})
    pieces: list[Entity] = []
    for entity in styles:
        cuts = [entity.offset, *(b for b in begins if entity.offset < b < entity.end), entity.end]
        pieces += [entity.between(begin, end) for begin, end in pairwise(cuts)]
    return pieces
