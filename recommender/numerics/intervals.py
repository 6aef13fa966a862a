"""Confidence intervals: how sure a count is, for shares, lifts and differences between two shares."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray

# The 97.5 % point of the normal distribution: 95 % lie within it on both sides.
Z95 = 1.96


def share_interval(
    count: NDArray[Any] | int, of: NDArray[Any] | int, *, z: float = Z95
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Lower and upper ends of the interval of count / of (Wilson, 1927), in [0, 1]; the shape of the counts.

    Counts may be weighted sums. Of nothing, everything is possible: (0, 1) where `of` is 0.
    """
    total = np.asarray(of, dtype=np.float64)
    known = total > 0
    safe = np.where(known, total, 1.0)
    share = np.asarray(count, dtype=np.float64) / safe
    centre = share + z**2 / (2 * safe)
    reach = z * np.sqrt(np.maximum(share * (1 - share), 0.0) / safe + z**2 / (4 * safe**2))
    low = np.clip((centre - reach) / (1 + z**2 / safe), 0.0, 1.0)
    high = np.clip((centre + reach) / (1 + z**2 / safe), 0.0, 1.0)
    # Rounding must not put the share itself outside, at 0 and 1 of all places.
    low, high = np.minimum(low, share), np.maximum(high, share)
    return np.where(known, low, 0.0), np.where(known, high, 1.0)


def lift_interval(both: int, first: int, second: int, total: int, *, z: float = Z95) -> tuple[float, float]:
    """The interval of lift = both * total / (first * second), by the delta method on its logarithm.

    The four counts come from one multinomial sample, for which

        var(log lift) = 1 / both - 1 / first - 1 / second + (2 * lift - 1) / total

    Raises ValueError when `both` is 0: its logarithm has no interval.
    """
    if both < 1:
        raise ValueError("nothing was counted together, so there is no lift to give an interval of")
    lift = both * total / (first * second)
    deviation = math.sqrt(max(1 / both - 1 / first - 1 / second + (2 * lift - 1) / total, 0.0))
    return lift * math.exp(-z * deviation), lift * math.exp(z * deviation)


def difference_interval(count: int, of: int, other_count: int, other_of: int, *, z: float = Z95) -> tuple[float, float]:
    """The interval of count / of - other_count / other_of (Newcombe, 1998, method 10: from two Wilson intervals)."""
    low, high = (float(end) for end in share_interval(count, of, z=z))
    other_low, other_high = (float(end) for end in share_interval(other_count, other_of, z=z))
    share, other = count / max(of, 1), other_count / max(other_of, 1)
    difference = share - other
    return (
        difference - math.hypot(share - low, other_high - other),
        difference + math.hypot(high - share, other - other_low),
    )
