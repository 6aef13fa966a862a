"""Demand that was not met, counted by wish."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.events import DemandMissed
from assistant.journal import missed
from assistant.journal.missed import DAY, MissedDemand, MissedWish
from assistant.journal.schema import MIGRATIONS
from assistant.query.constraints import Category, Colour, Constraint, Price
from assistant.storage import Store

UMBRELLAS = Category(categories=(3,), names=("雨伞", "umbrellas"))
PURPLE = Colour(families=("purple",))
CHEAP = Price(high=5_000, currency="CNY")
NOW = 20_000 * DAY + 3_600


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "activity.db", MIGRATIONS, durable=False)


def note(store: Store, *constraints: Constraint, relaxed: tuple[Constraint, ...] = (), now: int = NOW) -> None:
    event = DemandMissed([c.as_data() for c in constraints], [c.as_data() for c in relaxed])
    with store.write() as db:
        missed.record_missed_demand(db, event, now)


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(missed.time, "time", lambda: NOW)


def test_the_same_wish_is_counted_whatever_was_said_first(store: Store) -> None:
    note(store, UMBRELLAS, PURPLE, relaxed=(PURPLE,))
    note(store, PURPLE, UMBRELLAS, relaxed=(PURPLE,))
    note(store, UMBRELLAS, CHEAP, relaxed=(CHEAP,))
    demand = MissedDemand(store)
    assert demand.most_missed(30, "zh") == [
        MissedWish("紫色, 雨伞", "紫色", 2, 20_000),
        MissedWish("≤ ¥50, 雨伞", "≤ ¥50", 1, 20_000),
    ]
    assert [wish.wish for wish in demand.most_missed(30, "en")] == ["purple, umbrellas", "umbrellas, ≤ ¥50"]


def test_where_in_the_message_it_was_said_makes_no_other_wish(store: Store) -> None:
    note(store, Colour(families=("purple",), span=(0, 2)))
    note(store, Colour(families=("purple",), span=(4, 6)))
    assert [wish.count for wish in MissedDemand(store).most_missed(1, "en")] == [2]


def test_only_the_last_days_are_told_and_only_so_many(store: Store) -> None:
    note(store, UMBRELLAS, now=NOW - 10 * DAY)
    note(store, UMBRELLAS)
    note(store, PURPLE)
    demand = MissedDemand(store)
    assert [(wish.wish, wish.count) for wish in demand.most_missed(11, "en")] == [("umbrellas", 2), ("purple", 1)]
    assert [(wish.wish, wish.count) for wish in demand.most_missed(10, "en")] == [("purple", 1), ("umbrellas", 1)]
    assert len(demand.most_missed(30, "en", n=1)) == 1


def test_goods_that_are_not_sold_are_told_by_their_name(store: Store) -> None:
    with store.write() as db:
        missed.record_missed_demand(db, DemandMissed([], [], ["冰箱"]), NOW)
    assert MissedDemand(store).most_missed(1, "zh") == [MissedWish("冰箱", "", 1, 20_000)]


def test_nothing_that_tells_of_a_visitor_is_kept(store: Store) -> None:
    columns = [row[1] for row in store.rows("PRAGMA table_info(missed_demand)")]
    assert columns == ["day", "wish", "names", "count"]
