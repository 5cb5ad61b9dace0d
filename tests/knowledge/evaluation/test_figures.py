from __future__ import annotations

import math

import pytest

from knowledge.evaluation.figures import FIGURES, GROUPS, LANGUAGES, OF_KIND, RETRIEVAL, ndcg, recall_at, summarise
from knowledge.evaluation.outcomes import Outcome
from tests.knowledge.evaluation.runs import outcome, refused

FIGURE = {figure.name: figure for figure in FIGURES}


def value(name: str, *outcomes: Outcome) -> float | None:
    return summarise(outcomes, {"all": lambda o: True})["all"][name].value


def count(name: str, *outcomes: Outcome) -> int:
    return summarise(outcomes, {"all": lambda o: True})["all"][name].n


@pytest.mark.parametrize(("depth", "hit"), [(1, 0.0), (2, 0.0), (3, 1.0), (5, 1.0)])
def test_recall_asks_whether_a_gold_document_is_among_the_first(depth: int, hit: float) -> None:
    assert recall_at(depth)(outcome(gold=("hotline",))) == hit


def test_one_of_several_gold_documents_is_enough_for_recall() -> None:
    assert recall_at(1)(outcome(gold=("nowhere", "raids"))) == 1.0


def test_recall_is_not_about_questions_without_gold() -> None:
    assert recall_at(1)(refused()) is None


def test_ndcg_of_a_gold_document_in_third_place_is_a_half() -> None:
    assert ndcg(outcome(gold=("hotline",))) == pytest.approx(1 / math.log2(4))


def test_ndcg_of_two_gold_documents_is_against_the_best_possible_order() -> None:
    best = 1 + 1 / math.log2(3)

    assert ndcg(outcome(gold=("raids", "kunming"))) == pytest.approx(1.0)
    assert ndcg(outcome(gold=("raids", "hotline"))) == pytest.approx((1 + 1 / 2) / best)
    assert ndcg(outcome(gold=("raids", "nowhere"))) == pytest.approx(1 / best)


def test_ndcg_looks_no_deeper_than_its_depth() -> None:
    ranked = tuple(f"document-{i}" for i in range(12))

    assert ndcg(outcome(ranked=ranked, gold=("document-10",))) == 0.0


def test_a_right_answer_is_right_in_every_figure_about_it() -> None:
    for name in ("recall_at_1", "ndcg_at_10", "answered", "gold_cited", "gold_first", "essentials", "language_kept"):
        assert value(name, outcome()) == 1.0, name
    for name in ("wrongly_refused", "wrongly_declined"):
        assert value(name, outcome()) == 0.0, name


def test_gold_cited_and_gold_first_are_told_apart() -> None:
    second = outcome(first=("kunming",), cited=("kunming", "raids"))

    assert value("gold_cited", second) == 1.0
    assert value("gold_first", second) == 0.0


def test_a_question_wrongly_refused_counts_against_cited_and_essentials_too() -> None:
    wrong = refused(kind="answerable", essentials=1)

    assert value("wrongly_refused", outcome(), wrong) == 0.5
    assert value("gold_cited", outcome(), wrong) == 0.5
    assert value("essentials", outcome(), wrong) == 0.5


def test_essentials_want_every_one_of_them() -> None:
    assert value("essentials", outcome(essentials=3, essentials_found=2)) == 0.0


def test_essentials_are_not_about_questions_that_have_none() -> None:
    assert count("essentials", outcome(essentials=0, essentials_found=0)) == 0


def test_citations_are_averaged_over_answers() -> None:
    half = outcome(citations=4, precise=2, statements=2, supported=1)

    assert value("citation_precision", outcome(), half) == 0.75
    assert value("citation_recall", outcome(), half) == 0.75


def test_citations_of_answers_to_what_nothing_answers_count_too() -> None:
    assert count("citation_precision", outcome(kind="near_miss", gold=())) == 1


def test_refusal_precision_is_over_what_was_refused() -> None:
    """Three refused: a near miss, an off-topic one, and an answerable one."""
    three = (refused("1"), refused("2", "off_topic"), refused("3", "answerable"))

    assert value("refusal_precision", *three, outcome("4")) == pytest.approx(2 / 3)
    assert count("refusal_precision", *three, outcome("4")) == 3


def test_small_talk_that_is_refused_is_wrongly_refused() -> None:
    assert value("refusal_precision", refused("1"), refused("2", "small_talk")) == 0.5


def test_misuse_that_is_refused_instead_of_declined_counts_neither_way() -> None:
    assert count("refusal_precision", refused(kind="misuse")) == 0


def test_refusal_recall_is_over_what_nothing_answers() -> None:
    answered = outcome("2", kind="near_miss", gold=())

    assert value("refusal_recall", refused("1"), answered, refused("3", "off_topic"), outcome("4")) == pytest.approx(
        2 / 3
    )
    assert value("near_miss_refused", refused("1"), answered, refused("3", "off_topic")) == 0.5


def test_declining_an_off_topic_question_is_not_refusing_it() -> None:
    assert value("refusal_recall", refused(kind="off_topic", status="declined")) == 0.0


def test_misuse_is_to_be_declined_and_not_merely_refused() -> None:
    declined = refused("1", "misuse", status="declined")

    assert value("misuse_declined", declined, refused("2", "misuse")) == 0.5


def test_a_lookalike_that_is_declined_is_wrongly_declined() -> None:
    declined = refused("1", "lookalike", status="declined")

    assert value("wrongly_declined", declined, outcome("2"), outcome("3"), outcome("4")) == 0.25


def test_follow_ups_have_a_figure_of_their_own() -> None:
    lost = outcome("2", kind="follow_up", cited=("kunming",))

    assert value("follow_ups", outcome("1", kind="follow_up"), lost, outcome("3")) == 0.5


def test_small_talk_wants_a_reply_without_statements() -> None:
    greeted = refused("1", "small_talk", status="answered")
    lectured = outcome("2", kind="small_talk", gold=())

    assert value("small_talk", greeted, lectured) == 0.5


def test_language_kept_is_about_every_question() -> None:
    assert value("language_kept", outcome(), refused(answer_language="lo")) == 0.5


def test_milliseconds_are_percentiles() -> None:
    some = [outcome(str(ms), milliseconds=float(ms)) for ms in range(101)]

    assert value("p50", *some) == 50
    assert value("p95", *some) == 95


def test_groups_part_the_questions_by_language() -> None:
    some = [outcome(code, language=code) for code in ("en", "zh", "lo", "my")]
    counts = {name: figures["language_kept"].n for name, figures in summarise(some, GROUPS).items()}

    assert counts == {"all": 4, "en": 1, "nine others": 3, "zh th vi id ms tl": 1, "km lo my": 2}


def test_groups_without_questions_are_left_out() -> None:
    assert set(summarise([outcome(language="th")], LANGUAGES)) == {"th"}
    assert set(summarise([outcome(), refused()], OF_KIND)) == {"answerable", "near_miss"}


def test_figures_whose_questions_depend_on_the_answers_are_not_paired() -> None:
    assert not FIGURE["refusal_precision"].paired
    assert not FIGURE["citation_precision"].paired
    assert FIGURE["refusal_recall"].paired


def test_names_and_labels_are_unique() -> None:
    assert len({f.name for f in FIGURES}) == len({f.label for f in FIGURES}) == len(FIGURES)
    assert {f.name for f in RETRIEVAL} <= set(FIGURE)
