"""What comes into question for a basket at all."""

from __future__ import annotations

import numpy as np
import pytest

from recommender import HybridRecommender
from recommender.numerics.matrices import Csr, build_indicator
from recommender.offers.basket_ranker import BasketContext
from recommender.offers.completion import score_completions, score_without_rules, select_candidates
from recommender.scorers.linear import Ease
from tests.recommender.small_shops import orders_log

TWO_WEIGHTS = np.array([[0, 0.5, 0.25], [0.5, 0, 0], [0.25, 0, 0]], dtype=np.float32)


@pytest.fixture
def linear() -> Ease:
    model = Ease(reg=1.0).fit(orders_log(["cup jar", "cup tea"]))
    model.weights_ = TWO_WEIGHTS
    return model


def test_the_base_of_a_score_is_the_linear_model_and_the_habit(linear: Ease) -> None:
    habit = Csr(np.array([[0, 0, np.log(2.0)]], dtype=np.float32))
    found = score_without_rules(build_indicator([np.array([0])], 3), linear=linear, habit=habit)
    # Scaled to 1, and 0.3 times the habit.
    assert found[0] == pytest.approx([0.0, 1.0, 0.5 + 0.3 * np.log(2.0)])


def test_candidates_are_the_likeliest_and_nothing_of_the_basket(linear: Ease, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("recommender.offers.completion.CANDIDATES", 2)
    situation = BasketContext(build_indicator([np.array([0]), np.array([1, 2])], 3), Csr((2, 3)), Csr((2, 3)))
    found = select_candidates(situation, linear, np.zeros((3, 3), dtype=np.float32))
    assert set(found[0].tolist()) == {1, 2}
    assert 0 in found[1]


@pytest.mark.parametrize(("price", "offered"), [(59.0, True), (61.0, False)])
def test_what_is_far_dearer_than_the_basket_is_not_added_to_it(price: float, offered: bool) -> None:
    log = orders_log(["cup lamp"] * 3 + ["cup"] * 40 + ["lamp"] * 40)
    model = HybridRecommender().fit(log, {"id": ["cup", "lamp"], "price": [20.0, price]})
    scores = score_completions(
        [model.items_.rows(["cup"])],
        items=model.catalogue_,
        complements=model.complements_,
        linear=None,
        trends=model.trends_,
        habit=Csr(np.ones((1, 2), dtype=np.float32)),
    )
    assert np.isfinite(scores[0, 1]) == offered
