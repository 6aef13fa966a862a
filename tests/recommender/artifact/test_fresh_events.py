"""Events since the fit, known at the next answer."""

from __future__ import annotations

import numpy as np
import pytest

from recommender import HybridRecommender, NotFittedError
from recommender.scorers.scorer import Profiles
from tests.recommender.small_shops import checkerboard, checkerboard_items

NOW = 1_800_000_000


@pytest.fixture
def model() -> HybridRecommender:
    return HybridRecommender().fit(checkerboard(), checkerboard_items())


def history(profiles: Profiles) -> dict[int, float]:
    return dict(zip(profiles.history.indices.tolist(), profiles.history.data.tolist(), strict=True))


def test_a_stranger_who_takes_white_squares_is_shown_white_squares(model: HybridRecommender) -> None:
    model.partial_update(user=["stranger"] * 3, item=["i0", "i2", "i4"], timestamp=[NOW] * 3)
    ids, _ = model.recommend(["stranger"], n=2)
    assert set(ids[0]) == {"i6", "i8"}
    assert model.explain("stranger", "i6")


def test_only_the_users_of_the_events_change(model: HybridRecommender) -> None:
    before = model.score(["u0", "u1"])
    model.partial_update(user=["u0"], item=["i1"], timestamp=[NOW])
    after = model.score(["u0", "u1"])
    assert not np.array_equal(before[0], after[0])
    assert np.array_equal(before[1], after[1])


def test_weights_add_up_and_are_cut_to_one(model: HybridRecommender) -> None:
    model.partial_update(user=["new"], item=["i0"], event=["view_item"], timestamp=[NOW])
    model.partial_update(user=["new"], item=["i0"], event=["add_to_cart"], timestamp=[NOW])
    assert history(model.profiles_of(["new"])) == {0: pytest.approx(0.65)}
    model.partial_update(user=["new"], item=["i0"], timestamp=[NOW])
    assert history(model.profiles_of(["new"])) == {0: 1.0}


def test_a_refund_takes_the_purchase_back(model: HybridRecommender) -> None:
    assert 2 in history(model.profiles_of(["u0"]))
    model.partial_update(user=["u0"], item=["i2"], event=["refund"], timestamp=[NOW])
    assert 2 not in history(model.profiles_of(["u0"]))


def test_the_last_fresh_day_is_what_is_latest(model: HybridRecommender) -> None:
    model.partial_update(user=["u0"] * 2, item=["i1", "i3"], timestamp=[NOW - 2 * 86_400, NOW])
    assert model.profiles_of(["u0"]).latest.indices.tolist() == [3]
    assert model.profiles_of(["u0"], recent=[["i5"]]).latest.indices.tolist() == [3, 5]


def test_items_that_the_model_does_not_know_wait_for_the_next_fit(model: HybridRecommender) -> None:
    before = model.score(["u0"])
    model.partial_update(user=["u0"], item=["unheard of"], timestamp=[NOW])
    assert np.array_equal(model.score(["u0"]), before)


def test_a_new_fit_forgets_what_its_log_holds(model: HybridRecommender) -> None:
    fitted = model.score(["u0"])
    model.partial_update(user=["u0"], item=["i1"], timestamp=[NOW])
    assert np.array_equal(model.fit(checkerboard(), checkerboard_items()).score(["u0"]), fitted)


def test_bad_events_are_refused_and_change_nothing(model: HybridRecommender) -> None:
    before = model.score(["u0"])
    with pytest.raises(ValueError, match="unknown"):
        model.partial_update(user=["u0"], item=["i1"], event=["stolen"])
    with pytest.raises(ValueError, match="rows"):
        model.partial_update(user=["u0"], item=["i1", "i3"])
    assert np.array_equal(model.score(["u0"]), before)
    with pytest.raises(NotFittedError, match="call fit"):
        HybridRecommender().partial_update(user=["u0"], item=["i1"])
