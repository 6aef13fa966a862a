"""Sequences: the order of a user's steps, recent taste before old, baskets that come again."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from recommender.data import DAY, Evidence, InteractionMatrices, Interactions, Items
from recommender.numerics import (
    Arrays,
    Csr,
    from_arrays,
    invert_or_zero,
    keep_top,
    normalize_rows,
    row_of,
    scale_rows,
    sum_triples,
    to_arrays,
    value_at,
)
from recommender.scorers.neighbours import ItemNeighbours
from recommender.scorers.scorer import SEEN_ONLY, Profiles, Scorer, explain_by_anchor
from recommender.scorers.similarities import find_nearest


@dataclass(frozen=True, eq=False)
class Steps:
    """What each user touched at one moment, users together and in time order.

    matrix : csr (n_steps, n_items), 1.0 at the items of the step. user, time : int64 (n_steps,), time in seconds.
    """

    matrix: Csr
    user: NDArray[np.int64]
    time: NDArray[np.int64]

    @classmethod
    def of(cls, log: Interactions) -> Steps:
        """Events of one user and one second are one step; what was given back or put out of the cart is none."""
        kept = np.flatnonzero(log.weights > 0)
        kept = kept[np.lexsort((log.time[kept], log.user[kept]))]
        user, time = log.user[kept], log.time[kept]
        begins = np.ones(len(kept), dtype=bool)
        begins[1:] = (np.diff(user) != 0) | (np.diff(time) != 0)
        step = np.cumsum(begins) - 1
        matrix = sum_triples(step, log.item[kept], np.ones(len(kept)), (int(begins.sum()), len(log.items)))
        matrix.data[:] = 1.0
        return cls(matrix, user[begins], time[begins])


class ItemTransitions(Scorer):
    """A Markov chain over items: what follows what was touched last (Shani, Heckerman and Brafman, 2005).

    P(j after a) = Σ w / (steps with a that have a next, weighted alike, + damping), the sum over the steps of a that
    j follows at distance d <= reach, with w = (1 / d) · ½^(days between / half_life_days) (sequential rules, Ludewig
    and Jannach, 2018). The score of an item is the sum over the items of the last day or session. A log without
    times has no order, and then nothing is learned.

    Parameters
    ----------
    reach : how many steps later an item may come. half_life_days : None weighs all gaps alike.
    damping : imagined steps after which nothing came. n_neighbors : followers kept for each item.

    Attributes
    ----------
    transitions_ : csr (n_items, n_items), float32, row = what came first; an item does not follow itself.
    """

    def __init__(
        self,
        *,
        reach: int = 3,
        half_life_days: float | None = 30.0,
        damping: float = 5.0,
        n_neighbors: int = 200,
    ) -> None:
        self.reach = reach
        self.half_life_days = half_life_days
        self.damping = damping
        self.n_neighbors = n_neighbors

    def learn(self, matrices: InteractionMatrices, items: Items) -> None:
        if self.reach < 1:
            raise ValueError(f"reach is {self.reach}; give at least 1 step")
        steps = Steps.of(matrices.events)
        earlier, later = [], []
        begun = np.zeros(len(matrices.items))
        for distance in range(1, self.reach + 1):
            first = np.flatnonzero(steps.user[:-distance] == steps.user[distance:])
            weight = np.full(len(first), 1.0 / distance)
            if self.half_life_days is not None:
                gap = (steps.time[first + distance] - steps.time[first]) / DAY
                weight *= 0.5 ** (gap / self.half_life_days)
            before = scale_rows(steps.matrix[first], weight)
            begun += before.sum(axis=0)
            earlier.append(before.T.tocsr())
            later.append(steps.matrix[first + distance])
        factor = invert_or_zero(begun + self.damping)

        def follow(part: slice) -> Csr:
            block = earlier[0][part] @ later[0]
            for before, after in zip(earlier[1:], later[1:], strict=True):
                block = block + before[part] @ after
            return scale_rows(block.tocsr(), factor[part])

        self.transitions_ = find_nearest(follow, len(matrices.items), n_neighbors=self.n_neighbors)

    def score_profiles(self, profiles: Profiles) -> NDArray[np.float32]:
        return (profiles.latest @ self.transitions_).toarray()

    def explain_profile(self, profiles: Profiles, item: int) -> list[Evidence]:
        latest = profiles.latest
        follows = np.array([value_at(self.transitions_, int(anchor), item) for anchor in latest.indices])
        return explain_by_anchor(self.people_, latest, latest.data * follows, item)

    def arrays(self) -> Arrays:
        return to_arrays("transitions", self.transitions_)

    def restore(self, arrays: Arrays) -> None:
        self.transitions_ = from_arrays("transitions", arrays)


class RecencyWeighted(Scorer):
    """Another scorer, asked with profiles in which the recent counts more (Ding and Li, 2005).

    An affinity is halved for every `half_life_days` between the user's last touch of the item and the user's last
    event of all, so that a profile does not fade while its owner stays away.

    Parameters
    ----------
    scorer : an unfitted scorer, which stays as it is; `ItemNeighbours()` without one.

    Attributes
    ----------
    scorer_ : the fitted scorer. profiles_ : the weighted profiles, with the items of the plain ones.
    """

    def __init__(self, *, scorer: Scorer | None = None, half_life_days: float = 60.0) -> None:
        self.scorer = scorer
        self.half_life_days = half_life_days

    def learn(self, matrices: InteractionMatrices, items: Items) -> None:
        self.scorer_ = copy(self.scorer) if self.scorer is not None else ItemNeighbours()
        self.scorer_.attach(self.users_, self.items_, self.profiles_, self.people_)
        self.scorer_.learn(matrices, items)
        history = weigh_by_recency(matrices, half_life_days=self.half_life_days)
        self.profiles_ = Profiles(history, matrices.latest)

    def score_profiles(self, profiles: Profiles) -> NDArray[np.float32]:
        return self.scorer_.score_profiles(profiles)

    def explain_profile(self, profiles: Profiles, item: int) -> list[Evidence]:
        return self.scorer_.explain_profile(profiles, item)

    def arrays(self) -> Arrays:
        return self.scorer_.arrays()

    def restore(self, arrays: Arrays) -> None:
        self.scorer_ = copy(self.scorer) if self.scorer is not None else ItemNeighbours()
        self.scorer_.attach(self.users_, self.items_, self.profiles_, self.people_)
        self.scorer_.restore(arrays)


def weigh_by_recency(matrices: InteractionMatrices, *, half_life_days: float) -> Csr:
    """The affinity, each entry halved for every `half_life_days` from its last event to the user's last one.

    No entry vanishes: the least that is left is `SEEN_ONLY` of it.
    """
    affinity, log = matrices.affinity, matrices.events
    n_items = max(len(log.items), 1)
    # Events are in time order: the last one of each pair comes first when read backwards.
    pair, last = np.unique((log.user * n_items + log.item)[::-1], return_index=True)
    row = np.repeat(np.arange(affinity.shape[0], dtype=np.int64), np.diff(affinity.indptr))
    touched = log.time[::-1][last[np.searchsorted(pair, row * n_items + affinity.indices)]]
    age = (matrices.last_seen[row] - touched) / (half_life_days * DAY)
    faded = affinity.data * np.maximum(0.5**age, SEEN_ONLY)
    return Csr((faded.astype(np.float32), affinity.indices, affinity.indptr), shape=affinity.shape)


class NextBasket(Scorer):
    """The next basket, repeat purchases included: own frequency and that of near users (TIFU-KNN, Hu et al., 2020).

    A user's frequency of an item is the part of his or her orders that hold it, an order counting `decay` times as
    much as the next one; the score is `alpha` times the own frequency and 1 - `alpha` times the mean of the nearest
    users' (cosine), weighted by nearness. Ask `recommend(..., exclude_seen=False)` to have what is bought again.
    Without orders it ranks by affinities.

    Attributes
    ----------
    directions_ : csr (n_users, n_items), the users' frequencies at length 1.
    profiles_ : the frequencies, in (0, 1]; what was touched and not bought in an order is `SEEN_ONLY`.
    """

    def __init__(self, *, alpha: float = 0.5, decay: float = 0.9, n_neighbors: int = 100) -> None:
        self.alpha = alpha
        self.decay = decay
        self.n_neighbors = n_neighbors

    def learn(self, matrices: InteractionMatrices, items: Items) -> None:
        history = self._frequencies(matrices)
        self.profiles_ = Profiles(history, matrices.latest)
        self.directions_ = normalize_rows(history)

    def _frequencies(self, matrices: InteractionMatrices) -> Csr:
        orders, affinity = matrices.orders, matrices.affinity
        if not orders.matrix.nnz:
            return affinity
        order = np.lexsort((orders.time, orders.user))
        user = orders.user[order]
        n_orders = np.bincount(user, minlength=len(matrices.users))
        later = np.cumsum(n_orders)[user] - 1 - np.arange(len(user))
        weight = self.decay ** later.astype(np.float64)
        whole = np.bincount(user, weights=weight, minlength=len(matrices.users))
        owner = Csr((weight / whole[user], (user, order)), shape=(len(matrices.users), len(order)))
        frequency = (owner @ orders.matrix).tocsr().astype(np.float32)
        return frequency.maximum(affinity * np.float32(SEEN_ONLY)).tocsr()

    def score_profiles(self, profiles: Profiles) -> NDArray[np.float32]:
        near = self._near(profiles)
        others = (near @ self.profiles_.history).toarray()
        return (self.alpha * profiles.history.toarray() + (1.0 - self.alpha) * others).astype(np.float32)

    def _near(self, profiles: Profiles) -> Csr:
        """How near the nearest users are, as parts of their sum: csr (n_profiles, n_users)."""
        near = keep_top((normalize_rows(profiles.history) @ self.directions_.T).tocsr(), self.n_neighbors)
        return scale_rows(near, invert_or_zero(np.asarray(near.sum(axis=1))))

    def explain_profile(self, profiles: Profiles, item: int) -> list[Evidence]:
        holders = row_of(self.people_.touched, item)[0]
        history = profiles.history
        near = self._near(profiles).toarray()[0, holders]
        shared = near @ self.directions_[holders][:, history.indices] if len(holders) else np.zeros(history.nnz)
        return explain_by_anchor(self.people_, history, history.data * np.asarray(shared), item)

    def arrays(self) -> Arrays:
        return to_arrays("directions", self.directions_)

    def restore(self, arrays: Arrays) -> None:
        self.directions_ = from_arrays("directions", arrays)
