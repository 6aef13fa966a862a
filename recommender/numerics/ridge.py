"""Ridge regression: many small ones at once, one for each row of a sparse matrix."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from recommender.numerics.matrices import Csr

# Rows of like length are padded to a common one and solved together, so many stored entries and rows at a time.
_ENTRIES_AT_ONCE, _ROWS_AT_ONCE = 16_384, 1_024


def solve_ridge_rows(
    rows: Csr,
    factors: NDArray[np.float32],
    *,
    weights: NDArray[np.float32],
    targets: NDArray[np.float32],
    penalty: NDArray[np.float32],
) -> NDArray[np.float32]:
    """For each row the x that solves (Σ w_j y_j y_jᵀ + P) x = Σ t_j y_j over its stored columns j.

    Parameters
    ----------
    rows : csr (n_rows, n_columns); only its structure is read. factors : (n_columns, k), the y.
    weights, targets : (nnz,), w and t of each stored entry.
    penalty : P, (k, k) for all rows or (n_rows, k, k); positive definite.

    Returns float32 (n_rows, k), 0 for a row without entries.
    """
    n_factors = factors.shape[1]
    solved = np.zeros((rows.shape[0], n_factors), dtype=np.float32)
    lengths = np.diff(rows.indptr)
    order = np.argsort(lengths, kind="stable")
    order = order[lengths[order] > 0]
    start = 0
    while start < len(order):
        # The padded length is a power of two: rows of one group waste less than half.
        padded = 1 << int(lengths[order[start]] - 1).bit_length()
        stop = int(np.searchsorted(lengths[order], padded, side="right"))
        stop = min(stop, start + min(max(_ENTRIES_AT_ONCE // padded, 1), _ROWS_AT_ONCE))
        group = order[start:stop]
        place = rows.indptr[group][:, None] + np.arange(padded)
        there = np.arange(padded) < lengths[group][:, None]
        place = np.where(there, place, 0)
        near = factors[rows.indices[place]]
        weighted = near * np.where(there, weights[place], 0.0)[:, :, None].astype(np.float32)
        left = np.matmul(near.transpose(0, 2, 1), weighted) + (penalty if penalty.ndim == 2 else penalty[group])
        right = np.matmul(np.where(there, targets[place], 0.0)[:, None, :].astype(np.float32), near)[:, 0]
        solved[group] = np.linalg.solve(left, right[:, :, None])[:, :, 0]
        start = stop
    return solved
