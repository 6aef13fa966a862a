"""Scores of several scorers as one."""

from __future__ import annotations

import numpy as np
import pytest

from recommender import HybridRecommender
from recommender.blending.mixture import Mixture, split_users
from recommender.data.interactions import Interactions
from recommender.scorers.linear import Ease
from recommender.scorers.popularity import Popularity
from recommender.scorers.scorer import Profiles
from tests.recommender.small_shops import checkerboard


def test_scores_are_added_by_weight_and_multiplied_by_demand() -> None:
    log = checkerboard()
    scorers = {"collaborative": Ease(reg=1.0).fit(log), "popularity": Popularity().fit(log)}
    weights = np.array([[0.0, 1.0], [0.0, 1.0], [0.75, 0.25], [0.0, 1.0]], dtype=np.float32)
    demand = np.ones((4, 10), dtype=np.float32)
    demand[2, 3] = 2.0
    listed = np.ones(10, dtype=bool)
    listed[5] = False
    mixture = Mixture(scorers, weights, demand, listed)
    profiles = scorers["collaborative"].profiles_of(["u1", "nobody"])
    personal = scorers["collaborative"].score_profiles(profiles)[0]
    size = scorers["collaborative"].sizes(profiles)[0]
    expected = np.maximum(0.75 * personal / size + 0.25 * scorers["popularity"].popularity_, 0.0) * demand[2]
    expected[5] = -np.inf
    found = mixture.score(profiles)
    assert found[0] == pytest.approx(expected)
    assert found[1, :5] == pytest.approx(scorers["popularity"].popularity_[:5])
    assert np.isneginf(mixture.score_unseen(profiles)[0, [3, 5, 7, 9]]).all()
    assert np.isfinite(mixture.score_unseen(profiles)[0, [0, 1, 2]]).all()


def shop_of_regulars(n_items: int = 530) -> HybridRecommender:
    """More items than one panel of columns holds, some of them without events; of 400 users most have a history."""
    random = np.random.default_rng(0)
    log = Interactions.from_columns(
        user=random.integers(0, 400, 8_000) ** 2 // 400,
        item=random.integers(0, n_items, 8_000),
        timestamp=random.integers(0, 10**7, 8_000),
        basket=random.integers(0, 900, 8_000),
    )
    words = [f"word{row % 7} word{row % 11}" for row in range(n_items + 5)]
    return HybridRecommender(random_state=0).fit(log, {"id": range(n_items - 3, -6, -1), "text": words[: n_items + 3]})


def test_many_users_at_once_are_scored_as_each_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    model = shop_of_regulars()
    profiles, mixture = model.profiles_, model.mixture_
    n_regulars = int((np.diff(profiles.history.indptr) >= 10).sum())
    assert 20 < n_regulars < len(profiles)
    asked: list[int] = []
    plain = mixture.score
    monkeypatch.setattr("recommender.blending.mixture._FOLDED_FROM", n_regulars)
    monkeypatch.setattr(mixture, "score", lambda some: asked.append(len(some)) or plain(some))
    together = mixture.score_many(profiles)
    assert asked == [len(profiles) - n_regulars]
    assert together == pytest.approx(plain(profiles), rel=1e-4, abs=1e-6)
    assert np.isneginf(together).any(axis=0).sum() == (~mixture.listed).sum() > 0


def test_without_a_linear_model_many_users_are_scored_one_like_the_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("recommender.blending.mixture._FOLDED_FROM", 1)
    model = HybridRecommender(max_items=3).fit(checkerboard())
    profiles = model.profiles_
    assert np.array_equal(model.mixture_.score_many(profiles), model.mixture_.score(profiles))


def test_slices_hold_everybody_once_and_never_more_than_fit() -> None:
    parts = split_users(np.arange(1_000), 10_000)
    assert np.concatenate(parts).tolist() == list(range(1_000))
    assert max(map(len, parts)) == 200
    assert len(split_users(np.arange(3), 10**9)) == 3


def test_a_profile_without_a_history_is_scored_by_what_is_the_same_for_all() -> None:
    log = checkerboard()
    scorers = {"popularity": Popularity().fit(log)}
    mixture = Mixture(scorers, np.full((4, 1), 2.0, np.float32), np.ones((4, 10), np.float32), np.ones(10, dtype=bool))
    nobody = Profiles.of_items([np.array([], dtype=np.int64)], 10)
    assert mixture.score(nobody)[0] == pytest.approx(2 * scorers["popularity"].popularity_)
