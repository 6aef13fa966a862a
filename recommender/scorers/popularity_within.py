"""Popularity within groups: what is popular in the categories that a user takes, and among people of like taste."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from recommender.customers import NO_TASTE, TasteSegments
from recommender.data import Evidence, InteractionMatrices, ItemId, Items
from recommender.numerics import Arrays, Csr, from_arrays, pack_strings, to_arrays, unpack_strings
from recommender.scorers.scorer import Profiles, Scorer


@dataclass(frozen=True, kw_only=True)
class PopularInCategory(Evidence):
    """Bought by `count` people; `rank` 1 is the most popular item of its leaf `category` (None: of those without)."""

    kind: ClassVar[str] = "popular_in_category"
    item: ItemId
    category: str | None
    count: int
    rank: int


@dataclass(frozen=True, kw_only=True)
class PopularInSegment(Evidence):
    """`count` of the `of` customers of a segment have bought the item; `segment` is its name, "" where it has none."""

    kind: ClassVar[str] = "popular_in_segment"
    item: ItemId
    segment: str
    count: int
    of: int


class CategoryPopularity(Scorer):
    """Best-sellers of the user's categories: Σ over categories c of P(c | user) · P(item | c).

    P(item | c) is the item's part of all affinities in its leaf category, P(c | user) that of the category in the
    profile, drawn by `prior` imagined items to the mix of the whole shop. A stranger is shown what is popular.
    Items without a category are one of their own.

    Attributes
    ----------
    group_ : int64 (n_items,), the category's code, the last for none;  mix_ : float64 (n_groups,), P(c) of the shop
    part_ : float64 (n_items,), P(item | c)
    buyers_, rank_ : int32 (n_items,), buyers, and the place in the category, 1 first
    """

    def __init__(self, *, prior: float = 1.0) -> None:
        self.prior = prior

    def learn(self, matrices: InteractionMatrices, items: Items) -> None:
        n_groups = len(items.categories) + 1
        self.group_ = np.where(items.category >= 0, items.category, n_groups - 1).astype(np.int64)
        weight = np.asarray(matrices.affinity.sum(axis=0), dtype=np.float64)
        of_group = np.bincount(self.group_, weights=weight, minlength=n_groups)
        self.mix_ = of_group / max(of_group.sum(), 1e-12)
        self.part_ = weight / np.maximum(of_group, 1e-12)[self.group_]
        self.buyers_ = np.bincount(matrices.bought.indices, minlength=len(items)).astype(np.int32)
        order = np.lexsort((np.arange(len(items)), -weight, self.group_))
        first = np.searchsorted(self.group_[order], self.group_[order], side="left")
        self.rank_ = np.empty(len(items), dtype=np.int32)
        self.rank_[order] = np.arange(len(items)) - first + 1
        self.categories_ = items.categories

    def score_profiles(self, profiles: Profiles) -> NDArray[np.float32]:
        history = profiles.history
        groups = Csr(
            (np.ones(len(self.group_)), (np.arange(len(self.group_)), self.group_)),
            shape=(len(self.group_), len(self.mix_)),
        )
        own = (history @ groups).toarray() + self.prior * self.mix_
        own /= np.maximum(own.sum(axis=1, keepdims=True), 1e-12)
        return np.asarray(own[:, self.group_] * self.part_, dtype=np.float32)

    def explain_profile(self, profiles: Profiles, item: int) -> list[Evidence]:
        count, code = int(self.buyers_[item]), int(self.group_[item])
        if not count:
            return []
        category = self.categories_[code] if code < len(self.categories_) else None
        rank = int(self.rank_[item])
        return [PopularInCategory(item=self.items_.one(item), category=category, count=count, rank=rank, share=1.0)]

    def arrays(self) -> Arrays:
        learned = {"group": self.group_, "mix": self.mix_, "part": self.part_}
        counts = {"buyers": self.buyers_, "rank": self.rank_}
        return learned | counts | pack_strings("categories", self.categories_)

    def restore(self, arrays: Arrays) -> None:
        self.group_, self.mix_, self.part_ = arrays["group"], arrays["mix"], arrays["part"]
        self.buyers_, self.rank_ = arrays["buyers"], arrays["rank"]
        self.categories_ = unpack_strings("categories", arrays)


class SegmentPopularity(Scorer):
    """What the customers of the user's taste segment buy: (their buyers + prior · P(item)) / (their number + prior).

    P(item) is the part of all users who have bought it. A profile belongs to the segment whose centre is nearest
    (`TasteSegments.find_nearest`); of who shows no taste yet, it is P(item) alone.

    Parameters
    ----------
    n_segments, random_state : as for `TasteSegments`. prior : imagined customers of the whole shop in each segment.

    Attributes
    ----------
    segments_ : TasteSegments;  names_ : list of the segments' names;  size_ : int64 (n_segments + 1,)
    buyers_ : int64 (n_segments + 1, n_items), the last row being all users
    """

    def __init__(self, *, n_segments: int | None = None, prior: float = 10.0, random_state: int = 0) -> None:
        self.n_segments = n_segments
        self.prior = prior
        self.random_state = random_state

    def learn(self, matrices: InteractionMatrices, items: Items) -> None:
        self.segments_ = TasteSegments(n_segments=self.n_segments, random_state=self.random_state).fit(
            matrices, items=items
        )
        self.names_ = [segment.name for segment in self.segments_.segments_]
        n_segments, of_user = len(self.names_), self.segments_.segment_
        member = np.flatnonzero(of_user != NO_TASTE)
        shape = (n_segments + 1, len(matrices.users))
        everybody = np.arange(len(matrices.users))
        rows = np.concatenate([of_user[member], np.full(len(everybody), n_segments)])
        belongs = Csr((np.ones(len(rows)), (rows, np.concatenate([member, everybody]))), shape=shape)
        self.buyers_ = (belongs @ matrices.bought).toarray().astype(np.int64)
        self.size_ = np.bincount(rows, minlength=n_segments + 1).astype(np.int64)

    def score_profiles(self, profiles: Profiles) -> NDArray[np.float32]:
        overall = self.buyers_[-1] / max(int(self.size_[-1]), 1)
        rates = (self.buyers_ + self.prior * overall) / (self.size_ + self.prior)[:, None]
        # NO_TASTE is -1: the last row, which is everybody.
        return np.asarray(rates[self.segments_.find_nearest(profiles.history)], dtype=np.float32)

    def explain_profile(self, profiles: Profiles, item: int) -> list[Evidence]:
        number = int(self.segments_.find_nearest(profiles.history)[0])
        count, of = int(self.buyers_[number, item]), int(self.size_[number])
        if not count:
            return []
        name = "" if number == NO_TASTE else self.names_[number]
        return [PopularInSegment(item=self.items_.one(item), segment=name, count=count, of=of, share=1.0)]

    def arrays(self) -> Arrays:
        learned = {"size": self.size_, "buyers": self.buyers_}
        tastes = {"rarity": self.segments_.rarity_, "centres": self.segments_.centres_}
        return learned | tastes | to_arrays("traits_of", self.segments_.traits_of_) | pack_strings("names", self.names_)

    def restore(self, arrays: Arrays) -> None:
        self.size_, self.buyers_ = arrays["size"], arrays["buyers"]
        self.names_ = unpack_strings("names", arrays)
        self.segments_ = TasteSegments(n_segments=self.n_segments, random_state=self.random_state)
        self.segments_.rarity_, self.segments_.centres_ = arrays["rarity"], arrays["centres"]
        self.segments_.traits_of_ = from_arrays("traits_of", arrays)
