"""Purchase intervals: how often customers have bought until a moment, and how long they waited each time."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from recommender.data import DAY, Interactions

PERIOD_DAYS = 7
# Gaps are drawn to the shop's usual one as if so many had been seen of it.
PRIOR_GAPS = 1.0


@dataclass(frozen=True, eq=False)
class PurchaseIntervals:
    """How customers have bought until a moment. All arrays have shape (n_users,); a day is a UTC day.

    last : day of the last purchase, -1 for who never bought. orders : distinct days with a purchase.
    gap : mean days between them, drawn to `usual_gap`.
    """

    now: int
    last: NDArray[np.int64]
    orders: NDArray[np.int64]
    gap: NDArray[np.float64]
    usual_gap: float

    @classmethod
    def until(cls, user: NDArray[np.int64], day: NDArray[np.int64], now: int, n_users: int) -> PurchaseIntervals:
        """From distinct (user, day) pairs, sorted, of which only those up to the day `now` count."""
        known = day <= now
        user, day = user[known], day[known]
        orders = np.bincount(user, minlength=n_users).astype(np.int64)
        last, first = np.full(n_users, -1, dtype=np.int64), np.full(n_users, -1, dtype=np.int64)
        last[user] = day
        first[user[::-1]] = day[::-1]
        spent, n_gaps = (last - first).astype(np.float64), np.maximum(orders - 1, 0)
        usual = float(spent.sum() / n_gaps.sum()) if n_gaps.sum() else float(max(now - int(day.min(initial=now)), 1))
        gap = (spent + PRIOR_GAPS * usual) / (n_gaps + PRIOR_GAPS)
        return cls(now, last, orders, gap, usual)


def find_purchase_days(log: Interactions) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Distinct (user row, UTC day) of kept purchases, in this order."""
    bought = log.purchases
    found = np.unique(np.stack([log.user[bought], log.time[bought] // DAY]), axis=1)
    return found[0], found[1]


def expand_person_periods(
    user: NDArray[np.int64], day: NDArray[np.int64], now: int, n_users: int
) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """One row for each week that a customer waited after a purchase, and whether the wait ended in it.

    user, day : distinct pairs in this order, day <= now. The last wait of each customer ends with `now`: only its whole
    weeks are known. What a row says of orders and gaps is what was known when the wait began.

    Returns
    -------
    (features, bought) : float64 (n_rows, nfeatures) and bool (n_rows,)
    """
    same = np.append(user[1:] == user[:-1], False) if len(user) else np.zeros(0, dtype=bool)
    following = np.where(same, np.append(day[1:], now)[: len(day)], now)
    waited = following - day
    # A purchase on day 1 to 7 after the last ends the first week.
    weeks = np.where(same, -(-waited // PERIOD_DAYS), waited // PERIOD_DAYS)
    start = np.searchsorted(user, user, side="left")
    orders = np.arange(len(user)) - start + 1
    spent = (day - day[start]).astype(np.float64)
    usual = PurchaseIntervals.until(user, day, now, n_users).usual_gap
    gap = (spent + PRIOR_GAPS * usual) / (orders - 1 + PRIOR_GAPS)
    spell = np.repeat(np.arange(len(user)), weeks)
    week = np.arange(weeks.sum()) - np.repeat(np.cumsum(weeks) - weeks, weeks)
    bought = same[spell] & (week == weeks[spell] - 1)
    return build_features(week.astype(np.float64), orders[spell], gap[spell]), bought


def build_features(
    weeks: NDArray[np.float64], orders: NDArray[np.int64], gap: NDArray[np.float64]
) -> NDArray[np.float64]:
    """What the hazard knows, (n_rows, nfeatures); `weeks` already waited, `gap` in days."""
    waited = np.log1p(weeks)
    ratio = np.log((weeks + 0.5) * PERIOD_DAYS / np.maximum(gap, 1.0))
    many, rhythm = np.log(orders), np.log(np.maximum(gap, 1.0))
    # The hazard rises towards the customer's own gap and falls beyond it.
    return np.column_stack([waited, waited**2, many, many**2, rhythm, ratio**2, many * waited, many * rhythm])
