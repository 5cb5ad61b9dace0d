"""The knowledge base as a program holds it: a question in, an Answer out. The one door that `bot` comes through."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol, TypeVar

from knowledge.answers.abstention import Abstention
from knowledge.answers.answer import Answer
from knowledge.answers.extractive import Composition
from knowledge.answers.followups import FollowUps
from knowledge.answers.held import Held
from knowledge.answers.manner import Manner
from knowledge.answers.writer import Parts, Question, Reading, Writer
from knowledge.danger import Danger
from knowledge.errors import IndexFailure, IndexMissing, KnowledgeError
from knowledge.index.build import agrees, bring_to_agreement, default_embedder, texts_to_embed
from knowledge.index.layout import Layout
from knowledge.index.opened import open_index
from knowledge.intents import Intents, read_danger, read_examples
from knowledge.names import Lexicon
from knowledge.reading import Corpus, read_corpus
from knowledge.search import Search, Weights
from knowledge.understanding import Reader
from knowledge.urgent import Urgent
from knowledge.vectors import KEPT, CachedEmbedder, with_kept

Said = TypeVar("Said")
_OVERTAKEN_AT_MOST = 5  # times that another process may renew the index while this one reads it
log = logging.getLogger(__name__)


class Answerer(Protocol):
    """What a face of the bot needs: blocking, thread-safe, CPU-bound. Raises KnowledgeError with the next step in words."""

    @property
    def corpus(self) -> Corpus: ...

    def answer(self, question: Question) -> Answer: ...

    def topic(self, document: str, language: str) -> Answer:
        """The statements of one document. Raises KeyError for an id that the corpus does not hold (any more)."""


@dataclass(frozen=True, slots=True)
class _Opened:
    """One generation of the index, what reads it, and the writer that answers with that."""

    generation: Path
    parts: Parts
    writer: Writer


class KnowledgeBase:
    """Opens the index (rebuilding it where it must) and answers from it; follows the index when it is renewed.

    A question is answered from the generation that was in force when it came, so a renewal interrupts nobody.
    """

    def __init__(
        self,
        data: Path,
        model: str | None = None,
        read: Callable[[], Corpus] | None = None,
        make_embedder: Callable[[str | None], CachedEmbedder] = default_embedder,
    ) -> None:
        self._layout, self._data = Layout(data), data
        self._read = read or (lambda: read_corpus(overlay=data / "corpus"))
        self._embedder = make_embedder(model)
        self._lexicon = Lexicon.read()
        self._intents = Intents(read_examples(), self._embedder, read_danger())
        self._lock = threading.Lock()
        self._corpus = self._read()
        self._opened: _Opened
        self._renew()
        self.answer(Question("How do I get help?"))  # loads and works out now what the first person would wait for

    @property
    def corpus(self) -> Corpus:
        return self._corpus

    @property
    def parts(self) -> Parts:
        """Those that answer now."""
        return self._current().parts

    def answer(self, question: Question) -> Answer:
        """Takes some 20 ms of CPU."""
        start = time.perf_counter()
        answer = self._said(lambda writer: writer.answer(question))
        return replace(answer, milliseconds=round((time.perf_counter() - start) * 1000))

    def reading(self, question: Question) -> Reading:
        """How the question is taken, what that finds, and whether it answers: what `answer` composes from."""
        return self._said(lambda writer: writer.reading(question))

    def topic(self, document: str, language: str) -> Answer:
        return self._said(lambda writer: writer.topic(document, language))

    def _said(self, ask: Callable[[Writer], Said]) -> Said:
        """From the generation in force; one that was cleared away in the middle of a question gives way to the newest."""
        try:
            return ask(self._current().writer)
        except IndexFailure as error:
            log.warning("Asked again of the newest index: %s", error)
            with self._lock:
                if self._layout.current() != self._opened.generation:
                    self._renew()
            return ask(self._opened.writer)

    def _current(self) -> _Opened:
        """The generation in force, opened anew where it changed. What cannot be opened leaves the last one answering."""
        opened = self._opened
        try:
            if self._layout.current() == opened.generation:
                return opened
        except IndexMissing as error:
            log.warning("%s Building it anew.", error)
        if self._lock.acquire(blocking=False):  # whoever comes meanwhile is answered from the last one
            try:
                if self._opened is opened:
                    self._renew()
            except KnowledgeError as error:
                log.error("The renewed index cannot be opened, the last one goes on answering. %s", error)
            finally:
                self._lock.release()
        return self._opened

    def renew(self) -> None:
        """Reads the corpus again and brings the index to agreement with it, while the last one goes on answering.

        Raises KnowledgeError; the last one then stays.
        """
        with self._lock:
            self._renew()

    def _renew(self) -> None:
        """Reads again at the end: a corpus that changed meanwhile must not leave its index as it was before."""
        before = self._corpus
        try:
            corpus = self._read()
            for _ in range(_OVERTAKEN_AT_MOST):
                self._corpus = corpus
                opened, corpus = self._open(), self._read()
                if opened and corpus.digest == self._corpus.digest:
                    self._opened = opened
                    return
            raise IndexFailure("The corpus changes faster than it can be read. Ask again when that has ended.")
        except KnowledgeError:
            self._corpus = before
            raise

    def _open(self) -> _Opened | None:
        """None where another process renewed the index in the middle: the corpus that was read is then an old one."""
        self._agree()
        try:
            return self._read_index()
        except IndexFailure as error:  # the store is whole, but a file beside it is not
            self._agree(anew=str(error))
            return self._read_index()

    def _agree(self, anew: str | None = None) -> None:
        kept, _ = with_kept(self._embedder, texts_to_embed(self._corpus), self._data / KEPT)
        agreement = bring_to_agreement(self._corpus, kept, self._data, anew=anew)
        if agreement.reason:
            log.warning("The index was built anew: %s", agreement.reason)

    def _read_index(self) -> _Opened | None:
        generation = self._layout.current()
        manifest = agrees(self._layout, self._embedder.fingerprint)
        if manifest.digest != self._corpus.digest or self._layout.current() != generation:
            return None
        index = open_index(generation, manifest, self._embedder)
        parts = Parts(
            search=Search(self._corpus, index, self._embedder, Weights.read(), self._intents),
            reader=Reader.read(self._lexicon),
            abstention=Abstention.read(Held(self._corpus, self._lexicon)),
            manner=Manner.read(),
            follow_ups=FollowUps.read(self._lexicon),
            composition=Composition.read(),
            urgent=Urgent(Danger.read(), self._lexicon, self._corpus.contacts),
        )
        return _Opened(generation, parts, Writer(self._corpus, parts))


__all__ = ["Answerer", "KnowledgeBase", "Parts", "Question", "Reading"]
