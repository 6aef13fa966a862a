"""Nearest neighbours, against values computed by hand."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recommender.data.evidence import AlsoViewed, Neighbours
from recommender.data.interaction_matrices import matrices_of
from recommender.data.interactions import Interactions
from recommender.data.ratings import Ratings
from recommender.numerics.matrices import Csr, average_rows, centre_rows
from recommender.scorers.neighbours import ItemNeighbours, UserNeighbours
from recommender.scorers.similarities import MEASURES, compare_co_rated, cosine, pearson
from tests.recommender.scorer_contract import ScorerContract, broken_promises
from tests.recommender.small_shops import orders_log, rated_checkerboard


class TestItemNeighbours(ScorerContract):
    similarity = "cosine"

    def make(self) -> ItemNeighbours:
        return ItemNeighbours(similarity=self.similarity)


class TestUserNeighbours(ScorerContract):
    similarity = "cosine"

    def make(self) -> UserNeighbours:
        return UserNeighbours(similarity=self.similarity)


class TestNeighboursOfRatings(ScorerContract):
    """Centred ratings tell how much somebody likes what he takes, not what he takes: they are not of one colour."""

    kind: type[ItemNeighbours | UserNeighbours] = ItemNeighbours
    similarity = "cosine"

    def log(self) -> Ratings:
        return rated_checkerboard()

    def make(self) -> ItemNeighbours | UserNeighbours:
        return self.kind(similarity=self.similarity)


def with_settings(contract: ScorerContract, **settings: Any) -> ScorerContract:
    vars(contract).update(settings)
    return contract


def test_every_similarity_keeps_the_contract() -> None:
    items = [with_settings(TestItemNeighbours(), similarity=similarity) for similarity in MEASURES]
    users = [with_settings(TestUserNeighbours(), similarity="pearson")]
    assert broken_promises(items + users) == []


def test_every_similarity_of_ratings_keeps_the_contract() -> None:
    kinds = [(ItemNeighbours, "pearson"), (ItemNeighbours, "adjusted_cosine")]
    kinds += [(UserNeighbours, "cosine"), (UserNeighbours, "pearson")]
    contracts = [
        with_settings(TestNeighboursOfRatings(), kind=kind, similarity=similarity, personal=similarity == "cosine")
        for kind, similarity in kinds
    ]
    assert broken_promises(contracts) == []


@pytest.mark.parametrize(
    ("measure", "x", "y", "expected"),
    [
        (cosine, (5, 4, 3), (4, 5, 2), 0.9698),
        (pearson, (5, 4, 3), (4, 5, 2), 0.6547),
        (cosine, (5, 3, 1, 4), (4, 5, 2, 3), 0.9337),
        (cosine, (5, 4, 2), (1, 2, 4), 0.6831),
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
    columns = matrices_of(log).affinity.toarray().T.astype(float)
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


def columns_of(log: Interactions) -> np.ndarray:
    return matrices_of(log).affinity.toarray().astype(float)


def test_adjusted_cosine_takes_each_users_mean_off() -> None:
    log = mixed_log()
    adjusted = (columns_of(log) - columns_of(log).mean(axis=1, keepdims=True)).T
    learned = ItemNeighbours(similarity="adjusted_cosine").fit(log).similarity_.toarray()
    together = columns_of(log).T @ columns_of(log) > 0
    for i, x in enumerate(adjusted):
        for j, y in enumerate(adjusted):
            expected = max(cosine(x, y), 0.0) if together[i, j] and i != j else 0.0
            assert learned[i, j] == pytest.approx(expected, abs=1e-6)


# Three orders with tea, two with cup, both of them with tea; 4 orders in all.
TEA_ORDERS = ["tea cup", "tea cup", "tea pot", "jar"]
RARITY = math.log(4 / 2) + 1  # of who has 2 of 4 items
SATURATED = [2.2 / (1.2 * (0.25 + 0.75 * n / 1.75) + 1) for n in (3, 2)]  # tea and cup; 1.75 users an item


@pytest.mark.parametrize(
    ("similarity", "options", "expected"),
    [
        ("jaccard", {}, 2 / (3 + 2 - 2)),
        ("conditional", {"damping": 0.0}, 2 / 3),
        ("conditional", {"damping": 1.0}, 2 / 4),
        ("lift", {"damping": 0.0}, 2 * 4 / (3 * 2)),
        ("lift", {"damping": 1.0}, 2 * 4 / (4 * 3)),
        # From tea to each of its 3 users, from 2 of them to the cup, one of their 2 items each
        ("rp3beta", {"beta": 0.0}, 1 / 3),
        ("rp3beta", {"beta": 0.5}, 1 / 3 / math.sqrt(2)),
        ("tfidf", {}, 2 / math.sqrt(6)),
        ("bm25", {}, 2 * RARITY**2 * SATURATED[0] * SATURATED[1]),
    ],
)
def test_similarity_of_tea_to_cup_by_hand(similarity: str, options: dict[str, float], expected: float) -> None:
    log = orders_log(TEA_ORDERS)
    model = ItemNeighbours(similarity=similarity, **options).fit(log)
    tea, cup = log.items.rows(["tea", "cup"])
    assert model.similarity_[tea, cup] == pytest.approx(expected, rel=1e-5)


def test_conditional_probability_depends_on_which_came_in_first() -> None:
    log = orders_log(TEA_ORDERS)
    learned = ItemNeighbours(similarity="conditional", damping=0.0).fit(log).similarity_
    tea, cup = log.items.rows(["tea", "cup"])
    assert learned[cup, tea] == pytest.approx(1.0)


def test_damping_keeps_one_coincidence_below_a_habit() -> None:
    orders = ["tea rarity", *["tea cup"] * 9, *["cup"] * 3, *["jar"] * 10]
    raw, damped = (ItemNeighbours(similarity="lift", damping=d).fit(orders_log(orders)) for d in (0.0, 10.0))
    assert raw.similar(["tea"], n=1)[0].tolist() == [["rarity"]]
    assert damped.similar(["tea"], n=1)[0].tolist() == [["cup"]]


def test_beta_holds_popular_items_back() -> None:
    orders = ["tea cup", "tea cup", "tea cup", *["cup"] * 20, "tea spoon", "tea spoon"]
    plain, held = (ItemNeighbours(similarity="rp3beta", beta=b).fit(orders_log(orders)) for b in (0.0, 1.0))
    assert plain.similar(["tea"], n=1)[0].tolist() == [["cup"]]
    assert held.similar(["tea"], n=1)[0].tolist() == [["spoon"]]


def test_an_unknown_similarity_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="'manhattan' is unknown"):
        ItemNeighbours(similarity="manhattan").fit(mixed_log())  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="'jaccard' is unknown"):
        UserNeighbours(similarity="jaccard").fit(mixed_log())  # type: ignore[arg-type]


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


def rated(table: dict[str, dict[str, float]]) -> Ratings:
    lines = [(user, item, rating) for user, row in table.items() for item, rating in row.items()]
    users, items, ratings = zip(*lines, strict=True)
    return Ratings.from_columns(user=users, item=items, rating=ratings)


THREE_USERS = {
    "ann": {"i1": 5, "i2": 3, "i3": 1, "i4": 4},
    "bob": {"i1": 4, "i2": 5, "i3": 2, "i4": 3},
    "cai": {"i1": 2, "i2": 1, "i3": 4, "i4": 5},
}


def test_cosine_of_rated_items_is_that_of_their_columns() -> None:
    log = rated(THREE_USERS)
    learned = ItemNeighbours().fit(log).similarity_
    assert learned[0, 2] == pytest.approx(0.6831, abs=5e-5)


def test_pearson_of_users_by_hand() -> None:
    ratings = Csr(np.array([[5.0, 4.0, 3.0], [4.0, 5.0, 2.0]], dtype=np.float32))
    centred = centre_rows(ratings, average_rows(ratings, missing=0.0))
    assert compare_co_rated(centred, centred)[0, 1] == pytest.approx(0.6547, abs=5e-5)
    assert compare_co_rated(centred, centred, damping=1.0)[0, 1] == pytest.approx(0.6547 * 3 / 4, abs=5e-5)


def test_adjusted_cosine_of_ratings_is_over_common_users_only() -> None:
    log = rated({"ann": {"tea": 5, "cup": 4, "pot": 3}, "bob": {"tea": 2, "cup": 1}, "cai": {"tea": 5, "pot": 1}})
    learned = ItemNeighbours(similarity="adjusted_cosine", damping=0.0).fit(log).similarity_
    tea, cup, pot = log.items.rows(["tea", "cup", "pot"])
    # Off their means: ann (1, 0, -1), bob (1/2, -1/2, -), cai (2, -, -2)
    assert learned[cup, tea] == 0.0  # 1·0 - 1/4 is below 0
    assert learned[tea, pot] == 0.0
    agreeing = rated({"ann": {"tea": 5, "cup": 5, "pot": 2}, "bob": {"tea": 4, "cup": 3, "jar": 2}, "cai": {"cup": 1}})
    learned = ItemNeighbours(similarity="adjusted_cosine", damping=0.0).fit(agreeing).similarity_
    # tea (1, 1, -) and cup (1, 0, 0): 1 / (√2 · 1)
    assert learned[agreeing.items.rows(["tea"])[0], agreeing.items.rows(["cup"])[0]] == pytest.approx(1 / math.sqrt(2))


def dense_co_rated(a: np.ndarray, b: np.ndarray, rated_a: np.ndarray, rated_b: np.ndarray) -> float:
    both = rated_a & rated_b
    return cosine(a[both], b[both])


@settings(deadline=None, max_examples=50)
@given(st.lists(st.lists(st.sampled_from([0, 0, 1, 2, 3]), min_size=4, max_size=4), min_size=2, max_size=5))
def test_co_rated_cosine_is_the_plain_one_on_what_both_have(table: list[list[int]]) -> None:
    ratings = Csr(np.array(table, dtype=np.float32))
    centred = centre_rows(ratings, average_rows(ratings, missing=0.0))
    learned, dense, there = compare_co_rated(centred, centred).toarray(), centred.toarray(), np.array(table) > 0
    for i in range(len(table)):
        for j in range(len(table)):
            expected = dense_co_rated(dense[i], dense[j], there[i], there[j])
            assert learned[i, j] == pytest.approx(expected, abs=1e-5)


def test_a_rating_is_predicted_from_near_users() -> None:
    log = rated({"ann": {"a": 5, "b": 4, "c": 3}, "bob": {"a": 4, "b": 5, "c": 2, "d": 5}, "cai": {"e": 3}})
    model = UserNeighbours(similarity="pearson").fit(log)
    # bob, like ann in taste, gave d 1 more than his mean 4; ann's mean is 4
    assert model.predict(["ann"], ["d"]) == pytest.approx([5.0])
    assert model.predict(["ann", "ann", "nobody"], ["e", "nothing", "a"]) == pytest.approx([4.0, 4.0, 31 / 8])


def test_a_rating_is_predicted_from_near_items() -> None:
    log = rated({"ann": {"x": 5, "y": 4}, "bob": {"x": 1, "y": 2}, "cai": {"x": 4}})
    model = ItemNeighbours(similarity="pearson").fit(log)
    # x is 10/3 in the mean and cai gave 2/3 more; y is 3 in the mean
    assert model.predict(["cai"], ["y"]) == pytest.approx([3 + 2 / 3])
    assert model.predict(["nobody", "cai"], ["y", "nothing"]) == pytest.approx([3.0, 4.0])


@pytest.mark.parametrize("kind", [ItemNeighbours, UserNeighbours])
def test_predictions_stay_within_the_scale_and_need_ratings(kind: type) -> None:
    model = kind(similarity="pearson", damping=0.0).fit(rated(THREE_USERS))
    users, items = ["ann", "bob", "cai"] * 4, [f"i{i}" for i in (1, 2, 3, 4) for _ in range(3)]
    assert ((model.predict(users, items) >= 1) & (model.predict(users, items) <= 5)).all()
    with pytest.raises(ValueError, match="one item for each user"):
        model.predict(["ann"], [])
    with pytest.raises(ValueError, match="without ratings"):
        kind().fit(mixed_log()).predict(["a"], ["tea"])


def test_of_equal_neighbours_the_first_is_kept() -> None:
    log = orders_log(["tea cup", "tea pot", "tea jar"])
    learned = ItemNeighbours(n_neighbors=2).fit(log).similarity_
    cup, jar, tea = log.items.rows(["cup", "jar", "tea"])
    assert learned[[tea]].indices.tolist() == [cup, jar]


@pytest.mark.parametrize("similarity", ["cosine", "lift", "adjusted_cosine"])
@pytest.mark.parametrize("kind", [mixed_log, rated_checkerboard])
def test_searching_in_slices_finds_the_same(
    similarity: str, kind: Callable[[], Interactions], monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = ItemNeighbours(similarity=similarity).fit(kind()).similarity_.toarray()
    monkeypatch.setattr("recommender.scorers.similarities._CHUNK", 2)
    assert np.array_equal(ItemNeighbours(similarity=similarity).fit(kind()).similarity_.toarray(), whole)
