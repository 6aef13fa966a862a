"""Repurchase and churn: who buys again, who has left, and when, by the hazard of a customer's next purchase."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from recommender.customers.calibration import Reliability
from recommender.customers.purchase_intervals import (
    PERIOD_DAYS,
    PRIOR_GAPS,
    PurchaseIntervals,
    build_features,
    expand_person_periods,
    find_purchase_days,
)
from recommender.data import DAY, Log, OwnRhythm, matrices_of, read_id_list
from recommender.numerics import fit_logistic, log_odds, sigmoid

# Weeks of waiting that the hazard is learned from, at most: customers are drawn until they have so many.
_WEEKS_ASKED = 1_000_000
# A purchase that is not to be expected within so many periods has no date.
_LAST_PERIOD = 104
# So many customers must have been known before the horizon for their outcome to tell anything.
MIN_CALIBRATION = 50
_CUSTOMERS_AT_ONCE = 20_000


@dataclass(frozen=True)
class DuePurchase:
    """When a customer is to be expected, in seconds since 1970: as likely before `median` as after.

    Half of such customers come between `earliest` and `latest`. None: not within two years.
    """

    earliest: int | None
    median: int | None
    latest: int | None


class Repurchase:
    """A discrete-time hazard: the log-odds of buying in the next week, given the time since the last purchase.

    Logistic regression on person-periods (Cox, 1972; Singer and Willett, 1993): one row for each week that a customer
    waited after each purchase. It knows the weeks waited, the customer's number of orders and usual gap, and how the
    wait compares with that gap. It knows no season: a shop whose busy weeks are still to come is predicted too low.

    How far its word can be taken is measured at every fit: a second hazard, learned from what came before the last
    `horizon_days`, is held against them (`reliability_`).

    Parameters
    ----------
    horizon_days : who does not buy for so long has left.
    calibrate : correct the chances by a line through that measurement's log-odds (Platt, 1999). Right for a shop whose
        weeks are alike. Off by default: over a log of one year with a busy season it made more cuts worse than better.
    random_state : seed of the choice of customers that are learned from, in a log of very many.

    Attributes
    ----------
    coefficients_ : float64 (nfeatures + 1,), the intercept first
    correction_ : float64 (2,), intercept and slope on the log-odds within the horizon; (0, 1) is none
    reliability_ : Reliability, or None where too few customers were known before the last `horizon_days`
    intervals_ : Rhythms at the log's end;  users_ : IdIndex
    """

    def __init__(self, *, horizon_days: int = 90, calibrate: bool = False, random_state: int = 0) -> None:
        self.horizon_days = horizon_days
        self.calibrate = calibrate
        self.random_state = random_state

    def fit(self, log: Log) -> Self:
        """Raises ValueError for a log without times or without a purchase, and for a horizon below a week."""
        if self.horizon_days < PERIOD_DAYS:
            raise ValueError(f"horizon_days is {self.horizon_days}; give at least a week")
        events = matrices_of(log).events
        if not log.has_time or not len(events.purchases):
            raise ValueError("who buys again is learned from purchases with times; this log has none")
        user, day = find_purchase_days(events)
        now, n_users = log.now // DAY, len(log.users)
        self.users_ = log.users
        self.intervals_ = PurchaseIntervals.until(user, day, now, n_users)
        self.coefficients_ = self._learn(user, day, now, n_users)
        self.correction_ = np.array([0.0, 1.0])
        self.reliability_ = None
        raw, came = self._outcomes(user, day, now, n_users)
        if len(came) >= MIN_CALIBRATION:
            self.reliability_ = Reliability.of(raw, came)
            if self.calibrate and came.any() and not came.all():
                self.correction_ = _fit_platt(log_odds(raw), came)
        return self

    def _learn(self, user: NDArray[np.int64], day: NDArray[np.int64], now: int, n_users: int) -> NDArray[np.float64]:
        buyers, first = np.unique(user, return_index=True)
        order = np.random.default_rng(self.random_state).permutation(len(buyers))
        weeks = np.cumsum((now - day[first[order]]) // PERIOD_DAYS)
        asked = np.zeros(n_users, dtype=bool)
        asked[buyers[order[: max(int(np.searchsorted(weeks, _WEEKS_ASKED, side="right")), 1)]]] = True
        rows, bought = expand_person_periods(user[asked[user]], day[asked[user]], now, n_users)
        if not len(bought):
            # Every purchase is of the last week: nobody has waited yet.
            return np.zeros(rows.shape[1] + 1)
        return fit_logistic(rows, bought)

    def _outcomes(
        self, user: NDArray[np.int64], day: NDArray[np.int64], now: int, n_users: int
    ) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
        """For each customer before the last `horizon_days`: what was to be said of them then, and whether they came."""
        cut = now - self.horizon_days
        earlier = day <= cut
        if not earlier.any():
            return np.zeros(0), np.zeros(0, dtype=bool)
        before = PurchaseIntervals.until(user, day, cut, n_users)
        customers = np.flatnonzero(before.last >= 0)
        came = np.zeros(n_users, dtype=bool)
        came[user[~earlier]] = True
        learned = self._learn(user[earlier], day[earlier], cut, n_users)
        curves = _survival_curves(learned, before, customers, self._periods(self.horizon_days))
        return 1.0 - curves[:, -1], came[customers]

    def predict_chance(self, users: Iterable[Any]) -> NDArray[np.float64]:
        """The probability that each user buys again within the horizon, shape (len(users),).

        NaN for strangers and for who never bought: nothing is known of a first purchase.
        """
        rows = self.users_.rows(read_id_list("users", users))
        found = np.full(len(rows), np.nan)
        known = self._have_bought(rows)
        curves = self._curves(rows[known], self._periods(self.horizon_days))
        found[known] = 1.0 - curves[:, -1]
        return found

    def predict_churn(self, users: Iterable[Any]) -> NDArray[np.float64]:
        """The probability that each user has left: 1 - `predict_chance`."""
        return 1.0 - self.predict_chance(users)

    def predict_next_purchase(self, users: Iterable[Any]) -> list[DuePurchase | None]:
        """When each user is to be expected; None for strangers and for who never bought."""
        rows = self.users_.rows(read_id_list("users", users))
        known = self._have_bought(rows)
        due: list[DuePurchase | None] = [None] * len(rows)
        curves = self._curves(rows[known], _LAST_PERIOD)
        for place, curve in zip(np.flatnonzero(known), curves, strict=True):
            earliest, median, latest = (self._when(curve, part) for part in (0.75, 0.5, 0.25))
            due[place] = DuePurchase(earliest, median, latest)
        return due

    def explain(self, user: Any) -> OwnRhythm | None:
        """The customer's own rhythm, which is what the model knows; None for who never bought."""
        row = int(self.users_.rows([user])[0])
        if row < 0 or self.intervals_.last[row] < 0:
            return None
        intervals = self.intervals_
        orders = int(intervals.orders[row])
        own_gap = (float(intervals.gap[row]) * (orders - 1 + PRIOR_GAPS) - PRIOR_GAPS * intervals.usual_gap) / max(
            orders - 1, 1
        )
        return OwnRhythm(
            orders=orders,
            days_since=int(intervals.now - intervals.last[row]),
            mean_gap_days=own_gap if orders > 1 else None,
            usual_gap_days=intervals.usual_gap,
        )

    def _have_bought(self, rows: NDArray[np.int64]) -> NDArray[np.bool_]:
        known = rows >= 0
        known[known] = self.intervals_.last[rows[known]] >= 0
        return known

    def _curves(self, rows: NDArray[np.int64], n_periods: int) -> NDArray[np.float64]:
        """The corrected part of such customers that has not bought after 1, 2, … periods: (len(rows), n_periods).

        The correction at the horizon is laid on the whole curve as a factor of the hazard: S(t) becomes S(t) ** c.
        """
        n_horizon = self._periods(self.horizon_days)
        curves = _survival_curves(self.coefficients_, self.intervals_, rows, max(n_periods, n_horizon))
        raw = np.clip(curves[:, n_horizon - 1], 1e-12, 1 - 1e-12)
        corrected = 1.0 - sigmoid(self.correction_[0] + self.correction_[1] * log_odds(1.0 - raw))
        power = np.log(np.clip(corrected, 1e-12, 1 - 1e-12)) / np.log(raw)
        return np.asarray(curves[:, :n_periods] ** power[:, None], dtype=np.float64)

    def _when(self, curve: NDArray[np.float64], left: float) -> int | None:
        """The second at which the curve has fallen to `left`, straight between periods."""
        after = int(np.searchsorted(-curve, -left))
        if after == len(curve):
            return None
        high, low = (curve[after - 1] if after else 1.0), curve[after]
        part = (high - left) / (high - low) if high > low else 1.0
        return int((self.intervals_.now + (after + part) * PERIOD_DAYS) * DAY)

    @staticmethod
    def _periods(days: int) -> int:
        return max(round(days / PERIOD_DAYS), 1)


def _survival_curves(
    coefficients: NDArray[np.float64], intervals: PurchaseIntervals, rows: NDArray[np.int64], n_periods: int
) -> NDArray[np.float64]:
    """The part of such customers that has not bought after 1, 2, … n_periods from now: (len(rows), n_periods)."""
    curves = np.empty((len(rows), n_periods))
    waited = (intervals.now - intervals.last[rows]) / PERIOD_DAYS
    for start in range(0, len(rows), _CUSTOMERS_AT_ONCE):
        part = slice(start, start + _CUSTOMERS_AT_ONCE)
        some = rows[part]
        survived = np.ones(len(some))
        for period in range(n_periods):
            known = build_features(waited[part] + period, intervals.orders[some], intervals.gap[some])
            survived = survived * (1.0 - sigmoid(coefficients[0] + known @ coefficients[1:]))
            curves[part, period] = survived
    return curves


def _fit_platt(logit: NDArray[np.float64], outcome: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Intercept and slope of outcome on log-odds; a slope that would turn the order round is refused."""
    intercept, slope = fit_logistic(logit[:, None], outcome).tolist()
    return np.array([intercept, slope]) if slope > 0 else np.array([0.0, 1.0])
