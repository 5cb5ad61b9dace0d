"""What each document holds: the concepts it names and the words it uses, to be held against what a question asks for."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import cached_property, lru_cache

from knowledge.names import Lexicon
from knowledge.reading import Corpus
from knowledge.words import words


class Held:
    """Worked out on first use and kept. Thread-safe: what two threads work out at once is the same."""

    def __init__(self, corpus: Corpus, lexicon: Lexicon) -> None:
        self._corpus = corpus
        self.concepts_in = lru_cache(maxsize=20_000)(lambda text: frozenset(c.id for c in lexicon.find(text, "en")))
        self._words = lru_cache(maxsize=20_000)(self._words_of)

    def concepts(self, document: str) -> frozenset[str]:
        """Ids of the concepts that a document's title and statements name."""
        return self.concepts_in(self._corpus.documents[document].text)

    def share_missing(self, text: str, language: str, document: str) -> float:
        """Of the text's words, weighted by rarity, the share that neither the document nor its questions use: 0 to 1."""
        wanted = {word: self._rarity(word) for word in words(text)}
        missing = sum(rarity for word, rarity in wanted.items() if word not in self._words(document, language))
        return missing / max(sum(wanted.values()), 1e-9)

    def _words_of(self, document: str, language: str) -> frozenset[str]:
        questions = (q for code in {language, "en"} for q in self._questions.get((code, document), ()))
        return frozenset(word for text in (self._corpus.documents[document].text, *questions) for word in words(text))

    def _rarity(self, word: str) -> float:
        return math.log((len(self._corpus.documents) + 1) / (self._documents_with.get(word, 0) + 0.5))

    @cached_property
    def _questions(self) -> Mapping[tuple[str, str], list[str]]:
        found: dict[tuple[str, str], list[str]] = defaultdict(list)
        for language, pointers in self._corpus.asked.items():
            for pointer in pointers:
                found[language, pointer.document].append(pointer.question)
        return found

    @cached_property
    def _documents_with(self) -> Mapping[str, int]:
        """In how many documents, or their questions, a word occurs."""
        bags: dict[str, set[str]] = {d.id: set(words(d.text)) for d in self._corpus.documents.values()}
        for pointers in self._corpus.asked.values():
            for pointer in pointers:
                bags[pointer.document].update(words(pointer.question))
        return Counter(word for bag in bags.values() for word in bag)
