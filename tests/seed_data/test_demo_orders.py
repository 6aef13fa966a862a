"""The demo orders: sums that add up, days in order, states that agree with both."""

from __future__ import annotations

import json
from collections import Counter
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest

from assistant.journal.order_rows import OrderRow
from seed_data.generate.goods import Goods
from seed_data.generate.orders import AS_OF, ORDERS, order_rows, saving, shipping_fee
from seed_data.generate.simulation import Event

Orders = list[dict[str, Any]]

STATES = {
    "pending_payment",
    "paid",
    "packed",
    "shipped",
    "delivered",
    "cancelled",
    "return_requested",
    "returned",
    "refunded",
}
NOON = datetime(2026, 9, 1, 4, tzinfo=UTC)


def _money(amount: float) -> Decimal:
    return Decimal(str(amount))


def test_file_is_what_the_generator_writes(simulated: list[Event], goods: Goods, coupons: list[dict[str, Any]]) -> None:
    rows = order_rows(simulated, goods, coupons)
    lines = [json.dumps(row, ensure_ascii=False) for row in rows]
    assert ORDERS.read_text(encoding="utf-8").splitlines() == lines


def test_orders_are_many_unique_and_accepted_by_the_import(orders: Orders, goods: Goods) -> None:
    assert len(orders) >= 300
    assert len({OrderRow.model_validate(order).key for order in orders}) == len(orders)
    assert {line["product_id"] for order in orders for line in order["lines"]} <= set(goods.ids)


def test_every_state_is_there_more_than_once(orders: Orders) -> None:
    states = Counter(order["state"] for order in orders)
    assert states.keys() == STATES
    assert min(states.values()) >= 2


def test_nobody_real_can_be_written_to_or_called(orders: Orders) -> None:
    for order in orders:
        assert order["email"].endswith("@example.com")
        assert order["phone"].startswith("1380000")
        assert len(order["phone"]) == 11
        assert "customer_name" not in order


def test_days_follow_each_other_up_to_the_state(orders: Orders) -> None:
    for order in orders:
        days = [order[f"{step}_at"] for step in ("placed", "paid", "shipped", "delivered")]
        known = [day for day in days if day is not None]
        assert known == days[: len(known)] == sorted(known)
        assert "2026-08-31T16:00:00Z" <= known[0] <= known[-1] <= f"{AS_OF:%Y-%m-%dT%H:%M:%SZ}"
        reached = {"pending_payment": 1, "cancelled": 1, "paid": 2, "packed": 2, "shipped": 3}.get(order["state"], 4)
        assert len(known) == reached
        assert bool(order["tracking_number"]) == bool(order["carrier_zh"]) == bool(order["carrier_en"]) == (reached > 2)


def test_totals_add_up_with_coupon_and_shipping_rule(orders: Orders, coupons: list[dict[str, Any]]) -> None:
    by_code = {coupon["code"]: coupon for coupon in coupons}
    for order in orders:
        subtotal = sum(_money(line["price"]) * line["quantity"] for line in order["lines"])
        discount = subtotal + _money(order["shipping_fee"]) - _money(order["total"])
        coupon = by_code.get(order["coupon"])
        fee = Decimal(0) if subtotal - discount >= 99 else Decimal(8)
        if coupon is None:
            assert discount == 0
        elif coupon["kind"] == "shipping":
            assert (discount, order["shipping_fee"]) == (0, 0)
            continue
        elif coupon["kind"] == "amount":
            assert discount == coupon["value"]
        else:
            assert 0 < discount <= subtotal * coupon["value"] / 100 + Decimal("0.005")
        assert _money(order["shipping_fee"]) == fee, order["order_id"]


def test_coupons_are_used_within_their_dates_and_as_often_as_allowed(
    orders: Orders, coupons: list[dict[str, Any]]
) -> None:
    by_code = {coupon["code"]: coupon for coupon in coupons}
    uses = Counter((order["email"], order["coupon"]) for order in orders if order["coupon"])
    assert len({code for _, code in uses}) >= 6
    for (_, code), times in uses.items():
        assert times <= by_code[code]["limit_per_customer"]
    for order in orders:
        if order["coupon"]:
            coupon = by_code[order["coupon"]]
            assert coupon["starts"] <= order["placed_at"][:10] <= coupon["ends"]
            assert sum(line["price"] * line["quantity"] for line in order["lines"]) >= coupon["min_spend"]


def test_orders_are_in_the_log_of_behaviour_while_that_lasts(orders: Orders, event_log: list[dict[str, str]]) -> None:
    bought = {(row["order_id"], row["product_id"], int(row["quantity"])) for row in event_log if row["order_id"]}
    checked = [order for order in orders if order["paid_at"] and order["paid_at"] < "2026-11-01"]
    assert len(checked) > 50
    for order in checked:
        for line in order["lines"]:
            assert (order["order_id"], line["product_id"], line["quantity"]) in bought


@pytest.mark.parametrize(("goods_worth", "fee"), [("98.99", 8), ("99", 0), ("0", 8), ("1000", 0)])
def test_delivery_is_free_from_99(goods_worth: str, fee: int) -> None:
    assert shipping_fee(Decimal(goods_worth)) == fee


@pytest.mark.parametrize(
    ("coupon", "off_goods", "off_delivery"),
    [
        ({"kind": "amount", "value": 20, "min_spend": 60}, "20", "0"),
        ({"kind": "amount", "value": 20, "min_spend": 61}, "0", "0"),
        ({"kind": "amount", "value": 90, "min_spend": 0}, "60.30", "0"),
        ({"kind": "percent", "value": 15, "min_spend": 0}, "9.05", "0"),  # 9.045, half up
        ({"kind": "shipping", "value": None, "min_spend": 49}, "0", "8"),
        ({"kind": "amount", "value": 20, "min_spend": 0, "ends": "2026-08-31"}, "0", "0"),
        ({"kind": "amount", "value": 20, "min_spend": 0, "starts": "2026-09-02"}, "0", "0"),
        ({"kind": "amount", "value": 20, "min_spend": 0, "categories": ["No such"]}, "0", "0"),
    ],
)
def test_coupon_takes_off_what_it_says(coupon: dict[str, Any], off_goods: str, off_delivery: str, goods: Goods) -> None:
    whole = {"starts": "2026-01-01", "ends": "2027-12-31", "categories": [], **coupon}
    lines = [(0, 2, Decimal("20.10")), (1, 1, Decimal("20.10"))]
    assert saving(whole, lines, NOON, goods) == (Decimal(off_goods), Decimal(off_delivery))


def test_coupon_counts_only_the_goods_it_is_for(goods: Goods) -> None:
    path = goods.categories[goods.category[0]].path_en
    other = next(n for n in range(len(goods.ids)) if goods.category[n] != goods.category[0])
    coupon = {"kind": "percent", "value": 10, "min_spend": 30, "categories": [path]}
    coupon |= {"starts": "2026-01-01", "ends": "2027-12-31"}
    lines = [(0, 1, Decimal(30)), (other, 1, Decimal(500))]
    assert saving(coupon, lines, NOON, goods) == (Decimal(3), Decimal(0))
    assert saving(coupon, [(0, 1, Decimal(29)), lines[1]], NOON, goods) == (Decimal(0), Decimal(0))
