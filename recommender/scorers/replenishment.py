"""Replenishment: how often people buy an item again, and who is due."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from recommender.data import DAY, Evidence, InteractionMatrices, ItemId, Items, OwnHistory, read_id_list
from recommender.numerics import Arrays, Csr, build_indicator, from_arrays, row_of, to_arrays, value_at
from recommender.scorers.scorer import SEEN_ONLY, Profiles, Scorer

# A spread of log intervals below this is what chance gives to a few purchases.
_LEAST_SPREAD = 0.25
# What was bought just now was bought this many days ago: the logarithm needs some time.
_LEAST_DAYS = 0.5


@dataclass(frozen=True, kw_only=True)
class DueAgain(Evidence):
    """The user bought the item `count` times (days), lastly at `when` (seconds), and it lasts `interval_days`."""

    kind: ClassVar[str] = "due_again"
    item: ItemId
    count: int
    when: int
    interval_days: float


@dataclass(frozen=True)
class Due:
    """An item that a user buys again.

    last_bought, due_at : seconds since 1970. interval_days : how long it lasts this user.
    n_intervals : how many times the user bought it again. score : how likely it is wanted at the asked moment, 0 to 1.
    """

    item: ItemId
    last_bought: int
    due_at: int
    interval_days: float
    n_intervals: int
    score: float


class Replenishment(Scorer):
    """Who is due to buy what again (after Bhagat, Muralidharan, Lobzhanidze and Vishwanath, 2018).

    The score of an item that the user bought t days ago is the chance that it is bought again at all, times how well
    t fits the usual interval m: p · exp(-(ln t - ln m)² / (2 s²)), a log-normal hump that is 1 at t = m.

    ln m is the mean of the user's own log intervals and `prior` imagined ones of the item's, and the item's that of
    all its intervals and `prior` of the shop's; p is the part of the item's buyers who bought it again and in the
    same way the user's own; s is the spread within items. Purchases of one day are one. Nothing that the user did
    not buy gets a score, so that `recommend` wants `exclude_seen=False`.

    Attributes
    ----------
    interval_days_ : float64 (n_items,);  repeat_rate_ : float64 (n_items,), in [0, 1]
    last_bought_, n_intervals_, log_interval_ : csr (n_users, n_items) with the same places: int64 seconds, how often
        the user bought it again, and the sum of the logs of those intervals in days
    spread_ : s;  now_ : the log's last second, at which `profiles_` holds the scores
    """

    spread_: float
    now_: int

    def __init__(self, *, prior: float = 2.0) -> None:
        self.prior = prior

    def learn(self, matrices: InteractionMatrices, items: Items) -> None:
        log = matrices.events
        bought, n_items = log.purchases, max(len(log.items), 1)
        day = log.time[bought] // DAY
        first_day, n_days = (int(day.min()), int(np.ptp(day)) + 1) if len(day) else (0, 1)
        met = (log.user[bought] * n_items + log.item[bought]) * n_days + day - first_day
        # Events are in time order: read backwards, the last of each day comes first.
        met, last_of_day = np.unique(met[::-1], return_index=True)
        pair, day = met // n_days, met % n_days
        again = np.flatnonzero(np.diff(pair) == 0)
        interval = np.log((day[again + 1] - day[again]).astype(np.float64))
        distinct, first, n_met = np.unique(pair, return_index=True, return_counts=True)
        log_sum = np.bincount(np.searchsorted(distinct, pair[again]), weights=interval, minlength=len(distinct))
        places = (distinct // n_items, distinct % n_items)
        time = log.time[bought][::-1][last_of_day]
        self.last_bought_ = Csr((time[first + n_met - 1], places), shape=log.shape)
        self.n_intervals_ = Csr((n_met - 1, places), shape=log.shape)
        self.log_interval_ = Csr((log_sum, places), shape=log.shape)
        self._learn_items(pair[again] % n_items, interval, places[1], n_met, n_items=len(log.items))
        self.now_ = log.now
        self.profiles_ = Profiles(self._with_seen(matrices.affinity), matrices.latest)

    def _learn_items(
        self,
        item: NDArray[np.int64],
        interval: NDArray[np.float64],
        bought: NDArray[np.int64],
        n_met: NDArray[np.int64],
        *,
        n_items: int,
    ) -> None:
        """From the log intervals with their items, and the items with the days of each of their buyers."""
        shop_interval = float(interval.mean()) if len(interval) else float(np.log(30.0))
        counts = np.bincount(item, minlength=n_items)
        sums = np.bincount(item, weights=interval, minlength=n_items)
        mean = (sums + self.prior * shop_interval) / (counts + self.prior)
        self.interval_days_ = np.exp(mean)
        within = interval - mean[item]
        self.spread_ = max(float(np.sqrt(np.mean(within**2))) if len(interval) else 1.0, _LEAST_SPREAD)
        buyers = np.bincount(bought, minlength=n_items)
        repeaters = np.bincount(bought[n_met > 1], minlength=n_items)
        shop_rate = float(repeaters.sum() / max(buyers.sum(), 1))
        self.repeat_rate_ = (repeaters + self.prior * shop_rate) / (buyers + self.prior)

    def _with_seen(self, affinity: Csr) -> Csr:
        """Scores at the log's end where something was bought, next to nothing where it was only touched."""
        due = self.last_bought_.astype(np.float32)
        due.data = np.maximum(self._scores(slice(None), self.now_)[0], SEEN_ONLY).astype(np.float32)
        return due.maximum(affinity * np.float32(SEEN_ONLY)).tocsr()

    def _scores(self, stored: slice, at: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Scores and intervals in days of some stored places of the matrices, in their order."""
        column, last = self.last_bought_.indices[stored], self.last_bought_.data[stored]
        n_again, log_sum = self.n_intervals_.data[stored], self.log_interval_.data[stored]
        log_interval = (log_sum + self.prior * np.log(self.interval_days_[column])) / (n_again + self.prior)
        rate = (n_again + self.prior * self.repeat_rate_[column]) / (n_again + self.prior)
        elapsed = np.log(np.maximum((at - last) / DAY, _LEAST_DAYS))
        hump = np.exp(-((elapsed - log_interval) ** 2) / (2 * self.spread_**2))
        return rate * hump, np.exp(log_interval)

    def find_due(self, users: Iterable[Any], *, at: int | None = None) -> list[list[Due]]:
        """For each user what he or she bought, the most wanted first.

        at : seconds since 1970, the log's last second when None. An unknown user gets an empty list.
        """
        self.check_fitted()
        moment = self.now_ if at is None else at
        answers = []
        for row in self.users_.rows(read_id_list("users", users)).tolist():
            found: list[Due] = []
            if row >= 0:
                columns, last = row_of(self.last_bought_, row)
                counts = row_of(self.n_intervals_, row)[1]
                scores, days = self._scores(slice(*self.last_bought_.indptr[row : row + 2].tolist()), moment)
                found = [
                    Due(
                        item=self.items_.one(int(columns[place])),
                        last_bought=int(last[place]),
                        due_at=int(last[place] + days[place] * DAY),
                        interval_days=float(days[place]),
                        n_intervals=int(counts[place]),
                        score=float(scores[place]),
                    )
                    for place in np.lexsort((columns, -scores))
                ]
            answers.append(found)
        return answers

    def profiles_of(self, users: Iterable[Any], *, recent: Sequence[Iterable[Any]] | None = None) -> Profiles:
        """Profiles of raw user ids; what was taken in this session (`recent`) is not due."""
        profiles = super().profiles_of(users, recent=recent)
        if recent is None:
            return profiles
        session = build_indicator([self.items_.rows(read_id_list("recent", each)) for each in recent], len(self.items_))
        history = profiles.history - profiles.history.multiply(session) * np.float32(1 - SEEN_ONLY)
        return Profiles(history.tocsr(), profiles.latest)

    def score_profiles(self, profiles: Profiles) -> NDArray[np.float32]:
        return np.asarray(profiles.history.toarray(), dtype=np.float32)

    def explain_profile(self, profiles: Profiles, item: int) -> list[Evidence]:
        due = value_at(profiles.history, 0, item)
        # A profile does not say when: `explain` does.
        return [OwnHistory(item=self.items_.one(item), when=None, share=1.0)] if due > SEEN_ONLY else []

    def explain(self, user: Any, item: Any) -> list[Evidence]:
        """That the user buys the item again and how long it lasts; empty for what the user did not buy."""
        self.check_fitted()
        found = [due for due in self.find_due([user])[0] if due.item == item]
        return [
            DueAgain(
                item=due.item,
                count=due.n_intervals + 1,
                when=due.last_bought,
                interval_days=due.interval_days,
                share=1.0,
            )
            for due in found
        ]

    def arrays(self) -> Arrays:
        return {
            **to_arrays("last_bought", self.last_bought_),
            **to_arrays("n_intervals", self.n_intervals_),
            **to_arrays("log_interval", self.log_interval_),
            "interval_days": self.interval_days_,
            "repeat_rate": self.repeat_rate_,
            "spread": np.array([self.spread_]),
            "now": np.array([self.now_]),
        }

    def restore(self, arrays: Arrays) -> None:
        self.last_bought_ = from_arrays("last_bought", arrays)
        self.n_intervals_ = from_arrays("n_intervals", arrays)
        self.log_interval_ = from_arrays("log_interval", arrays)
        self.interval_days_, self.repeat_rate_ = arrays["interval_days"], arrays["repeat_rate"]
        self.spread_, self.now_ = float(arrays["spread"][0]), int(arrays["now"][0])
