"""From scores to lists."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from recommender.data.ids import IdIndex
from recommender.data.ranking import find_excluded_rows, limit_per_group, select_top

ITEMS = IdIndex(np.array(["a", "b", "c"]))


@settings(deadline=None)
@given(
    arrays.arrays(np.float32, (2, 6), elements=st.sampled_from([-np.inf, -1.0, 0.0, 0.5, 1.0])),
    st.integers(1, 8),
)
def test_top_is_the_head_of_a_stable_sort(scores: np.ndarray, n: int) -> None:
    columns, values = select_top(scores, n)
    assert columns.shape == values.shape == (2, n)
    for row, line in enumerate(scores):
        expected = [int(c) for c in np.argsort(-line, kind="stable") if line[c] > -np.inf][:n]
        assert columns[row].tolist() == expected + [-1] * (n - len(expected))
        assert values[row, : len(expected)].tolist() == line[expected].tolist()


@pytest.mark.parametrize("n_levels", [2, 50, 100_000])
def test_top_of_wide_rows_is_the_head_of_a_stable_sort_also_with_ties(n_levels: int) -> None:
    random = np.random.default_rng(n_levels)
    scores = random.integers(0, n_levels, (9, 1_003)).astype(np.float32)
    scores[random.random(scores.shape) < 0.3] = -np.inf
    scores[0] = -np.inf
    scores[1, 5:] = -np.inf
    columns, values = select_top(scores, 12)
    for row, line in enumerate(scores):
        expected = [int(c) for c in np.argsort(-line, kind="stable") if line[c] > -np.inf][:12]
        assert columns[row].tolist() == expected + [-1] * (12 - len(expected))
        assert values[row, : len(expected)].tolist() == line[expected].tolist()


def test_top_of_nothing_is_padding() -> None:
    columns, values = select_top(np.empty((1, 0), dtype=np.float32), 2)
    assert columns.tolist() == [[-1, -1]]
    assert np.isneginf(values).all()


@pytest.mark.parametrize(
    ("exclude", "expected"),
    [
        ([], [[], []]),
        (["b"], [[1], [1]]),
        ({"b"}, [[1], [1]]),
        ((each for each in ["b", "z"]), [[1], [1]]),
        ([["a"], ["b", "c"]], [[0], [1, 2]]),
        ([("a",), set()], [[0], []]),
    ],
)
def test_exclusions_are_for_all_or_for_each(exclude: object, expected: list[list[int]]) -> None:
    assert [rows.tolist() for rows in find_excluded_rows(ITEMS, exclude, 2)] == expected


def test_a_wrong_number_of_exclusion_lists_is_refused() -> None:
    with pytest.raises(ValueError, match="3 lists for 2 answers"):
        find_excluded_rows(ITEMS, [["a"], [], []], 2)


def test_spread_passes_over_full_groups() -> None:
    assert limit_per_group(np.array([7, 7, 7, 8, 7, 9]), 4, per_group=2) == [0, 1, 3, 5]
