"""A small knowledge base in memory: real documents, passages and answers, and no search."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from knowledge.answers.answer import Answer, Citation, Note, Statement, Topic
from knowledge.base import Question
from knowledge.contacts import Contact, Contacts
from knowledge.documents import Document
from knowledge.reading import Corpus


def document(
    identifier: str = "unodc-2025-report",
    title: str = "Inflection point",
    statements: tuple[str, ...] = ("Scam centres spread in 2024.", "Victims come from 56 countries."),
    published: str | None = "2025-04-21",
    url: str = "https://www.unodc.org/report",
    publisher: str = "UNODC",
    publisher_type: str = "un",
    checked: date = date(2026, 11, 23),
) -> Document:
    return Document(
        id=identifier,
        part="enforcement",
        title=title,
        url=url,
        publisher=publisher,
        publisher_type=publisher_type,
        published=published,
        checked=checked,
        countries=("KH",),
        topics=("statistics",),
        language="en",
        seen="primary",
        note="",
        statements=statements,
    )


REPORT = document()
NEWS = document(
    identifier="xinhua-2025-kunming",
    title="Six countries agree",
    statements=("Six countries met in Kunming on 14 November 2025.",),
    published="2025-11",
    url="https://english.news.cn/kunming",
    publisher="Xinhua",
    publisher_type="news",
    checked=date(2026, 11, 20),
)
UNDATED = document(
    identifier="embassy-warning",
    title="Warning to travellers",
    statements=("The embassy warns of job offers in Mae Sot.",),
    published=None,
    url="https://embassy.example/warning",
    publisher="Embassy of India in Bangkok",
    publisher_type="embassy",
)
DOCUMENTS = (REPORT, NEWS, UNDATED)
HOTLINE = Contact(
    country="TH",
    name="Anti-trafficking line <1300>",
    kind="trafficking-hotline",
    phone="1300",
    web="www.example.go.th",
    messaging=None,
    hours="24-hour",
    languages="Thai, English",
    for_whom="Anyone in danger in Thailand.",
    source_url="https://example.go.th/help",
    publisher="Ministry & Partners",
    published=None,
    checked=date(2026, 11, 23),
    confidence="official page",
    note=None,
)


def corpus(documents: tuple[Document, ...] = DOCUMENTS) -> Corpus:
    by_id = MappingProxyType({d.id: d for d in documents})
    return Corpus(documents=by_id, publishers={}, contacts=Contacts([HOTLINE]), asked={}, faults=())


def answer_from(*documents: Document, language: str = "en", notes: tuple[Note, ...] = ()) -> Answer:
    """Every statement of the documents, each with its citation."""
    passages = [passage for d in documents for passage in d.passages]
    citations = tuple(Citation(number, passage, passage.text) for number, passage in enumerate(passages, 1))
    statements = tuple(Statement(citation.quote, (citation.number,)) for citation in citations)
    return Answer("answered", language, statements, citations, notes=notes)


NOT_COVERED = Answer(
    "not_covered",
    "en",
    contacts=(HOTLINE,),
    topics=(
        Topic(REPORT.id, REPORT.title, REPORT.publisher),
        Topic(NEWS.id, "A title of more than sixty characters " * 3, NEWS.publisher),
    ),
)
GREETING = Answer("answered", "en", notes=(Note("smalltalk-greeting"),))


def about_the_report(question: Question) -> Answer:
    return answer_from(REPORT, NEWS)


@dataclass
class SmallAnswers:
    """Answers by a function of the question, and keeps what it was asked."""

    reply: Callable[[Question], Answer] = about_the_report
    corpus: Corpus = field(default_factory=corpus)
    asked: list[Question] = field(default_factory=list)

    def answer(self, question: Question) -> Answer:
        self.asked.append(question)
        return self.reply(question)

    def topic(self, document: str, language: str) -> Answer:
        return answer_from(self.corpus.documents[document], language=language)
