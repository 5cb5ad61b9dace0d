from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.logistic import Matrix, chance, fit, log_loss

RNG = np.random.default_rng(7)
ROWS: Matrix = RNG.normal(size=(200, 3)) * [1.0, 10.0, 0.1] + [0.0, 5.0, 2.0]
LABELS: Matrix = (RNG.random(200) < chance(ROWS, np.array([1.0, -0.1, 5.0]), -9.5)).astype(float)


def _loss(weights: Matrix, bias: float, ridge: float) -> float:
    """What `fit` promises to minimise, written down directly."""
    p = chance(ROWS, weights, bias)
    fitted = -np.sum(LABELS * np.log(p) + (1 - LABELS) * np.log(1 - p))
    return float(fitted + ridge / 2 * np.sum((weights * ROWS.std(axis=0)) ** 2))


def test_without_any_column_that_tells_the_bias_is_the_log_odds() -> None:
    weights, bias = fit(np.ones((4, 1)), np.array([1.0, 1.0, 1.0, 0.0]), 1.0)

    assert weights.tolist() == [0.0]
    assert bias == pytest.approx(np.log(3))


def test_a_column_of_two_values_is_fitted_to_its_log_odds_ratio() -> None:
    """3 of 4 against 1 of 4, next to no ridge: log odds of log 3 and of -log 3."""
    rows = np.array([[1.0]] * 4 + [[0.0]] * 4)
    labels = np.array([1.0, 1.0, 1.0, 0.0, 1.0, 0.0, 0.0, 0.0])
    weights, bias = fit(rows, labels, 1e-9)

    assert weights[0] == pytest.approx(2 * np.log(3), abs=1e-6)
    assert bias == pytest.approx(-np.log(3), abs=1e-6)


def test_the_fit_is_the_best_there_is() -> None:
    weights, bias = fit(ROWS, LABELS, 3.0)
    best = _loss(weights, bias, 3.0)

    for step in (1e-3, -1e-3):
        assert _loss(weights, bias + step, 3.0) > best
        for column in range(3):
            assert _loss(weights + step * np.eye(3)[column], bias, 3.0) > best


def test_more_ridge_means_smaller_weights_and_keeps_the_share() -> None:
    loose, _ = fit(ROWS, LABELS, 0.1)
    tight, bias = fit(ROWS, LABELS, 1000.0)

    assert np.abs(tight).sum() < np.abs(loose).sum()
    assert chance(ROWS, tight, bias).mean() == pytest.approx(LABELS.mean(), abs=1e-6)


def test_columns_are_weighed_alike_whatever_their_unit() -> None:
    weights, bias = fit(ROWS, LABELS, 3.0)
    other, other_bias = fit(ROWS * 1000 + 7, LABELS, 3.0)

    assert chance(ROWS * 1000 + 7, other, other_bias) == pytest.approx(chance(ROWS, weights, bias), abs=1e-8)


def test_what_is_told_apart_perfectly_does_not_run_away() -> None:
    weights, bias = fit(np.array([[0.0], [1.0]] * 20), np.array([0.0, 1.0] * 20), 1.0)

    assert np.isfinite(weights).all() and np.isfinite(bias)
    assert 2 < weights[0] < 20


@settings(deadline=None, max_examples=25)
@given(st.lists(st.tuples(st.floats(-5, 5), st.booleans()), min_size=3, max_size=40))
def test_the_mean_chance_is_the_share_of_ones(points: list[tuple[float, bool]]) -> None:
    labels = np.array([float(label) for _, label in points])
    if 0 < labels.mean() < 1:
        rows = np.array([[x] for x, _ in points])

        assert chance(rows, *fit(rows, labels, 1.0)).mean() == pytest.approx(labels.mean(), abs=1e-6)


def test_log_loss_of_a_coin_is_the_log_of_two() -> None:
    assert log_loss(np.array([0.5, 0.5]), np.array([1.0, 0.0])) == pytest.approx(np.log(2))


def test_log_loss_of_what_is_surely_right_is_nothing_and_of_what_is_surely_wrong_finite() -> None:
    assert log_loss(np.array([1.0, 0.0]), np.array([1.0, 0.0])) == pytest.approx(0.0)
    assert np.isfinite(log_loss(np.array([0.0]), np.array([1.0])))
