"""New arrivals: shown often enough to learn whether they are liked, and no oftener."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from recommender.data import (
    DAY,
    EVENTS,
    PURCHASE,
    SELECT,
    VIEW,
    Evidence,
    InteractionMatrices,
    ItemId,
    Items,
    read_id_list,
)
from recommender.numerics import Arrays, row_of
from recommender.scorers.scorer import Profiles, Scorer

# Events that say yes, once an item was seen.
_TAKEN = tuple(EVENTS.index(name) for name in ("add_to_cart", "begin_checkout", "purchase"))
# A shop where everybody or nobody takes what is shown still leaves room to learn otherwise.
_LEAST_RATE = 1e-3


@dataclass(frozen=True, kw_only=True)
class NewArrival(Evidence):
    """New for `days` days (None: nobody has met it yet, or the log has no times); `count` of `of` people took it."""

    kind: ClassVar[str] = "new_arrival"
    item: ItemId
    days: int | None
    count: int
    of: int


class NewArrivals(Scorer):
    """Thompson sampling over new items (Thompson, 1933; Chapelle and Li, 2011).

    The chance that a shown item is taken has the distribution Beta(m k + taken, (1 - m) k + shown - taken), with m the
    rate of the whole shop and k = `prior`. The score of a new item is one draw from it, so that an item is shown in
    proportion to the chance that it is the best one; other items score 0. Draws follow from `random_state`, the
    profile and all feedback so far: equal questions get equal answers, different users try different items, and each
    feedback makes new draws.

    Shown are the users who met an item, taken is what they put in the cart or bought. In a log without views nobody
    knows who saw what: everybody who was active since the item's first sale counts as shown.

    Parameters
    ----------
    new_days : an item is new for so long after its first event, and before it. Without times all items are new.
    prior : how many imagined showings speak for the shop's rate.

    Attributes
    ----------
    shown_, taken_ : float64 (n_items,), users, and what `observe` added
    is_new_ : bool (n_items,);  days_ : int64 (n_items,), age in days, -1 where unknown
    rate_ : m
    """

    rate_: float

    def __init__(self, *, new_days: float = 30.0, prior: float = 10.0, random_state: int = 0) -> None:
        self.new_days = new_days
        self.prior = prior
        self.random_state = random_state

    def learn(self, matrices: InteractionMatrices, items: Items) -> None:
        log, n_items = matrices.events, len(matrices.items)
        met = np.flatnonzero(log.weights > 0)
        item, first = np.unique(log.item[met], return_index=True)
        self.days_ = np.full(n_items, -1, dtype=np.int64)
        if log.has_time:
            self.days_[item] = (log.now - log.time[met][first]) // DAY
        self.is_new_ = items.listed & (self.days_ <= self.new_days)

        taken = met[np.isin(log.event[met], _TAKEN)]
        self.taken_ = log.count_users(taken).astype(np.float64)
        if np.isin(log.event, (VIEW, SELECT)).any():
            self.shown_ = log.count_users(met).astype(np.float64)
        else:
            self.shown_ = np.zeros(n_items)
            active = np.sort(matrices.last_seen[np.unique(log.user[log.event == PURCHASE])])
            self.shown_[item] = len(active) - np.searchsorted(active, log.time[met][first])
            self.shown_ = np.maximum(self.shown_, self.taken_)
        rate = float(self.taken_.sum() / max(self.shown_.sum(), 1.0))
        self.rate_ = min(max(rate, _LEAST_RATE), 1.0 - _LEAST_RATE)

    def observe(self, items: Iterable[Any], *, shown: Sequence[float], taken: Sequence[float]) -> None:
        """Add feedback: how often each of the items was shown since, and how often taken. Unknown items are left out.

        Raises ValueError for lists of unequal length, negative or infinite counts, and more taken than shown.
        """
        self.check_fitted()
        rows = self.items_.rows(read_id_list("items", items))
        shows, takes = np.asarray(shown, dtype=np.float64), np.asarray(taken, dtype=np.float64)
        if not len(rows) == len(shows) == len(takes):
            raise ValueError(f"{len(rows)} items, {len(shows)} shown and {len(takes)} taken; give equal lengths")
        if not (np.isfinite(shows) & (takes >= 0) & (takes <= shows)).all():
            raise ValueError("counts must be finite, and 0 <= taken <= shown for each item")
        known = rows >= 0
        np.add.at(self.shown_, rows[known], shows[known])
        np.add.at(self.taken_, rows[known], takes[known])

    def score_profiles(self, profiles: Profiles) -> NDArray[np.float32]:
        new = np.flatnonzero(self.is_new_)
        yes = self.rate_ * self.prior + self.taken_[new]
        no = (1.0 - self.rate_) * self.prior + self.shown_[new] - self.taken_[new]
        scores = np.zeros((len(profiles), len(self.items_)), dtype=np.float32)
        feedback = int(self.shown_.sum())
        history = profiles.history
        for row in range(len(profiles)):
            known = sorted(row_of(history, row)[0].tolist())
            random = np.random.default_rng([self.random_state, feedback, *known])
            scores[row, new] = random.beta(yes, no)
        return scores

    def explain_profile(self, profiles: Profiles, item: int) -> list[Evidence]:
        if not self.is_new_[item]:
            return []
        days = int(self.days_[item])
        return [
            NewArrival(
                item=self.items_.one(item),
                days=days if days >= 0 else None,
                count=int(self.taken_[item]),
                of=int(self.shown_[item]),
                share=1.0,
            )
        ]

    def arrays(self) -> Arrays:
        return {
            "shown": self.shown_,
            "taken": self.taken_,
            "is_new": self.is_new_,
            "days": self.days_,
            "rate": np.array([self.rate_]),
        }

    def restore(self, arrays: Arrays) -> None:
        # `observe` adds to the counts, and an artifact's arrays are read-only.
        self.shown_, self.taken_ = arrays["shown"].copy(), arrays["taken"].copy()
        self.is_new_, self.days_, self.rate_ = arrays["is_new"], arrays["days"], float(arrays["rate"][0])
