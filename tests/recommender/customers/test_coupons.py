"""Which coupon fits whom, and what it would have to achieve."""

from __future__ import annotations

from typing import Any

import pytest

from recommender.customers.coupons import Coupon, CouponFit, find_break_even
from recommender.customers.repurchase import Repurchase
from recommender.data.interactions import Interactions
from recommender.data.items import Items, align
from recommender.data.timestamps import DAY

COLUMNS = {
    "id": ["beans", "filters", "lamp"],
    "price": [20.0, 5.0, 100.0],
    "category": ["Food > Coffee", "Food > Coffee > Filters", "Home"],
}


def fitted() -> tuple[CouponFit, Repurchase]:
    """`weekly` comes every week to the end; `gone` had a coffee order of 25 long ago; many are like either."""
    lines: list[tuple[str, str, int, str]] = []
    for number in range(20):
        for week in range(30):
            lines.append((f"weekly{number:02}", "beans", 7 * week + number % 7, f"w{number}-{week}"))
        lines += [(f"gone{number:02}", item, number, f"g{number}") for item in ("beans", "filters")]
    user, item, day, basket = zip(*lines, strict=True)
    log = Interactions.from_columns(
        user=user, item=item, timestamp=[(19_000 + each) * DAY for each in day], basket=basket
    )
    log, items = align(log, COLUMNS)
    repurchase = Repurchase(horizon_days=28).fit(log)
    return CouponFit(repurchase, log, items=items, margin_part=0.4), repurchase


COFFEE = Coupon(id="coffee10", category="Food", percent=10)
FILTERS = Coupon(id="filters", category="Food > Coffee > Filters", amount=1.0)
LAMPS = Coupon(id="lamps", category="Home", percent=50)
BIG = Coupon(id="big", percent=10, least_spend=200)


@pytest.mark.parametrize(
    ("without", "cost", "margin", "expected"),
    [
        # of 100 customers 30 come anyway: at 10 earned less 2 spent, 7.5 more must come
        (0.3, 2.0, 10.0, 0.075),
        (0.0, 2.0, 10.0, 0.0),
        (0.5, 10.0, 10.0, float("inf")),
    ],
)
def test_the_rise_that_pays_by_hand(without: float, cost: float, margin: float, expected: float) -> None:
    assert find_break_even(without, cost=cost, margin=margin) == pytest.approx(expected)
    if expected < float("inf"):
        assert (without + expected) * (margin - cost) == pytest.approx(without * margin)


def test_who_comes_anyway_needs_no_coupon_and_who_has_left_may() -> None:
    fit, repurchase = fitted()
    weekly, gone = fit.rank(["weekly00", "gone00"], [COFFEE])
    assert (weekly[0].fit, gone[0].fit) == (1.0, 1.0)
    assert weekly[0].without == pytest.approx(float(repurchase.predict_chance(["weekly00"])[0]))
    assert weekly[0].without > 0.7
    assert not weekly[0].needed
    assert gone[0].without < 0.3
    assert gone[0].needed
    # one order of 25, of which 10 % go and 40 % stay: 2.5 and 10
    assert (gone[0].cost, gone[0].margin) == (2.5, 10.0)
    assert gone[0].break_even == pytest.approx(gone[0].without * 2.5 / 7.5)


def test_a_coupon_for_what_one_never_buys_does_not_fit() -> None:
    fit, _ = fitted()
    ((*offers,),) = fit.rank(["gone00"], [LAMPS, FILTERS, BIG, COFFEE])
    assert [(each.coupon, each.needed) for each in offers] == [("coffee10", True), ("filters", True), ("big", False)]
    _, filters, big = offers
    assert (filters.fit, filters.cost, filters.margin) == (0.5, 1.0, 2.0)
    # the usual order is too small for it
    assert big.cost == 0.0


def test_nothing_is_offered_to_who_is_unknown() -> None:
    fit, _ = fitted()
    assert fit.rank(["nobody"], [COFFEE]) == [[]]


def test_a_coupon_covers_its_category_and_below() -> None:
    items: Items = align(Interactions.from_columns(user=["u"], item=["odd"]), COLUMNS)[1]
    assert items.ids.values.tolist() == ["beans", "filters", "lamp", "odd"]
    assert COFFEE.covers(items).tolist() == [True, True, False, False]
    assert BIG.covers(items).tolist() == [True] * 4


@pytest.mark.parametrize(
    ("coupon", "spend", "expected"),
    [(COFFEE, 50.0, 5.0), (BIG, 199.0, 0.0), (BIG, 200.0, 20.0), (Coupon(id=1, amount=30), 20.0, 20.0)],
)
def test_what_a_coupon_takes_off(coupon: Coupon, spend: float, expected: float) -> None:
    assert coupon.value_at(spend) == pytest.approx(expected)


@pytest.mark.parametrize(
    "wrong", [{}, {"percent": 10, "amount": 5}, {"percent": 101}, {"amount": -1}, {"percent": 5, "least_spend": -1}]
)
def test_a_coupon_is_a_part_or_an_amount(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="'mine'"):
        Coupon(id="mine", **wrong)


def test_the_margin_is_a_part_of_the_price() -> None:
    log, items = align(Interactions.from_columns(user=["u"], item=["beans"], timestamp=[1]), COLUMNS)
    with pytest.raises(ValueError, match="margin_part"):
        CouponFit(Repurchase().fit(log), log, items=items, margin_part=40)
