"""Collaborative filtering by nearest neighbours: items that the same people take, people who take the same items."""

from __future__ import annotations

from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import sparse

from recommender.evidence import Evidence
from recommender.interactions import Interactions
from recommender.items import Items
from recommender.matrices import (
    Arrays,
    Csr,
    from_arrays,
    inverse_or_zero,
    keep_top,
    l2_rows,
    row_of,
    scale_columns,
    scale_rows,
    to_arrays,
)
from recommender.scorer import Profiles, Scorer, by_anchor

Similarity = Literal["cosine", "pearson", "bm25"]
# Items whose neighbours are searched at once; bounds the memory of the product.
_CHUNK = 1024
# Okapi BM25 with users as the words of an item (Robertson and Zaragoza, 2009).
_BM25_K1, _BM25_B = 20.0, 0.75


def cosine(x: ArrayLike, y: ArrayLike) -> float:
    """cos(x, y) = x·y / (|x| |y|) of two vectors of equal length; 0 if either is all zeros."""
    a, b = np.asarray(x, dtype=np.float64), np.asarray(y, dtype=np.float64)
    length = float(np.linalg.norm(a) * np.linalg.norm(b))
    return float(a @ b) / length if length else 0.0


def pearson(x: ArrayLike, y: ArrayLike) -> float:
    """Pearson's correlation of two vectors of equal length, the cosine after centring; 0 if either is constant."""
    a, b = np.asarray(x, dtype=np.float64), np.asarray(y, dtype=np.float64)
    return cosine(a - a.mean(), b - b.mean()) if len(a) else 0.0


class ItemNeighbours(Scorer):
    """Item-based nearest neighbours (Sarwar, Karypis, Konstan and Riedl, 2001).

    The score of an item is the sum, over the items of the profile, of affinity times similarity.

    Parameters
    ----------
    similarity : "cosine" of the items' columns; "pearson" of them (kept where some user has both and it is above 0);
        or the dot product of "bm25" weights, which trusts users with few items more.
    n_neighbors : neighbours kept for each item.

    Attributes
    ----------
    similarity_ : csr (n_items, n_items), float32, row = anchor, no item its own neighbour.
    """

    def __init__(self, *, similarity: Similarity = "cosine", n_neighbors: int = 200) -> None:
        self.similarity = similarity
        self.n_neighbors = n_neighbors

    def learn(self, log: Interactions, items: Items) -> None:
        weights = _bm25(log.affinity) if self.similarity == "bm25" else log.affinity
        columns = weights.tocsc()
        n_users = weights.shape[0]
        mean = np.asarray(columns.sum(axis=0)) / max(n_users, 1)
        squares = np.asarray((columns**2).sum(axis=0))
        if self.similarity == "pearson":
            squares = squares - n_users * mean**2
        # Below this the column is constant but for rounding.
        inverse_norm = inverse_or_zero(np.where(squares > 1e-6, np.sqrt(np.maximum(squares, 0.0)), 0.0))
        blocks = []
        for start in range(0, weights.shape[1], _CHUNK):
            block = (columns[:, start : start + _CHUNK].T.tocsr() @ weights).tocsr().astype(np.float32)
            anchors = np.repeat(np.arange(start, start + block.shape[0]), np.diff(block.indptr))
            if self.similarity == "pearson":
                block.data = (block.data - n_users * mean[anchors] * mean[block.indices]).astype(np.float32)
            if self.similarity != "bm25":
                block = scale_columns(scale_rows(block, inverse_norm[start : start + _CHUNK]), inverse_norm)
            block.data[(block.indices == anchors) | (block.data < 0)] = 0.0
            block.eliminate_zeros()
            blocks.append(keep_top(block, self.n_neighbors))
        self.similarity_ = Csr(sparse.vstack(blocks, format="csr")) if blocks else Csr((0, 0), dtype=np.float32)

    def score_profiles(self, profiles: Profiles) -> NDArray[np.float32]:
        return (profiles.history @ self.similarity_).toarray()

    def reasons(self, profiles: Profiles, item: int) -> list[Evidence]:
        history = profiles.history
        near = np.zeros(history.shape[1], dtype=np.float32)
        for anchor in history.indices:
            columns, values = row_of(self.similarity_, anchor)
            near[anchor] = values[columns == item].sum()
        return by_anchor(self.people_, history, history.data * near[history.indices], item)

    def arrays(self) -> Arrays:
        return to_arrays("similarity", self.similarity_)

    def restore(self, arrays: Arrays) -> None:
        self.similarity_ = from_arrays("similarity", arrays)


class UserNeighbours(Scorer):
    """User-based nearest neighbours (Resnick et al., 1994), cosine between profiles.

    The score of an item is the sum of the similarities of those near users who have it, times their affinity.

    Attributes
    ----------
    directions_ : csr (n_users, n_items), the users' profiles at length 1.
    """

    def __init__(self, *, n_neighbors: int = 100) -> None:
        self.n_neighbors = n_neighbors

    def learn(self, log: Interactions, items: Items) -> None:
        self.directions_ = l2_rows(log.affinity)

    def score_profiles(self, profiles: Profiles) -> NDArray[np.float32]:
        return (self._near(profiles) @ self.profiles_.history).toarray()

    def reasons(self, profiles: Profiles, item: int) -> list[Evidence]:
        holders = row_of(self.people_.touched, item)[0]
        near = self._near(profiles).toarray()[0, holders]
        history = profiles.history
        shared = near @ self.profiles_.history[holders][:, history.indices] if len(holders) else np.zeros(history.nnz)
        return by_anchor(self.people_, history, history.data * np.asarray(shared), item)

    def arrays(self) -> Arrays:
        return to_arrays("directions", self.directions_)

    def restore(self, arrays: Arrays) -> None:
        self.directions_ = from_arrays("directions", arrays)

    def _near(self, profiles: Profiles) -> Csr:
        return keep_top((l2_rows(profiles.history) @ self.directions_.T).tocsr(), self.n_neighbors)


def _bm25(affinity: Csr) -> Csr:
    """BM25 weights of a users × items matrix; an item is a document, its users are the words."""
    users_of_item = np.asarray(affinity.sum(axis=0), dtype=np.float64)
    items_of_user = np.diff(affinity.indptr)
    rarity = np.log(affinity.shape[1] / np.maximum(items_of_user, 1)) + 1.0
    length = (1.0 - _BM25_B) + _BM25_B * users_of_item / max(users_of_item.mean(), 1e-12)
    saturated = affinity.data * (_BM25_K1 + 1.0) / (_BM25_K1 * length[affinity.indices] + affinity.data)
    weighted = Csr((saturated.astype(np.float32), affinity.indices, affinity.indptr), shape=affinity.shape)
    return scale_rows(weighted, rarity)
