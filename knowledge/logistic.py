"""Logistic regression with a ridge, by Newton's method: small enough to need no library, exact enough to be repeated."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]
STEPS, CLOSE = 50, 1e-10  # Newton doubles the right digits a step: some ten steps do


def fit(rows: Matrix, labels: Matrix, ridge: float) -> tuple[Matrix, float]:
    """Weights (one a column) and bias that minimise log loss + ridge / 2 * |standardised weights|².

    Columns are standardised first, so that the ridge weighs them alike, and mean and spread are folded back: the result
    is for `rows` as they are. A column that never changes gets weight 0. The bias is not held small.
    """
    mean, spread = rows.mean(axis=0), rows.std(axis=0)
    varies = spread > 1e-9
    design = np.hstack([(rows[:, varies] - mean[varies]) / spread[varies], np.ones((len(rows), 1))])
    found = _newton(design, labels, np.append(np.full(int(varies.sum()), ridge), 0.0))
    weights = np.zeros(rows.shape[1])
    weights[varies] = found[:-1] / spread[varies]
    return weights, float(found[-1] - weights @ mean)


def chance(rows: Matrix, weights: Matrix, bias: float) -> Matrix:
    """The chance that each row's label is 1."""
    return _sigmoid(rows @ weights + bias)


def log_loss(chances: Matrix, labels: Matrix) -> float:
    """Mean over the rows, in nats."""
    sure = np.clip(np.where(labels > 0.5, chances, 1 - chances), 1e-12, 1)
    return float(-np.log(sure).mean())


def _newton(design: Matrix, labels: Matrix, penalty: Matrix) -> Matrix:
    at = np.zeros(design.shape[1])
    for _ in range(STEPS):
        p = _sigmoid(design @ at)
        gradient = design.T @ (p - labels) + penalty * at
        curvature = (design.T * np.maximum(p * (1 - p), 1e-9)) @ design + np.diag(penalty)
        step = np.linalg.solve(curvature, gradient)
        at = at - step
        if np.abs(step).max() < CLOSE:
            break
    return at


def _sigmoid(values: Matrix) -> Matrix:
    return np.asarray(1 / (1 + np.exp(-np.clip(values, -50, 50))), dtype=np.float64)
