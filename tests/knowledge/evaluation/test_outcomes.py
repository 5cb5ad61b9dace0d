from __future__ import annotations

import json

import pytest

from knowledge.answers.answer import Answer
from knowledge.evaluation.outcomes import DEPTH, Outcome, asked, outcome, ranked_documents
from knowledge.search import Found, Ranking
from tests.knowledge.evaluation import runs
from tests.knowledge.small import document

RAID = "Police freed 269 people in Poipet."


def test_an_outcome_says_which_documents_were_cited_and_which_came_first() -> None:
    given = runs.answer((RAID, [RAID, RAID]), ("Six met.", ["Six met."]))

    got = outcome(runs.question(), given, ("raids",), 0.8, 12.5)

    assert got.cited == ("document-1", "document-2", "document-3")
    assert got.first == ("document-1", "document-2")
    assert (got.essentials, got.essentials_found) == (1, 1)
    assert (got.statements, got.supported, got.citations, got.precise) == (2, 2, 3, 3)
    assert (got.confidence, got.milliseconds) == (0.8, 12.5)


def test_a_refusal_cites_nothing() -> None:
    got = outcome(runs.question(), Answer("not_covered", "en"), (), 0.1, 5.0)

    assert (got.status, got.cited, got.first, got.statements, got.essentials_found) == ("not_covered", (), (), 0, 0)


def test_the_language_of_the_answer_is_kept_beside_that_of_the_question() -> None:
    got = outcome(runs.question(language="lo"), Answer("not_covered", "th"), (), 0.1, 5.0)

    assert (got.language, got.answer_language) == ("lo", "th")


def test_documents_are_ranked_by_their_best_passage() -> None:
    one, two = document("raids", ["A.", "B."]), document("kunming", ["C."])
    passages = [one.passages[1], two.passages[0], one.passages[0]]
    ranking = Ranking([Found(p, 3.0 - i, {}) for i, p in enumerate(passages)], {}, {})

    assert ranked_documents(ranking) == ("raids", "kunming")


def test_only_the_first_documents_of_a_ranking_are_kept() -> None:
    passages = [document(f"document-{i}", ["A."]).passages[0] for i in range(30)]
    ranking = Ranking([Found(p, 0.0, {}) for p in passages], {}, {})

    assert ranked_documents(ranking) == tuple(f"document-{i}" for i in range(DEPTH))


def test_nobody_tells_the_bot_the_language_but_it_gets_the_history() -> None:
    put = asked(runs.question(question="and in laos?", history=("raids in thailand",), language="en"))

    assert put.language is None
    assert (put.text, tuple(put.history)) == ("and in laos?", ("raids in thailand",))


def test_an_outcome_survives_being_written_and_read() -> None:
    before = runs.outcome(gold=("raids", "kunming"))

    assert Outcome.from_json(json.loads(json.dumps(before.as_json()))) == before


def test_an_outcome_that_lacks_a_value_is_not_read() -> None:
    entry = runs.outcome().as_json()
    del entry["status"]

    with pytest.raises(KeyError):
        Outcome.from_json(entry)
