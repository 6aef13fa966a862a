"""Sparse matrices: small operations that several scorers need."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

Csr: TypeAlias = sparse.csr_array
Arrays = dict[str, NDArray[Any]]


def sum_triples(rows: NDArray[Any], columns: NDArray[Any], values: NDArray[Any], shape: tuple[int, int]) -> Csr:
    """A float32 matrix of (row, column, value) triples; values of the same place are added, zeros left out."""
    matrix = sparse.coo_array((values.astype(np.float64), (rows, columns)), shape=shape).tocsr()
    matrix.sum_duplicates()
    matrix.eliminate_zeros()
    return matrix.astype(np.float32)


def build_indicator(lists: Sequence[NDArray[Any]], n_columns: int) -> Csr:
    """One row a list, 1.0 at each column named in it; negative columns are left out, repeated ones count once."""
    kept = [np.unique(columns[columns >= 0]) for columns in map(np.asarray, lists)]
    indptr = np.concatenate([[0], np.cumsum([len(columns) for columns in kept])]).astype(np.int32)
    indices = np.concatenate(kept).astype(np.int32) if kept else np.array([], dtype=np.int32)
    return Csr((np.ones(len(indices), dtype=np.float32), indices, indptr), shape=(len(kept), n_columns))


def scale_columns(matrix: Csr, factors: NDArray[Any]) -> Csr:
    """Each column multiplied by its factor."""
    return Csr(
        (matrix.data * factors[matrix.indices].astype(matrix.dtype), matrix.indices, matrix.indptr), shape=matrix.shape
    )


def scale_rows(matrix: Csr, factors: NDArray[Any]) -> Csr:
    """Each row multiplied by its factor."""
    stretched = np.repeat(factors.astype(matrix.dtype), np.diff(matrix.indptr))
    return Csr((matrix.data * stretched, matrix.indices, matrix.indptr), shape=matrix.shape)


def keep_rows(matrix: Csr, kept: NDArray[np.bool_]) -> Csr:
    """The matrix with all rows but those kept empty."""
    matrix = scale_rows(matrix, kept)
    matrix.eliminate_zeros()
    return matrix


def invert_or_zero(values: NDArray[Any]) -> NDArray[np.float64]:
    """1 / value, and 0 where the value is 0: an empty row stays empty."""
    values = np.asarray(values, dtype=np.float64)
    return np.divide(1.0, values, out=np.zeros_like(values), where=values > 0)


def normalize_rows(matrix: Csr) -> Csr:
    """Rows of Euclidean length 1; empty rows stay empty."""
    return scale_rows(matrix, invert_or_zero(np.sqrt((matrix**2).sum(axis=1))))


def average_rows(matrix: Csr, *, missing: float) -> NDArray[np.float64]:
    """The mean of each row's stored entries; `missing` for an empty row."""
    counts = np.diff(matrix.indptr)
    sums = np.asarray(matrix.sum(axis=1), dtype=np.float64)
    return np.divide(sums, counts, out=np.full(len(counts), missing), where=counts > 0)


def centre_rows(matrix: Csr, means: NDArray[np.float64]) -> Csr:
    """Each stored entry less its row's mean. What becomes 0 stays stored, for it was rated."""
    shifted = matrix.data - np.repeat(means, np.diff(matrix.indptr))
    return Csr((shifted.astype(np.float32), matrix.indices, matrix.indptr), shape=matrix.shape)


def mark_entries(matrix: Csr) -> Csr:
    """1.0 at each stored entry."""
    return Csr((np.ones(matrix.nnz, dtype=np.float32), matrix.indices, matrix.indptr), shape=matrix.shape)


def keep_top(matrix: Csr, k: int) -> Csr:
    """The k largest entries of each row; of equal ones, those of the lower column."""
    matrix = matrix.sorted_indices()
    row = np.repeat(np.arange(matrix.shape[0]), np.diff(matrix.indptr))
    order = np.lexsort((matrix.indices, -matrix.data, row))
    place = np.arange(len(order)) - matrix.indptr[row]
    kept = np.sort(order[place < k])
    counts = np.bincount(row[kept], minlength=matrix.shape[0])
    indptr = np.concatenate([[0], np.cumsum(counts)]).astype(matrix.indptr.dtype)
    return Csr((matrix.data[kept], matrix.indices[kept], indptr), shape=matrix.shape)


def row_of(matrix: Csr, row: int) -> tuple[NDArray[Any], NDArray[Any]]:
    """Columns and values of one row, without building a matrix for it."""
    start, stop = matrix.indptr[row], matrix.indptr[row + 1]
    return matrix.indices[start:stop], matrix.data[start:stop]


def value_at(matrix: Csr, row: int, column: int) -> float:
    """One entry, 0.0 where nothing is stored."""
    columns, values = row_of(matrix, row)
    return float(values[columns == column].sum())


def to_arrays(name: str, matrix: Csr) -> Arrays:
    """A matrix as plain arrays, for the artifact."""
    return {
        f"{name}.data": matrix.data,
        f"{name}.indices": matrix.indices.astype(np.int32),
        f"{name}.indptr": matrix.indptr.astype(np.int64 if matrix.nnz >= 2**31 else np.int32),
        f"{name}.shape": np.array(matrix.shape, dtype=np.int64),
    }


def from_arrays(name: str, arrays: Mapping[str, NDArray[Any]]) -> Csr:
    """The matrix that `to_arrays` wrote; its arrays are used in place."""
    parts = (arrays[f"{name}.data"], arrays[f"{name}.indices"], arrays[f"{name}.indptr"])
    n_rows, n_columns = (int(size) for size in arrays[f"{name}.shape"])
    return Csr(parts, shape=(n_rows, n_columns))


def pack_strings(name: str, strings: Sequence[str]) -> Arrays:
    """Strings as UTF-8 bytes and offsets: one long text does not widen all the others."""
    encoded = [text.encode() for text in strings]
    return {
        f"{name}.bytes": np.frombuffer(b"".join(encoded), dtype=np.uint8),
        f"{name}.offsets": np.concatenate([[0], np.cumsum([len(text) for text in encoded])]).astype(np.int64),
    }


def unpack_strings(name: str, arrays: Mapping[str, NDArray[Any]]) -> list[str]:
    """The strings that `pack_strings` wrote."""
    blob, offsets = arrays[f"{name}.bytes"].tobytes(), arrays[f"{name}.offsets"].tolist()
    return [blob[start:stop].decode() for start, stop in pairwise(offsets)]
