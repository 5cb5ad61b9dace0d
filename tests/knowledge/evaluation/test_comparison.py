from __future__ import annotations

import pytest

from knowledge.errors import EvaluationError
from knowledge.evaluation.comparison import Difference, compare
from knowledge.evaluation.outcomes import Outcome
from tests.knowledge.evaluation.runs import outcome, refused


def _by_name(before: list[Outcome], now: list[Outcome]) -> dict[str, Difference]:
    return {difference.figure.name: difference for difference in compare(before, now)}


def test_six_questions_gained_and_none_lost_are_hardly_chance() -> None:
    lost = [outcome(str(i), cited=("kunming",)) for i in range(6)]
    same = [outcome(str(i)) for i in range(6, 10)]
    now = [outcome(str(i)) for i in range(10)]

    cited = _by_name([*lost, *same], now)["gold_cited"]

    assert (cited.pairs, cited.before, cited.now, cited.up, cited.down) == (10, 0.4, 1.0, 6, 0)
    assert cited.p == 0.03125


def test_one_gained_and_one_lost_are_no_difference() -> None:
    before = [outcome("1", first=("kunming",)), outcome("2")]
    now = [outcome("1"), outcome("2", first=("kunming",))]

    first = _by_name(before, now)["gold_first"]

    assert (first.up, first.down, first.p) == (1, 1, 1.0)


def test_questions_are_paired_by_id_and_the_rest_is_left_aside() -> None:
    before = [outcome("1"), outcome("only before", cited=())]
    now = [outcome("only now", cited=()), outcome("1")]

    assert _by_name(before, now)["gold_cited"].pairs == 1


def test_means_are_compared_by_how_many_questions_went_up_and_down() -> None:
    before = [outcome("1", gold=("hotline",)), outcome("2", gold=("raids",))]
    now = [outcome("1", gold=("hotline",), ranked=("hotline",)), outcome("2", gold=("raids",), ranked=("x", "raids"))]

    ndcg = _by_name(before, now)["ndcg_at_10"]

    assert (ndcg.up, ndcg.down) == (1, 1)
    assert ndcg.before == pytest.approx((0.5 + 1) / 2)


def test_figures_that_no_pair_is_about_are_left_out() -> None:
    found = _by_name([refused("1")], [refused("1")])

    assert "refusal_recall" in found
    assert "gold_cited" not in found


def test_figures_that_cannot_be_paired_are_left_out() -> None:
    assert {"p50", "refusal_precision", "citation_recall"} & set(_by_name([outcome()], [outcome()])) == set()


def test_runs_that_share_no_question_cannot_be_compared() -> None:
    with pytest.raises(EvaluationError, match="share no question"):
        compare([outcome("1")], [outcome("2")])
