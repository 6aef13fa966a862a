"""Customers by recency, frequency and money."""

from __future__ import annotations

import numpy as np
import pytest

from recommender.customers.rfm import GROUPS, Customer, Rfm, grade_ranks, group_of
from recommender.data.interactions import Interactions
from recommender.data.items import align
from recommender.data.timestamps import DAY


def test_grades_are_fifths_of_the_ranks() -> None:
    assert grade_ranks(np.arange(10)).tolist() == [1, 1, 2, 2, 3, 3, 4, 4, 5, 5]


def test_equal_values_have_equal_grades() -> None:
    # eight of ten at the bottom: the middle of their ranks is 0.4 of all
    assert grade_ranks(np.array([1] * 8 + [2, 3])).tolist() == [3] * 8 + [5, 5]
    assert grade_ranks(np.array([7])).tolist() == [3]
    assert grade_ranks(np.array([])).tolist() == []


def fitted() -> Rfm:
    """u0 … u9: the higher the number, the more, the oftener and the later was bought; `looker` only looked."""
    lines = [(f"u{n}", "tea", "purchase", 10 * n - order, n + 1) for n in range(10) for order in range(n + 1)]
    lines += [("looker", "tea", "view_item", 95, 1), ("u9", "gold", "purchase", 90, 1), ("u9", "gold", "refund", 91, 1)]
    user, item, event, day, quantity = zip(*lines, strict=True)
    log = Interactions.from_columns(
        user=user, item=item, event=event, timestamp=[(100 + each) * DAY for each in day], quantity=quantity
    )
    log, items = align(log, {"id": ["tea", "gold", "new"], "price": [2.0, 1000.0, None]})
    return Rfm().fit(log, items=items)


def test_what_a_customer_is_rests_on_plain_numbers() -> None:
    rfm = fitted()
    best, worst, looker, stranger = rfm.of(["u9", "u0", "looker", "nobody"])
    # the log ends on day 95; u9 bought on ten days up to day 90, ten teas a day at 2; the gold went back
    assert best == Customer(group="champion", days_since=5, orders=10, spent=200.0, grades=(5, 5, 5))
    assert worst == Customer(group="lost", days_since=95, orders=1, spent=2.0, grades=(1, 1, 1))
    assert looker is None
    assert stranger is None


def test_every_buyer_is_in_one_group() -> None:
    groups = [group for group in fitted().group_ if group != "none"]
    assert len(groups) == 10
    assert set(groups) <= {name for name, _, _ in GROUPS}


@pytest.mark.parametrize(
    ("grade", "group"),
    [
        ((5, 4, 4), "champion"),
        ((3, 5, 5), "loyal"),
        ((5, 3, 2), "promising"),
        ((4, 1, 2), "new"),
        ((3, 2, 2), "cooling"),
        ((2, 4, 4), "cannot_lose"),
        ((1, 3, 2), "at_risk"),
        ((1, 1, 2), "lost"),
        ((0, 0, 0), "none"),
    ],
)
def test_groups_follow_the_table(grade: tuple[int, int, int], group: str) -> None:
    assert group_of(*grade) == group


def test_recency_needs_times() -> None:
    log, items = align(Interactions.from_columns(user=["a"], item=["x"]), None)
    with pytest.raises(ValueError, match="times"):
        Rfm().fit(log, items=items)
