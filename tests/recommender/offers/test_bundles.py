"""Bundles within a budget, and the add-on that makes delivery free."""

from __future__ import annotations

from typing import Any

import pytest

from recommender.data.evidence import BoughtTogether, ClosesGap
from recommender.data.items import align
from recommender.offers.bundles import MAIN, Candidate, Role, build_bundle, find_fillers, make_bundle
from recommender.offers.cross_sell import Complements
from recommender.scorers.content import Content
from tests.recommender.small_shops import orders_log


def role(name: str, *candidates: tuple[str, float, float], required: bool = True) -> Role:
    found = tuple(Candidate(item=item, price=price, value=value) for item, price, value in candidates)
    return Role(name=name, candidates=found, required=required)


TENTS = role("tent", ("light", 300, 9), ("plain", 200, 6), ("small", 120, 3))
MATS = role("mat", ("thick", 80, 4), ("thin", 30, 2))
LAMP = role("lamp", ("lantern", 40, 3), required=False)


def test_the_best_bundle_is_found_not_the_greediest() -> None:
    bundle = make_bundle([TENTS, MATS, LAMP], budget=330)
    assert bundle is not None
    # light + thin is worth 11 and leaves the lamp out; plain + thick + lantern is worth 13
    assert bundle.items == ["plain", "thick", "lantern"]
    assert (bundle.total, bundle.empty) == (320, ())


def test_an_empty_role_is_named() -> None:
    bundle = make_bundle([TENTS, MATS, LAMP], budget=150)
    assert bundle is not None
    assert (bundle.items, bundle.empty) == (["small", "thin"], ("lamp",))


def test_without_money_for_what_is_required_there_is_no_bundle() -> None:
    assert make_bundle([TENTS, MATS], budget=149) is None


def test_no_item_fills_two_roles() -> None:
    bundle = make_bundle([role("a", ("x", 1, 5), ("y", 1, 1)), role("b", ("x", 1, 5), ("z", 1, 1))], budget=10)
    assert bundle is not None
    assert bundle.items == ["x", "z"]


def test_swaps_fit_what_is_left_and_can_be_made() -> None:
    bundle = make_bundle([TENTS, MATS, LAMP], budget=330)
    assert bundle is not None
    swaps = bundle.swaps("tent")
    assert [each.item for each in swaps.cheaper] == ["small"]
    assert swaps.dearer == ()
    smaller = bundle.swapped("tent", "small")
    assert (smaller.items, smaller.total) == (["small", "thick", "lantern"], 240)
    # 90 is left now: back to the plain one, but not up to the light one
    assert [each.item for each in smaller.swaps("tent").dearer] == ["plain"]
    assert smaller.swapped("tent", "plain") == bundle


@pytest.mark.parametrize(("name", "item"), [("tent", "light"), ("tent", "thin"), ("boat", "small")])
def test_what_is_no_swap_is_refused(name: str, item: str) -> None:
    bundle = make_bundle([TENTS, MATS, LAMP], budget=330)
    assert bundle is not None
    with pytest.raises(ValueError, match=r"swaps|roles"):
        bundle.swapped(name, item)


def shop(**columns: tuple[float | None, str | None]) -> Complements:
    """Phones are bought with cases and films; tea is not."""
    orders = ["phone case film"] * 8 + ["phone case"] * 4 + ["phone leather"] * 6 + ["phone"] * 2 + ["tea"] * 80
    catalogue: dict[str, list[Any]] = {
        "id": list(columns),
        "price": [price for price, _ in columns.values()],
        "category": [category for _, category in columns.values()],
    }
    log, items = align(orders_log(orders), catalogue)
    return Complements().fit(log, items=items, vectors=Content().fit(log, items).vectors_)


PHONES = {
    "phone": (100.0, "Phones"),
    "case": (20.0, "Cases"),
    "leather": (60.0, "Cases"),
    "film": (5.0, "Films"),
    "tea": (3.0, "Tea"),
}


def test_a_bundle_round_a_main_item_has_one_of_each_kind_that_goes_with_it() -> None:
    bundle = build_bundle("phone", shop(**PHONES), budget=200)
    assert bundle is not None
    assert {part.role: part.choice.item for part in bundle.parts} == {MAIN: "phone", "Cases": "case", "Films": "film"}
    assert [each.item for each in bundle.swaps("Cases").dearer] == ["leather"]
    (reason,) = bundle.parts[1].choice.evidence
    assert isinstance(reason, BoughtTogether)
    assert (reason.count, reason.of) == (12, 20)


def test_a_tight_budget_leaves_roles_empty_and_never_the_main_item() -> None:
    shelf = shop(**PHONES)
    tight = build_bundle("phone", shelf, budget=110)
    assert tight is not None
    assert (tight.items, tight.empty) == (["phone", "film"], ("Cases",))
    assert build_bundle("phone", shelf, budget=99) is None
    assert build_bundle("nothing", shelf, budget=99) is None


def test_what_is_owned_or_sold_out_is_in_no_bundle() -> None:
    shelf = shop(**PHONES)
    owned = build_bundle("phone", shelf, budget=200, exclude=["case"])
    assert owned is not None
    assert owned.items == ["phone", "film", "leather"]
    stocked = build_bundle("phone", shelf, budget=200, among=["film", "tea"])
    assert stocked is not None
    assert stocked.items == ["phone", "film"]


def test_without_categories_what_is_alike_is_one_role() -> None:
    bare = {item: (price, None) for item, (price, _) in PHONES.items()}
    bundle = build_bundle("phone", shop(**bare), budget=500, n_roles=2)
    assert bundle is not None
    assert [part.role for part in bundle.parts] == [MAIN, "case", "film"]


def test_the_filler_is_the_smallest_useful_thing_that_closes_the_gap() -> None:
    shelf = shop(**PHONES)
    found = find_fillers(["phone"], shelf, total=100, threshold=110, fee=12)
    # the film is too cheap, tea goes with nothing
    assert [each.item for each in found] == ["case", "leather"]
    assert found[0].evidence[0] == ClosesGap(gap=10, price=20.0, fee=12, net=8.0)
    assert isinstance(found[0].evidence[1], BoughtTogether)
    assert [each.item for each in find_fillers(["phone"], shelf, total=106, threshold=110, fee=12, n=1)] == ["film"]


def test_no_gap_no_filler_and_never_what_is_in_the_basket() -> None:
    shelf = shop(**PHONES)
    assert find_fillers(["phone"], shelf, total=110, threshold=110, fee=12) == []
    assert find_fillers([], shelf, total=0, threshold=110, fee=12) == []
    found = find_fillers(["phone", "case"], shelf, total=100, threshold=104, fee=12, exclude=["leather"])
    assert [each.item for each in found] == ["film"]
