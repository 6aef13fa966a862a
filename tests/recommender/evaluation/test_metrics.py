"""Measures against values computed by hand."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recommender.evaluation import metrics
from recommender.numerics.matrices import Csr, normalize_rows

# One user, hits at places 1 and 3 of 4; 5 relevant items.
HITS, RELEVANT = np.array([[True, False, True, False]]), np.array([5])
ALL = [
    metrics.precision_at_k,
    metrics.recall_at_k,
    metrics.hit_rate_at_k,
    metrics.average_precision_at_k,
    metrics.reciprocal_rank_at_k,
    metrics.ndcg_at_k,
]


@pytest.mark.parametrize(
    ("measure", "k", "expected"),
    [
        (metrics.precision_at_k, 1, 1.0),
        (metrics.precision_at_k, 4, 2 / 4),
        (metrics.precision_at_k, 8, 2 / 8),
        (metrics.recall_at_k, 4, 2 / 5),
        (metrics.recall_at_k, 2, 1 / 5),
        (metrics.hit_rate_at_k, 4, 1.0),
        (metrics.average_precision_at_k, 4, (1 / 1 + 2 / 3) / 4),
        (metrics.average_precision_at_k, 8, (1 / 1 + 2 / 3) / 5),
        (metrics.reciprocal_rank_at_k, 4, 1.0),
        (metrics.ndcg_at_k, 1, 1.0),
        (metrics.ndcg_at_k, 3, (1 + 1 / 2) / (1 + 1 / math.log2(3) + 1 / 2)),
        (metrics.ndcg_at_k, 8, (1 + 1 / 2) / (1 + 1 / math.log2(3) + 1 / 2 + 1 / math.log2(5) + 1 / math.log2(6))),
    ],
)
def test_one_user_by_hand(measure: object, k: int, expected: float) -> None:
    assert measure(HITS, RELEVANT, k=k) == pytest.approx([expected])


def test_the_first_hit_decides_the_reciprocal_rank() -> None:
    hits = np.array([[False, False, True], [False, False, False]])
    assert metrics.reciprocal_rank_at_k(hits, np.array([1, 1]), k=3).tolist() == [pytest.approx(1 / 3), 0.0]
    assert metrics.reciprocal_rank_at_k(hits, np.array([1, 1]), k=2).tolist() == [0.0, 0.0]


@pytest.mark.parametrize("measure", ALL)
def test_a_user_who_wanted_nothing_is_not_judged(measure: object) -> None:
    assert np.isnan(measure(np.array([[False, False]]), np.array([0]), k=2)).all()


@settings(deadline=None)
@given(st.lists(st.booleans(), min_size=1, max_size=8), st.integers(0, 5), st.integers(1, 10))
def test_measures_lie_in_zero_to_one(places: list[bool], missed: int, k: int) -> None:
    n_relevant = sum(places) + missed
    for measure in ALL:
        (value,) = measure(np.array([places]), np.array([n_relevant]), k=k)
        assert math.isnan(value) if n_relevant == 0 else 0 <= value <= 1


@settings(deadline=None)
@given(st.integers(1, 6), st.integers(1, 6))
def test_all_relevant_items_first_is_perfect(n_relevant: int, k: int) -> None:
    hits = np.array([[place < n_relevant for place in range(8)]])
    for measure in (metrics.average_precision_at_k, metrics.ndcg_at_k, metrics.reciprocal_rank_at_k):
        assert measure(hits, np.array([n_relevant]), k=k) == pytest.approx([1.0])


def test_coverage_is_the_part_of_the_items_shown() -> None:
    assert metrics.coverage(np.array([[0, 1], [1, -1]]), 4) == 0.5
    assert metrics.coverage(np.array([[-1]]), 0) == 0.0


def test_novelty_is_the_mean_self_information() -> None:
    # item 0 is known by 2 of 8 users (2 bits), item 1 by all (0 bits), item 2 by nobody (counts as 1: 3 bits)
    known = np.array([2, 8, 0])
    assert metrics.novelty(np.array([[0, 1], [2, -1]]), known, 8) == pytest.approx([1.0, 3.0])
    assert np.isnan(metrics.novelty(np.array([[-1]]), known, 8)).all()


@pytest.mark.parametrize(
    ("times", "n_items", "expected"),
    [
        ([3, 3, 3], 3, 0.0),
        # 2·(1·0 + 2·0 + 3·5) / (3·5) - 4/3 = 2/3
        ([5], 3, 2 / 3),
        # 2·(1·1 + 2·3) / (2·4) - 3/2 = 1/4
        ([3, 1], 2, 1 / 4),
        # 2·(3·1 + 4·3) / (4·4) - 5/4 = 5/8
        ([1, 3], 4, 5 / 8),
    ],
)
def test_gini_by_hand(times: list[int], n_items: int, expected: float) -> None:
    assert metrics.gini(np.array(times), n_items) == pytest.approx(expected)


def test_gini_of_nothing_shown_is_unknown() -> None:
    assert np.isnan(metrics.gini(np.array([0, 0]), 2))
    assert np.isnan(metrics.gini(np.array([[0, 0], [1, 1]]), 2)).tolist() == [True, False]


def test_diversity_is_the_mean_distance_of_all_pairs() -> None:
    # cosines: 0 and 1: 0.6; 0 and 2: 0; 1 and 2: 0.8; item 3 is described by nothing
    vectors = Csr(np.array([[1, 0], [0.6, 0.8], [0, 1], [0, 0]]))
    lists = np.array([[0, 1, 2], [0, 2, -1], [3, 0, -1], [1, -1, -1]])
    found = metrics.diversity(lists, vectors)
    assert found[:3] == pytest.approx([1 - (0.6 + 0 + 0.8) / 3, 1.0, 1.0])
    assert math.isnan(found[3])


def test_the_same_thing_twice_is_no_diversity() -> None:
    vectors = Csr(np.array([[0.6, 0.8], [0.6, 0.8]]))
    assert metrics.diversity(np.array([[0, 1]]), vectors) == pytest.approx([0.0])


def test_miscalibration_by_hand() -> None:
    # items 0, 1 are of category 0, items 2, 3 of category 1, item 4 of none
    category = np.array([0, 0, 1, 1, -1])
    history = Csr(np.array([[1, 1, 1, 0, 1], [1, 0, 0, 0, 0], [1, 0, 0, 0, 0], [0, 0, 0, 0, 1]], dtype=np.float32))
    lists = np.array([[3, 4], [1, -1], [2, 3], [0, 1]])
    found = metrics.miscalibration(lists, history, category)
    # the first: history 2/3 and 1/3, list 0 and 1
    p, q = (2 / 3, 1 / 3), (0.01 * 2 / 3, 0.99 + 0.01 / 3)
    assert found[:3] == pytest.approx(
        [p[0] * math.log(p[0] / q[0]) + p[1] * math.log(p[1] / q[1]), 0.0, math.log(100)], abs=1e-6
    )
    assert math.isnan(found[3])


@settings(deadline=None)
@given(
    st.lists(st.lists(st.integers(-1, 5), min_size=3, max_size=3, unique=True), min_size=1, max_size=6),
    st.lists(st.integers(-1, 2), min_size=6, max_size=6),
    st.integers(0, 2**30),
)
def test_beyond_accuracy_stays_in_its_bounds(lists: list[list[int]], category: list[int], seed: int) -> None:
    shown, random = np.array(lists), np.random.default_rng(seed)
    history = Csr(random.random((len(lists), 6)) * (random.random((len(lists), 6)) < 0.5))
    miscalibrated = metrics.miscalibration(shown, history, np.array(category))
    assert ((miscalibrated > -1e-9) & (miscalibrated <= math.log(100) + 1e-9))[~np.isnan(miscalibrated)].all()
    times = np.bincount(shown[shown >= 0], minlength=6)
    uneven = metrics.gini(times, 6)
    assert -1e-9 <= uneven < 1 if times.any() else np.isnan(uneven)
    different = metrics.diversity(shown, normalize_rows(Csr(random.random((6, 3)))))
    assert ((different > -1e-6) & (different <= 1))[~np.isnan(different)].all()
