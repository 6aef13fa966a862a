"""Several scorers averaged, alike or by hand."""

from __future__ import annotations

import numpy as np
import pytest

from recommender.blending.weighted import WeightedHybrid, blend_by_alpha
from recommender.numerics.scaling import scale_scores
from recommender.scorers.content import Content
from recommender.scorers.linear import Ease
from recommender.scorers.neighbours import ItemNeighbours
from recommender.scorers.popularity import Popularity
from tests.recommender.scorer_contract import USERS, ScorerContract
from tests.recommender.small_shops import checkerboard, checkerboard_items


class TestFixedAverage(ScorerContract):
    def make(self) -> WeightedHybrid:
        return WeightedHybrid()


class TestAlphaWeighted(ScorerContract):
    def make(self) -> WeightedHybrid:
        return blend_by_alpha(Ease(reg=10.0), Content(), alpha=0.7)


def fitted(scorer: WeightedHybrid) -> np.ndarray:
    return scorer.fit(checkerboard(), checkerboard_items()).score(USERS)


def test_the_average_is_the_mean_of_lists_that_reach_one() -> None:
    parts = [scorer.fit(checkerboard(), checkerboard_items()) for scorer in (Ease(), Popularity())]
    mean = sum(scale_scores(part.score(USERS)) for part in parts) / 2
    own = fitted(WeightedHybrid(scorers={"linear": Ease(), "popularity": Popularity()}))
    assert own == pytest.approx(mean)
    assert own.max() <= 1 + 1e-6


@pytest.mark.parametrize("alpha", [0.0, 0.3, 1.0])
def test_alpha_is_the_part_of_the_first(alpha: float) -> None:
    first, second = (
        scale_scores(each.fit(checkerboard(), checkerboard_items()).score(USERS))
        for each in (ItemNeighbours(), Popularity())
    )
    own = fitted(blend_by_alpha(ItemNeighbours(), Popularity(), alpha=alpha))
    assert own == pytest.approx(alpha * first + (1 - alpha) * second)


def test_only_the_proportions_of_weights_count() -> None:
    scorers = {"linear": Ease(), "popularity": Popularity()}
    one, ten = (
        fitted(WeightedHybrid(scorers=scorers, weights={"linear": 2.0 * by, "popularity": by})) for by in (1.0, 10.0)
    )
    assert one == pytest.approx(ten)


@pytest.mark.parametrize(
    ("weights", "message"),
    [
        ({"linear": 1.0}, "give one for each"),
        ({"linear": 1.0, "popularity": -1.0}, "at least 0"),
        ({"linear": 1.0, "popularity": float("nan")}, "finite"),
        ({"linear": 0.0, "popularity": 0.0}, "one above it"),
    ],
)
def test_weights_that_are_none_are_refused(weights: dict[str, float], message: str) -> None:
    hybrid = WeightedHybrid(scorers={"linear": Ease(), "popularity": Popularity()}, weights=weights)
    with pytest.raises(ValueError, match=message):
        hybrid.fit(checkerboard())


def test_alpha_is_a_part() -> None:
    with pytest.raises(ValueError, match="alpha is"):
        blend_by_alpha(Ease(), Popularity(), alpha=1.5)


def test_the_scorers_given_stay_unfitted() -> None:
    given = Ease()
    WeightedHybrid(scorers={"linear": given}).fit(checkerboard())
    assert not hasattr(given, "weights_")
