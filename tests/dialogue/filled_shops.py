"""Small shops beside the demo shop, for whole conversations: goods, what was bought together, rules, coupons, orders.

Each is a folder of native files, imported as any shop is. `baskets.txt` stands for the order log: `12 A 2xB` are twelve
orders of one A and two B each, spread evenly over the days before TODAY. All of it is simulated.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path
from unittest.mock import patch

from assistant.config import ServerConfig, ShopSettings
from assistant.shop import Shop

HERE = Path(__file__).parent
FOLDER = HERE / "shops"
CATALOGUES = {"trail": HERE.parent / "understanding" / "trail.jsonl"}
SMALL_SHOPS = tuple(sorted(path.name for path in FOLDER.iterdir() if path.is_dir()))
AGENT = "Mei"
PASSWORD = "correct horse battery staple"
# The day on which the conversations take place, in the shop's own time; people answer at this hour.
TODAY = datetime(2026, 11, 20, 10, 30)
DAYS = 90


def fill(name: str, data: Path) -> None:
    """Makes the shop `name` in `data`, trained."""
    folder = FOLDER / name
    catalogue = CATALOGUES.get(name, folder / "catalogue.jsonl")
    shop = Shop.open(ServerConfig(data=data), _settings(catalogue))
    shop.import_catalogue(catalogue, strict=True)
    events = data / "events.csv"
    write_events(folder / "baskets.txt", catalogue, events)
    shop.import_events(events, strict=True)
    shop.import_knowledge(folder / "knowledge.jsonl", strict=True)
    shop.import_promotions(folder / "promotions.jsonl", strict=True)
    shop.import_orders(folder / "orders.jsonl", strict=True)
    shop.train()
    shop.agents.add(AGENT, PASSWORD)
    shop.close()


def open_shop(name: str, data: Path) -> Shop:
    """The shop that was filled in `data`."""
    return Shop.open(ServerConfig(data=data), _settings(CATALOGUES.get(name, FOLDER / name / "catalogue.jsonl")))


@contextmanager
def clock(moment: datetime = TODAY) -> Iterator[None]:
    """For as long as this lasts it is `moment`, in the shop's own time."""

    class Standing(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]
            return moment.replace(tzinfo=tz)

    with patch("assistant.snapshot.datetime", Standing):
        yield


def _settings(catalogue: Path) -> ShopSettings:
    first = json.loads(catalogue.read_text("utf-8").partition("\n")[0])
    return ShopSettings(currency=first["currency"], locale="zh" if "title_zh" in first else "en")


def write_events(baskets: Path, catalogue: Path, path: Path) -> None:
    """The order log: of each order its products are looked at, put into the cart and bought, by a new visitor each."""
    prices = {row["id"]: row["price"] for row in map(json.loads, catalogue.read_text("utf-8").splitlines())}
    lines = [line.split() for line in baskets.read_text("utf-8").splitlines() if not line.startswith("#")]
    orders = [pieces for count, *pieces in lines for _ in range(int(count))]
    step = timedelta(days=DAYS) / len(orders)
    # Kinds of baskets alternate: a step that shares no factor with their number comes by every order once.
    stride = next(n for n in range(len(orders) // 3, len(orders)) if _coprime(n, len(orders)))
    begin = TODAY.replace(tzinfo=UTC) - timedelta(days=DAYS + 1)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["visitor_id", "event", "product_id", "quantity", "price", "timestamp", "order_id"])
        for n in range(len(orders)):
            at = begin + n * step
            for piece in orders[n * stride % len(orders)]:
                quantity, product = re.fullmatch(r"(?:(\d+)x)?(.+)", piece).groups()  # type: ignore[union-attr]
                for seconds, event in enumerate(("view_item", "add_to_cart", "purchase")):
                    when = (at + timedelta(seconds=60 * seconds)).isoformat(timespec="seconds")
                    order = f"o-{n:04}" if event == "purchase" else ""
                    count = "" if event == "view_item" else quantity or 1
                    writer.writerow([f"v-{n:04}", event, product, count, prices[product], when, order])


def _coprime(a: int, b: int) -> bool:
    while b:
        a, b = b, a % b
    return a == 1
