"""Interaction matrices: what the events of a log add up to, users against items, for models to learn from."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from recommender.data.ids import IdIndex
from recommender.data.interactions import Interactions
from recommender.data.ratings import Ratings
from recommender.data.timestamps import DAY
from recommender.numerics import Csr, sum_triples


@dataclass(frozen=True, eq=False)
class Orders:
    """Orders as rows of a matrix.

    matrix : csr (n_orders, n_items), 1.0 where the order holds the item and it was not given back.
    user, time : arrays of shape (n_orders,): row of the buyer, int64 seconds.
    """

    matrix: Csr
    user: NDArray[np.int64]
    time: NDArray[np.int64]


class InteractionMatrices:
    """The matrices of one log, each made when it is first asked for and kept.

    Models learn from these. Where a log outgrows the memory, another engine counts it, and a subclass reads what it
    has counted. The `events` themselves are read by what follows single steps: sessions, replenishment, new arrivals,
    trade-ups from views, and cuts in time.
    """

    def __init__(self, events: Interactions) -> None:
        self.events = events

    @property
    def users(self) -> IdIndex:
        return self.events.users

    @property
    def items(self) -> IdIndex:
        return self.events.items

    @property
    def shape(self) -> tuple[int, int]:
        """(number of users, number of items)."""
        return self.events.shape

    @property
    def has_time(self) -> bool:
        return self.events.has_time

    @property
    def now(self) -> int:
        """The time of the last event, in seconds."""
        return self.events.now

    @property
    def span_days(self) -> float:
        """Days from the first event to the last; 0 for a log without events or without times."""
        return (self.now - int(self.events.time[0])) / DAY if len(self.events) else 0.0

    @property
    def n_active_users(self) -> int:
        """Users with an event; a part of a log knows others too."""
        return len(np.unique(self.events.user))

    @cached_property
    def last_seen(self) -> NDArray[np.int64]:
        """The second of each user's last event, shape (n_users,); 0 for none."""
        last_seen = np.zeros(len(self.users), dtype=np.int64)
        np.maximum.at(last_seen, self.events.user, self.events.time)
        return last_seen

    @cached_property
    def affinity(self) -> Csr:
        """How much each user cares for each item: csr (n_users, n_items), float32 in (0, 1]."""
        return self.affinity_at(half_life_days=None)

    def affinity_at(self, *, half_life_days: float | None) -> Csr:
        """`affinity` with each event's weight halved for every `half_life_days` of its age at the log's end."""
        weights = self.events.weights * self._decay(half_life_days)
        matrix = sum_triples(self.events.user, self.events.item, weights, self.shape)
        matrix.data = np.clip(matrix.data, 0.0, 1.0)
        matrix.eliminate_zeros()
        return matrix

    @cached_property
    def latest(self) -> Csr:
        """1.0 at the items a user touched within the last day of his or her activity: csr (n_users, n_items).

        Without times it is the whole history.
        """
        events = self.events
        recent = np.flatnonzero((events.time >= self.last_seen[events.user] - DAY) & (events.remaining > 0))
        return self._mark(recent, events.user[recent], len(self.users)).multiply(self.affinity > 0).tocsr()

    @cached_property
    def bought(self) -> Csr:
        """1.0 where a user has bought and kept an item: csr (n_users, n_items)."""
        purchases = self.events.purchases
        return self._mark(purchases, self.events.user[purchases], len(self.users))

    @cached_property
    def last_bought(self) -> Csr:
        """When each user last bought an item that was kept: csr (n_users, n_items), int64 seconds (1 without times)."""
        events, n_items = self.events, max(len(self.items), 1)
        bought = events.purchases[::-1]
        pair, latest = np.unique(events.user[bought] * n_items + events.item[bought], return_index=True)
        seconds = np.maximum(events.time[bought][latest], 1)
        return Csr((seconds, (pair // n_items, pair % n_items)), shape=self.shape)

    @cached_property
    def first_bought(self) -> Csr:
        """When each user first bought an item that was kept: csr (n_items, n_users), float64 seconds, at least 1.0."""
        events, n_users = self.events, max(len(self.users), 1)
        bought = events.purchases
        pair, first = np.unique(events.item[bought] * n_users + events.user[bought], return_index=True)
        seconds = np.maximum(events.time[bought][first], 1).astype(np.float64)
        return Csr((seconds, (pair // n_users, pair % n_users)), shape=self.shape[::-1])

    @cached_property
    def orders(self) -> Orders:
        """The purchases of the log, order by order."""
        events = self.events
        bought = events.purchases[events.basket[events.purchases] >= 0]
        _, first, order = np.unique(events.basket[bought], return_index=True, return_inverse=True)
        return Orders(
            matrix=self._mark(bought, order, len(first)),
            user=events.user[bought][first],
            time=events.time[bought][first],
        )

    def count_buyers(self, *, days: float | None = None) -> NDArray[np.int64]:
        """How many users bought and kept each item within the log's last days, shape (n_items,); None: ever."""
        bought = self.events.purchases
        if days is not None and self.has_time:
            bought = bought[self.events.time[bought] >= self.now - days * DAY]
        return self.events.count_users(bought)

    def count_takers(self, *, days: float) -> NDArray[np.int64]:
        """How many users showed an interest in each item within the log's last days, shape (n_items,)."""
        return self.events.count_users((self.events.time >= self.now - days * DAY) & (self.events.weights > 0))

    def _decay(self, half_life_days: float | None) -> NDArray[np.float64]:
        """½ to the power of each event's age in half-lives, shape (n_events,); 1 for None and without times.

        Raises ValueError for a half-life that is not above 0.
        """
        if half_life_days is None or not self.has_time:
            return np.ones(len(self.events))
        if not half_life_days > 0:
            raise ValueError(f"half_life_days is {half_life_days}; give a number of days above 0, or None")
        return np.asarray(0.5 ** ((self.now - self.events.time) / (half_life_days * DAY)))

    def _mark(self, events: NDArray[Any], rows: NDArray[Any], n_rows: int) -> Csr:
        """1.0 at the row given for each chosen event and the event's item."""
        matrix = sum_triples(rows, self.events.item[events], np.ones(len(events)), (n_rows, len(self.items)))
        matrix.data[:] = 1.0
        return matrix


class RatingMatrices(InteractionMatrices):
    """The matrices of a log of ratings, in which the affinity of a pair is its latest rating by the highest."""

    events: Ratings

    @cached_property
    def ratings(self) -> Csr:
        """The latest rating of each pair: csr (n_users, n_items), float32."""
        return self._latest_of(self.events.rating)

    @cached_property
    def scale(self) -> NDArray[np.float64]:
        """Lowest, highest and mean rating, float64 (3,)."""
        lowest, highest = self.events.lowest, self.events.highest
        mean = float(self.ratings.data.mean()) if self.ratings.nnz else (lowest + highest) / 2
        return np.array([lowest, highest, mean])

    @cached_property
    def affinity(self) -> Csr:
        """The latest rating of each pair as a part of the highest: csr (n_users, n_items), float32 in (0, 1]."""
        return self._latest_of(self.events.rating / self.events.highest)

    def affinity_at(self, *, half_life_days: float | None) -> Csr:
        """`affinity` with each rating's weight halved for every `half_life_days` of its age at the log's end."""
        decayed = self._latest_of(self.events.rating / self.events.highest * self._decay(half_life_days))
        decayed.eliminate_zeros()
        return decayed

    def _latest_of(self, values: NDArray[np.float64]) -> Csr:
        n_items = max(len(self.items), 1)
        pair, last = np.unique((self.events.user * n_items + self.events.item)[::-1], return_index=True)
        latest = values[::-1][last].astype(np.float32)
        return Csr((latest, (pair // n_items, pair % n_items)), shape=self.shape)


Log: TypeAlias = Interactions | InteractionMatrices


def matrices_of(log: Log) -> InteractionMatrices:
    """The matrices of a log; those that are given stay, so that several models share them."""
    if isinstance(log, InteractionMatrices):
        return log
    return RatingMatrices(log) if isinstance(log, Ratings) else InteractionMatrices(log)
