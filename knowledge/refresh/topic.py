"""Whether a text is about the field: points for the lexicon's concepts, in any language of the list."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from knowledge.names import Lexicon
from knowledge.refresh.page import Similarity
from knowledge.words import normalise

_POINTS = {"core": 4, "near": 2, "beside": 1}
_READ = 20_000  # letters: the topic of a page shows in its first screens


@dataclass(frozen=True, slots=True)
class Topic:
    """Concept ids, kinds of concepts and keywords by their points, and from how many a text counts."""

    lexicon: Lexicon
    concepts: dict[str, int]
    kinds: dict[str, int]
    keywords: dict[str, int]
    enough: int
    doubtful: int
    similarity: float

    def points(self, text: str, language: str) -> int:
        """The sum over different concepts and keywords; how often each stands in the text makes no difference."""
        read = text[:_READ]
        even = normalise(read)
        found = self.lexicon.find(read, language)
        named = sum(self.concepts.get(concept.id, self.kinds.get(concept.kind, 0)) for concept in found)
        return named + sum(points for word, points in self.keywords.items() if word in even)

    def covers(self, text: str, language: str, similarity: Similarity | None = None) -> bool:
        """True where the points are enough, or nearly enough and the similarity says so too."""
        points = self.points(text, language)
        if points >= self.enough:
            return True
        return similarity is not None and points >= self.doubtful and similarity(text[:_READ]) >= self.similarity


@lru_cache(maxsize=1)
def the_topic() -> Topic:
    """The one of topic.toml, read once."""
    data = tomllib.loads(files("knowledge.refresh").joinpath("topic.toml").read_text(encoding="utf-8"))
    concepts = {name: points for part, points in _POINTS.items() for name in data[part]["concepts"]}
    keywords = {normalise(word): points for part, points in _POINTS.items() for word in data[part]["keywords"]}
    return Topic(
        Lexicon.read(), concepts, data["kinds"], keywords, data["points"], data["doubtful_points"], data["similarity"]
    )
