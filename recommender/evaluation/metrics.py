"""Measures of ranked lists, each with its formula, its edge rules and its source.

All take `hits`, a bool array of shape (n_users, n): whether the item at each place of each user's list is relevant
(False at padded places), and where needed `n_relevant`, int of shape (n_users,): how many items are relevant at all.
They return one float for each user; users without a relevant item get NaN, for no list could serve them, and are
left out of means. Binary relevance throughout.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Hits = NDArray[np.bool_]
Counts = NDArray[np.int64]
PerUser = NDArray[np.float64]


def hits_of(lists: Sequence[Sequence[Any]] | NDArray[Any], relevant: Sequence[Collection[Any]]) -> tuple[Hits, Counts]:
    """`hits` and `n_relevant` for lists of ids (None for padding) and the set of relevant ids of each user."""
    hits = np.array(
        [[item is not None and item in wanted for item in ids] for ids, wanted in zip(lists, relevant, strict=True)]
    )
    return hits.astype(bool), np.array([len(wanted) for wanted in relevant], dtype=np.int64)


def precision_at_k(hits: Hits, n_relevant: Counts, *, k: int) -> PerUser:
    """P@k = hits among the first k / k. A list shorter than k is still divided by k."""
    return _known(hits[:, :k].sum(axis=1) / k, n_relevant)


def recall_at_k(hits: Hits, n_relevant: Counts, *, k: int) -> PerUser:
    """R@k = hits among the first k / all relevant items. With more than k relevant items it cannot reach 1."""
    return _known(hits[:, :k].sum(axis=1) / np.maximum(n_relevant, 1), n_relevant)


def hit_rate_at_k(hits: Hits, n_relevant: Counts, *, k: int) -> PerUser:
    """1 if any of the first k is relevant, else 0."""
    return _known(hits[:, :k].any(axis=1).astype(np.float64), n_relevant)


def average_precision_at_k(hits: Hits, n_relevant: Counts, *, k: int) -> PerUser:
    """AP@k = Σ P@i over the places i <= k that are hits / min(k, relevant items); its mean over users is MAP@k.

    Source: Manning, Raghavan and Schütze, Introduction to Information Retrieval (2008), 8.4.
    """
    first = hits[:, :k]
    precision = np.cumsum(first, axis=1) / np.arange(1, first.shape[1] + 1)
    return _known((precision * first).sum(axis=1) / np.clip(n_relevant, 1, k), n_relevant)


def reciprocal_rank_at_k(hits: Hits, n_relevant: Counts, *, k: int) -> PerUser:
    """1 / the place of the first hit, 0 without one among the first k; its mean is MRR@k (Voorhees, 1999)."""
    first = hits[:, :k]
    return _known(np.where(first.any(axis=1), 1.0 / (first.argmax(axis=1) + 1), 0.0), n_relevant)


def ndcg_at_k(hits: Hits, n_relevant: Counts, *, k: int) -> PerUser:
    """NDCG@k = Σ hit_i / log2(i + 1) over i <= k, divided by that sum for min(k, relevant items) hits at the top.

    Source: Järvelin and Kekäläinen (2002), binary gains.
    """
    first = hits[:, :k]
    discounts = 1.0 / np.log2(np.arange(2, k + 2))
    ideal = np.cumsum(discounts)[np.clip(n_relevant, 1, k) - 1]
    return _known(first @ discounts[: first.shape[1]] / ideal, n_relevant)


def coverage(items_shown: NDArray[np.int64], n_items: int) -> float:
    """The part of all items that stands in at least one list; negative rows are padding. 0.0 without items."""
    return len(np.unique(items_shown[items_shown >= 0])) / n_items if n_items else 0.0


def novelty(items_shown: NDArray[np.int64], users_of_item: NDArray[np.int64], n_users: int) -> float:
    """Mean of -log2 p(i) over all places, p(i) = part of the users who know item i; in bits, higher is less known.

    An item that nobody knows counts as known by one, the largest finite novelty. NaN without any place filled.
    Source: Zhou et al. (2010), mean self-information.
    """
    shown = items_shown[items_shown >= 0]
    if not len(shown):
        return float("nan")
    return float(-np.log2(np.maximum(users_of_item[shown], 1) / max(n_users, 1)).mean())


def _known(values: Any, n_relevant: Counts) -> PerUser:
    return np.where(n_relevant > 0, values, np.nan)
