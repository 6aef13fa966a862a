"""Reading a log: columns in, matrices out, refunds taken back."""

from __future__ import annotations

from datetime import UTC, datetime

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recommender.data.interaction_matrices import matrices_of
from recommender.data.interactions import EVENT_WEIGHTS, Interactions


def bought(log: Interactions) -> set[tuple[str, str]]:
    rows, columns = matrices_of(log).bought.nonzero()
    return {(log.users.one(u), log.items.one(i)) for u, i in zip(rows, columns, strict=True)}


def affinity(log: Interactions, user: str, item: str) -> float:
    return float(matrices_of(log).affinity[log.users.rows([user])[0], log.items.rows([item])[0]])


def test_only_user_and_item_are_required_and_rows_are_purchases() -> None:
    log = Interactions.from_columns(user=["ann", "bob"], item=["tea", "cup"])
    assert bought(log) == {("ann", "tea"), ("bob", "cup")}
    assert not log.has_time


@pytest.mark.parametrize("name", ["item", "timestamp", "event", "quantity", "basket"])
def test_a_column_of_another_length_is_named(name: str) -> None:
    columns = {
        "user": ["a", "b"],
        "item": ["x", "y"],
        "timestamp": [1, 2],
        "event": ["purchase"] * 2,
        "quantity": [1, 1],
        "basket": ["o", "o"],
    }
    columns[name] = columns[name][:1]
    with pytest.raises(ValueError, match=f"column '{name}' has 1 rows"):
        Interactions.from_columns(**columns)


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        ({"event": ["bought"]}, "column 'event'.*bought.*known are view_item"),
        ({"quantity": ["two"]}, "column 'quantity'"),
        ({"quantity": [float("inf")]}, "column 'quantity'"),
        ({"timestamp": ["yesterday"]}, "column 'timestamp': row 0"),
        ({"timestamp": [None]}, "column 'timestamp': row 0"),
        ({"timestamp": [1_700_000_000_000]}, "milliseconds"),
        ({"item": [None]}, "column 'item'"),
        ({"item": [1.5]}, "column 'item'"),
        ({"item": [True]}, "column 'item'"),
    ],
)
def test_unreadable_values_are_refused_with_a_hint(columns: dict[str, list[object]], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        Interactions.from_columns(**{"user": ["a"], "item": ["x"], **columns})


def test_mixed_ids_are_refused() -> None:
    with pytest.raises(ValueError, match=r"column 'item'.*int, str"):
        Interactions.from_columns(user=["a", "b"], item=["x", 1])


def test_integer_ids_stay_integers() -> None:
    log = Interactions.from_columns(user=[7, 8], item=np.array([10, 20], dtype=np.int32))
    assert [log.items.one(row) for row in (0, 1)] == [10, 20]
    assert log.items.rows([10, "10", 10.0, True, 2**80]).tolist() == [0, -1, -1, -1, -1]


@pytest.mark.parametrize(
    "column",
    [
        ["2024-05-01T10:00:00Z"],
        ["2024-05-01T10:00:00"],
        ["2024-05-01T18:00:00+08:00"],
        ["2024-05-01 10:00"],
        [datetime(2024, 5, 1, 10, tzinfo=UTC)],
        np.array(["2024-05-01T10:00:00.000"], dtype="datetime64[ms]"),
        [np.datetime64("2024-05-01T10:00:00")],
        [1_714_557_600],
        np.array([1_714_557_600.0]),
    ],
    ids=str,
)
def test_a_moment_is_the_same_however_it_is_written(column: object) -> None:
    assert Interactions.from_columns(user=["a"], item=["x"], timestamp=column).now == 1_714_557_600


def test_events_come_in_time_order() -> None:
    log = Interactions.from_columns(user=["a", "a", "b"], item=["x", "y", "z"], timestamp=[3, 1, 2])
    assert [log.items.one(row) for row in log.item] == ["y", "z", "x"]


def test_a_purchase_weighs_most_and_looks_add_up() -> None:
    log = Interactions.from_columns(
        user=["a"] * 12,
        item=["tea"] * 2 + ["cup"] + ["pot"] * 2 + ["jar"] * 7,
        event=["view_item", "view_item", "purchase", "add_to_cart", "remove_from_cart"] + ["view_item"] * 7,
    )
    assert affinity(log, "a", "tea") == pytest.approx(0.30)
    assert affinity(log, "a", "cup") == 1.0
    assert affinity(log, "a", "pot") == pytest.approx(0.10)
    assert affinity(log, "a", "jar") == 1.0


@pytest.mark.parametrize(
    ("events", "kept"),
    [
        ([("purchase", 2, "o1"), ("refund", 2, "r1")], False),
        ([("purchase", 2, "o1"), ("refund", 1, "r1")], True),
        ([("refund", 2, "r1"), ("purchase", 2, "o1")], True),
        ([("purchase", 2, "o1"), ("purchase", 2, "o2"), ("refund", 3, "r1")], True),
        ([("purchase", 2, "o1"), ("refund", -2, "r1")], False),
        ([("purchase", None, "o1"), ("refund", None, "r1")], False),
    ],
)
def test_a_refund_takes_the_purchase_back(events: list[tuple[str, float | None, str]], kept: bool) -> None:
    names, quantities, baskets = zip(*events, strict=True)
    log = Interactions.from_columns(
        user=["a"] * len(events),
        item=["tea"] * len(events),
        timestamp=list(range(len(events))),
        event=names,
        quantity=quantities,
        basket=baskets,
    )
    assert (("a", "tea") in bought(log)) is kept
    assert (matrices_of(log).affinity.nnz == 1) is kept


def test_a_refund_takes_from_the_order_that_it_names_first() -> None:
    log = Interactions.from_columns(
        user=["a"] * 3,
        item=["tea"] * 3,
        timestamp=[1, 2, 3],
        event=["purchase", "purchase", "refund"],
        basket=["o1", "o2", "o1"],
    )
    assert log.remaining.tolist() == [0.0, 1.0, 0.0]


def test_a_refund_leaves_other_items_and_users_alone() -> None:
    log = Interactions.from_columns(
        user=["a", "a", "b", "a"],
        item=["tea", "cup", "tea", "tea"],
        timestamp=[1, 1, 1, 2],
        event=["purchase"] * 3 + ["refund"],
    )
    assert bought(log) == {("a", "cup"), ("b", "tea")}


def test_before_the_refund_the_purchase_still_counts() -> None:
    log = Interactions.from_columns(
        user=["a", "a"], item=["tea", "tea"], timestamp=[1, 2], event=["purchase", "refund"]
    )
    assert bought(log.take(log.time < 2)) == {("a", "tea")}


def test_orders_are_what_the_basket_column_says() -> None:
    log = Interactions.from_columns(
        user=["a", "a", "b", "b"],
        item=["tea", "cup", "tea", "pot"],
        event=["purchase", "purchase", "purchase", "view_item"],
        basket=["o1", "o1", "o2", None],
    )
    assert matrices_of(log).orders.matrix.toarray().tolist() == [[1, 0, 1], [0, 0, 1]]


def test_without_order_ids_a_day_of_a_user_is_an_order() -> None:
    day = 86_400
    log = Interactions.from_columns(
        user=["a", "a", "a", "b"], item=["tea", "cup", "pot", "tea"], timestamp=[0, 9, day, 0]
    )
    assert sorted(matrices_of(log).orders.matrix.sum(axis=1)) == [1, 1, 2]


def test_latest_is_the_last_day_of_each_user() -> None:
    day = 86_400
    log = Interactions.from_columns(user=["a", "a", "b"], item=["tea", "cup", "tea"], timestamp=[0, 5 * day, 0])
    assert matrices_of(log).latest.toarray().tolist() == [[1, 0], [0, 1]]


def test_an_event_weighs_half_after_a_half_life() -> None:
    day = 86_400
    log = Interactions.from_columns(user=["a", "b"], item=["tea", "cup"], timestamp=[0, 7 * day])
    assert matrices_of(log).affinity_at(half_life_days=7).data.tolist() == pytest.approx([0.5, 1.0])


def test_a_part_of_the_log_keeps_its_rows() -> None:
    log = Interactions.from_columns(user=["a", "b"], item=["tea", "cup"])
    part = log.take(np.array([False, True]))
    assert part.shape == log.shape
    assert bought(part) == {("b", "cup")}


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from("abc"),
            st.sampled_from("xyz"),
            st.sampled_from(list(EVENT_WEIGHTS)),
            st.integers(0, 5),
            st.integers(0, 10**6),
        ),
        max_size=30,
    )
)
def test_whatever_happens_affinities_stay_in_zero_to_one_and_only_purchases_count_as_bought(
    events: list[tuple[str, str, str, int, int]],
) -> None:
    columns = [list(column) for column in zip(*events, strict=True)] or [[], [], [], [], []]
    log = Interactions.from_columns(
        user=columns[0], item=columns[1], event=columns[2], quantity=columns[3], timestamp=columns[4]
    )
    assert ((matrices_of(log).affinity.data > 0) & (matrices_of(log).affinity.data <= 1)).all()
    assert (log.remaining >= 0).all()
    assert bought(log) <= {
        (user, item) for user, item, event, quantity, _ in events if event == "purchase" and quantity
    }
    assert matrices_of(log).orders.matrix.shape[0] == len(matrices_of(log).orders.user)
