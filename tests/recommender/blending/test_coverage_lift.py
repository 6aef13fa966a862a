"""Room for the whole shop."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from recommender.blending import coverage_lift

# Lists of one: the first item is everybody's best, the second is nearly so for three users, the third for none.
SCORES = np.array(
    [[1.0, 0.8, 0.1], [1.0, 0.5, 0.1], [1.0, 0.625, 0.1], [1.0, 0.1, 0.1], [1.0, -np.inf, 0.0]], dtype=np.float32
)


def test_an_item_is_lifted_until_three_users_see_it() -> None:
    found = coverage_lift.compute_lifts([SCORES], n=1, n_items=3, limit=4.0)
    assert found == pytest.approx([1.0, 2.0, 4.0], abs=1e-3)
    lists = np.argmax(np.where(np.isfinite(SCORES), SCORES, 0.0) * found, axis=1)
    assert lists.tolist() == [1, 1, 1, 0, 0]


def test_blocks_of_users_count_together() -> None:
    whole = coverage_lift.compute_lifts([SCORES], n=1, n_items=3, limit=4.0)
    assert coverage_lift.compute_lifts([SCORES[:2], SCORES[2:]], n=1, n_items=3, limit=4.0).tolist() == whole.tolist()


def test_without_a_limit_above_one_or_with_room_for_all_nothing_is_lifted() -> None:
    assert coverage_lift.compute_lifts([SCORES], n=1, n_items=3, limit=1.0).tolist() == [1.0, 1.0, 1.0]
    assert coverage_lift.compute_lifts([SCORES], n=3, n_items=3, limit=4.0).tolist() == [1.0, 1.0, 1.0]


@given(st.integers(0, 2**32 - 1), st.sampled_from(coverage_lift.LIMITS))
def test_a_lift_within_the_limit_alone_brings_the_item_to_three_users(seed: int, limit: float) -> None:
    scores = np.random.default_rng(seed).random((12, 30), dtype=np.float32) ** 4
    found = coverage_lift.compute_lifts([scores], n=3, n_items=30, limit=limit)
    assert found.dtype == np.float32
    assert ((found >= 1.0) & (found <= limit)).all()
    for item in np.flatnonzero((found > 1.0) & (found < limit)):
        lifted = scores.copy()
        lifted[:, item] *= found[item]
        lists = np.argsort(-lifted, axis=1)[:, :3]
        assert (lists == item).any(axis=1).sum() >= coverage_lift.MIN_USERS
