"""Statements proposed from a page: its own sentences, those that can stand alone, dated and with the outlet named.

Nothing is written here: the words are the page's, and what is put to them is the day that "yesterday" means and who
said it when. Whatever else a statement holds, because a model or an editor wrote it, `marks` finds.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from knowledge.names import NAMES, Concept
from knowledge.publishers import Publisher
from knowledge.refresh.dates import dates_in, resolved, spoken, without_dates
from knowledge.refresh.page import Page, Proposed
from knowledge.refresh.topic import the_topic
from knowledge.words import normalise, sentences

_DENSE = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
# Languages whose names cannot be told by capitals.
_SCRIPTS = {
    "th": re.compile(r"[\u0e01-\u0e7f]"),
    "lo": re.compile(r"[\u0e80-\u0eff]"),
    "km": re.compile(r"[\u1780-\u17ff]"),
    "my": re.compile(r"[\u1000-\u109f]"),
    "zh": re.compile(r"[\u3400-\u9fff]"),
}
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_NAME = re.compile(
    r"\b(?:[A-Z][\w’'.-]*[A-Za-z]|[A-Z]{2,})(?:(?: (?:of|the|and|for|de|al) )?[ -]?[A-Z][\w’'.-]*[A-Za-z])*"
)
_FIRST_WORD = re.compile(r"\W*[\w’'-]+")
_QUOTES = re.compile(r"[\"“”«»「」『』]")
_END = re.compile(r"[.!?。！？។။…]+[\"'”’」』)]*$")
_NAMED_AFTER = re.compile(r" (?:of|for|in|on|against) ")  # "the ministry of foreign affairs" points nowhere back
_SPACED_ENDS = frozenset({"th", "lo"})  # their sentences end without a sign


def propose(page: Page, publisher: Publisher) -> tuple[Proposed, ...]:
    """At most as many as propose.toml says, the densest in the field's concepts, in the order of the page."""
    points = {
        sentence: the_topic().points(sentence, page.language)
        for paragraph in page.text.splitlines()
        for sentence in sentences(paragraph, page.language)
        if _stands_alone(sentence, page.language)
    }
    ranked = sorted(filter(points.get, points), key=lambda sentence: -points[sentence])[: _data().sentences]
    return tuple(_proposed(sentence, page, publisher) for sentence in points if sentence in ranked)


def marks(text: str, span: str, allowed: Iterable[str] = ()) -> tuple[str, ...]:
    """Numbers, dates and names of `text` that neither its span nor one of `allowed` (outlet, day, …) holds."""
    sources = [span, *allowed]
    return tuple(dict.fromkeys([*_new_dates(text, sources), *_new_numbers(text, sources), *_new_names(text, sources)]))


def speaks_to_models(text: str) -> str:
    """The first words of the text that are written to a language model; "" where there are none."""
    match = _data().models.search(normalise(text))
    return match[0] if match else ""


def _proposed(sentence: str, page: Page, publisher: Publisher) -> Proposed:
    dated, left_open = resolved(sentence, page.published, page.language)
    day = spoken(page.published, page.language) if page.published else ""
    source = ", ".join(filter(None, (publisher.name, day)))
    text = f"{_END.sub('', dated)} ({source})." if page.language != "zh" else f"{_END.sub('', dated)}（{source}）。"
    additions = [source, *re.findall(r"\(([^()]*)\)", dated)]
    return Proposed(text, sentence, (*left_open, *marks(text, sentence, additions)))


def _stands_alone(sentence: str, language: str) -> bool:
    data, even = _data(), normalise(sentence)
    weight = len(sentence) + 1.5 * len(_DENSE.findall(sentence))
    return (
        data.least <= weight <= data.most
        and (language in _SPACED_ENDS or bool(_END.search(sentence)))
        and not sentence.rstrip("\"'”’」』)").endswith(("?", "？"))
        and len(_QUOTES.findall(sentence)) % 2 == 0
        and not _points_back(even, language)
        and not any(phrase in even for phrase in data.site)
        and not data.models.search(even)
    )


def _points_back(even: str, language: str) -> bool:
    even = even.lstrip("\"'“‘「『([-–—• ")
    for opener in _data().openers.get(language, ()):
        rest = even[len(opener) :]
        if even.startswith(opener) and not (opener.isascii() and rest[:1].isalnum()) and not _NAMED_AFTER.match(rest):
            return True
    return any(phrase in even for phrase in _data().inside.get(language, ()))


def _new_dates(text: str, sources: Iterable[str]) -> list[str]:
    there = {found.day for source in sources for found in dates_in(source)}
    return [found.day.isoformat() for found in dates_in(text) if found.day not in there]


def _new_numbers(text: str, sources: Iterable[str]) -> list[str]:
    there = {number for source in sources for number in _numbers(normalise(source))}
    return [number for number in _numbers(without_dates(text)) if number not in there]


def _numbers(even: str) -> list[str]:
    """Numbers without the signs that group them: 1,200 and 1.200 and 1200 are one."""
    return [re.sub(r"[.,](?=\d{3}(?:\D|$))", "", match[0]) for match in _NUMBER.finditer(even)]


def _new_names(text: str, sources: Iterable[str]) -> list[str]:
    """Names in Latin letters by their capitals, and what the lexicon knows by name in any script."""
    whole = normalise(" ".join(sources))
    first = _FIRST_WORD.match(text)
    latin = [m[0] for m in _NAME.finditer(text) if first is None or m.start() >= first.end() or " " in m[0]]
    new = [name for name in latin if any(normalise(word) not in whole for word in re.split(r"[ -]", name))]
    there = {concept.id for source in sources for concept in _named(source)}
    known = [concept.english for concept in (_named(text) if _languages(text) else ()) if concept.id not in there]
    return [*new, *known]


def _named(text: str) -> list[Concept]:
    """What the lexicon knows by name, in the languages of the text's scripts and in English."""
    found = [concept for language in (*_languages(text), "en") for concept in the_topic().lexicon.find(text, language)]
    return [concept for concept in found if concept.kind in NAMES]


def _languages(text: str) -> list[str]:
    return [language for language, script in _SCRIPTS.items() if script.search(text)]


@dataclass(frozen=True, slots=True)
class _Data:
    least: int
    most: int
    sentences: int
    models: re.Pattern[str]
    site: tuple[str, ...]
    openers: Mapping[str, tuple[str, ...]]
    inside: Mapping[str, tuple[str, ...]]


@lru_cache(maxsize=1)
def _data() -> _Data:
    data = tomllib.loads(files("knowledge.refresh").joinpath("propose.toml").read_text(encoding="utf-8"))
    return _Data(
        least=data["least"],
        most=data["most"],
        sentences=data["sentences"],
        models=re.compile("|".join(f"(?:{pattern})" for pattern in data["models"])),
        site=tuple(map(normalise, data["site"])),
        openers={language: tuple(map(normalise, words)) for language, words in data["openers"].items()},
        inside={language: tuple(map(normalise, words)) for language, words in data["inside"].items()},
    )
