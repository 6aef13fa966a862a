"""Similarity measures: how alike two items or two users are, on sparse rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import sparse

from recommender.numerics import (
    Csr,
    average_rows,
    centre_rows,
    invert_or_zero,
    keep_top,
    mark_entries,
    normalize_rows,
    scale_rows,
)

Similarity = Literal[
    "cosine", "adjusted_cosine", "pearson", "jaccard", "bm25", "tfidf", "conditional", "lift", "rp3beta"
]
Values = NDArray[np.float64]
# (values, anchors, items) of stored entries -> similarities
Finish = Callable[[Values, NDArray[Any], NDArray[Any]], Values]
# Items whose neighbours are searched at once; bounds the memory of the product.
_CHUNK = 256
# Okapi BM25 with users as the words of an item (Robertson and Zaragoza, 2009).
_BM25_K1, _BM25_B = 1.2, 0.75
# Below this a row is constant but for rounding.
_CONSTANT = 1e-6


def cosine(x: ArrayLike, y: ArrayLike) -> float:
    """cos(x, y) = x·y / (|x| |y|) of two vectors of equal length; 0 if either is all zeros."""
    a, b = np.asarray(x, dtype=np.float64), np.asarray(y, dtype=np.float64)
    length = float(np.linalg.norm(a) * np.linalg.norm(b))
    return float(a @ b) / length if length else 0.0


def pearson(x: ArrayLike, y: ArrayLike) -> float:
    """Pearson's correlation of two vectors of equal length, the cosine after centring; 0 if either is constant."""
    a, b = np.asarray(x, dtype=np.float64), np.asarray(y, dtype=np.float64)
    return cosine(a - a.mean(), b - b.mean()) if len(a) else 0.0


@dataclass(frozen=True, eq=False)
class Measure:
    """A similarity as a product and what is done to its entries.

    left : csr (n_items, n_users);  right : csr (n_users, n_items).
    """

    left: Csr
    right: Csr
    finish: Finish = lambda values, anchors, items: values

    def block(self, part: slice) -> Csr:
        """Similarities of the anchors in `part` with all items that share a user with them."""
        block = (self.left[part] @ self.right).tocsr()
        anchors = np.repeat(np.arange(part.start, part.start + block.shape[0]), np.diff(block.indptr))
        values = self.finish(block.data.astype(np.float64), anchors, block.indices)
        return Csr((values.astype(np.float32), block.indices, block.indptr), shape=block.shape)


def find_nearest(block_of: Callable[[slice], Csr], n_items: int, *, n_neighbors: int) -> Csr:
    """The `n_neighbors` most alike items of each, csr (n_items, n_items), float32; only above 0, never itself.

    block_of : the similarities of a slice of anchors with all items.
    """
    blocks = []
    for start in range(0, n_items, _CHUNK):
        block = block_of(slice(start, min(start + _CHUNK, n_items)))
        anchors = np.repeat(np.arange(start, start + block.shape[0]), np.diff(block.indptr))
        block.data[(block.indices == anchors) | (block.data < 0)] = 0.0
        block.eliminate_zeros()
        blocks.append(keep_top(_thin(block, n_neighbors), n_neighbors))
    return Csr(sparse.vstack(blocks, format="csr")) if blocks else Csr((0, 0), dtype=np.float32)


def _thin(matrix: Csr, k: int) -> Csr:
    """Without what is below the k-th largest entry of its row, which leaves few to sort."""
    kept = np.ones(matrix.nnz, dtype=bool)
    for row in np.flatnonzero(np.diff(matrix.indptr) > k).tolist():
        part = slice(matrix.indptr[row], matrix.indptr[row + 1])
        values = matrix.data[part]
        kept[part] = values >= np.partition(values, len(values) - k)[len(values) - k]
    row_ends = np.concatenate([[0], np.cumsum(kept)])[matrix.indptr]
    return Csr((matrix.data[kept], matrix.indices[kept], row_ends), shape=matrix.shape)


def centre_directions(rows: Csr) -> tuple[Csr, NDArray[np.float64]]:
    """Rows d and numbers o such that Pearson's correlation of rows x and y, zeros included, is d_x·d_y - o_x o_y.

    With n columns and mean m: d = x / |x - m| and o = √n m / |x - m|; both 0 for a constant row. Nothing is densified.
    """
    n_columns = max(rows.shape[1], 1)
    mean = np.asarray(rows.sum(axis=1), dtype=np.float64) / n_columns
    squares = np.asarray((rows**2).sum(axis=1), dtype=np.float64) - n_columns * mean**2
    inverse = invert_or_zero(np.where(squares > _CONSTANT, np.sqrt(np.maximum(squares, 0.0)), 0.0))
    return scale_rows(rows, inverse), np.sqrt(n_columns) * mean * inverse


def compare_co_rated(a: Csr, b: Csr, *, damping: float = 0.0) -> Csr:
    """Cosine of the rows of `a` (m, k) with those of `b` (n, k) over the columns that both have stored: csr (m, n).

    Σ x y / (√Σ x² √Σ y²), all three sums over the common columns. On ratings less their user's mean it is Pearson's
    correlation of users (Resnick et al., 1994) and the adjusted cosine of items (Sarwar et al., 2001).

    damping : multiplies by c / (c + damping) for c common columns, so that two agreements weigh less than twenty.
    """
    rated_a, rated_b = mark_entries(a), mark_entries(b)
    common = (rated_a @ rated_b.T).tocsr().sorted_indices()
    product = _read_values(common, (a @ b.T).tocsr())
    squares = _read_values(common, (a**2 @ rated_b.T).tocsr()) * _read_values(common, (rated_a @ (b**2).T).tocsr())
    alike = product * invert_or_zero(np.where(squares > _CONSTANT**2, np.sqrt(squares), 0.0))
    if damping:
        alike *= common.data / (common.data + damping)
    return Csr((alike.astype(np.float32), common.indices, common.indptr), shape=common.shape)


def find_similar_items(
    weights: Csr, *, similarity: Similarity, n_neighbors: int, damping: float, beta: float, rated: bool
) -> Csr:
    """Each item's nearest items by one of the measures, csr (n_items, n_items), row = anchor.

    weights : csr (n_users, n_items), affinities or, when `rated`, ratings.
    """
    n_items = weights.shape[1]
    if n_neighbors < 1 or not damping >= 0:
        raise ValueError(f"n_neighbors is {n_neighbors} and damping {damping}; give at least 1 and at least 0")
    if rated and similarity in ("adjusted_cosine", "pearson"):
        by_user = similarity == "adjusted_cosine"
        rows = weights if by_user else weights.T.tocsr()
        centred = centre_rows(rows, average_rows(rows, missing=0.0))
        items = centred.T.tocsr() if by_user else centred

        def block_of(part: slice) -> Csr:
            return compare_co_rated(items[part], items, damping=damping)

        return find_nearest(block_of, n_items, n_neighbors=n_neighbors)
    measure = MEASURES[similarity](weights, damping, beta)
    return find_nearest(measure.block, n_items, n_neighbors=n_neighbors)


def _cosine(weights: Csr, damping: float, beta: float) -> Measure:
    rows = normalize_rows(weights.T.tocsr())
    return Measure(rows, rows.T.tocsr())


def _adjusted_cosine(weights: Csr, damping: float, beta: float) -> Measure:
    """Each user's mean affinity over all items taken off first: who takes everything tells little."""
    mean = np.asarray(weights.sum(axis=1), dtype=np.float64) / max(weights.shape[1], 1)
    rows = weights.T.tocsr()
    shift, constant = rows @ mean, float(mean @ mean)
    squares = np.asarray((rows**2).sum(axis=1), dtype=np.float64) - 2 * shift + constant
    inverse = invert_or_zero(np.where(squares > _CONSTANT, np.sqrt(np.maximum(squares, 0.0)), 0.0))

    def finish(values: Values, anchors: NDArray[Any], items: NDArray[Any]) -> Values:
        return (values - shift[anchors] - shift[items] + constant) * inverse[anchors] * inverse[items]

    return Measure(rows, weights, finish)


def _pearson(weights: Csr, damping: float, beta: float) -> Measure:
    rows, offset = centre_directions(weights.T.tocsr())

    def finish(values: Values, anchors: NDArray[Any], items: NDArray[Any]) -> Values:
        return values - offset[anchors] * offset[items]

    return Measure(rows, rows.T.tocsr(), finish)


def _build_count_measure(entry: Callable[[Values, Values, Values, int], Values], weights: Csr) -> Measure:
    """A measure of counts: `entry`(users with both, with the anchor, with the item, users at all)."""
    both = mark_entries(weights)
    holders = np.bincount(weights.indices, minlength=weights.shape[1]).astype(np.float64)

    def finish(values: Values, anchors: NDArray[Any], items: NDArray[Any]) -> Values:
        return entry(values, holders[anchors], holders[items], weights.shape[0])

    return Measure(both.T.tocsr(), both, finish)


def _jaccard(weights: Csr, damping: float, beta: float) -> Measure:
    return _build_count_measure(lambda both, anchor, item, _: both / (anchor + item - both), weights)


def _conditional(weights: Csr, damping: float, beta: float) -> Measure:
    return _build_count_measure(lambda both, anchor, _item, _: both / (anchor + damping), weights)


def _lift(weights: Csr, damping: float, beta: float) -> Measure:
    return _build_count_measure(
        lambda both, anchor, item, users: both * users / ((anchor + damping) * (item + damping)), weights
    )


def _tfidf(weights: Csr, damping: float, beta: float) -> Measure:
    """√affinity times the user's rarity, ln(items / items of the user) + 1, compared by cosine."""
    rarity = np.log(weights.shape[1] / np.maximum(np.diff(weights.indptr), 1)) + 1.0
    root = Csr((np.sqrt(weights.data), weights.indices, weights.indptr), shape=weights.shape)
    return _cosine(scale_rows(root, rarity), damping, beta)


def _bm25(weights: Csr, damping: float, beta: float) -> Measure:
    """An item is a document, its users are the words."""
    users_of_item = np.asarray(weights.sum(axis=0), dtype=np.float64)
    rarity = np.log(weights.shape[1] / np.maximum(np.diff(weights.indptr), 1)) + 1.0
    length = (1.0 - _BM25_B) + _BM25_B * users_of_item / max(users_of_item.mean(), 1e-12)
    saturated = weights.data * (_BM25_K1 + 1.0) / (_BM25_K1 * length[weights.indices] + weights.data)
    weighted = scale_rows(
        Csr((saturated.astype(np.float32), weights.indices, weights.indptr), shape=weights.shape), rarity
    )
    return Measure(weighted.T.tocsr(), weighted)


def _rp3beta(weights: Csr, damping: float, beta: float) -> Measure:
    """A walk of two steps, item to user to item, divided by the target's popularity to the power of beta."""
    rows = weights.T.tocsr()
    to_user = scale_rows(rows, invert_or_zero(np.asarray(rows.sum(axis=1))))
    to_item = scale_rows(weights, invert_or_zero(np.asarray(weights.sum(axis=1))))
    holders = np.maximum(np.diff(rows.indptr), 1).astype(np.float64)

    def finish(values: Values, anchors: NDArray[Any], items: NDArray[Any]) -> Values:
        return np.asarray(values / holders[items] ** beta)

    return Measure(to_user, to_item, finish)


MEASURES: Mapping[Similarity, Callable[[Csr, float, float], Measure]] = {
    "cosine": _cosine,
    "adjusted_cosine": _adjusted_cosine,
    "pearson": _pearson,
    "jaccard": _jaccard,
    "bm25": _bm25,
    "tfidf": _tfidf,
    "conditional": _conditional,
    "lift": _lift,
    "rp3beta": _rp3beta,
}


def _read_values(pattern: Csr, matrix: Csr) -> NDArray[np.float64]:
    """The entries of `matrix` at the stored places of `pattern` (sorted), 0 where nothing is stored.

    A sparse product leaves out sums that cancel to 0, so that its places need not be those of the pattern.
    """
    matrix = matrix.sorted_indices()
    wanted, stored = _list_places(pattern), _list_places(matrix)
    if len(wanted) == len(stored):
        return np.asarray(matrix.data, dtype=np.float64)
    values = np.zeros(len(wanted))
    values[np.searchsorted(wanted, stored)] = matrix.data
    return values


def _list_places(matrix: Csr) -> NDArray[np.int64]:
    row = np.repeat(np.arange(matrix.shape[0], dtype=np.int64), np.diff(matrix.indptr))
    return row * matrix.shape[1] + matrix.indices
