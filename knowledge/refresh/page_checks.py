"""Why a page that was fetched well is still none for the corpus: walls, too little text, another topic."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from knowledge.errors import NotRead
from knowledge.publishers import Publisher
from knowledge.refresh.extract import Extracted
from knowledge.refresh.page import Fetched, Known, KnownPage, Page, Similarity
from knowledge.refresh.page_language import UNKNOWN
from knowledge.refresh.topic import the_topic
from knowledge.words import normalise

# A letter of a script that is written without spaces, or of Han, says about as much as 2.5 Latin ones.
_DENSE = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def check_page(
    found: Extracted,
    fetched: Fetched,
    publisher: Publisher,
    similarity: Similarity | None = None,
    *,
    topic: bool = True,
) -> None:
    """Raises NotRead with the first reason against the page. `topic=False` where an editor asked for this very page."""
    page = found.page
    if not publisher.owns(fetched.final_url):
        raise NotRead("other-domain", fetched.final_url)
    weight = _weight(page.text)
    _check_walls(found, weight)
    if weight < _walls().least:
        raise NotRead("too-short", str(len(page.text)))
    if page.language == UNKNOWN:
        raise NotRead("language-unknown")
    whole = f"{page.title}\n{page.text}"
    if topic and not the_topic().covers(whole, page.language, similarity):
        raise NotRead("off-topic", str(the_topic().points(whole, page.language)))


@dataclass(frozen=True, slots=True)
class Likeness:
    """How a page stands to what is known: `here` at its own address or elsewhere, `exact` in every word or nearly."""

    of: KnownPage
    here: bool
    exact: bool


def likeness(page: Page, known: Known) -> Likeness | None:
    """The known page at this page's own address first; then any with the same text, then the nearest."""
    at_home = known.at(page.canonical) or known.at(page.url)
    if at_home is not None:
        return Likeness(at_home, here=True, exact=at_home.text_hash == page.text_hash)
    if same := known.with_text(page.text_hash):
        return Likeness(same, here=False, exact=True)
    near = known.near(page.fingerprint)
    return Likeness(near, here=False, exact=False) if near else None


@dataclass(frozen=True, slots=True)
class _Wall:
    reason: str
    title: Sequence[str]
    short: Sequence[str]


@dataclass(frozen=True, slots=True)
class _Walls:
    short: int
    least: int
    walls: Sequence[_Wall]


def _check_walls(found: Extracted, weight: float) -> None:
    """Menus and footers speak of cookies and signing in on every page: they are read only where there is no article."""
    walls, title = _walls(), normalise(found.page.title)
    article = weight >= walls.least
    seen = normalise(f"{title} {found.page.text if article else found.visible[:5000]}")
    for wall in walls.walls:
        phrases = [p for p in wall.title if re.search(rf"(?<![a-z0-9]){re.escape(p)}(?![a-z0-9])", title)]
        if article:  # "Embassy staff not found at the site" is news
            phrases = [p for p in phrases if len(title) < len(p) + 20]
        if weight < walls.short:
            phrases += [p for p in wall.short if p in seen]
        if phrases:
            raise NotRead(wall.reason, phrases[0])


def _weight(text: str) -> float:
    return len(text) + 1.5 * len(_DENSE.findall(text))


@lru_cache(maxsize=1)
def _walls() -> _Walls:
    data = tomllib.loads(files("knowledge.refresh").joinpath("walls.toml").read_text(encoding="utf-8"))
    walls = [
        _Wall(w["reason"], list(map(normalise, w["title"])), list(map(normalise, w["short"]))) for w in data["wall"]
    ]
    return _Walls(data["short"], data["least"], walls)
