"""A question's way: understand, search, decide whether the passages answer at all, compose, pass the gate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.answers.abstention import Abstention, Verdict
from knowledge.answers.answer import Answer, Citation, Note, Statement, Topic
from knowledge.answers.dates import notes_on_dates
from knowledge.answers.extractive import Composition, compose
from knowledge.answers.grounding import grounded
from knowledge.answers.manner import Manner
from knowledge.contacts import Contact
from knowledge.languages import detect_language
from knowledge.reading import Corpus
from knowledge.search import Ranking, Search, Wanted
from knowledge.understanding import Reader, Understanding

NEAREST_TOPICS = 2  # offered as buttons where nothing answers
CONTACTS = 3  # whom to ask where nothing answers: more would bury the nearest


@dataclass(frozen=True, slots=True)
class Question:
    """What somebody asked. `history` holds earlier questions of the chat, oldest first; `language` overrides detection."""

    text: str
    language: str | None = None
    country: str | None = None
    history: Sequence[str] = ()


class Writer:
    """Answers from one search. Thread-safe: all its parts are."""

    def __init__(
        self, corpus: Corpus, search: Search, reader: Reader, abstention: Abstention, manner: Manner, rules: Composition
    ) -> None:
        self._corpus, self._search, self._reader = corpus, search, reader
        self._abstention, self._manner, self._rules = abstention, manner, rules

    def answer(self, question: Question) -> Answer:
        language = question.language or detect_language(question.text)
        if (reply := self._manner.reply(question.text, language)) is not None:
            return reply
        asked, ranked, verdict = self._best_reading(question, language)
        if not verdict.answers:
            return self._not_covered(asked, ranked, question.country)
        statements, citations = grounded(*compose(ranked.found, self._rules))
        if not statements:
            return self._not_covered(asked, ranked, question.country)
        return Answer("answered", language, statements, citations, notes=notes_on_dates(asked, citations))

    def topic(self, document: str, language: str) -> Answer:
        """All statements of one document. Raises KeyError where the corpus does not hold it."""
        passages = self._corpus.documents[document].passages
        citations = [Citation(number, passage, passage.text) for number, passage in enumerate(passages, 1)]
        statements, kept = grounded([Statement(c.quote, (c.number,)) for c in citations], citations)
        return Answer("answered", language, statements, kept)

    def _best_reading(self, question: Question, language: str) -> tuple[Understanding, Ranking, Verdict]:
        """The question by itself, or together with what was asked before where that answers better."""
        readings = [
            self._read(text, language) for text in self._manner.readings(question.text, question.history, language)
        ]
        return max(readings, key=lambda reading: reading[2].confidence)

    def _read(self, text: str, language: str) -> tuple[Understanding, Ranking, Verdict]:
        asked = self._reader.understand(text, language)
        ranked = self._search.rank(Wanted(text, language, asked.more))
        return asked, ranked, self._abstention.judge(asked, ranked)

    def _not_covered(self, asked: Understanding, ranked: Ranking, country: str | None) -> Answer:
        documents = list(dict.fromkeys(found.passage.document for found in ranked.found))[:NEAREST_TOPICS]
        topics = tuple(Topic(d.id, d.title) for d in documents)
        looked_for = ", ".join(dict.fromkeys(c.english for c in asked.names))[:200]
        notes = (Note("note-looked-for", (("what", looked_for),)),) if looked_for else ()
        return Answer(
            "not_covered", asked.language, contacts=self._whom_to_ask(asked, country), notes=notes, topics=topics
        )

    def _whom_to_ask(self, asked: Understanding, country: str | None) -> tuple[Contact, ...]:
        codes = sorted(asked.countries | ({country.upper()} if country else set()))
        found = [contact for code in codes for contact in self._corpus.contacts.of(code)[:CONTACTS]]
        return tuple(found[:CONTACTS])
