"""How much each scorer says, by how much is known of the user; learned on the days after a cut in time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from recommender.matrices import Csr

# Users are told apart by the number of items in their history: none, 1-2, 3-9, 10 and more.
LEAST_ITEMS = (0, 1, 3, 10)
SCORERS = ("collaborative", "basket", "content", "trend", "popularity")
# What the scorers weigh before anything is learned.
DEFAULTS: tuple[Mapping[str, float], ...] = (
    {"collaborative": 0.0, "basket": 0.0, "content": 0.0, "trend": 1.0, "popularity": 0.3},
    {"collaborative": 0.5, "basket": 0.2, "content": 0.4, "trend": 0.4, "popularity": 0.1},
    {"collaborative": 0.5, "basket": 0.1, "content": 0.35, "trend": 0.4, "popularity": 0.05},
    {"collaborative": 0.5, "basket": 0.1, "content": 0.35, "trend": 0.4, "popularity": 0.05},
)
# The list length that the weights are made for.
AT = 20
# Fewer users than this teach nothing; above it, what they teach counts n parts against PRIOR_USERS of the defaults.
MIN_USERS, PRIOR_USERS = 30, 30
# So many of each scorer's best items are weighed for a user.
_CANDIDATES = 100
_STEPS = (0.0, 0.05, 0.1, 0.2, 0.35, 0.5, 0.75, 1.0, 1.5)
_SWEEPS = 3


Candidates = tuple[NDArray[np.float32], NDArray[np.bool_], NDArray[np.int64]]


def bucket_of(n_items: NDArray[np.int_] | NDArray[np.int32]) -> NDArray[np.int64]:
    """The position in `LEAST_ITEMS` for histories of so many items."""
    return np.searchsorted(LEAST_ITEMS, n_items, side="right").astype(np.int64) - 1


def scaled(scores: NDArray[np.float32]) -> NDArray[np.float32]:
    """Each row divided by its largest score, so that scorers can be added; a row without a positive one becomes 0."""
    largest = scores.max(axis=1, keepdims=True, initial=0.0)
    return np.divide(scores, largest, out=np.zeros_like(scores), where=largest > 0)


def default_weights(names: Sequence[str]) -> NDArray[np.float32]:
    """Shape (n_buckets, n_scorers)."""
    return np.array([[bucket[name] for name in names] for bucket in DEFAULTS], dtype=np.float32)


def candidates(
    scores: Sequence[NDArray[np.float32]], *, seen: Csr, taken: Csr, listed: NDArray[np.bool_]
) -> Candidates:
    """The `features`, `relevant` and `n_relevant` of `learn_weights` for some users.

    scores : for each scorer (n_users, n_items), scaled. The best of each scorer's list are the candidates.
    seen, taken : csr (n_users, n_items), what cannot be shown and what was taken after the cut.
    """
    hidden = np.zeros(seen.shape, dtype=bool)
    hidden[seen.nonzero()] = True
    hidden[:, ~listed] = True
    chosen = np.zeros(seen.shape, dtype=bool)
    n_kept = min(_CANDIDATES, seen.shape[1])
    for some in scores:
        shown = np.where(hidden, -np.inf, some)
        best = np.argpartition(-shown, n_kept - 1, axis=1)[:, :n_kept]
        np.put_along_axis(chosen, best, True, axis=1)
    chosen &= ~hidden
    user, item = chosen.nonzero()
    starts = np.searchsorted(user, np.arange(len(chosen)))
    place = np.arange(len(user)) - starts[user]
    shape = (len(chosen), int(chosen.sum(axis=1).max(initial=1)))
    features = np.full((*shape, len(scores)), np.nan, dtype=np.float32)
    for column, some in enumerate(scores):
        features[user, place, column] = some[user, item]
    wanted = np.zeros(seen.shape, dtype=bool)
    wanted[taken.nonzero()] = True
    relevant = np.zeros(shape, dtype=bool)
    relevant[user, place] = wanted[user, item]
    return features, relevant, wanted.sum(axis=1)


def joined(slices: Sequence[Candidates]) -> Candidates:
    """The candidates of several groups of users as one, padded to the longest list."""
    width = max(features.shape[1] for features, _, _ in slices)
    features = [np.pad(f, ((0, 0), (0, width - f.shape[1]), (0, 0)), constant_values=np.nan) for f, _, _ in slices]
    relevant = [np.pad(r, ((0, 0), (0, width - r.shape[1]))) for _, r, _ in slices]
    return np.concatenate(features), np.concatenate(relevant), np.concatenate([n for _, _, n in slices])


def learn_weights(
    features: NDArray[np.float32],
    relevant: NDArray[np.bool_],
    n_relevant: NDArray[np.int64],
    start: NDArray[np.float32],
) -> NDArray[np.float32]:
    """Weights that raise NDCG@20, found one scorer at a time from `start`, then drawn back towards it.

    Parameters
    ----------
    features : (n_users, n_candidates, n_scorers), scaled scores, NaN for padding.
    relevant : (n_users, n_candidates), what the user took after the cut.
    n_relevant : (n_users,), how much that was, candidates or not.
    start : (n_scorers,)

    Returns float32 (n_scorers,); `start` when there are fewer than `MIN_USERS` users.
    """
    n_users = len(features)
    if n_users < MIN_USERS:
        return start
    discounts = 1.0 / np.log2(np.arange(AT) + 2.0)
    ideal = np.cumsum(discounts)[np.minimum(n_relevant, AT) - 1]

    def quality(weights: NDArray[np.float32]) -> float:
        scores = np.nan_to_num(features @ weights, nan=-np.inf)
        best = np.argsort(-scores, axis=1, kind="stable")[:, :AT]
        hits = np.take_along_axis(relevant, best, axis=1)
        return float(np.mean(hits @ discounts[: hits.shape[1]] / ideal))

    weights, reached = start.copy(), quality(start)
    for _ in range(_SWEEPS):
        before = reached
        for scorer in range(len(start)):
            for step in _STEPS:
                trial = weights.copy()
                trial[scorer] = step
                gained = quality(trial) if trial.any() else 0.0
                if gained > reached + 1e-6:
                    weights, reached = trial, gained
        if reached == before:
            break
    total = max(float(weights.sum()), 1e-12)
    learned = weights * (float(start.sum()) / total)
    return ((n_users * learned + PRIOR_USERS * start) / (n_users + PRIOR_USERS)).astype(np.float32)
