"""Operations on sparse matrices, by hand."""

from __future__ import annotations

import numpy as np
import pytest

from recommender.numerics.matrices import (
    Csr,
    average_rows,
    build_indicator,
    centre_rows,
    keep_rows,
    keep_top,
    normalize_rows,
    pack_strings,
    sum_triples,
    unpack_strings,
)


def test_triples_of_one_place_are_added_and_zeros_left_out() -> None:
    found = sum_triples(np.array([0, 0, 1, 1]), np.array([1, 1, 0, 0]), np.array([1.0, 2.0, 5.0, -5.0]), (2, 2))
    assert found.toarray().tolist() == [[0.0, 3.0], [0.0, 0.0]]
    assert found.nnz == 1
    assert found.dtype == np.float32


def test_an_indicator_counts_repeated_columns_once_and_leaves_unknown_ones_out() -> None:
    found = build_indicator([np.array([2, 0, 2]), np.array([-1]), np.array([], dtype=np.int64)], 3)
    assert found.toarray().tolist() == [[1, 0, 1], [0, 0, 0], [0, 0, 0]]


def test_rows_get_length_one_and_empty_rows_stay_empty() -> None:
    found = normalize_rows(Csr(np.array([[3.0, 4.0], [0.0, 0.0]])))
    assert found.toarray() == pytest.approx(np.array([[0.6, 0.8], [0.0, 0.0]]))
    assert keep_rows(found, np.array([False, True])).nnz == 0


def test_of_equal_entries_the_lower_columns_are_kept() -> None:
    assert keep_top(Csr(np.array([[1.0, 2.0, 1.0, 2.0]])), 3).toarray().tolist() == [[1.0, 2.0, 0.0, 2.0]]


def test_centring_keeps_what_becomes_zero() -> None:
    ratings = Csr(np.array([[4.0, 5.0], [0.0, 1.0]]))
    centred = centre_rows(ratings, average_rows(ratings, missing=0.0))
    assert centred.nnz == ratings.nnz == 3
    assert centred.toarray() == pytest.approx(np.array([[-0.5, 0.5], [0.0, 0.0]]))
    assert average_rows(ratings[:0], missing=3.0).tolist() == []


def test_strings_come_back_as_they_were() -> None:
    strings = ["tea", "", "普洱茶"]
    assert unpack_strings("names", pack_strings("names", strings)) == strings
