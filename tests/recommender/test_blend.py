"""How much each scorer says."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.sparse import csr_array

from recommender import blend


def test_history_lengths_fall_into_four_buckets() -> None:
    assert blend.bucket_of(np.array([0, 1, 2, 3, 9, 10, 500])).tolist() == [0, 1, 1, 2, 2, 3, 3]


def test_scaling_makes_the_best_score_one_and_leaves_rows_without_any_at_zero() -> None:
    scores = np.array([[2.0, 1.0, -4.0], [0.0, 0.0, 0.0], [-1.0, -2.0, -3.0]], dtype=np.float32)
    assert blend.scaled(scores).tolist() == [[1.0, 0.5, -2.0], [0.0, 0.0, 0.0], [0.0, 0.0, 0.0]]


def scores_of_two(n_users: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Two scorers over 40 candidates: the first puts the right one first, the second puts it last."""
    features = np.zeros((n_users, 40, 2), dtype=np.float32)
    features[:, 7, 0] = 1.0
    features[:, :, 1] = 1.0
    features[:, 7, 1] = 0.0
    relevant = np.zeros((n_users, 40), dtype=bool)
    relevant[:, 7] = True
    return features, relevant, np.ones(n_users, dtype=np.int64)


def test_the_better_scorer_gains_weight_and_the_defaults_draw_it_back() -> None:
    start = np.array([0.2, 0.8], dtype=np.float32)
    # The first step that lifts the first scorer above the second is 1.0 : 0.8; 100 users count beside 30 for the start.
    expected = (100 * np.array([1.0, 0.8]) / 1.8 + 30 * start) / 130
    assert blend.learn_weights(*scores_of_two(100), start) == pytest.approx(expected)


def test_few_users_teach_nothing() -> None:
    start = np.array([0.2, 0.8], dtype=np.float32)
    assert blend.learn_weights(*scores_of_two(blend.MIN_USERS - 1), start).tolist() == start.tolist()


def test_candidates_are_the_best_of_each_scorer_that_may_be_shown() -> None:
    scores = [np.array([[0.1, 0.9, 0.5, 0.2]], dtype=np.float32), np.array([[0.3, 0.0, 0.0, 1.0]], dtype=np.float32)]
    seen = csr_array(np.array([[0, 1, 0, 0]], dtype=np.float32))
    taken = csr_array(np.array([[0, 0, 1, 1]], dtype=np.float32))
    listed = np.array([True, True, True, False])
    features, relevant, n_relevant = blend.candidates(scores, seen=seen, taken=taken, listed=listed)
    assert features.tolist() == [[[pytest.approx(0.1), pytest.approx(0.3)], [0.5, 0.0]]]
    assert relevant.tolist() == [[False, True]]
    assert n_relevant.tolist() == [2]


def test_defaults_exist_for_every_scorer_and_bucket() -> None:
    assert blend.default_weights(blend.SCORERS).shape == (len(blend.LEAST_ITEMS), len(blend.SCORERS))


def test_groups_of_users_join_padded_to_the_longest_list() -> None:
    short = (np.ones((1, 1, 2), dtype=np.float32), np.array([[True]]), np.array([1]))
    long = (np.zeros((2, 3, 2), dtype=np.float32), np.zeros((2, 3), dtype=bool), np.array([4, 5]))
    features, relevant, n_relevant = blend.joined([short, long])
    assert features.shape == (3, 3, 2)
    assert np.isnan(features[0, 1:]).all()
    assert relevant.tolist() == [[True, False, False], [False] * 3, [False] * 3]
    assert n_relevant.tolist() == [1, 4, 5]
