"""A linear item model in closed form: each item predicted from all the others."""

from __future__ import annotations

from typing import Literal

import numpy as np
from numpy.typing import NDArray

from recommender.counts import OrderCounts
from recommender.evidence import Evidence
from recommender.interactions import Interactions
from recommender.items import Items
from recommender.matrices import Arrays, Csr, from_arrays, to_arrays
from recommender.scorer import Profiles, Scorer, by_anchor

# Weights take 4 bytes × items², fitting them four times as much for a moment: 6,000 items are 144 MB and some 10 s.
MAX_ITEMS = 6_000


class Ease(Scorer):
    """EASE, the shallow autoencoder with a closed-form solution (Steck, 2019).

    With G = XᵀX + reg·I and P = G⁻¹, the weight of anchor i for item j is -P_ij / P_jj, and 0 on the diagonal.

    Parameters
    ----------
    source : "users": X holds the users' affinities, and a user's whole history is scored.
        "orders": X holds orders, and the items of the last day or session are scored: what completes the basket.
    reg : ridge penalty; larger trusts frequent items more.
    max_items : refuse more items with events than this, for memory grows with their square.

    Attributes
    ----------
    columns_ : int64 (n_active,), rows of the items with events
    weights_ : float32 (n_active, n_active), row = anchor
    """

    def __init__(
        self, *, source: Literal["users", "orders"] = "users", reg: float = 300.0, max_items: int = MAX_ITEMS
    ) -> None:
        self.source = source
        self.reg = reg
        self.max_items = max_items

    def learn(self, log: Interactions, items: Items) -> None:
        matrix = log.orders.matrix if self.source == "orders" else log.affinity
        self.columns_ = np.flatnonzero(np.bincount(matrix.indices, minlength=matrix.shape[1])).astype(np.int64)
        if len(self.columns_) > self.max_items:
            raise ValueError(
                f"{len(self.columns_)} items have events, more than max_items={self.max_items}; use ItemNeighbours"
            )
        active = matrix[:, self.columns_]
        gram = (active.T @ active).toarray().astype(np.float64)
        gram[np.diag_indices_from(gram)] += self.reg
        precision = _inverse(gram)
        weights = precision / -np.diag(precision)
        np.fill_diagonal(weights, 0.0)
        self.weights_ = weights.astype(np.float32)
        self.counts_ = OrderCounts.of(log) if self.source == "orders" else None

    def score_profiles(self, profiles: Profiles) -> NDArray[np.float32]:
        profile = self._profile(profiles)
        n_items = profile.shape[1]
        if len(self.columns_) == n_items:
            return np.asarray(profile @ self.weights_)
        scores = np.zeros((len(profiles), n_items), dtype=np.float32)
        scores[:, self.columns_] = profile[:, self.columns_] @ self.weights_
        return scores

    def reasons(self, profiles: Profiles, item: int) -> list[Evidence]:
        profile = self._profile(profiles)
        place = np.searchsorted(self.columns_, profile.indices)
        target = int(np.searchsorted(self.columns_, item))
        if target == len(self.columns_) or self.columns_[target] != item:
            return []
        place = np.minimum(place, len(self.columns_) - 1)
        known = self.columns_[place] == profile.indices
        amounts = np.where(known, profile.data * self.weights_[place, target], 0.0)
        return by_anchor(self.counts_ or self.people_, profile, amounts, item)

    def arrays(self) -> Arrays:
        counts = to_arrays("holders", self.counts_.holders) if self.counts_ else {}
        return {"columns": self.columns_, "weights": self.weights_, **counts}

    def restore(self, arrays: Arrays) -> None:
        self.columns_, self.weights_ = arrays["columns"], arrays["weights"]
        self.counts_ = OrderCounts(self.items_, from_arrays("holders", arrays)) if self.source == "orders" else None

    def _profile(self, profiles: Profiles) -> Csr:
        return profiles.latest if self.source == "orders" else profiles.history


def _inverse(gram: NDArray[np.float64]) -> NDArray[np.float64]:
    """The inverse of a symmetric positive definite matrix by Cholesky; overwrites its argument."""
    if not len(gram):
        return gram
    from scipy.linalg.lapack import dpotrf, dpotri

    # The transposed view is what LAPACK works on in place; it leaves zeros above the diagonal.
    factor, _ = dpotrf(gram.T, lower=1, overwrite_a=1)
    lower, _ = dpotri(factor, lower=1, overwrite_c=1)
    inverse = lower + lower.T
    inverse[np.diag_indices_from(inverse)] /= 2
    return inverse
