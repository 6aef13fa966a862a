"""Popularity: what everybody wants, ever or lately; the answer when nothing is known of a user."""

from __future__ import annotations

from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from recommender.data import Evidence, InteractionMatrices, Items, Popular
from recommender.numerics import Arrays
from recommender.scorers.scorer import Profiles, Scorer

# Events older than this many half-lives weigh under 7 %: the window that the evidence counts in.
_HALF_LIVES_COUNTED = 4


class Popularity(Scorer):
    """The sum of all users' affinities for an item, divided by that of the most popular item.

    Parameters
    ----------
    half_life_days : each event's weight halves for every so many days of age; None counts all time alike.

    Attributes
    ----------
    popularity_ : float32 (n_items,), in [0, 1]
    rank_ : int32 (n_items,), 1 for the most popular
    buyers_ : int32 (n_items,), distinct buyers within the last 4 half-lives (ever, without a half-life)
    """

    is_personal: ClassVar[bool] = False

    def __init__(self, *, half_life_days: float | None = None) -> None:
        self.half_life_days = half_life_days

    @property
    def days_counted(self) -> int | None:
        return None if self.half_life_days is None else round(_HALF_LIVES_COUNTED * self.half_life_days)

    def learn(self, matrices: InteractionMatrices, items: Items) -> None:
        affinity = matrices.affinity_at(half_life_days=self.half_life_days)
        weight = affinity.sum(axis=0).astype(np.float32)
        self.popularity_ = weight / weight.max(initial=1e-12)
        self.rank_ = np.empty(len(weight), dtype=np.int32)
        self.rank_[np.argsort(-weight, kind="stable")] = np.arange(1, len(weight) + 1)
        self.buyers_ = matrices.count_buyers(days=self.days_counted).astype(np.int32)

    def score_profiles(self, profiles: Profiles) -> NDArray[np.float32]:
        return np.tile(self.popularity_, (len(profiles), 1))

    def explain_profile(self, profiles: Profiles, item: int) -> list[Evidence]:
        count = int(self.buyers_[item])
        if not count:
            return []
        rank = int(self.rank_[item])
        return [Popular(item=self.items_.one(item), count=count, days=self.days_counted, rank=rank, share=1.0)]

    def arrays(self) -> Arrays:
        return {"popularity": self.popularity_, "rank": self.rank_, "buyers": self.buyers_}

    def restore(self, arrays: Arrays) -> None:
        self.popularity_, self.rank_, self.buyers_ = arrays["popularity"], arrays["rank"], arrays["buyers"]
