"""Words of any script, lightly normalised, for keyword ranking and for comparing texts."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from importlib.resources import files

import Stemmer
from icu4py.breakers import SentenceBreaker, WordBreaker

# Scripts written without spaces and segmented by ICU's dictionaries; Han runs are cut into pairs instead, because
# pairs match across Simplified and Traditional and across different cuts of the same name.
_HAN = re.compile(r"[㐀-䶿一-鿿豈-﫿]+")
_LATIN = re.compile(r"[a-z]")
_HALVES = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
# NFKC takes the vowel am of Thai and Lao apart, and ICU's dictionaries know it only whole.
_AM = {"\u0e4d\u0e32": "\u0e33", "\u0ecd\u0eb2": "\u0eb3"}
_INVISIBLE = dict.fromkeys(map(ord, "​‌‍‎‏⁠﻿­"))


def whole(text: str) -> str:
    """The text without halves of characters, which JSON may carry and which ICU and fastText refuse."""
    return text.translate(_HALVES)


def normalise(text: str) -> str:
    """Case, width, digits of every script, invisible characters, and marks on Latin letters (Vietnamese) evened out."""
    text = unicodedata.normalize("NFKC", whole(text)).translate(_INVISIBLE).casefold()
    for apart, together in _AM.items():
        text = text.replace(apart, together)
    text = "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in text)
    return _without_latin_marks(text)


def words(text: str) -> list[str]:
    """The words that carry meaning, in order, stemmed where they are English."""
    found: list[str] = []
    for word in _segments(normalise(text)):
        if han := _HAN.findall(word):
            found += [run[i : i + 2] for run in han for i in range(max(1, len(run) - 1))]
        elif word.isascii():
            if word not in _stop_words():
                found.append(_stem(word))
        else:
            found.append(word)
    return found


def sentences(text: str, language: str = "en") -> list[str]:
    """Sentences by ICU's rules for the language, without the white space around them."""
    return [s.strip() for s in SentenceBreaker(whole(text), language) if s.strip()]


def _segments(text: str) -> list[str]:
    """ICU words that hold a letter or a digit; neighbouring Han words are joined to the run they stand in."""
    parts = []
    for part in WordBreaker(text, "und"):
        if not any(c.isalnum() for c in part):
            parts.append("")
        elif parts and _HAN.fullmatch(part) and parts[-1] and _HAN.fullmatch(parts[-1]):
            parts[-1] += part
        else:
            parts.append(part)
    return [part for part in parts if part]


def _without_latin_marks(text: str) -> str:
    if text.isascii():
        return text
    kept: list[str] = []
    for char in unicodedata.normalize("NFD", text):
        if unicodedata.combining(char) and kept and _LATIN.match(kept[-1]):
            continue
        kept.append("d" if char == "đ" else char)
    return unicodedata.normalize("NFC", "".join(kept))


@lru_cache(maxsize=20_000)
def _stem(word: str) -> str:
    return str(Stemmer.Stemmer("english").stemWord(word))


@lru_cache(maxsize=1)
def _stop_words() -> frozenset[str]:
    text = files("knowledge").joinpath("stop_words.txt").read_text(encoding="utf-8")
    return frozenset(line for line in text.splitlines() if line and not line.startswith("#"))
