"""EASE against its closed form and by hand."""

from __future__ import annotations

import numpy as np
import pytest
from scorer_contract import ScorerContract
from small_shops import checkerboard, orders_log

from recommender.evidence import BoughtTogether
from recommender.interactions import Interactions
from recommender.linear import Ease


class TestEase(ScorerContract):
    def make(self) -> Ease:
        return Ease()


class TestBasketEase(ScorerContract):
    def make(self) -> Ease:
        return Ease(source="orders", reg=10.0)


def test_two_items_by_hand() -> None:
    # G = [[2, 1], [1, 1]], reg 1: A = [[3, 1], [1, 2]], A⁻¹ = [[2, -1], [-1, 3]] / 5, B = -P_ij / P_jj
    model = Ease(reg=1.0).fit(Interactions.from_columns(user=["a", "a", "b"], item=["cup", "tea", "cup"]))
    assert model.weights_ == pytest.approx(np.array([[0, 1 / 3], [1 / 2, 0]]))


def test_weights_are_the_closed_form() -> None:
    log = checkerboard()
    dense = log.affinity.toarray().astype(float)
    precision = np.linalg.inv(dense.T @ dense + 5.0 * np.eye(dense.shape[1]))
    expected = -precision / np.diag(precision)
    np.fill_diagonal(expected, 0.0)
    assert Ease(reg=5.0).fit(log).weights_ == pytest.approx(expected, abs=1e-6)


def test_items_without_events_take_no_room_and_score_zero() -> None:
    log = orders_log(["tea cup"])
    model = Ease().fit(log, {"id": ["tea", "new"]})
    assert model.weights_.shape == (2, 2)
    assert model.score(["user of 0"])[0, model.items_.rows(["new"])[0]] == 0.0
    assert model.explain("user of 0", "new") == []


def test_too_many_items_are_refused_with_a_way_out() -> None:
    with pytest.raises(ValueError, match="use ItemNeighbours"):
        Ease(max_items=3).fit(checkerboard())


def test_the_basket_model_counts_orders() -> None:
    log = orders_log(["tea cup", "tea cup", "tea pot", "jar"])
    found = Ease(source="orders", reg=1.0).fit(log).explain("user of 2", "cup")
    # 2 of the 3 orders with tea hold a cup; by chance 2 of 4 would: lift (2/3) / (2/4)
    assert found == [BoughtTogether(anchor="tea", item="cup", count=2, of=3, lift=pytest.approx(4 / 3), share=1.0)]
