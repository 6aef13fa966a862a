"""Nearest neighbours, against values computed by hand."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scorer_contract import ScorerContract
from small_shops import orders_log

from recommender.evidence import AlsoViewed, Neighbours
from recommender.interactions import Interactions
from recommender.neighbours import ItemNeighbours, UserNeighbours, cosine, pearson


class TestCosineNeighbours(ScorerContract):
    def make(self) -> ItemNeighbours:
        return ItemNeighbours()


class TestPearsonNeighbours(ScorerContract):
    def make(self) -> ItemNeighbours:
        return ItemNeighbours(similarity="pearson")


class TestBm25Neighbours(ScorerContract):
    def make(self) -> ItemNeighbours:
        return ItemNeighbours(similarity="bm25")


class TestUserNeighbours(ScorerContract):
    def make(self) -> UserNeighbours:
        return UserNeighbours()


@pytest.mark.parametrize(
    ("measure", "x", "y", "expected"),
    [
        (cosine, (5, 4, 3), (4, 5, 2), 0.9698),
        (pearson, (5, 4, 3), (4, 5, 2), 0.6547),
        (cosine, (5, 3, 1, 4), (4, 5, 2, 3), 0.9337),
        (cosine, (0, 0), (1, 2), 0.0),
        (pearson, (3, 3, 3), (1, 2, 3), 0.0),
        (pearson, (1, 2, 3), (3, 2, 1), -1.0),
        (cosine, (), (), 0.0),
    ],
)
def test_similarity_of_two_rating_vectors(measure: object, x: tuple, y: tuple, expected: float) -> None:
    assert measure(x, y) == pytest.approx(expected, abs=5e-5)


def mixed_log() -> Interactions:
    """Users × items with affinities 1, 0.5 (cart) and 0.15 (look)."""
    return Interactions.from_columns(
        user=["a", "a", "b", "b", "c", "c", "d"],
        item=["tea", "cup", "tea", "cup", "tea", "pot", "pot"],
        event=["purchase", "add_to_cart", "add_to_cart", "view_item", "view_item", "purchase", "purchase"],
    )


@pytest.mark.parametrize(("name", "measure"), [("cosine", cosine), ("pearson", pearson)])
def test_the_sparse_similarity_is_that_of_the_columns(name: str, measure: object) -> None:
    log = mixed_log()
    columns = log.affinity.toarray().T.astype(float)
    learned = ItemNeighbours(similarity=name).fit(log).similarity_.toarray()
    for i, x in enumerate(columns):
        for j, y in enumerate(columns):
            together = i != j and (x * y).any()
            assert learned[i, j] == pytest.approx(max(measure(x, y), 0.0) if together else 0.0, abs=1e-5)


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 6)), min_size=1, max_size=40))
def test_cosine_similarity_is_symmetric_and_at_most_one(pairs: list[tuple[int, int]]) -> None:
    log = Interactions.from_columns(user=[u for u, _ in pairs], item=[i for _, i in pairs])
    learned = ItemNeighbours().fit(log).similarity_.toarray()
    assert np.allclose(learned, learned.T, atol=1e-6)
    assert learned.max(initial=0) <= 1 + 1e-6
    assert not learned.diagonal().any()


def test_only_the_nearest_neighbours_are_kept() -> None:
    log = orders_log(["tea cup", "tea cup", "tea pot", "tea jar"])
    kept = ItemNeighbours(n_neighbors=1).fit(log).similarity_
    assert np.diff(kept.indptr).max() == 1
    tea, cup = log.items.rows(["tea", "cup"])
    # cos(tea, cup) = 2 / (√4 · √2)
    assert kept[tea, cup] == pytest.approx(2 / (math.sqrt(4) * math.sqrt(2)))


def test_bm25_trusts_the_user_of_few_items_more() -> None:
    shopper_of_everything = " ".join(f"item{i}" for i in range(30))
    log = orders_log([f"tea cup {shopper_of_everything}", "tea pot"])
    ids, _ = ItemNeighbours(similarity="bm25").fit(log).similar(["tea"], n=1)
    assert ids.tolist() == [["pot"]]


def test_evidence_counts_common_buyers_or_common_interest() -> None:
    model = ItemNeighbours().fit(mixed_log())
    assert model.explain("d", "tea") == [AlsoViewed(anchor="pot", item="tea", count=1, of=2, share=1.0)]
    bought = ItemNeighbours().fit(orders_log(["tea cup", "tea cup", "tea pot", "cup"]))
    assert bought.explain("user of 2", "cup") == [Neighbours(anchor="tea", item="cup", count=2, of=3, share=1.0)]


def test_user_neighbours_score_is_the_sum_over_near_users() -> None:
    log = orders_log(["tea cup", "tea pot", "jar"])
    model = UserNeighbours().fit(log)
    # user 0 is cos 1/2 from user 1 and 0 from user 2
    pot, jar = log.items.rows(["pot", "jar"])
    scores = model.score(["user of 0"])[0]
    assert scores[pot] == pytest.approx(0.5)
    assert scores[jar] == 0.0
