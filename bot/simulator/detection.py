"""What Telegram finds in a text by itself: links, mentions, commands, hashtags, addresses, numbers."""

from __future__ import annotations

import re
from itertools import accumulate

from bot.simulator.entities import Entity

# Telegram knows every top-level domain; a link without "https://" needs only the common ones here.
TOP_LEVEL_DOMAINS = (
    "com|org|net|int|gov|edu|info|news|app|dev|io|me|co|asia|th|kh|la|mm|vn|ph|id|my|sg|cn|in|uk|de|fr|eu"
)
SHORT_MENTIONS = {"gif", "wiki", "vid", "bing", "pic", "bold", "imdb", "coub", "like", "vote", "ya"}
SHORTEST_MENTION = 4
PATTERNS = {
    "url": re.compile(
        rf"(?<![\w@])(?:https?://[^\s<>\"«»]+\.[^\s<>\"«»]+|(?:[a-z0-9\-]+\.)+(?:{TOP_LEVEL_DOMAINS})\b(?![@\w])"
        r"(?::\d{1,5})?(?:[/?#][^\s<>\"«»]*)?)",
        re.IGNORECASE,
    ),
    "email": re.compile(r"(?<![\w.+\-])[\w.+\-]+@(?:[a-zA-Z0-9\-]+\.)+[a-zA-Z]{2,}\b"),
    "bot_command": re.compile(r"(?<![\w/<>])/[a-zA-Z0-9_]{1,64}(?:@[a-zA-Z0-9_]{3,32})?(?![\w/<>])"),
    "mention": re.compile(r"(?<!\w)@[a-zA-Z0-9_]{2,32}(?!\w)"),
    "hashtag": re.compile(r"(?<!\w)#(?=\w*[^\W\d])\w{1,256}(?![\w#])"),
    "cashtag": re.compile(r"(?<![$\w])\$[A-Z]{1,8}(?![$\w])"),
    "phone_number": re.compile(r"(?<![\w+])\+\d[\d\- ()]{6,17}\d(?!\w)"),
}
ENDS_NO_LINK = ".:;,('?!`)"  # TDLib's bad_path_end_chars, and a bracket that was opened before the link


def detect(text: str) -> list[Entity]:
    """Entities in order of place, none over another; where two patterns match, the one that begins first wins."""
    offsets = list(accumulate((2 if ord(character) > 0xFFFF else 1 for character in text), initial=0))
    spans = sorted(
        (match.start(), -_end(kind, match), kind)
        for kind, pattern in PATTERNS.items()
        for match in pattern.finditer(text)
        if kind != "mention" or _is_a_user_name(match.group()[1:])
    )
    found: list[Entity] = []
    for begin, negative_end, kind in spans:
        if not found or offsets[begin] >= found[-1].end:
            found.append(Entity(kind, offsets[begin], offsets[-negative_end] - offsets[begin]))
    return found


def _is_a_user_name(name: str) -> bool:
    return len(name) >= SHORTEST_MENTION or name.lower() in SHORT_MENTIONS


def _end(kind: str, match: re.Match[str]) -> int:
    if kind != "url":
        return match.end()
    link = match.group()
    while link[-1] in ENDS_NO_LINK and not (link[-1] == ")" and link.count("(") >= link.count(")")):
        link = link[:-1]
    return match.start() + len(link)
