"""Metrics: measures of lists, each with its formula, its edge rules and its source.

Accuracy takes `hits`, a bool array of shape (n_users, n): whether the item at each place of each user's list is
relevant (False at padded places), and `n_relevant`, int of shape (n_users,): how many items are relevant at all.
Users without a relevant item get NaN, for no list could serve them, and are left out of means. Binary relevance
throughout. The other measures take `items_shown`, int of shape (n_users, n): item rows, negative for padding.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from recommender.numerics import Csr

Hits = NDArray[np.bool_]
Counts = NDArray[np.int64]
PerUser = NDArray[np.float64]
Shown = NDArray[np.int64]
# The part of the history that is mixed into a list's categories: 0.01, as in the paper.
_SMOOTHING = 0.01


def precision_at_k(hits: Hits, n_relevant: Counts, *, k: int) -> PerUser:
    """P@k = hits among the first k / k. A list shorter than k is still divided by k."""
    return _where_relevant(hits[:, :k].sum(axis=1) / k, n_relevant)


def recall_at_k(hits: Hits, n_relevant: Counts, *, k: int) -> PerUser:
    """R@k = hits among the first k / all relevant items. With more than k relevant items it cannot reach 1."""
    return _where_relevant(hits[:, :k].sum(axis=1) / np.maximum(n_relevant, 1), n_relevant)


def hit_rate_at_k(hits: Hits, n_relevant: Counts, *, k: int) -> PerUser:
    """1 if any of the first k is relevant, else 0."""
    return _where_relevant(hits[:, :k].any(axis=1).astype(np.float64), n_relevant)


def average_precision_at_k(hits: Hits, n_relevant: Counts, *, k: int) -> PerUser:
    """AP@k = Σ P@i over the places i <= k that are hits / min(k, relevant items); its mean over users is MAP@k.

    Source: Manning, Raghavan and Schütze, Introduction to Information Retrieval (2008), 8.4.
    """
    first = hits[:, :k]
    precision = np.cumsum(first, axis=1) / np.arange(1, first.shape[1] + 1)
    return _where_relevant((precision * first).sum(axis=1) / np.clip(n_relevant, 1, k), n_relevant)


def reciprocal_rank_at_k(hits: Hits, n_relevant: Counts, *, k: int) -> PerUser:
    """1 / the place of the first hit, 0 without one among the first k; its mean is MRR@k (Voorhees, 1999)."""
    first = hits[:, :k]
    return _where_relevant(np.where(first.any(axis=1), 1.0 / (first.argmax(axis=1) + 1), 0.0), n_relevant)


def ndcg_at_k(hits: Hits, n_relevant: Counts, *, k: int) -> PerUser:
    """NDCG@k = Σ hit_i / log2(i + 1) over i <= k, divided by that sum for min(k, relevant items) hits at the top.

    Source: Järvelin and Kekäläinen (2002), binary gains.
    """
    first = hits[:, :k]
    discounts = 1.0 / np.log2(np.arange(2, k + 2))
    ideal = np.cumsum(discounts)[np.clip(n_relevant, 1, k) - 1]
    return _where_relevant(first @ discounts[: first.shape[1]] / ideal, n_relevant)


def coverage(items_shown: Shown, n_items: int) -> float:
    """The part of all items that stands in at least one list. 0.0 without items."""
    return len(np.unique(items_shown[items_shown >= 0])) / n_items if n_items else 0.0


def gini(times_shown: NDArray[Any], n_items: int) -> NDArray[np.float64]:
    """How unevenly items are shown: 0 when all are shown alike, near 1 when a few fill all lists.

    G = 2 Σ i·x_i / (n Σ x_i) - (n + 1) / n, with the items' counts x_1 <= ... <= x_n (Fleder and Hosanagar, 2009).

    times_shown : shape (..., n_shown), how often each item was shown; the `n_items` - n_shown others never were.
    Returns shape (...); NaN where nothing was shown.
    """
    counts = np.sort(np.asarray(times_shown, dtype=np.float64), axis=-1)
    place = np.arange(n_items - counts.shape[-1] + 1, n_items + 1)
    total = counts.sum(axis=-1)
    weighted = np.divide((counts * place).sum(axis=-1), total, out=np.full(total.shape, np.nan), where=total > 0)
    return np.asarray(2.0 * weighted / max(n_items, 1) - (n_items + 1) / max(n_items, 1))


def novelty(items_shown: Shown, users_of_item: NDArray[np.int64], n_users: int) -> PerUser:
    """Mean of -log2 p(i) over a list, p(i) = part of the users who know item i; in bits, higher is less known.

    An item that nobody knows counts as known by one, the largest finite novelty. NaN for an empty list.
    Source: Zhou et al. (2010), mean self-information.
    """
    surprise = -np.log2(np.maximum(users_of_item, 1) / max(n_users, 1))
    shown = items_shown >= 0
    bits = np.where(shown, surprise[np.maximum(items_shown, 0)] if len(surprise) else 0.0, 0.0).sum(axis=1)
    return _ratio(bits, shown.sum(axis=1))


def diversity(items_shown: Shown, vectors: Csr) -> PerUser:
    """Mean of 1 - cosine over all pairs of items in a list; NaN for lists of fewer than two.

    vectors : csr (n_items, n_features), rows of length 1; an item with an empty row is unlike all others.
    Source: Ziegler, McNee, Konstan and Lausen (2005), intra-list similarity.
    """
    lists = _build_lists(items_shown, vectors.shape[0])
    n_shown = np.diff(lists.indptr).astype(np.float64)
    # Σ over pairs v·w = (|Σ v|² - Σ |v|²) / 2, without a matrix of items².
    together = (lists @ vectors).tocsr()
    of_all = np.asarray(together.multiply(together).sum(axis=1)).ravel()
    of_each = lists @ np.asarray(vectors.multiply(vectors).sum(axis=1)).ravel()
    return 1.0 - _ratio(np.maximum(of_all - of_each, 0.0), n_shown * (n_shown - 1))


def miscalibration(items_shown: Shown, history: Csr, category: NDArray[np.integer[Any]]) -> PerUser:
    """How far the categories of a list are from those of the history: Kullback-Leibler divergence, 0 is the same.

    C = Σ_g p(g) log(p(g) / q'(g)), natural logarithm: p is the share of category g in the history, weighted by
    affinity, q its share in the list, and q' = 0.99 q + 0.01 p keeps it finite. At most log(100) = 4.6.

    history : csr (n_users, n_items). category : int (n_items,), negative where unknown; such items are left out.
    Returns NaN for users without a categorised item on either side. Source: Steck (2018).
    """
    known = np.flatnonzero(category >= 0)
    n_categories = int(category.max(initial=-1)) + 1
    groups = Csr((np.ones(len(known)), (known, category[known])), shape=(len(category), n_categories))
    wanted, given = (history @ groups).tocsr(), (_build_lists(items_shown, len(category)) @ groups).tocsr()
    n_wanted, n_given = (np.asarray(side.sum(axis=1)).ravel() for side in (wanted, given))
    judged = (n_wanted > 0) & (n_given > 0)
    user, group = wanted.nonzero()
    user, group = user[judged[user]], group[judged[user]]
    p = np.asarray(wanted[user, group]).ravel() / n_wanted[user]
    q = np.asarray(given[user, group]).ravel() / n_given[user]
    terms = p * np.log(p / ((1.0 - _SMOOTHING) * q + _SMOOTHING * p))
    return np.where(judged, np.bincount(user, weights=terms, minlength=len(judged)), np.nan)


def _build_lists(items_shown: Shown, n_items: int) -> Csr:
    """csr (n_users, n_items), 1.0 at the items of each list."""
    user, place = np.nonzero(items_shown >= 0)
    return Csr((np.ones(len(user)), (user, items_shown[user, place])), shape=(len(items_shown), n_items))


def _ratio(values: NDArray[Any], of: NDArray[Any]) -> PerUser:
    return np.divide(values, of, out=np.full(len(values), np.nan), where=of > 0)


def _where_relevant(values: Any, n_relevant: Counts) -> PerUser:
    return np.where(n_relevant > 0, values, np.nan)
