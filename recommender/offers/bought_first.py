"""Purchase order: which of two items is bought first; the main product comes before its accessory."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from recommender.numerics import Csr

# Pairs that are compared at once; bounds the memory.
_AT_ONCE = 4_096


def count_bought_before(
    first: Csr, earlier: NDArray[np.integer], later: NDArray[np.integer]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """For each pair of items: the users who bought `earlier` before `later`, and those who bought them apart.

    first : when each user first bought each item, see `InteractionMatrices.first_bought`. Users who first bought both
        at the same time say nothing and are not counted; nor do those whose first of the two came before the shop sold
        the other at all.
    """
    sold_since = np.zeros(first.shape[0])
    sold = np.flatnonzero(np.diff(first.indptr))
    if len(sold):
        sold_since[sold] = np.minimum.reduceat(first.data, first.indptr[sold])
    before, apart = np.zeros(len(earlier), dtype=np.int64), np.zeros(len(earlier), dtype=np.int64)
    for start in range(0, len(earlier), _AT_ONCE):
        part = slice(start, start + _AT_ONCE)
        one, other = first[earlier[part]], first[later[part]]
        # Times where a user has both; elsewhere nothing is stored.
        one_of_both, other_of_both = one.multiply(other > 0).tocsr(), other.multiply(one > 0).tocsr()
        one_of_both.sort_indices()
        other_of_both.sort_indices()
        row = np.repeat(np.arange(one_of_both.shape[0]), np.diff(one_of_both.indptr))
        both_sold = np.maximum(sold_since[earlier[part]], sold_since[later[part]])[row]
        fair = np.minimum(one_of_both.data, other_of_both.data) >= both_sold
        is_before = fair & (one_of_both.data < other_of_both.data)
        is_apart = fair & (one_of_both.data != other_of_both.data)
        before[part] = np.bincount(row[is_before], minlength=one_of_both.shape[0])
        apart[part] = np.bincount(row[is_apart], minlength=one_of_both.shape[0])
    return before, apart
