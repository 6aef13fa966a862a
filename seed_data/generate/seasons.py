"""When the simulated shop is busy, and with what: trend, weekends, sales days and the seasons of goods."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

# Multiples of the usual demand by month, for taxonomy branches whose demand has seasons in China.
_SEASONS: dict[str, dict[int, float]] = {
    "sg-4-2": {3: 0.8, 4: 1.5, 5: 1.7, 6: 1.1, 7: 0.9, 8: 0.9, 9: 1.5, 10: 1.7, 11: 0.7},  # camping: spring, autumn
    "sg-4-1": {5: 1.3, 6: 1.8, 7: 2.0, 8: 1.7, 10: 0.5, 11: 0.3},  # swimming
    "hb-3-2-9-15": {3: 0.6, 4: 1.0, 5: 1.6, 6: 2.0, 7: 2.2, 8: 1.8, 10: 0.6, 11: 0.4},  # sunscreen
    "hg-9-1-6": {3: 0.3, 5: 1.3, 6: 2.2, 7: 2.6, 8: 1.9, 9: 0.8, 10: 0.3, 11: 0.2},  # fans
    "hg-9-1-12": {3: 0.8, 5: 0.2, 6: 0.1, 7: 0.1, 8: 0.1, 9: 0.4, 10: 1.6, 11: 2.6},  # heaters
    "hg-9-1-9": {3: 1.3, 6: 0.5, 7: 0.5, 8: 0.5, 10: 1.5, 11: 2.0},  # humidifiers
    "hg-11-3-10": {6: 0.7, 7: 0.7, 8: 0.8, 10: 1.4, 11: 1.7},  # vacuum flasks
    "hg-15-1": {3: 0.9, 6: 0.8, 9: 1.2, 10: 1.4, 11: 1.5},  # bedding
    "hg-16": {4: 1.2, 5: 1.4, 6: 1.7, 7: 1.4, 11: 0.7},  # umbrellas: the plum rains
    "lb-1": {7: 1.3, 8: 1.8, 9: 1.2},  # back to school
    "os": {8: 1.7, 9: 1.4},
    "lb-12": {4: 1.2, 6: 1.2, 7: 1.3, 9: 1.4},  # suitcases before the holidays
    "aa-1-4": {4: 1.3, 5: 1.6, 6: 1.6, 7: 1.3, 10: 0.7, 11: 0.5},  # dresses
    "aa-1-13-8": {4: 1.2, 5: 1.5, 6: 1.6, 7: 1.5, 10: 0.7, 11: 0.5},  # T-shirts
    "aa-1-10": {3: 1.2, 6: 0.5, 7: 0.4, 8: 0.6, 9: 1.3, 10: 1.8, 11: 1.8},  # coats and jackets
    "fb-1-14": {9: 1.4, 10: 1.1},  # tea as a Mid-Autumn present
    "fb-2": {9: 1.3},
    "ae-3-1": {5: 1.2, 6: 1.2, 9: 1.2},  # presents
}

# First and last day, multiple of the usual traffic.
_SALES = (
    (date(2026, 6, 1), date(2026, 6, 15), 1.3),
    (date(2026, 6, 16), date(2026, 6, 18), 2.4),
    (date(2026, 9, 18), date(2026, 9, 25), 1.3),
    (date(2026, 10, 21), date(2026, 11, 9), 1.3),
    (date(2026, 11, 10), date(2026, 11, 11), 2.6),
)
_WEEKEND = 1.2
_YEARLY_GROWTH = 0.9

# Share of visits by the hour in China (UTC+8): a lunch peak and a long evening.
_HOURS = (2, 1, 0.5, 0.3, 0.3, 0.5, 1.2, 2.5, 4, 5, 5.5, 5.5, 6.5, 6, 5, 5, 5, 5, 5.5, 7, 9, 10, 8, 4.5)


def season(taxonomy_id: str, month: int) -> float:
    """The multiple of the usual demand for a category in a month: that of its nearest ancestor with seasons, or 1."""
    while taxonomy_id:
        if taxonomy_id in _SEASONS:
            return _SEASONS[taxonomy_id].get(month, 1.0)
        taxonomy_id = taxonomy_id.rpartition("-")[0]
    return 1.0


def traffic(start: date, end: date) -> NDArray[np.float64]:
    """Share of all visits on each day from `start` through `end`; sums to 1."""
    days = [start + timedelta(days=n) for n in range((end - start).days + 1)]
    weights = np.array([_busyness(day, (day - start).days) for day in days])
    return weights / weights.sum()


def _busyness(day: date, age: int) -> float:
    weight = 1 + _YEARLY_GROWTH * age / 365
    if day.weekday() >= 5:
        weight *= _WEEKEND
    for first, last, multiple in _SALES:
        if first <= day <= last:
            weight *= multiple
    return weight


def hour_shares() -> NDArray[np.float64]:
    """Share of visits in each hour of the Chinese day, shape (24,)."""
    return np.array(_HOURS) / sum(_HOURS)
