"""Events and order lines, as CSV and as JSON lines."""

from __future__ import annotations

import gzip
import json
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.catalogue.feeds import BadRow, EventRow, Feed, FieldError, read_events
from assistant.catalogue.feeds.events import EVENTS
from assistant.catalogue.feeds.fields import moment

HEADER = "visitor_id,event,product_id,quantity,price,timestamp,order_id\n"
LINE = "c1,purchase,85123A,6,2.55,2010-12-01T08:26:00,536365\n"
EXPECTED = EventRow(
    line=2,
    visitor_id="c1",
    event="purchase",
    product_id="85123A",
    quantity=6,
    price_minor=255,
    timestamp=1291191960,
    order_id="536365",
)


def read(folder: Path, data: str | bytes, currency: str = "GBP") -> Feed[EventRow]:
    file = folder / "events"
    file.write_bytes(data.encode() if isinstance(data, str) else data)
    return read_events(file, currency)


def event(folder: Path, **values: object) -> EventRow | BadRow:
    whole = {"visitor_id": "v", "event": "purchase", "product_id": "p", "timestamp": "2024-05-01T00:00:00Z"}
    (row,) = read(folder, json.dumps(whole | values))
    return row


def test_events_are_read_from_csv_and_gzip(tmp_path: Path) -> None:
    feed = read(tmp_path, HEADER + LINE)
    assert feed.format == "event CSV"
    assert list(feed) == [EXPECTED]
    assert list(read(tmp_path, gzip.compress((HEADER + LINE).encode()))) == [EXPECTED]


def test_json_lines_give_the_same_event(tmp_path: Path) -> None:
    typed = {"visitor_id": "c1", "event": "purchase", "product_id": "85123A", "quantity": 6, "price": 2.55}
    feed = read(tmp_path, "\n" + json.dumps(typed | {"timestamp": 1291191960, "order_id": 536365, "till": 4}))
    assert feed.format == "event JSONL"
    assert list(feed) == [EXPECTED]
    assert feed.ignored_columns == ["till"]


def test_quantity_price_and_order_may_be_missing(tmp_path: Path) -> None:
    (row,) = read(tmp_path, "visitor_id,event,product_id,timestamp\nv,view_item,p,2024-05-01\n")
    assert isinstance(row, EventRow)
    assert (row.quantity, row.price_minor, row.order_id) == (1, None, None)


@pytest.mark.parametrize("name", EVENTS)
def test_every_event_of_the_contract_is_known_in_any_case(tmp_path: Path, name: str) -> None:
    for spelling in (name, name.upper(), f" {name.title()} "):
        row = event(tmp_path, event=spelling)
        assert isinstance(row, EventRow)
        assert row.event == name


@pytest.mark.parametrize(
    ("column", "value", "code"),
    [
        ("visitor_id", "", "empty"),
        ("product_id", " ", "empty"),
        ("event", "", "empty"),
        ("event", "purchased", "event"),
        ("event", "like", "event"),
        ("quantity", 0, "quantity"),
        ("quantity", -2, "quantity"),
        ("quantity", 1.5, "quantity"),
        ("quantity", 10**6 + 1, "quantity"),
        ("quantity", "six", "quantity"),
        ("price", -1, "price_negative"),
        ("price", "5 USD", "currency_conflict"),
        ("timestamp", "", "empty"),
        ("timestamp", "yesterday", "time"),
        ("timestamp", "2024-02-30", "time"),
        ("timestamp", "1969-12-31", "time"),
        ("timestamp", 120240501, "time"),
        ("timestamp", -5, "time"),
        ("timestamp", "9" * 16, "time"),
    ],
)
def test_a_bad_value_is_reported_with_its_column(tmp_path: Path, column: str, value: object, code: str) -> None:
    row = event(tmp_path, **{column: value})
    assert isinstance(row, BadRow)
    assert (row.line, row.column, row.code) == (1, column, code)
    assert row.hint


def test_a_misspelt_event_is_answered_with_the_nearest(tmp_path: Path) -> None:
    row = event(tmp_path, event="purchased")
    assert isinstance(row, BadRow)
    assert row.hint.startswith('Did you mean "purchase"?')


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("2024-05-01T00:00:00Z", 1714521600),
        ("2024-05-01T00:00:00", 1714521600),
        ("2024-05-01 00:00", 1714521600),
        ("2024-05-01", 1714521600),
        ("20240501", 1714521600),
        ("2024/5/1 00:00", 1714521600),
        ("2024-05-01T08:00:00+08:00", 1714521600),
        ("2024-04-30T22:00:00-02:00", 1714521600),
        ("2024-05-01T00:00:00.999Z", 1714521600),
        ("1714521600", 1714521600),
        ("1714521600.75", 1714521600),
        ("1714521600123", 1714521600),
        ("1714521600123456", 1714521600),
    ],
)
def test_a_time_is_utc_unless_it_says_otherwise(text: str, seconds: int) -> None:
    assert moment(text) == seconds


@given(st.datetimes(datetime(1991, 1, 1), datetime(2099, 1, 1)), st.integers(-23 * 60, 23 * 60))
def test_any_time_with_an_offset_is_the_same_moment(time: datetime, minutes: int) -> None:
    aware = time.replace(tzinfo=timezone(timedelta(minutes=minutes)))
    assert moment(aware.isoformat()) == aware.timestamp() // 1


def test_a_unit_price_from_a_division_is_rounded(tmp_path: Path) -> None:
    row = event(tmp_path, price=10 / 3)
    assert isinstance(row, EventRow)
    assert row.price_minor == 333


def test_prices_are_in_the_currency_of_the_catalogue(tmp_path: Path) -> None:
    (row,) = read(tmp_path, HEADER + LINE.replace("2.55", "255"), "JPY")
    assert isinstance(row, EventRow)
    assert row.price_minor == 255
    with pytest.raises(FieldError, match="XXQ"):
        read(tmp_path, HEADER + LINE, "XXQ")
