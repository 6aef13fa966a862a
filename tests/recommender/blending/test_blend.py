"""How much each scorer says."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.sparse import csr_array

from recommender.blending import blend
from recommender.blending.blend import Blend, Candidates
from recommender.data.trends import WINDOWS

NO_TRENDS = np.zeros(len(WINDOWS), dtype=np.float32)


def test_history_lengths_fall_into_four_buckets() -> None:
    assert blend.bucket_of(np.array([0, 1, 2, 3, 9, 10, 500])).tolist() == [0, 1, 1, 2, 2, 3, 3]


def scores_of_two(n_users: int) -> Candidates:
    """Two scorers over 40 candidates: the first puts the right one first, the second puts it last."""
    scores = np.zeros((n_users, 40, 2), dtype=np.float32)
    scores[:, 7, 0] = 1.0
    scores[:, :, 1] = 1.0
    scores[:, 7, 1] = 0.0
    relevant = np.zeros((n_users, 40), dtype=bool)
    relevant[:, 7] = True
    return Candidates(
        scores,
        np.zeros((n_users, 40, len(WINDOWS)), dtype=np.float32),
        relevant,
        np.zeros((n_users, 40), dtype=bool),
        np.ones(n_users, dtype=np.int64),
    )


def test_the_better_scorer_gains_weight_and_the_defaults_draw_it_back() -> None:
    start = np.array([0.2, 0.8], dtype=np.float32)
    weights, exponents = blend.learn_weights(scores_of_two(100), start, NO_TRENDS)
    # The second scorer adds nothing and is left out; 100 users count beside 30 for the start.
    assert weights == pytest.approx((100 * np.array([1.0, 0.0]) + 30 * start) / 130)
    assert exponents.tolist() == NO_TRENDS.tolist()


def test_a_scorer_that_adds_nothing_is_left_out_once_enough_users_say_so() -> None:
    start = np.array([0.9, 0.1], dtype=np.float32)
    # Of 100 users the start leaves it 3 / 130 of all weight, of 1,000 users 3 / 1,030, which is next to none.
    assert blend.learn_weights(scores_of_two(100), start, NO_TRENDS)[0] == pytest.approx([1 - 3 / 130, 3 / 130])
    assert blend.learn_weights(scores_of_two(1_000), start, NO_TRENDS)[0] == pytest.approx([1 - 3 / 1_030, 0.0])


def test_a_scorer_that_puts_more_in_place_stays() -> None:
    chosen = scores_of_two(100)
    # For half of the users the second scorer knows the right item and the first does not.
    chosen.scores[::2] = chosen.scores[::2, :, ::-1]
    chosen.scores[:, :, 0] *= np.arange(100)[:, None] % 2
    chosen.scores[:, :, 1] *= (np.arange(100)[:, None] + 1) % 2
    weights, _ = blend.learn_weights(chosen, np.array([0.5, 0.5], dtype=np.float32), NO_TRENDS)
    assert (weights > 0.1).all()


def test_a_trend_that_tells_the_right_item_gains_power() -> None:
    chosen = scores_of_two(100)
    chosen.scores[:] = 1.0
    chosen.trends[:, 7, 1] = 1.0
    _, exponents = blend.learn_weights(chosen, np.array([0.5, 0.5], dtype=np.float32), NO_TRENDS)
    # The least step above 0 is enough to put it first.
    assert exponents == pytest.approx([0.0, 0.1 * 100 / 130, 0.0])


def test_few_users_teach_nothing() -> None:
    start = np.array([0.2, 0.8], dtype=np.float32)
    weights, exponents = blend.learn_weights(scores_of_two(blend.MIN_USERS - 1), start, NO_TRENDS)
    assert weights.tolist() == start.tolist()
    assert exponents.tolist() == NO_TRENDS.tolist()


def test_candidates_are_the_best_of_each_scorer_that_may_be_shown() -> None:
    scores = [np.array([[0.1, 0.9, 0.5, 0.2]], dtype=np.float32), np.array([[0.3, 0.0, 0.0, 1.0]], dtype=np.float32)]
    trends = np.arange(12, dtype=np.float32).reshape(4, 3)
    chosen = Candidates.choose(
        scores,
        trends,
        seen=csr_array(np.array([[0, 1, 0, 0]], dtype=np.float32)),
        taken=csr_array(np.array([[0, 0, 1, 1]], dtype=np.float32)),
        listed=np.array([True, True, True, False]),
    )
    assert chosen.scores.tolist() == [[[pytest.approx(0.1), pytest.approx(0.3)], [0.5, 0.0]]]
    assert chosen.trends.tolist() == [[[0, 1, 2], [6, 7, 8]]]
    assert chosen.relevant.tolist() == [[False, True]]
    assert chosen.padding.tolist() == [[False, False]]
    assert chosen.n_relevant.tolist() == [2]


def test_groups_of_users_join_padded_to_the_longest_list() -> None:
    def group(n_users: int, n_candidates: int, relevant: int) -> Candidates:
        shape = (n_users, n_candidates)
        return Candidates(
            np.ones((*shape, 2), dtype=np.float32),
            np.ones((*shape, 3), dtype=np.float32),
            np.ones(shape, dtype=bool),
            np.zeros(shape, dtype=bool),
            np.full(n_users, relevant),
        )

    found = Candidates.join([group(1, 1, 1), group(2, 3, 4)])
    assert found.scores.shape == (3, 3, 2)
    assert found.trends.shape == (3, 3, 3)
    assert found.padding.tolist() == [[False, True, True], [False] * 3, [False] * 3]
    assert found.relevant.tolist() == [[True, False, False], [True] * 3, [True] * 3]
    assert found.n_relevant.tolist() == [1, 4, 4]


def test_defaults_exist_for_every_scorer_and_bucket() -> None:
    names = list(blend.DEFAULTS[0])
    start = Blend.default(names)
    assert start.weights.shape == (len(blend.LEAST_ITEMS), len(names))
    assert start.exponents.shape == (len(blend.LEAST_ITEMS), len(WINDOWS))


def test_demand_is_the_product_of_the_trends_to_their_powers() -> None:
    trends = np.log(np.array([[2.0, 3.0, 1.0]], dtype=np.float32))
    exponents = np.array([[1.0, 2.0, 5.0], [0.0, 0.0, 0.0]], dtype=np.float32)
    found = Blend((), np.empty((2, 0), dtype=np.float32), exponents).demand(trends)
    assert found == pytest.approx(np.array([[18.0], [1.0]]))


def test_ndcg_by_hand() -> None:
    # Hits at places 1 and 3 of two relevant items: (1 + 1/2) / (1 + 1/log2(3)).
    hits = np.array([[True, False, True, False]])
    assert blend.ndcg_at_20(hits, np.array([2])) == pytest.approx([1.5 / (1 + 1 / np.log2(3))])
