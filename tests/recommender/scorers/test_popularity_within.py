"""What is popular in a category and in a segment."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from recommender.customers.segments import NO_TASTE
from recommender.data.interactions import Interactions
from recommender.scorers.popularity_within import (
    CategoryPopularity,
    PopularInCategory,
    PopularInSegment,
    SegmentPopularity,
)
from tests.recommender.scorer_contract import ScorerContract
from tests.recommender.small_shops import SIZE, checkerboard_items

COLOURS = [("White" if i % 2 == 0 else "Black") for i in range(SIZE)]


class TestCategoryPopularity(ScorerContract):
    """Of ten squares of two colours all are equally popular: the missing one is the first of its colour unseen."""

    def make(self) -> CategoryPopularity:
        return CategoryPopularity()

    def catalogue(self) -> dict[str, list[Any]]:
        return checkerboard_items() | {"category": COLOURS}


class TestSegmentPopularity(ScorerContract):
    def make(self) -> SegmentPopularity:
        return SegmentPopularity(n_segments=2)

    def catalogue(self) -> dict[str, list[Any]]:
        return checkerboard_items() | {"category": COLOURS}

    personal = False

    def test_one_user_and_one_item_are_no_error(self) -> None:
        scorer = SegmentPopularity().fit(Interactions.from_columns(user=["ann"], item=["tea"]))
        assert scorer.recommend(["ann"], n=1)[0].tolist() == [[None]]

    def test_an_empty_log_with_a_catalogue_is_no_error(self) -> None:
        log = self.log()
        nothing = log.take(np.zeros(len(log), dtype=bool))
        ids, _ = SegmentPopularity().fit(nothing, self.catalogue()).recommend(["u0"], n=2)
        assert ids.shape == (1, 2)


CATALOGUE = {"id": ["tea", "milk", "pen", "ink", "odd"], "category": ["Drinks", "Drinks", "Desk", "Desk", None]}


def small() -> Interactions:
    """Affinities by item: tea 3, milk 1, pen 4, ink 2."""
    taken = {"tea": "abc", "milk": "d", "pen": "efgh", "ink": "ef"}
    lines = [(user, item) for item, users in taken.items() for user in users]
    return Interactions.from_columns(user=[user for user, _ in lines], item=[item for _, item in lines])


def test_the_score_is_the_category_of_the_user_times_the_item_of_the_category() -> None:
    scorer = CategoryPopularity(prior=1.0).fit(small(), CATALOGUE)
    scores = dict(zip(scorer.items_.values.tolist(), scorer.score(["d"])[0].tolist(), strict=True))
    # d has one drink; the shop's mix is 4 drinks and 6 of the desk in 10
    assert scores == pytest.approx(
        {"tea": 1.4 / 2 * 3 / 4, "milk": 1.4 / 2 / 4, "pen": 0.6 / 2 * 4 / 6, "ink": 0.6 / 2 * 2 / 6, "odd": 0.0}
    )
    assert scorer.recommend(["d"], n=1)[0].tolist() == [["tea"]]
    assert scorer.explain("d", "ink") == [PopularInCategory(item="ink", category="Desk", count=2, rank=2, share=1.0)]
    assert scorer.explain("d", "odd") == []


def test_a_stranger_is_shown_what_is_popular_in_the_whole_shop() -> None:
    scorer = CategoryPopularity().fit(small(), CATALOGUE)
    ids, scores = scorer.recommend(["nobody"], n=4)
    assert ids[0].tolist() == ["pen", "tea", "ink", "milk"]
    assert scores[0].tolist() == pytest.approx([0.4, 0.3, 0.2, 0.1])


def tastes() -> tuple[Interactions, dict[str, list[Any]]]:
    """Twelve people with four of six cat things, six gardeners with four of six tools; a book for every second."""
    lines = [(f"cat{u:02}", f"cat {(u + i) % 6}") for u in range(12) for i in range(4)]
    lines += [(f"garden{u:02}", f"tool {(u + i) % 6}") for u in range(6) for i in range(4)]
    lines += [(f"cat{u:02}", "book") for u in range(0, 12, 2)]
    ids = sorted({item for _, item in lines} | {"disc", "film"})
    paths = {"cat": "Pets > Cats", "tool": "Garden > Tools"}
    log = Interactions.from_columns(user=[user for user, _ in lines], item=[item for _, item in lines])
    return log, {"id": ids, "category": [paths.get(item.split()[0], item.title()) for item in ids]}


def test_segments_get_what_their_own_people_buy() -> None:
    log, catalogue = tastes()
    scorer = SegmentPopularity(n_segments=2, prior=10.0).fit(log, catalogue)
    row = scorer.items_.rows(["book"])[0]
    by_cat, by_gardener, by_stranger = scorer.score(["cat01", "garden00", "nobody"])[:, row].tolist()
    # 6 of 12 people with cats have the book, none of 6 gardeners, 6 of all 18
    assert by_cat == pytest.approx((6 + 10 / 3) / 22)
    assert by_gardener == pytest.approx((10 / 3) / 16)
    assert by_stranger == pytest.approx(1 / 3)
    own = PopularInSegment(item="book", segment="Cats", count=6, of=12, share=1.0)
    assert scorer.explain("cat01", "book") == [own]
    assert scorer.explain("garden00", "book") == []
    everybody = PopularInSegment(item="book", segment="", count=6, of=18, share=1.0)
    assert scorer.explain("nobody", "book") == [everybody]


def test_the_nearest_centre_is_that_of_the_own_segment() -> None:
    log, catalogue = tastes()
    scorer = SegmentPopularity(n_segments=2).fit(log, catalogue)
    assert scorer.segments_.find_nearest(scorer.profiles_.history).tolist() == scorer.segments_.segment_.tolist()
    alone = scorer.profiles_of(["nobody"], recent=[["cat 0", "cat 1"]]).history
    assert scorer.segments_.find_nearest(alone).tolist() == [NO_TASTE]


def test_without_categories_people_are_told_apart_by_the_items_themselves() -> None:
    log, catalogue = tastes()
    scorer = SegmentPopularity(n_segments=2).fit(log, {"id": catalogue["id"]})
    ids, _ = scorer.recommend(["garden00"], n=2)
    assert set(ids[0]) == {"tool 4", "tool 5"}


def test_equal_input_gives_equal_segments_to_the_bit() -> None:
    log, catalogue = tastes()
    first, again = (SegmentPopularity().fit(log, catalogue).score(["cat00", "nobody"]) for _ in range(2))
    assert np.array_equal(first, again)
