"""Neighbourhood methods: items that the same people take, people who take the same items."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from recommender.data import Evidence, InteractionMatrices, Items, RatingMatrices
from recommender.numerics import (
    Arrays,
    Csr,
    average_rows,
    centre_rows,
    from_arrays,
    keep_top,
    mark_entries,
    normalize_rows,
    row_of,
    to_arrays,
    value_at,
)
from recommender.scorers.predict_ratings import predict_pairs
from recommender.scorers.scorer import Profiles, Scorer, explain_by_anchor
from recommender.scorers.similarities import (
    MEASURES,
    Similarity,
    centre_directions,
    compare_co_rated,
    cosine,
    find_similar_items,
    pearson,
)

__all__ = ["ItemNeighbours", "Similarity", "UserNeighbours", "cosine", "pearson"]


class ItemNeighbours(Scorer):
    """Item-based nearest neighbours (Sarwar, Karypis, Konstan and Riedl, 2001).

    The score of an item is the sum, over the items of the profile, of affinity times similarity. With a and j the
    anchor and the other item, x their columns of affinities, n the numbers of users with them, of N:

    | similarity | formula | source |
    |---|---|---|
    | cosine | x_a·x_j / (‖x_a‖ ‖x_j‖) | Sarwar et al. (2001) |
    | adjusted_cosine | cosine, each user's mean taken off first | Sarwar et al. (2001) |
    | pearson | cosine, each item's mean taken off first | Sarwar et al. (2001) |
    | jaccard | n_aj / (n_a + n_j - n_aj) | Jaccard (1901) |
    | tfidf | cosine of √x times ln(items / items of the user) + 1 | Salton and Buckley (1988) |
    | bm25 | dot product of BM25 weights, which trusts users with few items more | Robertson and Zaragoza (2009) |
    | conditional | n_aj / (n_a + damping) | Deshpande and Karypis (2004) |
    | lift | n_aj N / ((n_a + damping) (n_j + damping)) | Brin et al. (1997), damped |
    | rp3beta | P(a → user → j) / n_j^beta on a random walk along affinities | Paudel et al. (2016) |

    Fitted on `Ratings`, adjusted_cosine and pearson use what users with both have rated and nothing else; fitted on
    other logs, a pair without events counts as 0. Only similarities above 0 of items with a common user are kept.

    Parameters
    ----------
    n_neighbors : neighbours kept for each item.
    damping : imagined users without the pair; also the c / (c + damping) of adjusted_cosine and pearson on ratings.
    beta : how strongly rp3beta holds popular items back, 0 not at all.

    Attributes
    ----------
    similarity_ : csr (n_items, n_items), float32, row = anchor, no item its own neighbour.
    item_mean_, scale_ : fitted on Ratings, the items' mean ratings and lowest, highest, mean rating; else empty.
    """

    def __init__(
        self,
        *,
        similarity: Similarity = "cosine",
        n_neighbors: int = 200,
        damping: float = 10.0,
        beta: float = 0.5,
    ) -> None:
        self.similarity = similarity
        self.n_neighbors = n_neighbors
        self.damping = damping
        self.beta = beta

    def learn(self, matrices: InteractionMatrices, items: Items) -> None:
        if self.similarity not in MEASURES:
            raise ValueError(f"similarity {self.similarity!r} is unknown; choose one of {', '.join(MEASURES)}")
        rated = isinstance(matrices, RatingMatrices)
        self.similarity_ = find_similar_items(
            matrices.ratings if isinstance(matrices, RatingMatrices) else matrices.affinity,
            similarity=self.similarity,
            n_neighbors=self.n_neighbors,
            damping=self.damping,
            beta=self.beta,
            rated=rated,
        )
        self.scale_, self.item_mean_ = np.empty(0), np.empty(0)
        if isinstance(matrices, RatingMatrices):
            self.scale_ = matrices.scale
            self.item_mean_ = average_rows(matrices.ratings.T.tocsr(), missing=self.scale_[2])

    def score_profiles(self, profiles: Profiles) -> NDArray[np.float32]:
        return (profiles.history @ self.similarity_).toarray()

    def predict(self, users: Iterable[Any], items: Iterable[Any]) -> NDArray[np.float64]:
        """Expected ratings of pairs of raw ids, float64 (n_pairs,), within the scale of the ratings.

        The item's mean, and the deviations of the user's ratings from their items' means, weighted by similarity.
        Without a neighbour among what the user has rated it is the item's mean; for an unknown item, the user's.
        Raises ValueError unless the scorer was fitted on `Ratings`.
        """
        self.check_fitted()
        _check_rated(self.scale_, type(self).__name__)
        return predict_pairs(self, self._expected, users, items, scale=self.scale_)

    def _expected(self, profiles: Profiles) -> NDArray[np.float64]:
        deviations = profiles.history.copy()
        deviations.data = deviations.data * self.scale_[1] - self.item_mean_[deviations.indices]
        total = (deviations @ self.similarity_).toarray()
        weight = (mark_entries(deviations) @ self.similarity_).toarray()
        return self.item_mean_ + np.divide(total, weight, out=np.zeros(total.shape), where=weight > 0)

    def explain_profile(self, profiles: Profiles, item: int) -> list[Evidence]:
        history = profiles.history
        near = np.array([value_at(self.similarity_, int(anchor), item) for anchor in history.indices])
        return explain_by_anchor(self.people_, history, history.data * near, item)

    def arrays(self) -> Arrays:
        return {**to_arrays("similarity", self.similarity_), "item_mean": self.item_mean_, "scale": self.scale_}

    def restore(self, arrays: Arrays) -> None:
        self.similarity_ = from_arrays("similarity", arrays)
        self.item_mean_, self.scale_ = arrays["item_mean"], arrays["scale"]


class UserNeighbours(Scorer):
    """User-based nearest neighbours (Resnick, Iacovou, Suchak, Bergstrom and Riedl, 1994).

    The score of an item is the sum of the similarities of those near users who have it, times their affinity.

    Parameters
    ----------
    similarity : "cosine" of the users' profiles, or "pearson", which takes each user's mean off first: on `Ratings`
        the mean of what the user has rated, compared over what both have rated; else the mean over all items.
    n_neighbors : near users heard for each.
    damping : on ratings, c / (c + damping) is a factor for c items in common (Herlocker et al., 1999).

    Attributes
    ----------
    directions_, offset_ : csr (n_users, n_items) and float64 (n_users,), what users are compared by
    scale_ : fitted on Ratings, lowest, highest and mean rating; else empty.
    """

    def __init__(
        self, *, similarity: Literal["cosine", "pearson"] = "cosine", n_neighbors: int = 100, damping: float = 10.0
    ) -> None:
        self.similarity = similarity
        self.n_neighbors = n_neighbors
        self.damping = damping

    def learn(self, matrices: InteractionMatrices, items: Items) -> None:
        if self.similarity not in ("cosine", "pearson"):
            raise ValueError(f"similarity {self.similarity!r} is unknown; choose cosine or pearson")
        self.scale_ = matrices.scale if isinstance(matrices, RatingMatrices) else np.empty(0)
        self.directions_, self.offset_ = self._directions(matrices.affinity)

    def score_profiles(self, profiles: Profiles) -> NDArray[np.float32]:
        return (self._near(profiles) @ self.profiles_.history).toarray()

    def predict(self, users: Iterable[Any], items: Iterable[Any]) -> NDArray[np.float64]:
        """Expected ratings of pairs of raw ids, float64 (n_pairs,), within the scale of the ratings.

        The user's mean, and the near users' deviations from their own means, weighted by similarity (Resnick et al.,
        1994). Without a near user who has rated the item it is the user's mean, for a stranger that of all ratings.
        Raises ValueError unless the scorer was fitted on `Ratings`.
        """
        self.check_fitted()
        _check_rated(self.scale_, type(self).__name__)
        return predict_pairs(self, self._expected, users, items, scale=self.scale_)

    def _expected(self, profiles: Profiles) -> NDArray[np.float64]:
        near, highest = self._near(profiles), self.scale_[1]
        known = self.profiles_.history
        deviations = centre_rows(known, average_rows(known, missing=0.0))
        total = (near @ deviations).toarray() * highest
        weight = (near @ mark_entries(known)).toarray()
        means = average_rows(profiles.history, missing=self.scale_[2] / highest) * highest
        return means[:, None] + np.divide(total, weight, out=np.zeros(total.shape), where=weight > 0)

    def explain_profile(self, profiles: Profiles, item: int) -> list[Evidence]:
        holders = row_of(self.people_.touched, item)[0]
        near = self._near(profiles).toarray()[0, holders]
        history = profiles.history
        shared = near @ self.profiles_.history[holders][:, history.indices] if len(holders) else np.zeros(history.nnz)
        return explain_by_anchor(self.people_, history, history.data * np.asarray(shared), item)

    def arrays(self) -> Arrays:
        return {**to_arrays("directions", self.directions_), "offset": self.offset_, "scale": self.scale_}

    def restore(self, arrays: Arrays) -> None:
        self.directions_, self.offset_ = from_arrays("directions", arrays), arrays["offset"]
        self.scale_ = arrays["scale"]

    def _directions(self, affinity: Csr) -> tuple[Csr, NDArray[np.float64]]:
        if self.similarity == "cosine":
            return normalize_rows(affinity), np.zeros(affinity.shape[0])
        if len(self.scale_):
            return centre_rows(affinity, average_rows(affinity, missing=0.0)), np.zeros(affinity.shape[0])
        return centre_directions(affinity)

    def _near(self, profiles: Profiles) -> Csr:
        """The users nearest to each profile and how near they are, above 0: csr (n_profiles, n_users)."""
        rows, offset = self._directions(profiles.history)
        if self.similarity == "pearson" and len(self.scale_):
            near = compare_co_rated(rows, self.directions_, damping=self.damping)
        else:
            near = (rows @ self.directions_.T).tocsr()
            if offset.any():
                shift = np.repeat(offset, np.diff(near.indptr)) * self.offset_[near.indices]
                near.data = (near.data - shift).astype(np.float32)
        near.data[near.data < 0] = 0.0
        near.eliminate_zeros()
        return keep_top(near, self.n_neighbors)


def _check_rated(scale: NDArray[np.float64], name: str) -> None:
    if not len(scale):
        raise ValueError(f"{name} was fitted on a log without ratings; fit it on Ratings.from_columns(rating=...)")
