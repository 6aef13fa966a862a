"""Sets: one piece for each place, worth the most that the budget buys."""

from __future__ import annotations

from assistant.recommendations import SetPiece, SetPlace, make_set

TENT = SetPiece("tent", 50_000, worth=5.0)
SMALL_TENT = SetPiece("small tent", 30_000, worth=4.0)
BAG = SetPiece("bag", 20_000, worth=4.0)
LAMP = SetPiece("lamp", 5_000, worth=3.5)
PLACES = [SetPlace((TENT, SMALL_TENT), required=True), SetPlace((BAG,)), SetPlace((LAMP,))]


def test_without_a_budget_each_place_has_its_best_piece() -> None:
    assert make_set(PLACES, budget_minor=None) == [TENT, BAG, LAMP]


def test_a_whole_set_is_worth_more_than_a_fine_piece() -> None:
    assert make_set(PLACES, budget_minor=55_000) == [SMALL_TENT, BAG, LAMP]


def test_a_place_that_is_not_required_stays_empty_for_the_budgets_sake() -> None:
    assert make_set(PLACES, budget_minor=50_000) == [SMALL_TENT, BAG, None]


def test_what_is_required_and_dear_leaves_no_set() -> None:
    assert make_set(PLACES, budget_minor=29_999) is None


def test_no_product_fills_two_places() -> None:
    assert make_set([SetPlace((BAG,), required=True), SetPlace((BAG, LAMP))], budget_minor=None) == [BAG, LAMP]
