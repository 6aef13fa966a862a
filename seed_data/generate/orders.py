"""Writes the demo shop's latest orders as they stood on one evening, from unpaid to sent back."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import numpy as np

from seed_data.generate.catalogue import CATALOGUE, load_categories
from seed_data.generate.events import order_numbers, scatter
from seed_data.generate.goods import Goods, load_goods
from seed_data.generate.simulation import Event, simulate

ORDERS = Path(__file__).parents[1] / "orders.jsonl"
PROMOTIONS = Path(__file__).parents[1] / "promotions.jsonl"

SINCE = datetime(2026, 8, 31, 16, tzinfo=UTC)
AS_OF = datetime(2026, 11, 15, 16, tzinfo=UTC)  # midnight in China
SEED = 20261115

# The shop's rules, as knowledge.jsonl tells them.
CURRENCY = "CNY"
SHIPPING_FEE = Decimal(8)
FREE_SHIPPING_FROM = Decimal(99)
UNPAID_FOR = timedelta(hours=24)
LAST_SAME_DAY_HOUR = 16
RETURN_WINDOW = timedelta(days=7)

_CHINA = timedelta(hours=8)
_CARRIERS = (
    ("青雀快递", "Bluefinch Express", "BF"),
    ("山川速运", "Hillriver Express", "HR"),
    ("近邻配送", "Nearby Delivery", "NB"),
)
_PACKED_WITHIN = timedelta(hours=3)
_RECENT = timedelta(days=10)
_KEPT_RECENT, _KEPT_SENT_BACK, _KEPT_OLDER = 0.5, 0.2, 0.06
_WITH_COUPON, _WITH_INVOICE, _UNHAPPY = 0.4, 0.25, 0.12


@dataclass
class Checkout:
    """One checkout of the simulation: what was in the basket, when, and what became of it."""

    shopper: int
    order: int
    placed: datetime
    lines: list[tuple[int, int]]
    paid: datetime | None = None
    sent_back: datetime | None = None


def write_orders(target: Path = ORDERS, catalogue: Path = CATALOGUE, promotions: Path = PROMOTIONS) -> int:
    """Write a sample of the simulated orders since September as JSON lines; how many come out."""
    goods = load_goods(catalogue, load_categories())
    coupons = [json.loads(line) for line in promotions.read_text(encoding="utf-8").splitlines()]
    rows = list(order_rows(simulate(goods), goods, coupons))
    lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    target.write_text("".join(lines), encoding="utf-8", newline="")
    return len(rows)


def order_rows(events: Sequence[Event], goods: Goods, coupons: Sequence[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The orders kept, oldest first; coupons are used within their dates, limits and first-order rule."""
    numbers = order_numbers(events)
    used: dict[tuple[int, str], int] = {}
    unpaid_of_day: dict[str, int] = {}
    ordered_before: set[int] = set()
    for checkout in checkouts(events):
        first = checkout.shopper not in ordered_before
        if checkout.paid:
            ordered_before.add(checkout.shopper)
        rng = np.random.default_rng([SEED, checkout.shopper, checkout.order])
        if checkout.placed < SINCE or not _kept(checkout, rng):
            continue
        number = numbers.get((checkout.shopper, checkout.order))
        if number is None:
            day = f"{checkout.placed + _CHINA:%Y%m%d}"
            count = unpaid_of_day[day] = unpaid_of_day.get(day, -1) + 1
            # Far from the counts of paid orders, so that no number is given twice.
            number = f"{day}-{scatter(5000 + count, int(day))}"
        usable = [c for c in coupons if used.get((checkout.shopper, c["code"]), 0) < (c["limit_per_customer"] or 99)]
        row = _row(number, checkout, goods, [c for c in usable if first or not c["first_order"]], rng)
        if row["coupon"]:
            used[checkout.shopper, row["coupon"]] = used.get((checkout.shopper, row["coupon"]), 0) + 1
        yield row


def checkouts(events: Sequence[Event]) -> list[Checkout]:
    """The checkouts in a log, in the order of time."""
    found: dict[tuple[int, int], Checkout] = {}
    for event in events:
        key = event.shopper, event.order
        if event.name == "begin_checkout":
            checkout = found.setdefault(key, Checkout(event.shopper, event.order, event.time, []))
            checkout.lines.append((event.product, event.quantity))
        elif event.name == "purchase":
            found[key].paid = event.time
        elif event.name == "refund":
            found[key].sent_back = event.time
    return list(found.values())


def _kept(checkout: Checkout, rng: np.random.Generator) -> bool:
    age = AS_OF - checkout.placed
    if not checkout.paid and age < UNPAID_FOR:
        return True
    if checkout.sent_back:
        return rng.random() < _KEPT_SENT_BACK
    return rng.random() < (_KEPT_RECENT if age < _RECENT else _KEPT_OLDER)


def _row(
    number: str, checkout: Checkout, goods: Goods, coupons: Sequence[dict[str, Any]], rng: np.random.Generator
) -> dict[str, Any]:
    prices = [(product, quantity, _yuan(goods.price[product])) for product, quantity in checkout.lines]
    coupon = None
    if rng.random() < _WITH_COUPON:
        best = max(coupons, key=lambda c: sum(saving(c, prices, checkout.placed, goods)), default=None)
        coupon = best if best and sum(saving(best, prices, checkout.placed, goods)) > 0 else None
    subtotal = sum((quantity * price for _, quantity, price in prices), Decimal(0))
    discount, free = saving(coupon, prices, checkout.placed, goods) if coupon else (Decimal(0), Decimal(0))
    shipping = shipping_fee(subtotal - discount) - free
    invoice = bool(rng.random() < _WITH_INVOICE)
    return {
        "order_id": number,
        "email": f"shopper{checkout.shopper:05d}@example.com",
        "phone": f"1380000{checkout.shopper:04d}",
        **_journey(checkout, rng),
        "currency": CURRENCY,
        "total": float(subtotal - discount + shipping),
        "shipping_fee": float(shipping),
        "coupon": coupon["code"] if coupon else None,
        "invoice": invoice,
        "lines": [{"product_id": goods.ids[p], "quantity": n, "price": float(price)} for p, n, price in prices],
    }


def shipping_fee(goods_after_discount: Decimal) -> Decimal:
    """What delivery costs for goods of that value."""
    return Decimal(0) if goods_after_discount >= FREE_SHIPPING_FROM else SHIPPING_FEE


def saving(
    coupon: dict[str, Any], lines: Sequence[tuple[int, int, Decimal]], at: datetime, goods: Goods
) -> tuple[Decimal, Decimal]:
    """What a coupon takes off the goods, and off the delivery; percentages are rounded half up to the fen."""
    nothing = Decimal(0), Decimal(0)
    day = (at + _CHINA).date()
    if not date.fromisoformat(coupon["starts"]) <= day <= date.fromisoformat(coupon["ends"]):
        return nothing
    covered = sum((n * price for product, n, price in lines if _covers(coupon, product, goods)), Decimal(0))
    if covered == 0 or covered < Decimal(str(coupon["min_spend"])):
        return nothing
    if coupon["kind"] == "shipping":
        return Decimal(0), shipping_fee(sum((n * price for _, n, price in lines), Decimal(0)))
    value = Decimal(str(coupon["value"]))
    if coupon["kind"] == "percent":
        return (covered * value / 100).quantize(Decimal("0.01"), ROUND_HALF_UP), Decimal(0)
    return min(value, covered), Decimal(0)


def _covers(coupon: dict[str, Any], product: int, goods: Goods) -> bool:
    path = goods.categories[goods.category[product]].path_en.split(" > ")
    prefixes = [prefix.split(" > ") for prefix in coupon["categories"]]
    return not prefixes or any(path[: len(prefix)] == prefix for prefix in prefixes)


def _journey(checkout: Checkout, rng: np.random.Generator) -> dict[str, Any]:
    """The state on the evening of `AS_OF`, and the days of the parcel up to then."""
    way: dict[str, Any] = {
        "state": "pending_payment" if AS_OF - checkout.placed < UNPAID_FOR else "cancelled",
        "placed_at": _iso(checkout.placed),
        "paid_at": None,
        "shipped_at": None,
        "delivered_at": None,
        "carrier_zh": None,
        "carrier_en": None,
        "tracking_number": None,
    }
    if checkout.paid is None:
        return way
    way |= {"state": "paid", "paid_at": _iso(checkout.paid)}
    shipped = _evening_after(checkout.paid, rng)
    if shipped > AS_OF:
        return way | ({"state": "packed"} if AS_OF - checkout.paid > _PACKED_WITHIN else {})
    carrier_zh, carrier_en, letters = _CARRIERS[int(rng.integers(len(_CARRIERS)))]
    way |= {"state": "shipped", "shipped_at": _iso(shipped), "carrier_zh": carrier_zh, "carrier_en": carrier_en}
    way["tracking_number"] = f"{letters}{int(rng.integers(10**11, 10**12))}"
    # Handed over between 9:00 and 19:00 two to four days later.
    delivered = _at_hour(shipped + timedelta(days=int(rng.integers(2, 5))), float(rng.uniform(9, 19)))
    if delivered > AS_OF:
        return way
    way |= {"state": "delivered", "delivered_at": _iso(delivered)}
    if checkout.sent_back:
        return way | {"state": "refunded"}
    if AS_OF - delivered < RETURN_WINDOW and rng.random() < _UNHAPPY:
        return way | {"state": "return_requested" if AS_OF - delivered < RETURN_WINDOW / 2 else "returned"}
    return way


def _evening_after(paid: datetime, rng: np.random.Generator) -> datetime:
    """When the van leaves: between 18:00 and 22:00, that day for what was paid before 16:00."""
    day = paid if (paid + _CHINA).hour < LAST_SAME_DAY_HOUR else paid + timedelta(days=1)
    return _at_hour(day, float(rng.uniform(18, 22)))


def _at_hour(moment: datetime, hour: float) -> datetime:
    midnight = (moment + _CHINA).replace(hour=0, minute=0, second=0, microsecond=0)
    return midnight - _CHINA + timedelta(seconds=round(hour * 3600))


def _yuan(price: float) -> Decimal:
    return Decimal(f"{price:.2f}")


def _iso(moment: datetime) -> str:
    return f"{moment:%Y-%m-%dT%H:%M:%SZ}"
