"""Co-occurrence counts: who had both, the plain numbers that stand behind a collaborative score."""

from __future__ import annotations

import numpy as np

from recommender.data import AlsoViewed, BoughtTogether, Evidence, IdIndex, InteractionMatrices, Neighbours
from recommender.numerics import Csr, row_of


class PeopleCounts:
    """Counts over users.

    bought, touched : csr (n_items, n_users): the buyers, and all interested users, of each item.
    """

    def __init__(self, items: IdIndex, bought: Csr, touched: Csr) -> None:
        self.items = items
        self.bought = bought
        self.touched = touched

    @classmethod
    def of(cls, matrices: InteractionMatrices) -> PeopleCounts:
        return cls(matrices.items, matrices.bought.T.tocsr(), matrices.affinity.T.tocsr())

    def evidence(self, anchor: int, item: int) -> Evidence | None:
        """Common buyers if there are any, else common interest; None when nobody had both."""
        ids = {"anchor": self.items.one(anchor), "item": self.items.one(item)}
        count, of = _count_overlap(self.bought, anchor, item)
        if count:
            return Neighbours(**ids, count=count, of=of)
        count, of = _count_overlap(self.touched, anchor, item)
        return AlsoViewed(**ids, count=count, of=of) if count else None


class OrderCounts:
    """Counts over orders; `holders` is csr (n_items, n_orders)."""

    def __init__(self, items: IdIndex, holders: Csr) -> None:
        self.items = items
        self.holders = holders

    @classmethod
    def of(cls, matrices: InteractionMatrices) -> OrderCounts:
        return cls(matrices.items, matrices.orders.matrix.T.tocsr())

    def evidence(self, anchor: int, item: int) -> Evidence | None:
        """The orders with both; None when there is none."""
        count, of = _count_overlap(self.holders, anchor, item)
        if not count:
            return None
        with_item = len(row_of(self.holders, item)[0])
        lift = count * self.holders.shape[1] / (of * with_item)
        return BoughtTogether(
            anchor=self.items.one(anchor), item=self.items.one(item), count=count, of=of, lift=float(lift)
        )


def _count_overlap(holders: Csr, anchor: int, item: int) -> tuple[int, int]:
    """How many hold both, and how many hold the anchor."""
    with_anchor, with_item = row_of(holders, anchor)[0], row_of(holders, item)[0]
    return len(np.intersect1d(with_anchor, with_item, assume_unique=True)), len(with_anchor)
