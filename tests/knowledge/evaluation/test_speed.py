from __future__ import annotations

import threading
import time

import pytest

from knowledge.base import Question
from knowledge.evaluation.questions import read_questions
from knowledge.evaluation.speed import (
    Spread,
    at_size,
    index_from_nothing,
    middle,
    one_after_the_other,
    sample,
    spread,
    sustained,
)
from knowledge.reading import Corpus
from tests.knowledge.small import HashedWords, three_documents

TEN = [Question(str(number)) for number in range(10)]


def test_questions_are_taken_from_the_tune_half_alone() -> None:
    tune = {q.question for q in read_questions() if q.half == "tune"}

    assert {q.text for q in sample(50)} <= tune


def test_questions_are_spread_over_the_languages() -> None:
    language = {q.question: q.language for q in read_questions()}

    assert len({language[q.text] for q in sample(50)}) == 10


def test_no_more_questions_are_taken_than_there_are() -> None:
    tune = [q for q in read_questions() if q.half == "tune"]

    assert len(sample(10_000)) == len(tune)


def test_a_spread_is_median_and_95th_percentile() -> None:
    assert spread([float(x) for x in range(101)]) == Spread(50.0, 95.0)


def test_a_spread_reads_as_milliseconds() -> None:
    assert str(Spread(44.4, 67.2)) == "44 / 67 ms"


def test_medians_are_taken_of_each_figure() -> None:
    assert middle([Spread(1, 30), Spread(3, 10), Spread(2, 20)]) == Spread(2, 20)


def test_each_question_is_timed_by_itself() -> None:
    slow = one_after_the_other(lambda question: time.sleep(0.02 if question.text == "0" else 0.0), TEN)

    assert slow.p50 < 10
    assert slow.p95 > 10


def test_a_steady_stream_takes_as_long_as_its_rate_says() -> None:
    start = time.perf_counter()

    quick = sustained(lambda question: None, TEN, per_second=50)

    assert time.perf_counter() - start >= 9 / 50
    assert quick.p95 < 15


def test_what_cannot_keep_up_with_the_stream_waits_longer_and_longer() -> None:
    """One at a time at 20 ms each, but 200 a second: the last of ten comes out after 200 ms, 45 ms after the start."""
    lock = threading.Lock()

    def one_at_a_time(question: Question) -> None:
        with lock:
            time.sleep(0.02)

    late = sustained(one_at_a_time, TEN, per_second=200)

    assert late.p95 > 120


def test_what_goes_wrong_in_an_answer_is_not_hidden() -> None:
    def fail(question: Question) -> None:
        raise ValueError(question.text)

    with pytest.raises(ValueError, match="0"):
        sustained(fail, TEN, per_second=1000)


def test_a_grown_corpus_answers_questions_and_is_timed() -> None:
    measured = at_size(three_documents(), 60, HashedWords(), [Question("police raided a compound in poipet")] * 3)

    assert 0 < measured.p50 <= measured.p95 < 5000


@pytest.mark.slow
def test_an_index_is_built_from_nothing_and_timed(corpus: Corpus) -> None:
    assert 0 < index_from_nothing(corpus) < 60
