"""Blend weights: how much each scorer says, by how much is known of the user; learned on the days after a cut."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from recommender.data import WINDOWS
from recommender.numerics import Csr

# Users are told apart by the number of items in their history: none, 1-2, 3-9, 10 and more.
LEAST_ITEMS = (0, 1, 3, 10)
# What the scorers weigh before anything is learned; one that is not named here, nothing.
DEFAULTS: tuple[Mapping[str, float], ...] = (
    {"collaborative": 0.0, "basket": 0.0, "content": 0.0, "trend": 1.0, "popularity": 0.3},
    {"collaborative": 0.5, "basket": 0.2, "content": 0.35, "trend": 0.1, "popularity": 0.1},
    {"collaborative": 0.6, "basket": 0.1, "content": 0.3, "trend": 0.1, "popularity": 0.05},
    {"collaborative": 0.6, "basket": 0.1, "content": 0.3, "trend": 0.05, "popularity": 0.05},
)
# And how much the trends of `trends` do; strangers are shown what sells now anyway.
DEFAULT_EXPONENTS = ((0.0, 0.0, 0.0), (0.0, 0.15, 0.15), (0.0, 0.15, 0.15), (0.0, 0.15, 0.15))
# The list length that the weights are made for.
AT = 20
# Fewer users than this teach nothing; above it, what they teach counts n parts against PRIOR_USERS of the defaults.
MIN_USERS, PRIOR_USERS = 30, 30
# So many of each scorer's best items are weighed for a user, with the trends and without.
_CANDIDATES, _CANDIDATE_POWER = 100, 0.4
_STEPS = (0.0, 0.02, 0.05, 0.1, 0.2, 0.35, 0.5, 0.75, 1.0, 1.5)
_EXPONENTS = (-0.3, -0.1, 0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.85, 1.0, 1.2)
_SWEEPS = 3
# A scorer that adds less than this part of NDCG@20, or has less than this part of all weight, is left out: it would
# take its time for every user.
_LEAST_GAIN, _LEAST_WEIGHT = 0.005, 0.02


@dataclass(frozen=True, eq=False)
class Blend:
    """The score of an item is Σ_s weights_s · scaled score_s · exp(Σ_t exponents_t · trend_t), by history length.

    weights : float32 (n_buckets, n_scorers).   exponents : float32 (n_buckets, n_trends).
    names : of the scorers.   penalty : see `choose_scorers.PENALTIES`.
    max_lift : the limit of `coverage_lift.compute_lifts`, 1 for none.
    basket_weights : of `basket_ranker.BasketRanker`; empty where baskets teach nothing.
    """

    names: tuple[str, ...]
    weights: NDArray[np.float32]
    exponents: NDArray[np.float32]
    penalty: float = 2.0
    max_lift: float = 1.0
    basket_weights: NDArray[np.float32] = field(default_factory=lambda: np.zeros((0, 0), dtype=np.float32))

    @classmethod
    def default(cls, names: Sequence[str]) -> Blend:
        """What stands where nothing can be learned."""
        weights = np.array([[bucket.get(name, 0.0) for name in names] for bucket in DEFAULTS], dtype=np.float32)
        return cls(tuple(names), weights, np.array(DEFAULT_EXPONENTS, dtype=np.float32))

    def demand(self, trends: NDArray[np.float32]) -> NDArray[np.float32]:
        """The factor of each item, float32 (n_buckets, n_items), from trends of shape (n_items, n_trends)."""
        return np.exp(self.exponents @ trends.T).astype(np.float32)


@dataclass(frozen=True, eq=False)
class Candidates:
    """The items that are weighed for some users, padded to the longest list.

    scores : float32 (n_users, n_candidates, n_scorers), scaled.
    trends : float32 (n_users, n_candidates, n_trends).
    relevant : bool (n_users, n_candidates), what the user took after the cut. padding : the same shape, True for none.
    n_relevant : int64 (n_users,), how much was taken, candidates or not.
    """

    scores: NDArray[np.float32]
    trends: NDArray[np.float32]
    relevant: NDArray[np.bool_]
    padding: NDArray[np.bool_]
    n_relevant: NDArray[np.int64]

    @classmethod
    def choose(
        cls,
        scores: Sequence[NDArray[np.float32]],
        trends: NDArray[np.float32],
        *,
        seen: Csr,
        taken: Csr,
        listed: NDArray[np.bool_],
    ) -> Candidates:
        """The best of each scorer's list, with the trends and without, for some users.

        scores : for each scorer (n_users, n_items), scaled.   trends : (n_items, n_trends).
        seen, taken : csr (n_users, n_items), what cannot be shown and what was taken after the cut.
        """
        hidden = np.zeros(seen.shape, dtype=bool)
        hidden[seen.nonzero()] = True
        hidden[:, ~listed] = True
        chosen = np.zeros(seen.shape, dtype=bool)
        n_kept = min(_CANDIDATES, seen.shape[1])
        with_trends = np.exp(_CANDIDATE_POWER * trends.sum(axis=1))
        for some in scores:
            for shown in (some, some * with_trends):
                order = np.argpartition(-np.where(hidden, -np.inf, shown), n_kept - 1, axis=1)
                np.put_along_axis(chosen, order[:, :n_kept], True, axis=1)
        chosen &= ~hidden
        user, item = chosen.nonzero()
        place = np.arange(len(user)) - np.searchsorted(user, np.arange(len(chosen)))[user]
        shape = (len(chosen), int(chosen.sum(axis=1).max(initial=1)))
        features = np.zeros((*shape, len(scores)), dtype=np.float32)
        for column, some in enumerate(scores):
            features[user, place, column] = some[user, item]
        moved = np.zeros((*shape, trends.shape[1]), dtype=np.float32)
        moved[user, place] = trends[item]
        wanted = np.zeros(seen.shape, dtype=bool)
        wanted[taken.nonzero()] = True
        relevant, padding = np.zeros(shape, dtype=bool), np.ones(shape, dtype=bool)
        relevant[user, place], padding[user, place] = wanted[user, item], False
        return cls(features, moved, relevant, padding, wanted.sum(axis=1))

    @classmethod
    def join(cls, groups: Sequence[Candidates]) -> Candidates:
        """The candidates of several groups of users as one."""
        width = max(group.padding.shape[1] for group in groups)

        def wide(name: str, fill: float) -> NDArray[np.generic]:
            arrays = [getattr(group, name) for group in groups]
            margins = [[(0, 0), (0, width - array.shape[1]), (0, 0)][: array.ndim] for array in arrays]
            return np.concatenate(
                [np.pad(array, margin, constant_values=fill) for array, margin in zip(arrays, margins, strict=True)]
            )

        return cls(
            scores=wide("scores", 0.0),  # type: ignore[arg-type]
            trends=wide("trends", 0.0),  # type: ignore[arg-type]
            relevant=wide("relevant", False),  # type: ignore[arg-type]
            padding=wide("padding", True),  # type: ignore[arg-type]
            n_relevant=np.concatenate([group.n_relevant for group in groups]),
        )


def bucket_of(n_items: NDArray[np.int_] | NDArray[np.int32]) -> NDArray[np.int64]:
    """The position in `LEAST_ITEMS` for histories of so many items."""
    return np.searchsorted(LEAST_ITEMS, n_items, side="right").astype(np.int64) - 1


def learn_weights(
    candidates: Candidates, weights: NDArray[np.float32], exponents: NDArray[np.float32]
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Weights and exponents that raise NDCG@20, found one at a time from those given, then drawn back towards them.

    Returns float32 (n_scorers,) and (n_trends,); those given when there are fewer than `MIN_USERS` users.
    """
    n_users = len(candidates.n_relevant)
    if n_users < MIN_USERS:
        return weights, exponents
    start = np.concatenate([weights, exponents])
    n_scorers = len(weights)
    steps = [_STEPS] * n_scorers + [_EXPONENTS if _has_trend(candidates, t) else () for t in range(len(WINDOWS))]
    found, reached = start.copy(), _mean_ndcg(candidates, start)
    for _ in range(_SWEEPS):
        before = reached
        for place, values in enumerate(steps):
            for value in values:
                trial = found.copy()
                trial[place] = value
                gained = _mean_ndcg(candidates, trial) if trial[:n_scorers].any() else 0.0
                if gained > reached + 1e-6:
                    found, reached = trial, gained
        if reached == before:
            break
    found[:n_scorers] = _drop_idle(candidates, found, reached)
    # Only the proportions of the weights matter; at the size of the start they can be averaged with it.
    found[:n_scorers] *= float(weights.sum()) / max(float(found[:n_scorers].sum()), 1e-12)
    drawn_back = ((n_users * found + PRIOR_USERS * start) / (n_users + PRIOR_USERS)).astype(np.float32)
    weights, exponents = drawn_back[:n_scorers], drawn_back[n_scorers:]
    return np.where(weights < _LEAST_WEIGHT * weights.sum(), np.float32(0.0), weights), exponents


def _drop_idle(candidates: Candidates, point: NDArray[np.float32], reached: float) -> NDArray[np.float32]:
    """The weights of a point that reaches this NDCG@20, without those that add next to nothing."""
    weights = point[: candidates.scores.shape[2]].copy()
    enough = (1 - _LEAST_GAIN) * reached
    for place in np.argsort(weights, kind="stable"):
        trial = weights.copy()
        trial[place] = 0.0
        if trial.any() and _mean_ndcg(candidates, np.concatenate([trial, point[len(weights) :]])) >= enough:
            weights = trial
    return weights


def _has_trend(candidates: Candidates, trend: int) -> bool:
    return bool(candidates.trends[..., trend].any())


def _mean_ndcg(candidates: Candidates, point: NDArray[np.float32]) -> float:
    """Mean NDCG@20 of the users' lists under weights and exponents."""
    n_scorers = candidates.scores.shape[2]
    totals = candidates.scores @ point[:n_scorers]
    totals *= np.exp(candidates.trends @ point[n_scorers:])
    totals[candidates.padding] = -np.inf
    kept = min(AT, totals.shape[1])
    best = np.argpartition(-totals, kept - 1, axis=1)[:, :kept]
    order = np.argsort(-np.take_along_axis(totals, best, axis=1), axis=1, kind="stable")
    hits = np.take_along_axis(candidates.relevant, np.take_along_axis(best, order, axis=1), axis=1)
    return float(ndcg_at_20(hits, candidates.n_relevant).mean())


def ndcg_at_20(hits: NDArray[np.bool_], n_relevant: NDArray[np.int64]) -> NDArray[np.float64]:
    """NDCG@20 of each list, shape (n_users,); every user has something relevant."""
    discounts = 1.0 / np.log2(np.arange(AT) + 2.0)
    ideal = np.cumsum(discounts)[np.minimum(n_relevant, AT) - 1]
    return np.asarray(hits @ discounts[: hits.shape[1]] / ideal)
