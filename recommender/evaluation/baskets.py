"""Basket completion: one item of an order is hidden, and the model names what is missing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from recommender.data import Items, Log, matrices_of, select_top
from recommender.evaluation import metrics
from recommender.hybrid import HybridRecommender
from recommender.numerics import row_of
from recommender.scorers import BATCH, Profiles, Scorer

BASKET_K = 10
MEASURES = {"hit_rate": metrics.hit_rate_at_k, "mrr": metrics.reciprocal_rank_at_k}
MAX_BASKETS = 2_000


@dataclass(frozen=True, eq=False)
class Baskets:
    """Orders with one item taken out: the rest as item rows, and the row of the `hidden` item, shape (n_baskets,)."""

    rests: list[NDArray[np.int64]]
    hidden: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.rests)

    @classmethod
    def after(cls, train: Log, test: Log, items: Items, *, most: int = MAX_BASKETS, random_state: int = 0) -> Baskets:
        """One item hidden, by lot, in every order of `test` with two known items or more; `most` orders, by lot.

        Known are items that the catalogue offers and the first part of the log has seen. Orders with a part in
        `train` are left out: it would give the answer away.
        """
        earlier, later = matrices_of(train).events, matrices_of(test).events
        known = items.listed & (np.bincount(earlier.item, minlength=len(items)) > 0)
        orders = matrices_of(later.take(~np.isin(later.basket, earlier.basket))).orders.matrix
        random = np.random.default_rng(random_state)
        rests, hidden = [], []
        for order in range(orders.shape[0]):
            rows = np.sort(row_of(orders, order)[0]).astype(np.int64)
            rows = rows[known[rows]]
            if len(rows) >= 2:
                out = int(random.integers(len(rows)))
                rests.append(np.delete(rows, out))
                hidden.append(int(rows[out]))
        kept = np.sort(random.permutation(len(rests))[:most])
        return cls([rests[place] for place in kept], np.array(hidden, dtype=np.int64)[kept])

    def judge(self, model: Scorer, items: Items) -> dict[str, NDArray[np.float64]]:
        """`MEASURES` of each basket, shape (n_baskets,), over lists of `BASKET_K` from all items."""
        shown = [self._lists(model, items, slice(i, i + BATCH)) for i in range(0, len(self), BATCH)]
        hits = np.concatenate(shown) == self.hidden[:, None] if shown else np.zeros((0, BASKET_K), dtype=bool)
        once = np.ones(len(self), dtype=np.int64)
        return {name: formula(hits, once, k=BASKET_K) for name, formula in MEASURES.items()}

    def _lists(self, model: Scorer, items: Items, part: slice) -> NDArray[Any]:
        rests = self.rests[part]
        if isinstance(model, HybridRecommender):
            ids = model.complete_basket([items.ids.values[rest].tolist() for rest in rests], n=BASKET_K)[0]
            return items.ids.rows(ids.ravel().tolist()).reshape(ids.shape)
        profiles = Profiles.of_items(rests, len(items))
        scores = model.score_profiles(profiles)
        scores[profiles.history.nonzero()] = -np.inf
        scores[:, ~items.listed] = -np.inf
        return select_top(scores, BASKET_K)[0]
