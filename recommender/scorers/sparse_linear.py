"""Sparse linear item model: each item predicted from the few others that are most like it, for large catalogues."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from recommender.data import Evidence, InteractionMatrices, Items
from recommender.numerics import Arrays, Csr, from_arrays, limit_to_one_thread, row_of, sum_triples, to_arrays, value_at
from recommender.scorers.scorer import Profiles, Scorer, explain_by_anchor
from recommender.scorers.similarities import find_similar_items


class SparseEase(Scorer):
    """EASE (Steck, 2019) with most weights held at 0, as SLIM with chosen columns (Ning and Karypis, 2011).

    The weights of the anchors N of item j, its nearest ones by cosine, solve (X_NᵀX_N + reg·I) w = X_Nᵀx_j: the least
    squares that `Ease` solves over all items, and the same weights when N is all of them. Memory grows with items
    times neighbours, and fitting with items times neighbours times their events; nothing of size items² is built.

    Parameters
    ----------
    n_neighbors : anchors of each item. reg : ridge penalty; larger trusts frequent items more.
    half_life_days : of what the users' affinities weigh while fitting; None counts all time alike.

    Attributes
    ----------
    weights_ : csr (n_items, n_items), float32, row = anchor, 0 on the diagonal
    """

    def __init__(self, *, n_neighbors: int = 50, reg: float = 300.0, half_life_days: float | None = None) -> None:
        self.n_neighbors = n_neighbors
        self.reg = reg
        self.half_life_days = half_life_days

    def learn(self, matrices: InteractionMatrices, items: Items) -> None:
        matrix = matrices.affinity_at(half_life_days=self.half_life_days)
        near = find_similar_items(
            matrix, similarity="cosine", n_neighbors=self.n_neighbors, damping=0.0, beta=0.0, rated=False
        )
        columns = matrix.tocsc()
        with limit_to_one_thread():
            weights = [self._solve(columns, row_of(near, item)[0], item) for item in range(near.shape[0])]
        item = np.repeat(np.arange(near.shape[0]), np.diff(near.indptr))
        values = np.concatenate([*weights, np.empty(0)])
        self.weights_ = sum_triples(near.indices, item, values, near.shape)

    def _solve(self, columns: Csr, anchors: NDArray[np.int_], item: int) -> NDArray[np.float64]:
        """The weights of some anchors for one item."""
        if not len(anchors):
            return np.empty(0)
        x = columns[:, np.append(anchors, item)]
        gram = (x.T @ x).toarray().astype(np.float64)
        left = gram[:-1, :-1]
        left[np.diag_indices_from(left)] += self.reg
        return np.asarray(np.linalg.solve(left, gram[:-1, -1]))

    def score_profiles(self, profiles: Profiles) -> NDArray[np.float32]:
        return np.asarray((profiles.history @ self.weights_).toarray(), dtype=np.float32)

    def explain_profile(self, profiles: Profiles, item: int) -> list[Evidence]:
        history = profiles.history
        weights = np.array([value_at(self.weights_, int(anchor), item) for anchor in history.indices])
        return explain_by_anchor(self.people_, history, history.data * weights, item)

    def arrays(self) -> Arrays:
        return to_arrays("weights", self.weights_)

    def restore(self, arrays: Arrays) -> None:
        self.weights_ = from_arrays("weights", arrays)
