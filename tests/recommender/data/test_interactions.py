"""Reading a log: columns in, events in time order, refunds taken back."""

from __future__ import annotations

import numpy as np
import pytest

from recommender.data.interaction_matrices import matrices_of
from recommender.data.interactions import Interactions


def bought(log: Interactions) -> set[tuple[str, str]]:
    rows, columns = matrices_of(log).bought.nonzero()
    return {(log.users.one(u), log.items.one(i)) for u, i in zip(rows, columns, strict=True)}


def test_only_user_and_item_are_required_and_rows_are_purchases() -> None:
    log = Interactions.from_columns(user=["ann", "bob"], item=["tea", "cup"])
    assert bought(log) == {("ann", "tea"), ("bob", "cup")}
    assert not log.has_time


def test_a_column_of_another_length_is_named() -> None:
    columns = {
        "user": ["a", "b"],
        "item": ["x", "y"],
        "timestamp": [1, 2],
        "event": ["purchase"] * 2,
        "quantity": [1, 1],
        "basket": ["o", "o"],
    }
    for name in list(columns)[1:]:
        with pytest.raises(ValueError, match=f"column '{name}' has 1 rows"):
            Interactions.from_columns(**columns | {name: columns[name][:1]})


def test_an_unknown_event_is_refused_with_those_that_are_known() -> None:
    with pytest.raises(ValueError, match=r"column 'event'.*bought.*known are view_item"):
        Interactions.from_columns(user=["a"], item=["x"], event=["bought"])


def test_mixed_ids_are_refused() -> None:
    with pytest.raises(ValueError, match=r"column 'item'.*int, str"):
        Interactions.from_columns(user=["a", "b"], item=["x", 1])


def test_integer_ids_stay_integers() -> None:
    log = Interactions.from_columns(user=[7, 8], item=np.array([10, 20], dtype=np.int32))
    assert [log.items.one(row) for row in (0, 1)] == [10, 20]
    assert log.items.rows([10, "10", 10.0, True, 2**80]).tolist() == [0, -1, -1, -1, -1]


def test_events_come_in_time_order() -> None:
    log = Interactions.from_columns(user=["a", "a", "b"], item=["x", "y", "z"], timestamp=[3, 1, 2])
    assert [log.items.one(row) for row in log.item] == ["y", "z", "x"]


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


def test_a_part_of_the_log_keeps_its_rows() -> None:
    log = Interactions.from_columns(user=["a", "b"], item=["tea", "cup"])
    part = log.take(np.array([False, True]))
    assert part.shape == log.shape
    assert bought(part) == {("b", "cup")}


def test_users_are_counted_once_for_each_item() -> None:
    log = Interactions.from_columns(user=["a", "a", "b", "b"], item=["tea", "tea", "tea", "cup"])
    assert log.count_users(np.arange(4)).tolist() == [1, 2]
    assert log.count_users(log.user == 0).tolist() == [0, 1]
