"""A log in which every event says how well the item was liked."""

from __future__ import annotations

import math

import pytest

from recommender.data.interaction_matrices import matrices_of
from recommender.data.ratings import Ratings
from recommender.evaluation.split import split_by_time
from recommender.scorers.popularity import Popularity

DAY = 86_400


@pytest.fixture
def log() -> Ratings:
    """Given out of order: ann changed her mind about tea from 2 to 5."""
    return Ratings.from_columns(
        user=["ann", "bob", "ann", "ann"],
        item=["tea", "tea", "cup", "tea"],
        rating=[5, 1, 4, 2],
        timestamp=[30 * DAY, 20 * DAY, 10 * DAY, 0],
    )


def test_ratings_follow_their_events_into_time_order(log: Ratings) -> None:
    assert log.rating.tolist() == [2.0, 4.0, 1.0, 5.0]
    assert log.items.raw(log.item).tolist() == ["tea", "cup", "tea", "tea"]


def test_the_latest_rating_of_a_pair_counts(log: Ratings) -> None:
    cup, tea = 0, 1
    assert matrices_of(log).ratings.toarray()[0, [cup, tea]].tolist() == [4.0, 5.0]
    assert matrices_of(log).affinity.toarray()[0, [cup, tea]] == pytest.approx([0.8, 1.0])


def test_a_part_of_the_log_keeps_the_scale(log: Ratings) -> None:
    early, late = split_by_time(log, test_share=0.25)
    assert isinstance(early, Ratings)
    assert early.rating.tolist() == [2.0, 4.0, 1.0]
    assert (early.lowest, early.highest) == (late.lowest, late.highest) == (1.0, 5.0)
    assert matrices_of(early).affinity.toarray().max() == pytest.approx(0.8)


def test_old_ratings_fade_for_the_trend(log: Ratings) -> None:
    faded = matrices_of(log).affinity_at(half_life_days=10).toarray()
    # cup 20 days old: 4/5 · 1/4; tea of ann 0 days, of bob 10 days: 1/5 · 1/2
    assert faded.tolist() == [pytest.approx([0.2, 1.0]), pytest.approx([0.0, 0.1])]
    assert Popularity(half_life_days=10).fit(log).recommend(["new"], n=1)[0].tolist() == [["tea"]]


@pytest.mark.parametrize(
    ("rating", "said"),
    [
        ([1.0], "must have 2 rows"),
        (None, "must have 2 rows"),
        ([1.0, math.nan], "row 1 holds nan"),
        ([math.inf, 1.0], "row 0 holds inf"),
        ([1.0, -2.0], "row 1 holds -2.0"),
        ([0.0, 2.0], "row 0 holds 0.0"),
        (["good", "bad"], "no number"),
    ],
)
def test_what_is_no_rating_is_refused(rating: list[object] | None, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        Ratings.from_columns(user=["a", "b"], item=["x", "y"], rating=rating)


def test_an_empty_log_of_ratings_is_no_error() -> None:
    log = Ratings.from_columns(user=[], item=[], rating=[])
    assert matrices_of(log).ratings.shape == (0, 0)
