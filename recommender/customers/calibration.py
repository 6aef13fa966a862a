"""Calibration: whether what was said with a chance of so much came about so often."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from recommender.numerics import share_interval


@dataclass(frozen=True, eq=False)
class Reliability:
    """Chances held against what happened, in bins of equal width. All arrays have shape (n_bins,), NaN where empty.

    predicted : mean chance. observed : the part that came, with the ends of its 95 % interval in low and high.
    count : int64 customers. brier : mean squared error of all; base_brier : that of telling all the same, true part.
    error : mean distance of predicted and observed by count (expected calibration error).
    """

    predicted: NDArray[np.float64]
    observed: NDArray[np.float64]
    low: NDArray[np.float64]
    high: NDArray[np.float64]
    count: NDArray[np.int64]
    brier: float
    base_brier: float
    error: float

    @classmethod
    def of(cls, chances: NDArray[np.float64], came: NDArray[np.bool_], *, n_bins: int = 10) -> Reliability:
        """From a chance in [0, 1] and an outcome for each of at least one customer."""
        place = np.minimum((chances * n_bins).astype(np.int64), n_bins - 1)
        count = np.bincount(place, minlength=n_bins).astype(np.int64)
        n_came = np.bincount(place, weights=came, minlength=n_bins)
        sum_chances = np.bincount(place, weights=chances, minlength=n_bins)
        empty = np.where(count == 0, np.nan, 0.0)
        low, high = share_interval(n_came, count)
        distance = float(np.abs(sum_chances - n_came).sum() / len(came))
        return cls(
            predicted=sum_chances / np.maximum(count, 1) + empty,
            observed=n_came / np.maximum(count, 1) + empty,
            low=low + empty,
            high=high + empty,
            count=count,
            brier=float(((chances - came) ** 2).mean()),
            base_brier=float(came.mean() * (1 - came.mean())),
            error=distance,
        )
