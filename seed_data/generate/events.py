"""Writes the simulated shoppers' behaviour in the native format."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from seed_data.generate.catalogue import CATALOGUE, load_categories
from seed_data.generate.files import to_csv, write_gzip
from seed_data.generate.goods import Goods, load_goods
from seed_data.generate.simulation import Event, simulate

EVENTS = Path(__file__).parents[1] / "events.csv.gz"
COLUMNS = ("visitor_id", "event", "product_id", "quantity", "price", "timestamp", "order_id")

# What happened later is in orders.jsonl alone: the shop's newest orders are not yet in its log of behaviour.
LOG_ENDS = datetime(2026, 11, 1, tzinfo=UTC)


def write_events(target: Path = EVENTS, catalogue: Path = CATALOGUE) -> int:
    """Simulate and write a gzipped CSV; how many events it holds comes out."""
    goods = load_goods(catalogue, load_categories())
    rows = list(event_rows(simulate(goods), goods))
    write_gzip(target, to_csv(COLUMNS, rows))
    return len(rows)


def event_rows(events: Sequence[Event], goods: Goods) -> Iterator[tuple[object, ...]]:
    """The lines of the file; views carry neither quantity nor price."""
    numbers = order_numbers(events)
    for event in events:
        if event.time >= LOG_ENDS:
            break
        bare = event.name in ("view_item", "select_item")
        yield (
            visitor_id(event.shopper),
            event.name,
            goods.ids[event.product],
            "" if bare else event.quantity,
            "" if bare else f"{goods.price[event.product]:.2f}",
            f"{event.time:%Y-%m-%dT%H:%M:%SZ}",
            numbers[event.shopper, event.order] if event.name in ("purchase", "refund") else "",
        )


def visitor_id(shopper: int) -> str:
    """The public name of a shopper, `v-00042`."""
    return f"v-{shopper:05d}"


def order_numbers(events: Sequence[Event]) -> dict[tuple[int, int], str]:
    """(shopper, order) -> an order number: the Chinese day of the purchase and four digits that don't count up."""
    numbers: dict[tuple[int, int], str] = {}
    per_day: dict[str, int] = {}
    for event in events:
        key = event.shopper, event.order
        if event.name != "purchase" or key in numbers:
            continue
        day = f"{event.time + timedelta(hours=8):%Y%m%d}"
        count = per_day[day] = per_day.get(day, -1) + 1
        numbers[key] = f"{day}-{scatter(count, int(day))}"
    return numbers


def scatter(count: int, day: int) -> int:
    """A four-digit number, different for each of a day's first 9,000 counts: 4831 shares no factor with 9000."""
    return 1000 + (count * 4831 + day * 37) % 9000
