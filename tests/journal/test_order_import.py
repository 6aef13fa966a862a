"""The native order file: what is taken of it, and what is said of a bad row."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from assistant.journal.order_import import import_orders
from assistant.reports import ImportReport
from assistant.storage import Store

ORDER: dict[str, Any] = {
    "order_id": "20261012-4831",
    "email": "lin@example.com",
    "state": "paid",
    "placed_at": "2026-10-12T08:00:00Z",
    "currency": "CNY",
    "total": 105.50,
    "shipping_fee": 6,
    "lines": [{"product_id": "EB-1003", "quantity": 1, "price": 99.50}],
}
SEED_DATA = Path(__file__).parents[2] / "seed_data"


def counts(report: ImportReport) -> tuple[int, int, int, int]:
    return report.added, report.updated, report.unchanged, report.bad_count


def test_importing_twice_is_the_same_as_once_and_a_change_updates(activity: Store, jsonl: Callable[..., Path]) -> None:
    changed = ORDER | {"lines": [*ORDER["lines"], {"product_id": "MUG-1", "price": 0}]}
    assert counts(import_orders(activity, jsonl(ORDER))) == (1, 0, 0, 0)
    assert counts(import_orders(activity, jsonl(ORDER))) == (0, 0, 1, 0)
    assert counts(import_orders(activity, jsonl(changed))) == (0, 1, 0, 0)
    assert counts(import_orders(activity, jsonl(changed))) == (0, 0, 1, 0)


@pytest.mark.parametrize(
    ("change", "column", "said"),
    [
        ({"order_id": 20261012}, "order_id", "string"),
        ({"order_id": "two words"}, "order_id", "pattern"),
        ({"email": None}, "email", "neither e-mail nor phone"),
        ({"email": "lin"}, "email", "e-mail address"),
        ({"phone": "12"}, "phone", "four digits"),
        ({"state": "lost"}, "state", "shipped"),
        ({"placed_at": None}, "placed_at", "integer"),
        ({"placed_at": "yesterday"}, "placed_at", "2026-01-31T09:30:00Z"),
        ({"paid_at": "2026-10-11"}, "paid_at", "before placed_at"),
        ({"total": None}, "total", "decimal"),
        ({"lines": []}, "lines", "at least 1 item"),
        (
            {"lines": [{"product_id": "A", "quantity": 0, "price": 1}]},
            "lines[0].quantity",
            "greater than or equal to 1",
        ),
        (
            {"lines": [{"product_id": "A", "price": 1}, {"product_id": "B", "price": 1.234}]},
            "lines[1].price",
            "decimals",
        ),
    ],
)
def test_a_bad_order_is_told_by_line_column_and_reason(
    change: dict[str, Any], column: str, said: str, activity: Store, jsonl: Callable[..., Path]
) -> None:
    report = import_orders(activity, jsonl(ORDER, ORDER | {"order_id": "OTHER-1"} | change))
    assert counts(report) == (1, 0, 0, 1)
    (bad,) = report.bad
    assert (bad.line, bad.column) == (2, column)
    assert said in bad.message


def test_an_amount_stays_exact_from_file_to_minor_units(activity: Store, jsonl: Callable[..., Path]) -> None:
    # 1.1 * 3 and 19.99 * 100 are not exact in binary.
    lines = [{"product_id": "A", "quantity": 3, "price": 1.10}, {"product_id": "B", "price": 19.99}]
    import_orders(activity, jsonl(ORDER | {"total": 23.29, "shipping_fee": 0, "lines": lines}))
    assert [tuple(row) for row in activity.rows("SELECT total_minor, shipping_minor FROM orders")] == [(2329, 0)]
    assert [row[0] for row in activity.rows("SELECT price_minor FROM order_lines ORDER BY position")] == [110, 1999]


def test_a_phone_number_is_kept_by_its_last_four_digits_alone(activity: Store, jsonl: Callable[..., Path]) -> None:
    import_orders(activity, jsonl(ORDER | {"phone": "+86 138-0000-1234"}))
    kept = [str(value) for row in activity.rows("SELECT * FROM orders") for value in row]
    assert "1234" in kept
    assert not any("1380000" in value for value in kept)


def test_times_without_an_offset_are_utc(activity: Store, jsonl: Callable[..., Path]) -> None:
    times = {"placed_at": "2026-10-12T08:00:00", "paid_at": "2026-10-12T16:00:00+08:00", "shipped_at": "2026-10-13"}
    import_orders(activity, jsonl(ORDER | times))
    (row,) = activity.rows("SELECT placed_at, paid_at, shipped_at FROM orders")
    assert tuple(row) == (1_791_792_000, 1_791_792_000, 1_791_849_600)


def test_the_demo_shops_orders_come_in_without_a_bad_row(activity: Store) -> None:
    report = import_orders(activity, SEED_DATA / "orders.jsonl", strict=True)
    assert report.added > 0
    assert report.notes == []
