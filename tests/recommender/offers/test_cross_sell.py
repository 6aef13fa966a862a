"""What goes with an item."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recommender.data.evidence import BoughtTogether, CategoryBoughtTogether
from recommender.data.interactions import Interactions
from recommender.data.items import align
from recommender.offers.cross_sell import MAX_PER_KIND, Complements
from recommender.scorers.content import Content
from tests.recommender.small_shops import orders_log

# Ten phones, six of them with a case; and forty orders of other things.
PHONE_ORDERS = ["phone case"] * 6 + ["phone"] * 4 + ["case"] * 2 + ["tea", "cup", "pot", "jar"] * 10


def shop(**columns: dict[str, Any]) -> dict[str, list[Any]]:
    """A catalogue from `id={"price": …, "category": …}`."""
    names = ("price", "category", "text")
    return {"id": list(columns), **{name: [row.get(name) for row in columns.values()] for name in names}}


def complements(orders: list[str], catalogue: dict[str, list[Any]] | None = None) -> Complements:
    log, items = align(orders_log(orders), catalogue)
    return Complements().fit(log, items=items, vectors=Content().fit(log, items).vectors_)


def offered(rules: Complements, anchor: str, **options: Any) -> list[str]:
    return [found.item for found in rules.find([anchor], **options)[0]]


def test_counts_confidence_and_lift_by_hand() -> None:
    (found,) = complements(PHONE_ORDERS).find(["phone"])[0]
    assert (found.item, found.anchor, found.kind) == ("case", "phone", "bought_together")
    assert (found.support, found.anchor_orders, found.item_orders, found.n_orders) == (6, 10, 8, 52)
    assert found.confidence == pytest.approx(6 / 10)
    assert found.lift == pytest.approx((6 / 10) / (8 / 52))
    # Wilson for 6 of 10; the lift's in tests of intervals
    assert found.confidence_interval == pytest.approx((0.3127, 0.8318), abs=5e-5)
    assert found.lift_interval == pytest.approx((2.301, 6.609), abs=1e-3)
    assert found.evidence() == BoughtTogether(
        anchor="phone",
        item="case",
        count=6,
        of=10,
        lift=found.lift,
        confidence_interval=found.confidence_interval,
        lift_interval=found.lift_interval,
    )


@pytest.mark.parametrize("together", [0, 1, 2])
def test_a_pair_seen_less_than_three_times_is_not_offered(together: int) -> None:
    rules = complements(["phone case"] * together + ["phone"] * 4 + ["case"] * 4 + ["tea"] * 40)
    assert offered(rules, "phone") == []


def test_what_goes_with_everything_goes_with_nothing() -> None:
    rules = complements(["phone bag", "tea bag", "cup bag"] * 10)
    assert offered(rules, "phone") == []


def test_a_stock_up_order_proves_little() -> None:
    everything = " ".join(f"thing{i}" for i in range(200))
    assert offered(complements([everything] * 5 + ["tea"] * 100), "thing0") == []
    assert offered(complements(["thing0 thing1"] * 5 + ["tea"] * 100), "thing0") == ["thing1"]


def test_substitutes_are_not_offered() -> None:
    catalogue = shop(
        phone={"category": "Phones"}, phone2={"category": "Phones"}, case={"category": "Phone cases"}, tea={}
    )
    orders = ["phone phone2 case"] * 4 + ["phone", "phone2"] * 4 + ["tea"] * 40
    assert offered(complements(orders, catalogue), "phone") == ["case"]


def test_two_of_one_category_that_are_really_bought_together_are_offered() -> None:
    catalogue = shop(black={"category": "Printer ink"}, colour={"category": "Printer ink"})
    assert offered(complements(["black colour"] * 10 + ["black"] * 2 + ["tea"] * 60, catalogue), "black") == ["colour"]


def test_an_accessory_is_not_dearer_than_its_main_item() -> None:
    catalogue = shop(phone={"price": 1000, "category": "Phones"}, case={"price": 50, "category": "Cases"})
    rules = complements(PHONE_ORDERS, catalogue)
    assert offered(rules, "phone") == ["case"]
    assert offered(rules, "case") == []


@pytest.mark.parametrize(("earlier", "offered_with_capsules"), [("machine", []), ("capsules", ["machine"])])
def test_without_prices_the_main_product_is_the_one_bought_first(
    earlier: str, offered_with_capsules: list[str]
) -> None:
    later = "capsules" if earlier == "machine" else "machine"
    lines = [(f"pair {n}", item, 1_000) for n in range(10) for item in ("machine", "capsules")]
    lines += [(f"apart {n}", item, when) for n in range(10) for item, when in ((earlier, 1_000), (later, 900_000))]
    lines += [(f"other {n}", "tea", 1_000) for n in range(200)]
    user, item, when = zip(*lines, strict=True)
    log, items = align(Interactions.from_columns(user=user, item=item, timestamp=when), None)
    rules = Complements().fit(log, items=items, vectors=Content().fit(log, items).vectors_)
    assert offered(rules, "capsules") == offered_with_capsules
    assert offered(rules, "machine") == (["capsules"] if earlier == "machine" else [])


def test_a_little_dearer_is_allowed_and_more_needs_strong_evidence() -> None:
    orders = ["pen ink"] * 5 + ["pen"] * 40 + ["ink"] * 5 + ["tea"] * 800
    for price, allowed in ((12, True), (13, False)):
        catalogue = shop(pen={"price": 10, "category": "Pens"}, ink={"price": price, "category": "Ink"})
        assert (offered(complements(orders, catalogue), "pen") == ["ink"]) is allowed
    always = ["pen ink"] * 20 + ["tea"] * 200
    for price, allowed in ((29, True), (31, False)):
        catalogue = shop(pen={"price": 10, "category": "Pens"}, ink={"price": price, "category": "Ink"})
        assert (offered(complements(always, catalogue), "pen") == ["ink"]) is allowed


def test_categories_speak_where_items_have_too_few_orders() -> None:
    catalogue = shop(
        phone1={"category": "Phones", "price": 900},
        phone2={"category": "Phones", "price": 900},
        new_phone={"category": "Phones", "price": 900},
        case1={"category": "Cases", "price": 20},
        case2={"category": "Cases", "price": 20},
        gold_case={"category": "Cases", "price": 5000},
    )
    orders = ["phone1 case1", "phone2 case1", "phone1 case2", "phone2 gold_case"] * 2 + ["phone1"] * 2 + ["tea"] * 40
    rules = complements(orders, catalogue)
    (found,) = rules.find(["new_phone"])[0]
    assert found.item == "case1"
    assert found.kind == "category_bought_together"
    assert (found.support, found.anchor_orders, found.item_orders, found.n_orders) == (8, 10, 8, 50)
    assert found.evidence() == CategoryBoughtTogether(
        anchor="new_phone",
        item="case1",
        anchor_category="Phones",
        item_category="Cases",
        count=8,
        of=10,
        lift=pytest.approx(5.0),
        confidence_interval=found.confidence_interval,
        lift_interval=found.lift_interval,
    )
    assert offered(rules, "new_phone", exclude=["case1"]) == ["case2"]


def test_of_a_category_the_item_that_fits_the_anchor_is_shown() -> None:
    catalogue = shop(
        laser={"category": "Printers", "text": "laser printer"},
        inkjet={"category": "Printers", "text": "inkjet printer"},
        toner={"category": "Supplies", "text": "laser toner"},
        ink={"category": "Supplies", "text": "inkjet bottle"},
        paper={"category": "Supplies", "text": "paper"},
    )
    orders = ["laser toner", "inkjet ink", "laser paper", "inkjet paper"] * 2 + ["tea", "cup"] * 30
    rules = complements(orders, catalogue)
    assert offered(rules, "laser", n=1) == ["toner"]
    assert offered(rules, "inkjet", n=1) == ["ink"]


@pytest.mark.parametrize("anchor", ["lonely", "unheard of"])
def test_nothing_known_nothing_offered(anchor: str) -> None:
    assert offered(complements(PHONE_ORDERS, shop(lonely={"category": "Oddities"}, phone={}, case={})), anchor) == []


def test_no_list_is_full_of_one_category() -> None:
    cases = {f"case{i}": {"category": "Cases"} for i in range(5)}
    orders = [f"phone case{i}" for i in range(5)] * 8 + ["phone film"] * 6 + ["tea"] * 200
    found = offered(
        complements(orders, shop(phone={"category": "Phones"}, film={"category": "Films"}, **cases)), "phone"
    )
    assert len([item for item in found if item.startswith("case")]) == MAX_PER_KIND
    assert "film" in found


def test_no_list_is_full_of_one_kind_when_there_are_no_categories() -> None:
    texts = {f"bag{i}": {"text": f"jumbo shopping bag pattern{i}"} for i in range(4)}
    others = {f"thing{i}": {"text": f"some thing{i}"} for i in range(30)}
    orders = ["doll " + " ".join(texts)] * 10 + ["doll toy"] * 5 + [f"thing{i}" for i in range(30)] * 5
    found = offered(
        complements(orders, shop(doll={"text": "doll"}, toy={"text": "wooden toy"}, **texts, **others)), "doll"
    )
    assert len([item for item in found if item.startswith("bag")]) == MAX_PER_KIND
    assert "toy" in found


def test_a_returned_item_was_not_bought_together() -> None:
    lines = [(f"u{n}", item, "purchase", n) for n in range(6) for item in ("phone", "case")]
    lines += [(f"u{n}", "case", "refund", 100 + n) for n in range(6)]
    lines += [(f"v{n}", "tea", "purchase", n) for n in range(40)]
    user, item, event, when = zip(*lines, strict=True)
    log, items = align(Interactions.from_columns(user=user, item=item, event=event, timestamp=when, basket=user), None)
    rules = Complements().fit(log, items=items, vectors=Content().fit(log, items).vectors_)
    assert offered(rules, "phone") == []


@settings(deadline=None)
@given(
    st.lists(st.lists(st.sampled_from("abcdef"), min_size=1, max_size=4), min_size=1, max_size=60),
    st.dictionaries(st.sampled_from("abcdef"), st.tuples(st.sampled_from(["X", "Y", None]), st.integers(1, 100))),
    st.sets(st.sampled_from("abcdef")),
)
def test_whatever_was_ordered_counts_are_true_and_exclusions_hold(
    orders: list[list[str]], facts: dict[str, tuple[str | None, int]], exclude: set[str]
) -> None:
    catalogue = shop(
        **{
            item: {"category": facts.get(item, (None, 1))[0], "price": facts.get(item, (None, 1))[1]}
            for item in "abcdef"
        }
    )
    rules = complements([" ".join(order) for order in orders], catalogue)
    for anchor, found in zip("abcdef", rules.find(list("abcdef"), n=4, exclude=exclude), strict=True):
        assert len({each.item for each in found}) == len(found) <= 4
        assert [each.score for each in found] == sorted((each.score for each in found), reverse=True)
        for each in found:
            assert each.item not in exclude | {anchor}
            assert each.n_orders == len(orders)
            if each.kind == "bought_together":
                assert each.support == sum(anchor in order and each.item in order for order in orders)
                assert each.anchor_orders == sum(anchor in order for order in orders)
                assert each.item_orders == sum(each.item in order for order in orders)
