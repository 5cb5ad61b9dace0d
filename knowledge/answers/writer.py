"""A question's way: understand, search, decide whether the passages answer at all, compose, pass the gate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from knowledge.answers.abstention import Abstention, Verdict
from knowledge.answers.answer import Answer, Citation, Note, Statement, Topic
from knowledge.answers.dates import notes_on_dates, notes_on_notices
from knowledge.answers.extractive import Composition, compose
from knowledge.answers.followups import SURE, FollowUps
from knowledge.answers.grounding import grounded
from knowledge.answers.manner import Manner
from knowledge.contacts import Contact
from knowledge.languages import detect_language
from knowledge.reading import Corpus
from knowledge.search import Ranking, Search, Wanted
from knowledge.understanding import Reader, Understanding
from knowledge.urgent import Cry, Urgent

NEAREST_TOPICS = 2  # offered as buttons where nothing answers
SEARCHED = 1000  # characters of a question that are searched by: some 250 tokens, 0.2 s; 4,096 would take 1.5 s
LETTERS = 4  # fewer are no message that could be likened to another
CONTACTS = 3  # whom to ask where nothing answers: more would bury the nearest


@dataclass(frozen=True, slots=True)
class Question:
    """What somebody asked. `history` holds earlier questions of the chat, oldest first; `language` overrides detection.

    `spoken` is the language of the chat, taken where the text says too little to detect one.
    """

    text: str
    language: str | None = None
    country: str | None = None
    history: Sequence[str] = ()
    spoken: str = "en"


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to take a question, what it finds, and whether that answers it."""

    asked: Understanding
    ranking: Ranking
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Parts:
    """What answers, part by part."""

    search: Search
    reader: Reader
    abstention: Abstention
    manner: Manner
    follow_ups: FollowUps
    composition: Composition
    urgent: Urgent


class Writer:
    """Answers from one search. Thread-safe: all its parts are."""

    def __init__(self, corpus: Corpus, parts: Parts) -> None:
        self._corpus, self._parts = corpus, parts

    def answer(self, question: Question) -> Answer:
        """Whoever is in danger gets help lines, and after them what the documents say, if anything.

        Against misuse only the phrases hold: a likeness to messages of people in danger is not enough then, and what the
        documents say is left out.
        """
        alone = self._alone(question)
        urgent, language = self._parts.urgent, alone.asked.language
        signs, misuse = urgent.signs(question.text), self._parts.manner.is_misuse(alone.ranking.near)
        if not signs and (misuse or not _is_said(question.text) or not urgent.is_near(alone.ranking.near)):
            return self._calm(question, alone)
        help_ = urgent.answer(Cry(language, question.text, signs, countries=_codes(question)))
        said = None if misuse else self._said(self._best_reading(alone, question))
        return replace(said, status="urgent", contacts=help_.contacts, notes=help_.notes) if said else help_

    def _calm(self, question: Question, alone: Reading) -> Answer:
        language = alone.asked.language
        reply = self._parts.manner.reply(question.text, language, alone.ranking.near, bool(question.history))
        if reply is not None:
            return reply
        reading = self._best_reading(alone, question)
        return self._said(reading) or self._not_covered(reading, question.country)

    def _said(self, reading: Reading) -> Answer | None:
        """What the documents say; None where they do not answer."""
        if not reading.verdict.answers:
            return None
        statements, citations = grounded(*compose(reading.ranking.found, self._parts.composition))
        notes = notes_on_dates(reading.asked, citations) + notes_on_notices(citations)
        return Answer("answered", reading.asked.language, statements, citations, notes=notes) if statements else None

    def reading(self, question: Question) -> Reading:
        """How the question is taken, what that finds, and whether it answers."""
        return self._best_reading(self._alone(question), question)

    def topic(self, document: str, language: str) -> Answer:
        """All statements of one document. Raises KeyError where the corpus does not hold it."""
        passages = self._corpus.documents[document].passages
        citations = [Citation(number, passage, passage.text) for number, passage in enumerate(passages, 1)]
        statements, kept = grounded([Statement(c.quote, (c.number,)) for c in citations], citations)
        return Answer("answered", language, statements, kept, notes=notes_on_notices(kept))

    def _alone(self, question: Question) -> Reading:
        return self._read(question.text, question.language or detect_language(question.text, question.spoken))

    def _best_reading(self, alone: Reading, question: Question) -> Reading:
        """The question by itself, or together with what was asked before where it leans on that and is answered so."""
        text, language, follow_ups = question.text, alone.asked.language, self._parts.follow_ups
        if not question.history or not follow_ups.may_lean(text, language):
            return alone
        together = self._read(follow_ups.together(text, question.history, language), language)
        if not together.verdict.answers:
            return alone
        by_itself = alone.verdict.answers and alone.verdict.confidence >= SURE
        return together if follow_ups.leans(text, language) or not by_itself else alone

    def _read(self, text: str, language: str) -> Reading:
        asked = self._parts.reader.understand(text, language)
        ranking = self._parts.search.rank(Wanted(text[:SEARCHED], language, asked.more))
        return Reading(asked, ranking, self._parts.abstention.judge(asked, ranking))

    def _not_covered(self, reading: Reading, country: str | None) -> Answer:
        asked, ranked = reading.asked, reading.ranking
        documents = list(dict.fromkeys(found.passage.document for found in ranked.found))[:NEAREST_TOPICS]
        topics = tuple(Topic(d.id, d.title, d.publisher) for d in documents)
        looked_for = ", ".join(dict.fromkeys(c.english for c in asked.names))[:200]
        notes = (Note("note-looked-for", (("what", looked_for),)),) if looked_for else ()
        return Answer(
            "not_covered", asked.language, contacts=self._whom_to_ask(asked, country), notes=notes, topics=topics
        )

    def _whom_to_ask(self, asked: Understanding, country: str | None) -> tuple[Contact, ...]:
        codes = sorted(asked.countries | ({country.upper()} if country else set()))
        found = [contact for code in codes for contact in self._corpus.contacts.of(code)[:CONTACTS]]
        return tuple(found[:CONTACTS])


def _is_said(text: str) -> bool:
    """Whether there are words: a row of digits or signs lies anywhere among the examples."""
    return sum(character.isalpha() for character in text) >= LETTERS


def _codes(question: Question) -> tuple[str, ...]:
    return (question.country.upper(),) if question.country else ()
