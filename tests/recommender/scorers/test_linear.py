"""EASE against its closed form and by hand."""

from __future__ import annotations

import numpy as np
import pytest

from recommender.data.evidence import BoughtTogether
from recommender.data.interaction_matrices import matrices_of
from recommender.data.interactions import Interactions
from recommender.scorers.linear import DualEase, Ease, weigh_orders
from recommender.scorers.scorer import Profiles
from tests.recommender.scorer_contract import ScorerContract, broken_promises
from tests.recommender.small_shops import checkerboard, orders_log


class TestEase(ScorerContract):
    def make(self) -> Ease:
        return Ease()


class BasketEase(ScorerContract):
    def make(self) -> Ease:
        return Ease(source="orders", reg=10.0)


class RecentEase(ScorerContract):
    def make(self) -> Ease:
        return Ease(reg=10.0, half_life_days=30.0)


class TestDualEase(ScorerContract):
    def make(self) -> DualEase:
        return DualEase(reg=10.0)


def test_other_sources_and_half_lives_keep_the_contract() -> None:
    assert broken_promises([BasketEase(), RecentEase()]) == []


@pytest.mark.parametrize("half_life_days", [None, 20.0])
def test_solved_over_users_or_over_items_the_scores_are_the_same(half_life_days: float | None) -> None:
    random = np.random.default_rng(0)
    log = Interactions.from_columns(
        user=random.integers(0, 15, 200),
        item=random.integers(0, 40, 200),
        timestamp=random.integers(0, 10**7, 200),
        event=random.choice(["view_item", "purchase"], 200),
    )
    over_items = Ease(reg=3.0, half_life_days=half_life_days).fit(log)
    over_users = DualEase(reg=3.0, half_life_days=half_life_days).fit(log)
    users = [*range(15), "nobody"]
    assert over_users.score(users) == pytest.approx(over_items.score(users), abs=1e-5)
    for user, item in ((0, 3), (7, 39)):
        for mine, its in zip(over_users.explain(user, item), over_items.explain(user, item), strict=True):
            assert mine.with_share(0) == its.with_share(0)
            assert mine.share == pytest.approx(its.share, abs=1e-4)


def test_a_purchase_of_long_ago_teaches_less() -> None:
    day = 86_400
    log = Interactions.from_columns(
        user=["old", "old", "new", "new"], item=["tea", "cup", "tea", "pot"], timestamp=[0, 0, 60 * day, 60 * day]
    )
    even, recent = Ease(reg=1.0).fit(log), Ease(reg=1.0, half_life_days=30.0).fit(log)
    assert even.similar(["tea"], n=2)[1][0, 0] == pytest.approx(even.similar(["tea"], n=2)[1][0, 1])
    assert recent.similar(["tea"], n=2)[0].tolist() == [["pot", "cup"]]
    assert np.diff(recent.similar(["tea"], n=2)[1][0])[0] < 0


def test_a_long_order_weighs_less_than_a_short_one() -> None:
    matrix = weigh_orders(matrices_of(orders_log(["tea cup", "a b c d e f g h"]))).toarray()
    # Two and eight lines: by the power of -1/2 one line of the long order weighs half of one of the short.
    assert matrix[1].max() ** 2 / matrix[0].max() ** 2 == pytest.approx(0.5)
    assert (matrix**2).sum() == pytest.approx(10.0)


def test_two_items_by_hand() -> None:
    # G = [[2, 1], [1, 1]], reg 1: A = [[3, 1], [1, 2]], A⁻¹ = [[2, -1], [-1, 3]] / 5, B = -P_ij / P_jj
    model = Ease(reg=1.0).fit(Interactions.from_columns(user=["a", "a", "b"], item=["cup", "tea", "cup"]))
    assert model.weights_ == pytest.approx(np.array([[0, 1 / 3], [1 / 2, 0]]))


def test_weights_are_the_closed_form() -> None:
    log = checkerboard()
    dense = matrices_of(log).affinity.toarray().astype(float)
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
    with pytest.raises(ValueError, match="use DualEase or ItemNeighbours"):
        Ease(max_items=3).fit(checkerboard())


def test_the_basket_model_counts_orders() -> None:
    log = orders_log(["tea cup", "tea cup", "tea pot", "jar"])
    found = Ease(source="orders", reg=1.0).fit(log).explain("user of 2", "cup")
    # 2 of the 3 orders with tea hold a cup; by chance 2 of 4 would: lift (2/3) / (2/4)
    assert found == [BoughtTogether(anchor="tea", item="cup", count=2, of=3, lift=pytest.approx(4 / 3), share=1.0)]


def test_the_size_of_a_profile_is_its_length_with_each_anchor_at_its_strongest() -> None:
    model = Ease(reg=1.0).fit(orders_log(["tea cup", "tea cup", "cup", "jar"]))
    model.columns_ = np.array([0, 2])
    model.weights_ = np.array([[0.0, 0.5], [0.25, 0.0]], dtype=np.float32)
    model.strongest_ = np.array([0.5, 0.25], dtype=np.float32)
    profiles = Profiles.of_items([np.array([0, 2]), np.array([], dtype=int), np.array([1])], 3)
    # Item 1 is unknown to the model and counts as a mean anchor.
    assert model.mean_strength == pytest.approx(0.375)
    assert model.sizes(profiles) == pytest.approx([np.hypot(0.5, 0.25), 1.0, 0.375])


def test_weights_are_added_to_any_columns_also_where_items_have_no_events() -> None:
    model = Ease(reg=1.0).fit(orders_log(["tea cup", "tea cup", "cup", "jar"]), {"id": ["cup", "jar", "new", "tea"]})
    assert model.columns_.tolist() == [0, 1, 3]
    whole = np.zeros((4, 4), dtype=np.float32)
    whole[np.ix_(model.columns_, model.columns_)] = 2 * model.weights_
    for start, stop in ((0, 4), (1, 3), (2, 3), (3, 4)):
        total = np.zeros((4, stop - start), dtype=np.float32)
        model.add_weights(total, start, factor=2.0)
        assert total == pytest.approx(whole[:, start:stop])
