from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.evaluation.baselines import minilm_folder, nearest_statement, only, text, with_ranking
from knowledge.index.build import agrees
from knowledge.index.layout import Layout
from knowledge.index.opened import open_index
from knowledge.search import Search, Weights
from tests.knowledge.evaluation.runs import outcome, question, refused
from tests.knowledge.small import HashedWords, bring, three_documents, without_cache


@pytest.fixture
def search(tmp_path: Path) -> Search:
    corpus, model = three_documents(), HashedWords()
    bring(corpus, tmp_path, model)
    layout, embedder = Layout(tmp_path), without_cache(model)
    index = open_index(layout.current(), agrees(layout, embedder.fingerprint), embedder)
    return Search(corpus, index, embedder, Weights.read())


@pytest.mark.parametrize("ranking", ["statement", "keyword"])
def test_one_ranking_alone_finds_what_shares_the_words(search: Search, ranking: str) -> None:
    rank = only(search, ranking)

    assert rank(question(question="police raided poipet"))[0] == "raids"
    assert rank(question(question="countries met in kunming"))[0] == "kunming"


def test_the_questions_of_asked_as_have_no_say_in_a_ranking_alone(search: Search) -> None:
    """Only a pointer says "whom can I call"; the hotline's own statement shares no word with it."""
    found = only(search, "keyword")(question(question="raid whom"))

    assert found[0] == "raids"


def test_the_search_itself_is_left_as_it_was(search: Search) -> None:
    before = search.weights

    only(search, "keyword")(question())

    assert search.weights == before


def test_statements_of_another_model_are_ranked_by_their_nearest() -> None:
    rank = nearest_statement(three_documents(), HashedWords())

    assert rank(question(question="police raided a compound in poipet"))[0] == "raids"
    assert sorted(rank(question(question="anything"))) == ["hotline", "kunming", "raids"]


def test_a_follow_up_is_ranked_behind_its_history() -> None:
    assert text(question(question="and in laos?", history=("raids in 2025",))) == "raids in 2025 and in laos?"


def test_outcomes_with_gold_get_the_other_ranking() -> None:
    steps: list[int] = []
    questions = [question("1"), question("2", kind="near_miss", gold=())]

    replaced = with_ranking(
        [outcome("1"), refused("2")], questions, lambda q: (f"for {q.id}",), lambda: steps.append(1)
    )

    assert [o.ranked for o in replaced] == [("for 1",)]
    assert len(steps) == 2


def test_the_small_english_model_is_found_in_its_package() -> None:
    folder = minilm_folder()

    assert folder is not None
    assert (folder / "modules.json").is_file()
