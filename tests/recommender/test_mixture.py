"""Scores of several scorers as one."""

from __future__ import annotations

import numpy as np
import pytest
from small_shops import checkerboard

from recommender.linear import Ease
from recommender.mixture import Mixture, slices
from recommender.popularity import Popularity
from recommender.scorer import Profiles


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
    personal = np.maximum(scorers["collaborative"].score_profiles(profiles)[0], 0.0)
    expected = (0.75 * personal / personal.max() + 0.25 * scorers["popularity"].popularity_) * demand[2]
    expected[5] = -np.inf
    found = mixture.scores(profiles)
    assert found[0] == pytest.approx(expected)
    assert found[1, :5] == pytest.approx(scorers["popularity"].popularity_[:5])
    assert np.isneginf(mixture.unseen(profiles)[0, [3, 5, 7, 9]]).all()
    assert np.isfinite(mixture.unseen(profiles)[0, [0, 1, 2]]).all()


def test_slices_hold_everybody_once_and_never_more_than_fit() -> None:
    parts = slices(np.arange(1_000), 10_000)
    assert np.concatenate(parts).tolist() == list(range(1_000))
    assert max(map(len, parts)) == 200
    assert len(slices(np.arange(3), 10**9)) == 3


def test_a_profile_without_a_history_is_scored_by_what_is_the_same_for_all() -> None:
    log = checkerboard()
    scorers = {"popularity": Popularity().fit(log)}
    mixture = Mixture(scorers, np.full((4, 1), 2.0, np.float32), np.ones((4, 10), np.float32), np.ones(10, dtype=bool))
    nobody = Profiles.of_items([np.array([], dtype=np.int64)], 10)
    assert mixture.scores(nobody)[0] == pytest.approx(2 * scorers["popularity"].popularity_)
