"""Matrix factorization: users and items as points in a few dimensions whose inner products give the log back."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from recommender.data import Evidence, InteractionMatrices, Items, Rating, RatingMatrices
from recommender.numerics import Arrays, Csr, average_rows, limit_to_one_thread, solve_ridge_rows
from recommender.scorers.predict_ratings import predict_pairs
from recommender.scorers.scorer import Profiles, Scorer, explain_by_anchor

# Factors start this small, so that the first sweep decides and not the draw.
_START = 0.1


class TruncatedSvd(Scorer):
    """Pure SVD (Cremonesi, Koren and Turrin, 2010): X ≈ U Σ Vᵀ, unknown entries being 0.

    A profile x is scored as x V Vᵀ, which needs no refit when x grows.

    Parameters
    ----------
    n_components : dimensions kept; fewer where the log has no more.
    random_state : seed of the randomized range finder (Halko, Martinsson and Tropp, 2011).

    Attributes
    ----------
    item_factors_ : float32 (n_items, n_components), the columns of V, orthonormal
    singular_values_ : float32 (n_components,), falling
    """

    def __init__(self, *, n_components: int = 64, random_state: int = 0) -> None:
        self.n_components = n_components
        self.random_state = random_state

    def learn(self, matrices: InteractionMatrices, items: Items) -> None:
        matrix = matrices.affinity
        n_components = min(self.n_components, *matrix.shape)
        if not n_components or not matrix.nnz:
            self.item_factors_ = np.zeros((matrix.shape[1], 0), dtype=np.float32)
            self.singular_values_ = np.zeros(0, dtype=np.float32)
            return
        from sklearn.utils.extmath import randomized_svd

        with limit_to_one_thread():
            _, values, factors = randomized_svd(matrix, n_components, n_iter=4, random_state=self.random_state)
        self.item_factors_ = np.ascontiguousarray(factors.T, dtype=np.float32)
        self.singular_values_ = values.astype(np.float32)

    def score_profiles(self, profiles: Profiles) -> NDArray[np.float32]:
        return np.asarray((profiles.history @ self.item_factors_) @ self.item_factors_.T, dtype=np.float32)

    def explain_profile(self, profiles: Profiles, item: int) -> list[Evidence]:
        history = profiles.history
        near = self.item_factors_[history.indices] @ self.item_factors_[item]
        return explain_by_anchor(self.people_, history, history.data * near, item)

    def arrays(self) -> Arrays:
        return {"item_factors": self.item_factors_, "singular_values": self.singular_values_}

    def restore(self, arrays: Arrays) -> None:
        self.item_factors_, self.singular_values_ = arrays["item_factors"], arrays["singular_values"]


class ImplicitAls(Scorer):
    """Weighted matrix factorization by alternating least squares (Hu, Koren and Volinsky, 2008).

    Minimises Σ c_ui (p_ui - x_u·y_i)² + reg (Σ |x_u|² + Σ |y_i|²) over all pairs, with p = 1 where there is an affinity
    a and else 0, and confidence c = 1 + alpha a. Each half step is solved exactly. A profile is scored by solving
    for its x, so that a new event changes the next answer without a refit.

    Parameters
    ----------
    n_components : dimensions. alpha : weight of what was taken against what was not. reg : ridge penalty.
    n_iter : sweeps over users and items. random_state : seed of the first item factors.

    Attributes
    ----------
    item_factors_ : float32 (n_items, n_components)
    """

    def __init__(
        self,
        *,
        n_components: int = 64,
        alpha: float = 1.0,
        reg: float = 10.0,
        n_iter: int = 10,
        random_state: int = 0,
    ) -> None:
        self.n_components = n_components
        self.alpha = alpha
        self.reg = reg
        self.n_iter = n_iter
        self.random_state = random_state

    def learn(self, matrices: InteractionMatrices, items: Items) -> None:
        users_items = matrices.affinity
        items_users = users_items.T.tocsr()
        random = np.random.default_rng(self.random_state)
        factors = _START * random.standard_normal((users_items.shape[1], self.n_components), dtype=np.float32)
        # What nobody has touched keeps no random place: its factors are 0 from the first sweep on.
        with limit_to_one_thread():
            for _ in range(self.n_iter):
                factors = self._solve(items_users, self._solve(users_items, factors))
        self.item_factors_ = factors
        self._gram = factors.T @ factors

    def _solve(self, affinity: Csr, factors: NDArray[np.float32]) -> NDArray[np.float32]:
        """The best factors of the rows, given those of the columns."""
        return self._solve_rows(affinity, factors, factors.T @ factors)

    def _solve_rows(
        self, affinity: Csr, factors: NDArray[np.float32], gram: NDArray[np.float32]
    ) -> NDArray[np.float32]:
        extra = (self.alpha * affinity.data).astype(np.float32)
        penalty = gram + self.reg * np.eye(factors.shape[1], dtype=np.float32)
        return solve_ridge_rows(affinity, factors, weights=extra, targets=1.0 + extra, penalty=penalty)

    def score_profiles(self, profiles: Profiles) -> NDArray[np.float32]:
        people = self._solve_rows(profiles.history, self.item_factors_, self._gram)
        return np.asarray(people @ self.item_factors_.T, dtype=np.float32)

    def explain_profile(self, profiles: Profiles, item: int) -> list[Evidence]:
        """The score is linear in what was taken: c_uj y_iᵀ W_u y_j is the part of anchor j (Hu et al., section 5)."""
        history = profiles.history
        anchors = self.item_factors_[history.indices]
        extra = self.alpha * history.data
        inverse = np.linalg.inv(self._gram + (anchors.T * extra) @ anchors + self.reg * np.eye(anchors.shape[1]))
        near = anchors @ (inverse @ self.item_factors_[item])
        return explain_by_anchor(self.people_, history, (1.0 + extra) * near, item)

    def arrays(self) -> Arrays:
        return {"item_factors": self.item_factors_}

    def restore(self, arrays: Arrays) -> None:
        self.item_factors_ = arrays["item_factors"]
        self._gram = self.item_factors_.T @ self.item_factors_


class BiasedSvd(Scorer):
    """Matrix factorization of ratings with biases (Koren, Bell and Volinsky, 2009): r_ui ≈ μ + b_u + b_i + p_u·q_i.

    Only what was rated counts. Learned by alternating least squares, each row's penalty growing with its number of
    ratings (Zhou, Wilkinson, Schreiber and Pan, 2008). b_u and p_u are solved for from the profile whenever it is
    scored, so that a new rating changes the next answer without a refit.

    Parameters
    ----------
    n_components : dimensions. reg : penalty of biases and factors for each rating.
    n_iter : sweeps over users and items. random_state : seed of the first item factors.

    Attributes
    ----------
    item_bias_ : float32 (n_items,);  item_factors_ : float32 (n_items, n_components)
    rating_count_, rating_mean_ : int32 and float64 (n_items,), how many rated it, and how
    scale_ : float64 (3,), lowest, highest and mean rating
    """

    def __init__(self, *, n_components: int = 20, reg: float = 0.1, n_iter: int = 15, random_state: int = 0) -> None:
        self.n_components = n_components
        self.reg = reg
        self.n_iter = n_iter
        self.random_state = random_state

    def learn(self, matrices: InteractionMatrices, items: Items) -> None:
        if not isinstance(matrices, RatingMatrices):
            raise ValueError(
                "BiasedSvd learns from ratings; fit it on Ratings.from_columns(rating=...), or ImplicitAls"
            )
        ratings, self.scale_ = matrices.ratings, matrices.scale
        by_item = ratings.T.tocsr()
        self.rating_count_ = np.diff(by_item.indptr).astype(np.int32)
        self.rating_mean_ = average_rows(by_item, missing=self.scale_[2])
        random = np.random.default_rng(self.random_state)
        factors = _START * random.standard_normal((ratings.shape[1], self.n_components), dtype=np.float32)
        bias = np.zeros(ratings.shape[1], dtype=np.float32)
        with limit_to_one_thread():
            for _ in range(self.n_iter):
                user_bias, people = self._solve(ratings, bias, factors)
                bias, factors = self._solve(by_item, user_bias, people)
        self.item_bias_, self.item_factors_ = bias, factors

    def _solve(
        self, ratings: Csr, bias: NDArray[np.float32], factors: NDArray[np.float32]
    ) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """Biases and factors of the rows, given those of the columns."""
        sides = np.column_stack([np.ones(len(factors), dtype=np.float32), factors])
        targets = (ratings.data - self.scale_[2] - bias[ratings.indices]).astype(np.float32)
        # A row without ratings needs some penalty too, for its solution to be 0.
        each = self.reg * np.maximum(np.diff(ratings.indptr), 1).astype(np.float32)
        penalty = each[:, None, None] * np.eye(sides.shape[1], dtype=np.float32)
        solved = solve_ridge_rows(ratings, sides, weights=np.ones_like(targets), targets=targets, penalty=penalty)
        return solved[:, 0], np.ascontiguousarray(solved[:, 1:])

    def score_profiles(self, profiles: Profiles) -> NDArray[np.float32]:
        return self._expected(profiles)

    def predict(self, users: Iterable[Any], items: Iterable[Any]) -> NDArray[np.float64]:
        """Expected ratings of pairs of raw ids, float64 (n_pairs,), within the scale of the ratings.

        A stranger's is the item's own level, an unknown item's the mean of what the user has rated.
        """
        self.check_fitted()
        return predict_pairs(self, self._expected, users, items, scale=self.scale_)

    def _expected(self, profiles: Profiles) -> NDArray[np.float32]:
        bias, people = self._solve(self._rated(profiles.history), self.item_bias_, self.item_factors_)
        level = np.float32(self.scale_[2]) + bias[:, None] + self.item_bias_
        return np.asarray(level + people @ self.item_factors_.T, dtype=np.float32)

    def _rated(self, history: Csr) -> Csr:
        data = history.data * np.float32(self.scale_[1])
        return Csr((data, history.indices, history.indptr), shape=history.shape)

    def explain_profile(self, profiles: Profiles, item: int) -> list[Evidence]:
        """What the user rated above its level and lies near the item, after how well the item is rated by all."""
        history = profiles.history
        anchors = self.item_factors_[history.indices]
        above = history.data * self.scale_[1] - self.scale_[2] - self.item_bias_[history.indices]
        inverse = np.linalg.inv(anchors.T @ anchors + self.reg * max(len(anchors), 1) * np.eye(anchors.shape[1]))
        amounts = above * (anchors @ (inverse @ self.item_factors_[item]))
        personal = float(np.maximum(amounts, 0.0).sum())
        everybody = max(float(self.scale_[2] + self.item_bias_[item]), 0.0)
        found = explain_by_anchor(self.people_, history, amounts, item)
        whole = everybody + personal
        reasons = [reason.with_share(reason.share * personal / whole) for reason in found]
        if self.rating_count_[item]:
            mean, count = float(self.rating_mean_[item]), int(self.rating_count_[item])
            reasons.append(
                Rating(before=None, after=mean, before_count=None, after_count=count, share=everybody / whole)
            )
        return sorted(reasons, key=lambda reason: -reason.share)

    def arrays(self) -> Arrays:
        return {
            "item_bias": self.item_bias_,
            "item_factors": self.item_factors_,
            "rating_count": self.rating_count_,
            "rating_mean": self.rating_mean_,
            "scale": self.scale_,
        }

    def restore(self, arrays: Arrays) -> None:
        self.item_bias_, self.item_factors_ = arrays["item_bias"], arrays["item_factors"]
        self.rating_count_, self.rating_mean_ = arrays["rating_count"], arrays["rating_mean"]
        self.scale_ = arrays["scale"]
