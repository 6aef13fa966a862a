"""The linear model with few weights an item, against the whole one."""

from __future__ import annotations

import numpy as np
import pytest

from recommender.data.interactions import Interactions
from recommender.scorers.linear import Ease
from recommender.scorers.sparse_linear import SparseEase
from tests.recommender.scorer_contract import ScorerContract, broken_promises


class TestSparseEase(ScorerContract):
    def make(self) -> SparseEase:
        return SparseEase(reg=10.0)


class RecentSparseEase(ScorerContract):
    def make(self) -> SparseEase:
        return SparseEase(reg=10.0, half_life_days=30.0)


def test_a_half_life_keeps_the_contract() -> None:
    assert broken_promises([RecentSparseEase()]) == []


def random_log() -> Interactions:
    random = np.random.default_rng(0)
    user, item = random.integers(0, 30, 400), random.integers(0, 12, 400)
    return Interactions.from_columns(user=user, item=item, timestamp=random.integers(0, 10**7, 400))


@pytest.mark.parametrize("half_life_days", [None, 20.0])
def test_with_all_items_as_anchors_it_is_ease(half_life_days: float | None) -> None:
    log = random_log()
    whole = Ease(reg=3.0, half_life_days=half_life_days).fit(log)
    sparse = SparseEase(n_neighbors=11, reg=3.0, half_life_days=half_life_days).fit(log)
    assert sparse.weights_.toarray() == pytest.approx(whole.weights_, abs=1e-5)
    assert sparse.score(range(30)) == pytest.approx(whole.score(range(30)), abs=1e-5)


def test_an_item_has_no_more_anchors_than_were_asked_for() -> None:
    sparse = SparseEase(n_neighbors=3, reg=3.0).fit(random_log())
    assert (np.bincount(sparse.weights_.indices) <= 3).all()
    assert not sparse.weights_.diagonal().any()


def test_weights_by_hand() -> None:
    """Tea with both users, cup with one: 1 / (2 + 1) of tea speaks for cup, 1 / (1 + 1) of cup for tea."""
    log = Interactions.from_columns(user=["a", "a", "b"], item=["tea", "cup", "tea"])
    sparse = SparseEase(reg=1.0).fit(log)
    assert log.items.values.tolist() == ["cup", "tea"]
    assert sparse.weights_.toarray() == pytest.approx(np.array([[0.0, 1 / 2], [1 / 3, 0.0]]))
