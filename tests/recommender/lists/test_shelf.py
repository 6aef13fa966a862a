"""From scores to the list that a shop shows."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from recommender.data.interactions import Interactions
from recommender.data.items import Items, align
from recommender.lists.shelf import Shelf, keep_in_stock, keep_within_budget, leave_out
from recommender.lists.shop_rules import Rule, combine_rules
from recommender.numerics.matrices import Csr, normalize_rows

SCORES = np.array([5.0, 4.0, 3.0, 2.0, 1.0], dtype=np.float32)


@pytest.fixture
def items() -> Items:
    columns = {"id": list("abcde"), "price": [10, 20, 30, 40, None], "category": ["X", "X", "X", "Y", "Y"]}
    return align(Interactions.from_columns(user=["u"], item=["a"]), columns)[1]


def shown(items: Items, shelf: Shelf, n: int = 3, **options: Any) -> list[str]:
    return [items.ids.one(int(row)) for row in shelf.arrange(SCORES, n, **options).rows]


def test_without_wishes_the_best_scores_are_shown(items: Items) -> None:
    assert shown(items, Shelf()) == ["a", "b", "c"]
    assert shown(items, Shelf(), n=9) == ["a", "b", "c", "d", "e"]


def test_filters_take_out_and_the_next_best_moves_up(items: Items) -> None:
    stock = keep_in_stock(np.array([0.0, 3.0, np.nan, 1.0, 1.0]))
    assert shown(items, Shelf(filters=[stock])) == ["b", "c", "d"]
    # nobody knows what `e` costs
    assert shown(items, Shelf(filters=[keep_within_budget(items, 20)])) == ["a", "b"]
    assert shown(items, Shelf(filters=[stock]), more=[leave_out("owned", np.array([1, -1]), 5)]) == ["c", "d", "e"]


def test_pinned_items_come_first_but_never_past_a_filter(items: Items) -> None:
    rule_effect = combine_rules([Rule(name="new", action="pin", items=["e", "a", "d"])], items, now=0)
    assert shown(items, Shelf(rule_effect=rule_effect)) == ["e", "a", "d"]
    assert shown(items, Shelf(rule_effect=rule_effect), n=2) == ["e", "a"]
    sold_out = keep_in_stock(np.array([1, 1, 1, 1, 0]))
    assert shown(items, Shelf(rule_effect=rule_effect, filters=[sold_out]), n=3) == ["a", "d", "b"]


def test_boosts_and_margins_change_the_order(items: Items) -> None:
    rule_effect = combine_rules([Rule(name="season", action="boost", category="Y", factor=3.0)], items, now=0)
    assert shown(items, Shelf(rule_effect=rule_effect)) == ["d", "a", "b"]
    margin = np.array([0.0, 0.9, 0.0, 0.0, 0.0])
    assert shown(items, Shelf(margin=margin, margin_weight=1.0)) == ["b", "a", "c"]


def test_near_duplicates_of_a_better_item_make_room(items: Items) -> None:
    vectors = normalize_rows(Csr(np.array([[1, 0, 0], [1, 0, 0], [0, 1, 0], [0, 1, 0], [0, 0, 1]], dtype=np.float32)))
    assert shown(items, Shelf(vectors=vectors, alike=0.95)) == ["a", "c", "e"]
    assert shown(items, Shelf(vectors=vectors, diversity=0.6)) == ["a", "c", "e"]


def test_a_calibrated_shelf_follows_the_given_mix(items: Items) -> None:
    shelf = Shelf(category=items.category, calibration=0.9)
    assert sorted(shown(items, shelf, n=2, mix=np.array([0.5, 0.5]))) == ["a", "d"]
    assert shown(items, shelf, n=2) == ["a", "b"]


def test_ties_fall_by_a_seeded_lot() -> None:
    tied = np.zeros(50)
    first, again = (Shelf(random_state=7).arrange(tied, 50).rows.tolist() for _ in range(2))
    assert first == again
    assert first != Shelf(random_state=8).arrange(tied, 50).rows.tolist()
    assert Shelf().arrange(tied, 50).rows.tolist() == list(range(50))


@pytest.mark.parametrize("wishes", [{"alike": 0.9}, {"diversity": 0.5}])
def test_variety_wants_something_to_compare(wishes: dict[str, float]) -> None:
    with pytest.raises(ValueError, match="give `vectors`"):
        Shelf(**wishes)


def test_calibration_wants_categories() -> None:
    with pytest.raises(ValueError, match="give `category`"):
        Shelf(calibration=0.5)
