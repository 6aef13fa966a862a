from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from assistant.errors import NotFound
from assistant.journal.order_import import import_orders
from assistant.journal.orders import GUESSES_PER_ORDER, GUESSES_PER_VISITOR, OrderLine, Orders, TooManyAttempts
from assistant.storage import Store

NOW = 1_800_000_000
HOUR = 3_600
LIN: dict[str, Any] = {
    "order_id": "20261012-4831",
    "email": "Lin.Wei@Example.com",
    "phone": "138 0000 1234",
    "state": "shipped",
    "placed_at": "2026-10-12T08:00:00Z",
    "paid_at": "2026-10-12T08:01:00Z",
    "shipped_at": "2026-10-13T02:00:00Z",
    "carrier_zh": "顺丰",
    "carrier_en": "SF Express",
    "tracking_number": "SF1",
    "currency": "CNY",
    "total": 168,
    "shipping_fee": 0,
    "coupon": "SAVE30",
    "invoice": True,
    "lines": [
        {"product_id": "EB-1003", "quantity": 1, "price": 99},
        {"product_id": "MUG-2", "quantity": 2, "price": 49.5},
    ],
}
BY_MAIL_ONLY = LIN | {"order_id": "20261013-0001", "phone": None, "placed_at": "2026-10-12T09:00:00Z", "paid_at": None}
BY_PHONE_ONLY = LIN | {"order_id": "20261013-0002", "email": None}


@pytest.fixture
def orders(activity: Store, jsonl: Callable[..., Path]) -> Orders:
    import_orders(activity, jsonl(LIN, BY_MAIL_ONLY, BY_PHONE_ONLY), strict=True)
    return Orders(activity)


def test_an_order_comes_with_its_state_times_lines_and_sums(orders: Orders) -> None:
    order = orders.find("20261012-4831", "1234", visitor="v", now=NOW)
    assert (order.state, order.placed_at, order.paid_at, order.delivered_at) == (
        "shipped",
        1_791_792_000,
        1_791_792_060,
        None,
    )
    assert order.lines == (OrderLine("EB-1003", 1, 9_900), OrderLine("MUG-2", 2, 4_950))
    assert (order.subtotal_minor, order.shipping_minor, order.discount_minor, order.total_minor) == (
        19_800,
        0,
        3_000,
        16_800,
    )
    assert (order.carrier_zh, order.carrier_en, order.tracking_number, order.coupon) == (
        "顺丰",
        "SF Express",
        "SF1",
        "SAVE30",
    )
    assert order.invoice is True


@pytest.mark.parametrize(
    "proof",
    ["1234", " 1234 ", "１２３４", "13800001234", "+86 138-0000-1234", "lin.wei@example.com", "LIN.WEI@EXAMPLE.COM "],
)
def test_the_last_digits_the_whole_phone_number_and_the_address_prove_an_order(proof: str, orders: Orders) -> None:
    assert orders.find(" 20261012-4831", proof, visitor="v", now=NOW).order_id == "20261012-4831"


@pytest.mark.parametrize(
    ("order_id", "proof"),
    [
        ("20261012-4831", "4321"),
        ("20261012-4831", "234"),
        ("20261012-4831", "01234"),
        ("20261012-4831", ""),
        ("20261012-4831", "lin.wei"),
        ("20261012-4831", "@example.com"),
        ("20261012-4831", "%"),
        ("20261012-483_", "1234"),
        ("20261012-9999", "1234"),
        ("", ""),
        ("x" * 100_000, "y" * 100_000),
        (BY_MAIL_ONLY["order_id"], ""),
        (BY_MAIL_ONLY["order_id"], "None"),
        (BY_PHONE_ONLY["order_id"], ""),
        (BY_PHONE_ONLY["order_id"], "lin.wei@example.com"),
    ],
)
def test_an_unknown_order_and_a_wrong_proof_look_the_same(order_id: str, proof: str, orders: Orders) -> None:
    with pytest.raises(NotFound) as missing:
        orders.find("no-such-order", "0000", visitor="someone else", now=NOW)
    with pytest.raises(NotFound) as wrong:
        orders.find(order_id, proof, visitor="v", now=NOW)
    assert (wrong.value.message, wrong.value.hint, wrong.value.code) == (
        missing.value.message,
        missing.value.hint,
        missing.value.code,
    )


@pytest.mark.parametrize("order_id", ["20261012-4831", "20261012-0000"])
def test_the_guesses_at_one_order_number_are_limited_whether_it_exists_or_not(order_id: str, orders: Orders) -> None:
    for n in range(GUESSES_PER_ORDER):
        with pytest.raises(NotFound):
            orders.find(order_id, "0000", visitor=f"v{n}", now=NOW + n)
    with pytest.raises(TooManyAttempts) as refused:
        orders.find(order_id.lower(), "1234", visitor="someone else", now=NOW + 10)
    assert refused.value.retry_after_s == HOUR - 10
    assert refused.value.code == "too_many_attempts"


def test_the_guesses_of_one_visitor_are_limited(orders: Orders) -> None:
    for n in range(GUESSES_PER_VISITOR):
        with pytest.raises(NotFound):
            orders.find(f"guess-{n}", "0000", visitor="v", now=NOW)
    with pytest.raises(TooManyAttempts):
        orders.find("20261012-4831", "1234", visitor="v", now=NOW)
    assert orders.find("20261012-4831", "1234", visitor="another", now=NOW).order_id == "20261012-4831"


def test_a_guess_counts_for_an_hour(orders: Orders) -> None:
    for _ in range(GUESSES_PER_ORDER):
        with pytest.raises(NotFound):
            orders.find("20261012-4831", "0000", visitor="v", now=NOW)
    with pytest.raises(TooManyAttempts):
        orders.find("20261012-4831", "1234", visitor="v", now=NOW + HOUR - 1)
    assert orders.find("20261012-4831", "1234", visitor="v", now=NOW + HOUR).state == "shipped"


def test_right_answers_are_not_counted(orders: Orders) -> None:
    for _ in range(GUESSES_PER_VISITOR + 1):
        assert orders.find("20261012-4831", "1234", visitor="v", now=NOW)


def test_guesses_made_at_once_do_not_slip_past_the_limit(orders: Orders) -> None:
    def guess(n: int) -> type[Exception]:
        with pytest.raises((NotFound, TooManyAttempts)) as refused:
            orders.find("20261012-4831", "0000", visitor=f"v{n}", now=NOW)
        return refused.type

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(guess, range(40)))
    assert answers.count(NotFound) == GUESSES_PER_ORDER


def test_wrong_guesses_are_forgotten_after_the_hour(orders: Orders, activity: Store) -> None:
    for now in (NOW, NOW + HOUR):
        with pytest.raises(NotFound):
            orders.find("nothing", "0000", visitor="v", now=now)
    assert [row[0] for row in activity.rows("SELECT at FROM order_attempts")] == [NOW + HOUR]


def test_a_customer_who_signed_in_sees_the_orders_of_the_address_newest_first(orders: Orders) -> None:
    mine = [order.order_id for order in orders.for_customer(" lin.wei@EXAMPLE.com")]
    assert mine == [BY_MAIL_ONLY["order_id"], LIN["order_id"]]
    assert [order.order_id for order in orders.for_customer("lin.wei@example.com", n=1)] == mine[:1]
    assert orders.for_customer("nobody@example.com") == []
    assert orders.for_customer("ｌin.wei@example.com") == []  # it only looks the same
    assert orders.for_customer("") == []
