"""Texts compared without keeping them apart word by word: exactly the same, and about the same."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from knowledge.documents import content_key
from knowledge.words import normalise, words

BITS = 63  # SQLite's integers are signed
# Bits that two texts may differ in and still be one wire text: see test_fingerprints.py for what they are measured on.
NEAR = 9
_SHINGLE = 2  # words


def text_hash(text: str) -> str:
    """Stands for the text but for case, width, white space and the like."""
    return content_key(" ".join(normalise(text).split()))


def fingerprint(text: str) -> int:
    """SimHash over pairs of words: texts that share most pairs differ in few bits. 0 for a text without words."""
    counts = [0] * BITS
    for shingle in _shingles(words(text)):
        number = int.from_bytes(hashlib.blake2b(shingle.encode(), digest_size=8).digest(), "big")
        for bit in range(BITS):
            counts[bit] += 1 if number >> bit & 1 else -1
    return sum(1 << bit for bit, count in enumerate(counts) if count > 0)


def distance(one: int, other: int) -> int:
    """Bits in which two fingerprints differ."""
    return (one ^ other).bit_count()


def nearest(mark: int, others: Iterable[int]) -> int | None:
    """The nearest of `others` within NEAR bits; None where there is none. A text without words is near nothing."""
    best = min(others, key=lambda other: distance(mark, other), default=None) if mark else None
    return best if best and distance(mark, best) <= NEAR else None


def _shingles(tokens: list[str]) -> set[str]:
    if len(tokens) <= _SHINGLE:
        return set(tokens)
    return {" ".join(tokens[i : i + _SHINGLE]) for i in range(len(tokens) - _SHINGLE + 1)}
