"""Linear item models: each item predicted from all the others, in closed form."""

from __future__ import annotations

from typing import Literal

import numpy as np
from numpy.typing import NDArray

from recommender.data import Evidence, InteractionMatrices, Items
from recommender.numerics import Arrays, Csr, from_arrays, scale_rows, to_arrays
from recommender.scorers.counts import OrderCounts
from recommender.scorers.scorer import Profiles, Scorer, explain_by_anchor

# Weights take 4 bytes × items², fitting them four times as much for a moment: 6,000 items are 144 MB and some 10 s.
MAX_ITEMS = 6_000
# An order of n lines weighs n to this power: long orders are stock-ups, where many a pair meets by chance.
_LENGTH_POWER = -0.5

Source = Literal["users", "orders"]


class Ease(Scorer):
    """EASE, the shallow autoencoder with a closed-form solution (Steck, 2019).

    With G = XᵀX + reg·I and P = G⁻¹, the weight of anchor i for item j is -P_ij / P_jj, and 0 on the diagonal.

    Parameters
    ----------
    source : "users": X holds the users' affinities, and a user's whole history is scored.
        "orders": X holds orders, long ones weighing less, and the items of the last day or session are scored: what
        completes the basket.
    reg : ridge penalty; larger trusts frequent items more.
    half_life_days : of what the users' affinities weigh while fitting; None counts all time alike. A profile that
        is scored always counts whole.
    max_items : refuse more items with events than this, for memory grows with their square.

    Attributes
    ----------
    columns_ : int64 (n_active,), rows of the items with events
    weights_ : float32 (n_active, n_active), row = anchor
    strongest_ : float32 (n_active,), the largest weight of each anchor; their mean for an anchor without any above 0
    """

    def __init__(
        self,
        *,
        source: Source = "users",
        reg: float = 300.0,
        half_life_days: float | None = None,
        max_items: int = MAX_ITEMS,
    ) -> None:
        self.source = source
        self.reg = reg
        self.half_life_days = half_life_days
        self.max_items = max_items

    def learn(self, matrices: InteractionMatrices, items: Items) -> None:
        if self.source == "orders":
            matrix = weigh_orders(matrices)
        else:
            matrix = matrices.affinity_at(half_life_days=self.half_life_days)
        self.columns_ = np.flatnonzero(np.bincount(matrix.indices, minlength=matrix.shape[1])).astype(np.int64)
        if len(self.columns_) > self.max_items:
            raise ValueError(
                f"{len(self.columns_)} items have events, more than max_items={self.max_items}; "
                "use DualEase or ItemNeighbours"
            )
        active = matrix[:, self.columns_]
        gram = (active.T @ active).toarray().astype(np.float64)
        gram[np.diag_indices_from(gram)] += self.reg
        precision = invert_gram(gram)
        weights = precision / -np.diag(precision)
        np.fill_diagonal(weights, 0.0)
        self.weights_ = weights.astype(np.float32)
        strongest = self.weights_.max(axis=1, initial=0.0)
        some = strongest > 0
        self.strongest_ = np.where(some, strongest, strongest[some].mean() if some.any() else 1.0).astype(np.float32)
        self.counts_ = OrderCounts.of(matrices) if self.source == "orders" else None

    def score_profiles(self, profiles: Profiles) -> NDArray[np.float32]:
        profile = self._profile(profiles)
        n_items = profile.shape[1]
        if len(self.columns_) == n_items:
            return np.asarray(profile @ self.weights_)
        scores = np.zeros((len(profiles), n_items), dtype=np.float32)
        scores[:, self.columns_] = profile[:, self.columns_] @ self.weights_
        return scores

    @property
    def mean_strength(self) -> float:
        """What an anchor's strongest weight is on average; 1 without anchors."""
        return float(self.strongest_.mean()) if len(self.strongest_) else 1.0

    def sizes(self, profiles: Profiles) -> NDArray[np.float32]:
        """What each profile's scores are to be measured by, float32 (len(profiles),): about the largest of them.

        It is the Euclidean length of the profile with each anchor at its strongest weight, which is known before any
        score is. An item unknown to the model counts as a mean one; an empty profile's size is 1.
        """
        profile = self._profile(profiles)
        strength = np.full(profile.shape[1], self.mean_strength, dtype=np.float32)
        strength[self.columns_] = self.strongest_
        row = np.repeat(np.arange(len(profiles)), np.diff(profile.indptr))
        squares = np.bincount(row, (profile.data * strength[profile.indices]) ** 2, minlength=len(profiles))
        return np.where(squares > 0, np.sqrt(squares), 1.0).astype(np.float32)

    def add_weights(self, total: NDArray[np.float32], start: int, *, factor: float) -> None:
        """Add the weights times a factor to `total` (n_items, width), whose columns are the items from `start` on."""
        first, last = np.searchsorted(self.columns_, (start, start + total.shape[1]))
        if len(self.columns_) == len(total):
            total += factor * self.weights_[:, first:last]
        else:
            total[np.ix_(self.columns_, self.columns_[first:last] - start)] += factor * self.weights_[:, first:last]

    def explain_profile(self, profiles: Profiles, item: int) -> list[Evidence]:
        profile = self._profile(profiles)
        place = np.searchsorted(self.columns_, profile.indices)
        target = int(np.searchsorted(self.columns_, item))
        if target == len(self.columns_) or self.columns_[target] != item:
            return []
        place = np.minimum(place, len(self.columns_) - 1)
        known = self.columns_[place] == profile.indices
        amounts = np.where(known, profile.data * self.weights_[place, target], 0.0)
        return explain_by_anchor(self.counts_ or self.people_, profile, amounts, item)

    def arrays(self) -> Arrays:
        counts = to_arrays("holders", self.counts_.holders) if self.counts_ else {}
        return {"columns": self.columns_, "weights": self.weights_, "strongest": self.strongest_, **counts}

    def restore(self, arrays: Arrays) -> None:
        self.columns_, self.weights_, self.strongest_ = arrays["columns"], arrays["weights"], arrays["strongest"]
        self.counts_ = OrderCounts(self.items_, from_arrays("holders", arrays)) if self.source == "orders" else None

    def _profile(self, profiles: Profiles) -> Csr:
        return profiles.latest if self.source == "orders" else profiles.history


class DualEase(Scorer):
    """EASE solved over users: the same weights as `Ease`, for a shop with more items than fit squared in memory.

    With K = (XXᵀ + reg·I)⁻¹ over the users, P = (I - XᵀKX) / reg (Woodbury, 1950), so that with q_j = x_jᵀKx_j, x_j
    the column of item j, the score of a profile p is ((pXᵀ)KX_j - p_j q_j) / (1 - q_j). Memory grows with the
    square of the users and with the events, not with the items.

    Attributes
    ----------
    kernel_ : float32 (n_users, n_users)
    affinities_ : csr (n_users, n_items), the X
    own_ : float32 (n_items,), the q
    """

    def __init__(self, *, reg: float = 300.0, half_life_days: float | None = None) -> None:
        self.reg = reg
        self.half_life_days = half_life_days

    def learn(self, matrices: InteractionMatrices, items: Items) -> None:
        self.affinities_ = matrices.affinity_at(half_life_days=self.half_life_days)
        gram = (self.affinities_ @ self.affinities_.T).toarray().astype(np.float64)
        gram[np.diag_indices_from(gram)] += self.reg
        kernel = invert_gram(gram)
        columns = self.affinities_.tocsc()
        own = np.zeros(len(matrices.items))
        for item in np.flatnonzero(np.diff(columns.indptr)).tolist():
            part = slice(columns.indptr[item], columns.indptr[item + 1])
            users, amounts = columns.indices[part], columns.data[part].astype(np.float64)
            own[item] = amounts @ kernel[np.ix_(users, users)] @ amounts
        self.kernel_, self.own_ = kernel.astype(np.float32), own.astype(np.float32)

    def score_profiles(self, profiles: Profiles) -> NDArray[np.float32]:
        history = profiles.history
        near = (history @ self.affinities_.T).toarray()
        scores = np.asarray((near @ self.kernel_) @ self.affinities_, dtype=np.float32)
        rows = np.repeat(np.arange(len(profiles)), np.diff(history.indptr))
        scores[rows, history.indices] -= history.data * self.own_[history.indices]
        return scores / (1.0 - self.own_)

    def explain_profile(self, profiles: Profiles, item: int) -> list[Evidence]:
        history = profiles.history
        target = self.affinities_[:, [item]].toarray()[:, 0]
        weights = np.asarray((self.kernel_ @ target) @ self.affinities_[:, history.indices])
        weights[history.indices == item] = 0.0
        return explain_by_anchor(self.people_, history, history.data * weights, item)

    def arrays(self) -> Arrays:
        return {"kernel": self.kernel_, "own": self.own_, **to_arrays("affinities", self.affinities_)}

    def restore(self, arrays: Arrays) -> None:
        self.kernel_, self.own_ = arrays["kernel"], arrays["own"]
        self.affinities_ = from_arrays("affinities", arrays)


def weigh_orders(matrices: InteractionMatrices) -> Csr:
    """The orders with rows scaled by the root of what they weigh; one of middling length weighs about 1."""
    orders = matrices.orders.matrix
    lines = np.maximum(np.diff(orders.indptr), 1).astype(np.float64)
    weight = lines**_LENGTH_POWER
    mean = float((weight * lines).sum() / lines.sum()) if len(lines) else 1.0
    return scale_rows(orders, np.sqrt(weight / mean))


def invert_gram(gram: NDArray[np.float64]) -> NDArray[np.float64]:
    """The inverse of a symmetric positive definite matrix by Cholesky; overwrites its argument."""
    if not len(gram):
        return gram
    from scipy.linalg.lapack import dpotrf, dpotri

    # The transposed view is what LAPACK works on in place; it leaves zeros above the diagonal.
    factor, _ = dpotrf(gram.T, lower=1, overwrite_a=1)
    lower, _ = dpotri(factor, lower=1, overwrite_c=1)
    found = lower + lower.T
    found[np.diag_indices_from(found)] /= 2
    return found
