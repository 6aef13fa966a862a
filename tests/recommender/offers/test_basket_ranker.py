"""The model of choice that completes baskets."""

from __future__ import annotations

import numpy as np
import pytest

from recommender import HybridRecommender
from recommender.data.interaction_matrices import matrices_of
from recommender.data.interactions import Interactions
from recommender.numerics.matrices import Csr, build_indicator
from recommender.offers.basket_ranker import CONTEXTS, FEATURES, MIN_BASKETS, BasketContext, BasketRanker, BasketScorers
from recommender.offers.completion import measure_habits, rank_by_choice
from tests.recommender.small_shops import orders_log

USUAL = np.array([[1.0, 0.0, 0.0, 0.0]], dtype=np.float32)


def one_feature(n_baskets: int, *, of_ten: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Two candidates, told apart by one feature: the first is chosen so many times of ten."""
    features = np.zeros((n_baskets, 2, 1), dtype=np.float32)
    features[:, 0] = 1.0
    chosen = (np.arange(n_baskets) % 10 >= of_ten).astype(np.int64)
    return features, np.repeat(USUAL, n_baskets, axis=0), chosen


def test_chances_are_in_proportion_to_the_exponential_of_the_weighted_features() -> None:
    weights = np.zeros((1, CONTEXTS), dtype=np.float32)
    weights[0, :2] = [np.log(3.0), np.log(2.0)]
    features = np.array([[[1.0], [0.0]]], dtype=np.float32)
    ranker = BasketRanker(weights)
    assert ranker.predict_chances(features, USUAL)[0] == pytest.approx([3 / 4, 1 / 4])
    larger = np.array([[1.0, 1.0, 0.0, 0.0]], dtype=np.float32)
    assert ranker.predict_chances(features, larger)[0] == pytest.approx([6 / 7, 1 / 7])


def test_a_candidate_far_behind_keeps_a_chance_above_nothing() -> None:
    weights = np.zeros((1, CONTEXTS), dtype=np.float32)
    weights[0, 0] = 1.0
    chances = BasketRanker(weights).predict_chances(np.array([[[500.0], [0.0]]], dtype=np.float32), USUAL)[0]
    assert chances[0] == pytest.approx(1.0)
    assert chances[1] > 0


def test_what_is_learned_gives_the_shares_of_what_was_chosen() -> None:
    data = one_feature(2_000, of_ten=8)
    ranker = BasketRanker.learn(*data)
    assert ranker is not None
    assert ranker.predict_chances(data[0], data[1])[0] == pytest.approx([0.8, 0.2], abs=0.01)
    again = BasketRanker.learn(*data)
    assert again is not None
    assert np.array_equal(ranker.weights, again.weights)


def test_what_all_candidates_share_has_no_say() -> None:
    features, contexts, chosen = one_feature(2_000, of_ten=8)
    ranker = BasketRanker.learn(np.concatenate([features, np.full_like(features, 7.0)], axis=2), contexts, chosen)
    assert ranker is not None
    assert ranker.weights[1] == pytest.approx(np.zeros(CONTEXTS), abs=1e-3)


def test_few_baskets_teach_nothing_nor_do_those_whose_line_was_no_candidate() -> None:
    assert BasketRanker.learn(*one_feature(MIN_BASKETS - 1, of_ten=8)) is None
    features, contexts, chosen = one_feature(MIN_BASKETS, of_ten=8)
    assert BasketRanker.learn(features, contexts, chosen) is not None
    chosen[0] = -1
    assert BasketRanker.learn(features, contexts, chosen) is None


def test_a_basket_of_usual_size_and_a_stranger_are_contexts_of_their_own() -> None:
    lists = [np.arange(8), np.arange(2)]
    found = BasketContext(
        build_indicator(lists, 30), build_indicator([np.arange(20), np.array([])], 30), Csr((2, 30))
    ).build_contexts()
    assert found[0] == pytest.approx([1.0, np.log(9) - 2.2, np.log(21) - 3.0, 0.0])
    assert found[1] == pytest.approx([1.0, np.log(3) - 2.2, 0.0, 1.0])


def pairs_shop() -> HybridRecommender:
    """Item 2k goes with 2k + 1, and each order holds one of the customer's two favourites, which are 40 and above."""
    random = np.random.default_rng(0)
    n_orders = 1_200
    customer = random.integers(0, 60, n_orders)
    pair = random.integers(0, 20, (n_orders, 2))
    favourite = 40 + (customer + 20 * random.integers(0, 2, n_orders)) % 40
    items = np.concatenate([2 * pair, 2 * pair + 1, favourite[:, None]], axis=1)
    return HybridRecommender(random_state=0).fit(
        Interactions.from_columns(
            user=np.repeat(customer, 5),
            item=items.ravel(),
            timestamp=np.repeat(1_600_000_000 + 20_000 * np.arange(n_orders), 5),
            basket=np.repeat(np.arange(n_orders), 5),
        )
    )


@pytest.fixture(scope="module")
def shop() -> HybridRecommender:
    return pairs_shop()


def test_a_shop_with_orders_enough_learns_to_rank(shop: HybridRecommender) -> None:
    assert shop.basket_weights_.shape == (len(FEATURES), CONTEXTS)
    ids, chances = shop.complete_basket([[0, 2, 3], [9]], n=3)
    assert ids[:, 0].tolist() == [1, 8]
    assert (np.diff(chances, axis=1) <= 0).all()
    assert chances.max() <= 1.0
    assert np.array_equal(pairs_shop().basket_weights_, shop.basket_weights_)


def test_the_ranker_is_saved_with_the_model(shop: HybridRecommender, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("saved") / "model"
    shop.save(folder)
    loaded = HybridRecommender.load(folder)
    for mine, its in zip(*(m.complete_basket([[0, 2], [9]], users=[5, 7]) for m in (shop, loaded)), strict=True):
        assert mine.tolist() == its.tolist()


def test_whose_basket_it_is_moves_the_choice(shop: HybridRecommender) -> None:
    nobody, customer = (shop.complete_basket([[0]], n=3, users=[user])[0][0].tolist() for user in (None, 17))
    assert nobody[0] == customer[0] == 1
    assert set(customer[1:]) == {57, 77}
    assert set(nobody[1:]) != {57, 77}


def test_beyond_the_candidates_the_order_stands(monkeypatch: pytest.MonkeyPatch, shop: HybridRecommender) -> None:
    monkeypatch.setattr("recommender.offers.completion.CANDIDATES", 2)
    basket_scorers = BasketScorers.of(shop.scorers_)
    assert basket_scorers is not None
    scores = np.full((1, 80), -np.inf, dtype=np.float32)
    scores[0, [4, 5, 6, 7]] = [0.1, 9.0, 3.0, 0.2]
    context = BasketContext(build_indicator([np.array([0])], 80), Csr((1, 80)), Csr((1, 80)))
    found = rank_by_choice(scores, context, BasketRanker(shop.basket_weights_), basket_scorers, shop.trends_)[0]
    assert set(np.argsort(-found)[:2].tolist()) == {5, 6}
    assert np.argsort(-found)[2:4].tolist() == [7, 4]
    assert np.isneginf(np.delete(found, [4, 5, 6, 7])).all()
    assert found[4] > 0


def test_a_shop_without_a_linear_model_has_no_voices_and_no_ranker() -> None:
    model = HybridRecommender(max_items=1).fit(orders_log(["tea cup", "tea jar"] * 5))
    assert BasketScorers.of(model.scorers_) is None
    assert not len(model.basket_weights_)


def test_habits_fade() -> None:
    log = orders_log(["tea", "cup"])
    found = measure_habits(matrices_of(log))
    assert found.shape == log.shape
    assert 0 < found.data.max() <= np.log(2.0) + 1e-6
