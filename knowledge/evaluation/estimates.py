"""Figures with their uncertainty: Wilson's interval for shares, a bootstrap with a fixed seed for everything else."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Z = 1.959964  # 95 %
ROUNDS = 2000  # resamples: the ends of an interval move by less than 0.005 between seeds
SEED = 20261123

Statistic = Callable[[NDArray[np.float64]], NDArray[np.float64]]  # rows of samples -> a value a row


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure over `n` questions and its 95 % interval; without questions there is no value."""

    n: int
    value: float | None = None
    low: float | None = None
    high: float | None = None


def share(values: Sequence[float]) -> Estimate:
    """The share of ones among zeros and ones, with Wilson's interval, which holds near 0 and 1 too."""
    n = len(values)
    if not n:
        return Estimate(0)
    p = sum(values) / n
    centre = (p + Z**2 / (2 * n)) / (1 + Z**2 / n)
    reach = Z / (1 + Z**2 / n) * math.sqrt(p * (1 - p) / n + Z**2 / (4 * n**2))
    return Estimate(n, p, max(0.0, centre - reach), min(1.0, centre + reach))


def mean(values: Sequence[float]) -> Estimate:
    return _bootstrap(values, lambda samples: samples.mean(axis=1))


def percentile(percent: float) -> Callable[[Sequence[float]], Estimate]:
    """What makes an estimate of this percentile."""
    return lambda values: _bootstrap(values, lambda samples: np.percentile(samples, percent, axis=1))


def _bootstrap(values: Sequence[float], statistic: Statistic) -> Estimate:
    if not values:
        return Estimate(0)
    sample = np.asarray(values, dtype=np.float64)
    draws = np.random.default_rng(SEED).integers(0, len(sample), size=(ROUNDS, len(sample)))
    low, high = np.percentile(statistic(sample[draws]), [2.5, 97.5])
    return Estimate(len(sample), float(statistic(sample[None])[0]), float(low), float(high))


def mcnemar(better: int, worse: int) -> float:
    """The exact two-sided p of so uneven a split of the pairs that differ, were either side as likely."""
    n = better + worse
    tail: int = sum(math.comb(n, k) for k in range(min(better, worse) + 1))
    return min(1.0, 2.0 * tail / 2.0**n)
