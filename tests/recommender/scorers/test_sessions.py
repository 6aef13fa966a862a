"""What comes next, against values computed by hand."""

from __future__ import annotations

import math

import numpy as np
import pytest

from recommender.data.evidence import Neighbours
from recommender.data.interaction_matrices import matrices_of
from recommender.data.interactions import Interactions
from recommender.scorers.content import Content
from recommender.scorers.neighbours import ItemNeighbours
from recommender.scorers.scorer import Scorer
from recommender.scorers.sessions import (
    SEEN_ONLY,
    ItemTransitions,
    NextBasket,
    RecencyWeighted,
    Steps,
    weigh_by_recency,
)
from tests.recommender.scorer_contract import ScorerContract, broken_promises
from tests.recommender.small_shops import SIZE, checkerboard, orders_log

DAY = 86_400


def rounds() -> Interactions:
    """The checkerboard walked twice by everybody, in the order of the items, one a day."""
    walk = [(u, i) for u in range(SIZE) for _ in range(2) for i in range(SIZE) if u % 2 == i % 2 and u != i]
    return Interactions.from_columns(
        user=[f"u{u}" for u, _ in walk],
        item=[f"i{i}" for _, i in walk],
        timestamp=[1_700_000_000 + DAY * place for place in range(len(walk))],
        basket=[f"order of u{u}" for u, _ in walk],
    )


class TestItemTransitions(ScorerContract):
    def log(self) -> Interactions:
        return rounds()

    def make(self) -> ItemTransitions:
        return ItemTransitions(reach=4, damping=0.0)


class TestRecencyWeighted(ScorerContract):
    def make(self) -> RecencyWeighted:
        return RecencyWeighted(half_life_days=10.0)


class RecencyWeightedContent(ScorerContract):
    def make(self) -> RecencyWeighted:
        return RecencyWeighted(scorer=Content())


class TestNextBasket(ScorerContract):
    def make(self) -> NextBasket:
        return NextBasket()


def test_another_scorer_weighted_by_recency_keeps_the_contract() -> None:
    assert broken_promises([RecencyWeightedContent()]) == []


def walk(*lines: tuple[str, str, float]) -> Interactions:
    """Purchases (user, item, day), each user's of one moment one order."""
    return Interactions.from_columns(
        user=[user for user, _, _ in lines],
        item=[item for _, item, _ in lines],
        timestamp=[round(day * DAY) for _, _, day in lines],
        basket=[f"{user} {day}" for user, _, day in lines],
    )


TEA_TIME = [("ann", "tea", 0), ("ann", "cup", 1), ("ann", "pot", 2), ("bob", "tea", 0), ("bob", "cup", 1)]


@pytest.mark.parametrize(
    ("options", "first", "then", "expected"),
    [
        ({"reach": 1}, "tea", "cup", 1.0),
        ({"reach": 1}, "cup", "pot", 1.0),
        ({"reach": 1}, "tea", "pot", 0.0),
        ({"reach": 1}, "cup", "tea", 0.0),
        # Two next steps weigh 1 each, one after next 1/2: 2 / 2.5 and 0.5 / 2.5
        ({"reach": 2}, "tea", "cup", 0.8),
        ({"reach": 2}, "tea", "pot", 0.2),
        ({"reach": 1, "damping": 2.0}, "tea", "cup", 2 / 4),
        # Each gap of a day halves the weight, in the sum above and, but for the damping, below: (1/2 + 1/2) / (1 + 1)
        ({"reach": 1, "half_life_days": 1.0, "damping": 1.0}, "tea", "cup", 0.5),
    ],
)
def test_transitions_by_hand(options: dict[str, float], first: str, then: str, expected: float) -> None:
    given = {"half_life_days": None, "damping": 0.0} | options
    model = ItemTransitions(**given).fit(walk(*TEA_TIME))
    row, column = model.items_.rows([first, then])
    assert model.transitions_[row, column] == pytest.approx(expected)


def test_what_was_bought_at_once_has_no_order() -> None:
    model = ItemTransitions().fit(walk(("ann", "tea", 0), ("ann", "cup", 0), ("ann", "pot", 1)))
    tea, cup, pot = model.items_.rows(["tea", "cup", "pot"])
    assert model.transitions_[tea, cup] == 0.0
    assert model.transitions_[tea, pot] == model.transitions_[cup, pot] > 0


def test_one_users_last_step_does_not_lead_to_anothers_first() -> None:
    model = ItemTransitions(damping=0.0).fit(walk(("ann", "tea", 0), ("bob", "cup", 1), ("bob", "pot", 2)))
    assert model.transitions_.nnz == 1


def test_the_next_item_depends_on_the_last_day_only() -> None:
    log = walk(
        *[(f"u{u}", item, day) for u in range(3) for day, item in ((0, "a"), (5, "b"), (10, "c"))],
        ("ann", "a", 0),
        ("ann", "b", 5),
    )
    model = ItemTransitions(reach=1).fit(log)
    assert model.recommend(["ann"], n=1)[0].tolist() == [["c"]]
    assert model.recommend(["ann"], n=1, recent=[["a"]], exclude_seen=False)[0].tolist() == [["b"]]


def test_transitions_say_whose_path_it_was() -> None:
    found = ItemTransitions().fit(walk(*TEA_TIME)).explain("bob", "pot")
    assert Neighbours(anchor="cup", item="pot", count=1, of=2, share=found[0].share) in found


def test_a_log_without_times_has_no_order() -> None:
    log = Interactions.from_columns(user=["ann", "ann", "bob"], item=["tea", "cup", "tea"])
    assert ItemTransitions().fit(log).transitions_.nnz == 0


def test_what_was_given_back_or_put_out_of_the_cart_is_no_step() -> None:
    log = Interactions.from_columns(
        user=["ann"] * 4,
        item=["tea", "cup", "cup", "pot"],
        event=["purchase", "purchase", "refund", "remove_from_cart"],
        timestamp=[0, DAY, 2 * DAY, 3 * DAY],
    )
    steps = Steps.of(log)
    assert steps.matrix.toarray().tolist() == [[0.0, 0.0, 1.0]]


def test_affinities_fade_by_their_age_at_the_users_last_event() -> None:
    log = walk(("ann", "tea", 0), ("ann", "cup", 10), ("ann", "pot", 30), ("bob", "tea", 50))
    faded = weigh_by_recency(matrices_of(log), half_life_days=10.0).toarray()
    cup, pot, tea = log.items.rows(["cup", "pot", "tea"])
    assert faded[0, [tea, cup, pot]] == pytest.approx([1 / 8, 1 / 4, 1.0])
    assert faded[1, tea] == pytest.approx(1.0)


def test_what_was_touched_ages_ago_is_still_seen() -> None:
    log = walk(("ann", "tea", 0), ("ann", "cup", 10_000), ("bob", "tea", 0), ("bob", "cup", 0))
    model = RecencyWeighted(half_life_days=1.0).fit(log)
    assert model.profiles_.history.nnz == 4
    assert model.recommend(["ann"], n=1)[0].tolist() == [[None]]


def test_recent_taste_comes_before_old() -> None:
    habits = [(f"tea{u}", item, 0) for u in range(5) for item in ("tea", "pot")]
    habits += [(f"tent{u}", item, 0) for u in range(5) for item in ("tent", "stove")]
    log = walk(*habits, ("ann", "tea", 0), ("ann", "tent", 100))
    assert RecencyWeighted(half_life_days=30.0).fit(log).recommend(["ann"], n=1)[0].tolist() == [["stove"]]
    plain = ItemNeighbours().fit(log).score(["ann"])[0, log.items.rows(["pot", "stove"])]
    assert plain[0] == pytest.approx(plain[1])


def test_a_given_scorer_stays_unfitted() -> None:
    given = ItemNeighbours(n_neighbors=3)
    model = RecencyWeighted(scorer=given).fit(checkerboard())
    assert not hasattr(given, "items_")
    assert isinstance(model.scorer_, ItemNeighbours)
    assert model.scorer_.n_neighbors == 3


def frequencies(model: Scorer, user: str) -> dict[str, float]:
    row = model.profiles_of([user]).history.toarray()[0]
    return {model.items_.one(i): float(row[i]) for i in np.flatnonzero(row)}


def test_own_frequency_counts_late_orders_more() -> None:
    log = walk(("ann", "tea", 0), ("ann", "cup", 0), ("ann", "tea", 7))
    model = NextBasket(decay=0.5, alpha=1.0).fit(log)
    # The orders weigh 1/2 and 1
    assert frequencies(model, "ann") == pytest.approx({"tea": 1.0, "cup": 1 / 3})
    assert model.recommend(["ann"], n=2, exclude_seen=False)[0].tolist() == [["tea", "cup"]]


def test_near_users_add_what_they_buy_often() -> None:
    log = walk(("ann", "tea", 0), ("ann", "cup", 0), ("ann", "tea", 7), ("bob", "tea", 0), ("bob", "pot", 0))
    model = NextBasket(decay=0.5, alpha=0.0).fit(log)
    # cos of ann (1, 1/3, 0) and bob (1, 0, 1), and 1 with herself
    near = 1 / (math.sqrt(1 + 1 / 9) * math.sqrt(2))
    assert model.score(["ann"])[0, log.items.rows(["pot"])[0]] == pytest.approx(near / (1 + near))
    assert model.recommend(["ann"], n=1)[0].tolist() == [["pot"]]


def test_what_was_only_looked_at_is_seen_but_no_part_of_the_basket() -> None:
    log = Interactions.from_columns(
        user=["ann", "ann"],
        item=["tea", "cup"],
        event=["purchase", "view_item"],
        timestamp=[0, DAY],
        basket=["1", None],
    )
    assert frequencies(NextBasket().fit(log), "ann") == pytest.approx({"tea": 1.0, "cup": 0.15 * SEEN_ONLY}, rel=1e-5)


def test_next_baskets_without_orders_go_by_affinity() -> None:
    log = Interactions.from_columns(user=["ann", "bob", "bob"], item=["tea", "tea", "cup"])
    assert NextBasket().fit(log).recommend(["ann"], n=1)[0].tolist() == [["cup"]]


def test_a_frequency_is_at_most_one() -> None:
    log = orders_log(["tea cup", "tea tea"])
    assert NextBasket().fit(log).profiles_.history.data.max() <= 1.0
