"""Choice model: which of the likely items completes a basket best, learned on orders after a cut in time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from recommender.data import WINDOWS
from recommender.numerics import Csr, limit_to_one_thread, scale_scores
from recommender.scorers import Content, Ease, Popularity, Profiles, Scorer

# So many of the likeliest items of each basket are weighed against each other.
CANDIDATES = 200
# What is said of a candidate: its scores for the basket by orders, for the basket and for the customer's history by
# customers, and by description; how often the customer ordered it of late, and whether ever; what it sells now beside
# before (`trends.WINDOWS`), and in all.
FEATURES = ("orders", "customers", "history", "likeness", "habit", "owned", *map(str, WINDOWS), "popularity")
# What a feature weighs moves with the logarithms of the basket's size and of the history's, and is another for somebody
# without a history. Taken off the logarithms is what is usual, so that the first weight is that of a usual basket.
_USUAL_SIZE, _USUAL_HISTORY = 2.2, 3.0
CONTEXTS = 4
# Scores span some powers of ten, in which they say most; below this they say nothing.
_LEAST_SCORE = 0.05
# Fewer baskets than this teach nothing.
MIN_BASKETS = 300
_RIDGE, _ITERATIONS = 1e-3, 40
# So far behind the best a candidate's chance still is a number above 0.
_HOPELESS = -60.0


@dataclass(frozen=True)
class BasketScorers:
    """The scorers that speak of a candidate."""

    orders: Ease
    customers: Ease
    content: Content
    popularity: Popularity

    @classmethod
    def of(cls, scorers: Mapping[str, Scorer]) -> Self | None:
        """Those of a blend; None where it has not all of them."""
        kinds = {"basket": Ease, "collaborative": Ease, "content": Content, "popularity": Popularity}
        found: list[Any] = [scorers.get(name) for name in kinds]
        fit = all(isinstance(scorer, kind) for scorer, kind in zip(found, kinds.values(), strict=True))
        return cls(*found) if fit else None


@dataclass(frozen=True, eq=False)
class BasketContext:
    """Some baskets, and whose they are.

    baskets, histories : csr (n_baskets, n_items), 1.0 at what is in the basket; affinities of the customer's history.
    habit : csr (n_baskets, n_items), rows of `completion.measure_habits`.
    """

    baskets: Csr
    histories: Csr
    habit: Csr

    def build_features(
        self, candidates: NDArray[np.int64], basket_scorers: BasketScorers, trends: NDArray[np.float32]
    ) -> NDArray[np.float32]:
        """The `FEATURES` of the candidates, float32 (n_baskets, n_candidates, n_features).

        candidates : item rows (n_baskets, n_candidates).
        trends : (n_items, n_windows), see `trends.measure_trends`.
        """
        basket, history = Profiles(self.baskets, self.baskets), Profiles(self.histories, self.histories)
        n_lines = np.maximum(np.diff(self.baskets.indptr), 1)[:, None]

        def at(scores: NDArray[np.float32]) -> NDArray[np.float32]:
            return np.take_along_axis(scores, candidates, axis=1)

        said = [
            np.log(at(scale_scores(basket_scorers.orders.score_profiles(basket))) + _LEAST_SCORE),
            np.log(at(scale_scores(basket_scorers.customers.score_profiles(basket))) + _LEAST_SCORE),
            np.log(at(scale_scores(basket_scorers.customers.score_profiles(history))) + _LEAST_SCORE),
            np.log(np.maximum(at(basket_scorers.content.likeness(basket)) / n_lines, 0.0) + _LEAST_SCORE),
            at(self.habit.toarray()),
            at(self.histories.toarray()) > 0,
            *(trends[candidates, window] for window in range(len(WINDOWS))),
            np.log(basket_scorers.popularity.popularity_[candidates] + _LEAST_SCORE),
        ]
        return np.stack(said, axis=2, dtype=np.float32)

    def build_contexts(self) -> NDArray[np.float32]:
        """What weights depend on, float32 (n_baskets, CONTEXTS).

        1; how much larger the basket is than usual; how much larger the history; 1 without a history.
        """
        lines, items = np.diff(self.baskets.indptr), np.diff(self.histories.indptr)
        size, history = np.log1p(lines) - _USUAL_SIZE, np.log1p(items) - _USUAL_HISTORY
        return np.stack(
            [np.ones(len(lines)), size, np.where(items, history, 0.0), items == 0], axis=1, dtype=np.float32
        )


class BasketRanker:
    """Conditional logit (McFadden, 1974): the chance of a candidate is in proportion to exp(Σ weight · feature).

    Attributes
    ----------
    weights : float32 (n_features, CONTEXTS); the weight of a feature is the row times the contexts of the basket.
    """

    def __init__(self, weights: NDArray[np.float32]) -> None:
        self.weights = weights

    @classmethod
    def learn(
        cls, features: NDArray[np.float32], contexts: NDArray[np.float32], chosen: NDArray[np.int64]
    ) -> Self | None:
        """The weights that make what was chosen likeliest.

        chosen : (n_baskets,), the place of what was bought among the candidates; baskets with -1, where it is none of
            them, teach nothing. None when fewer than `MIN_BASKETS` are left.
        """
        from scipy.optimize import minimize

        kept = np.flatnonzero(chosen >= 0)
        if len(kept) < MIN_BASKETS:
            return None
        features, contexts, chosen = features[kept], contexts[kept], chosen[kept]
        n_baskets, _, n_features = features.shape
        spread = features.std(axis=(0, 1))
        spread = np.where(spread > 0, spread, 1.0).astype(np.float32)
        # What is the same for all candidates of a basket has no say in the choice.
        told = (features - features.mean(axis=1, keepdims=True)) / spread
        owner = np.arange(n_baskets)

        def loss(point: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
            weights = contexts @ point.reshape(n_features, CONTEXTS).T.astype(np.float32)
            utility = np.einsum("bcf,bf->bc", told, weights)
            chance = np.exp(utility - utility.max(axis=1, keepdims=True))
            chance /= chance.sum(axis=1, keepdims=True)
            value = -np.log(np.maximum(chance[owner, chosen], 1e-12)).mean() + _RIDGE * point @ point
            chance[owner, chosen] -= 1.0
            pull = np.einsum("bc,bcf->bf", chance, told)
            slope = (pull.T @ contexts / n_baskets).astype(np.float64).ravel() + 2 * _RIDGE * point
            return float(value), slope

        start = np.zeros(n_features * CONTEXTS)
        with limit_to_one_thread():
            found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": _ITERATIONS}).x
        return cls((found.reshape(n_features, CONTEXTS) / spread[:, None]).astype(np.float32))

    def predict_chances(self, features: NDArray[np.float32], contexts: NDArray[np.float32]) -> NDArray[np.float32]:
        """The chance of each candidate to be chosen, float32 (n_baskets, n_candidates), each row adding up to 1."""
        utility = np.einsum("bcf,bf->bc", features, contexts @ self.weights.T)
        behind = np.maximum(utility - utility.max(axis=1, keepdims=True, initial=-np.inf), _HOPELESS)
        chance = np.exp(behind)
        return np.asarray(chance / chance.sum(axis=1, keepdims=True), dtype=np.float32)
