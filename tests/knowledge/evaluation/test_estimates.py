from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.evaluation.estimates import Estimate, mcnemar, mean, percentile, share

ZEROS_AND_ONES = st.lists(st.sampled_from([0.0, 1.0]), min_size=1, max_size=200)
NUMBERS = st.lists(st.floats(0, 1000), min_size=1, max_size=30)


def test_a_share_has_wilsons_interval() -> None:
    """8 of 10: the textbook's interval is 0.490 to 0.943."""
    estimate = share([1.0] * 8 + [0.0] * 2)

    assert (estimate.n, estimate.value) == (10, 0.8)
    assert estimate.low == pytest.approx(0.4902, abs=0.0005)
    assert estimate.high == pytest.approx(0.9433, abs=0.0005)


def test_all_of_few_is_not_certain() -> None:
    estimate = share([1.0] * 10)

    assert estimate.high == pytest.approx(1.0)
    assert estimate.low == pytest.approx(0.7225, abs=0.0005)


def test_none_of_few_may_still_be_some() -> None:
    estimate = share([0.0] * 10)

    assert estimate.low == pytest.approx(0.0)
    assert estimate.high == pytest.approx(0.2775, abs=0.0005)


@pytest.mark.parametrize("estimate_of", [share, mean, percentile(50)])
def test_without_questions_there_is_no_value(estimate_of: object) -> None:
    assert callable(estimate_of)
    assert estimate_of([]) == Estimate(0, None, None, None)


@given(ZEROS_AND_ONES)
def test_a_share_lies_in_its_interval_and_that_between_0_and_1(values: list[float]) -> None:
    estimate = share(values)

    assert estimate.value is not None and estimate.low is not None and estimate.high is not None
    assert 0 <= estimate.low <= estimate.value + 1e-12
    assert estimate.value - 1e-12 <= estimate.high <= 1


def test_more_questions_make_a_share_surer() -> None:
    few, many = share([1.0, 0.0] * 10), share([1.0, 0.0] * 100)

    assert few.low is not None and many.low is not None
    assert few.low < many.low


def test_a_mean_is_the_mean() -> None:
    estimate = mean([0.0, 0.5, 1.0])

    assert (estimate.n, estimate.value) == (3, 0.5)


def test_a_mean_that_never_varies_has_no_spread() -> None:
    estimate = mean([0.25] * 8)

    assert (estimate.low, estimate.value, estimate.high) == (0.25, 0.25, 0.25)


def test_the_bootstrap_gives_the_same_interval_every_time() -> None:
    values = [0.1, 0.9, 0.4, 0.7]

    assert mean(values) == mean(values)


def test_the_bootstrap_comes_near_what_theory_says() -> None:
    """100 values of standard deviation 0.5: 0.5 ± 1.96 * 0.05."""
    estimate = mean([0.0, 1.0] * 50)

    assert estimate.low == pytest.approx(0.402, abs=0.015)
    assert estimate.high == pytest.approx(0.598, abs=0.015)


@given(NUMBERS)
def test_a_mean_lies_in_its_interval(values: list[float]) -> None:
    estimate = mean(values)

    assert estimate.low is not None and estimate.high is not None
    assert min(values) - 1e-9 <= estimate.low <= estimate.high <= max(values) + 1e-9


def test_a_percentile_is_read_off_the_values() -> None:
    values = [float(x) for x in range(101)]

    assert percentile(50)(values).value == 50
    assert percentile(95)(values).value == 95


@pytest.mark.parametrize(
    ("better", "worse", "p"),
    [
        (0, 0, 1.0),
        (1, 0, 1.0),
        (5, 5, 1.0),
        (5, 0, 0.0625),  # 2 / 2**5
        (0, 6, 0.03125),  # 2 / 2**6
        (9, 1, 0.021484375),  # 2 * (1 + 10) / 2**10
    ],
)
def test_mcnemar_is_the_exact_two_sided_binomial_test(better: int, worse: int, p: float) -> None:
    assert mcnemar(better, worse) == p


@given(st.integers(0, 300), st.integers(0, 300))
def test_mcnemar_takes_no_side(better: int, worse: int) -> None:
    assert mcnemar(better, worse) == mcnemar(worse, better)
    assert 0 <= mcnemar(better, worse) <= 1
