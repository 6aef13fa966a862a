"""Which way is better, learned from prices."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from recommender.data.ids import IdIndex
from recommender.data.items import Items
from recommender.offers.directions import Directions


def shelf(prices: list[float], features: list[dict[str, Any]], categories: list[str] | None = None) -> Items:
    columns = {
        "id": [f"item {i:03}" for i in range(len(prices))],
        "price": prices,
        "category": categories or ["Shop > Things"] * len(prices),
        "features": features,
    }
    return Items.from_columns(columns, log_items=IdIndex(np.array([], dtype="<U1")))


def strengths(items: Items) -> set[float]:
    return {round(float(value), 4) for value in Directions.learn(items).strength}


PRICES = [float(price) for price in range(10, 90, 10)]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([1, 2, 3, 4, 5, 6, 7, 8], 1.0),
        ([8, 7, 6, 5, 4, 3, 2, 1], -1.0),
        # Spearman with one swap: 1 - 6 * 2 / (8 * 63)
        ([1, 2, 3, 4, 5, 6, 8, 7], 0.9762),
        ([3, 3, 3, 3, 3, 3, 3, 3], 0.0),
        # weak: 1 - 6 * 64 / 504 = 0.2381 < 0.3
        ([4, 1, 8, 2, 3, 5, 7, 6], None),
    ],
)
def test_numbers_follow_the_rank_correlation_with_price(values: list[int], expected: float | None) -> None:
    found = strengths(shelf(PRICES, [{"size": value} for value in values]))
    if expected is None:
        ranks = np.corrcoef(values, range(8))[0, 1]
        expected = round(float(ranks), 4) if abs(ranks) >= 0.3 else 0.0
    assert found == {expected}


def test_fewer_than_eight_points_say_nothing() -> None:
    assert strengths(shelf(PRICES[:7], [{"size": value} for value in range(7)])) == {0.0}


def test_colours_of_one_model_are_one_point() -> None:
    prices = [10.0] * 4 + [20.0] * 4
    assert strengths(shelf(prices, [{"size": 1}] * 4 + [{"size": 2}] * 4)) == {0.0}


def test_a_small_category_learns_from_its_siblings_but_never_from_the_whole_shop() -> None:
    sizes = [{"size": size} for size in (1, 2, 3, 4)]
    prices = [10.0, 20.0, 30.0, 40.0]
    siblings = ["Shop > A"] * 4 + ["Shop > B"] * 4
    strangers = ["A"] * 4 + ["B"] * 4
    assert strengths(shelf(prices + [p * 100 for p in prices], sizes * 2, siblings)) == {1.0}
    assert strengths(shelf(prices + [p * 100 for p in prices], sizes * 2, strangers)) == {0.0}


@pytest.mark.parametrize(
    ("has", "sign"),
    [
        ([False] * 4 + [True] * 4, 1),
        ([True] * 4 + [False] * 4, 0),
        ([True, False] * 4, 0),
        ([True] * 2 + [False] * 6, 0),
    ],
    ids=["dearer with it", "to lack it is no gain", "no gap", "too few with it"],
)
def test_flags_follow_the_gap_between_median_prices(has: list[bool], sign: int) -> None:
    prices = [10, 10.2, 20, 20.2, 30, 30.2, 40, 40.2]
    (strength,) = strengths(shelf(prices, [{"waterproof": flag} for flag in has]))
    assert np.sign(strength) == sign


def test_text_is_never_better() -> None:
    assert strengths(shelf(PRICES, [{"colour": f"shade {value}"} for value in range(8)])) == {0.0}


def test_what_categories_price_both_ways_has_no_direction() -> None:
    up, down = [{"weight": weight} for weight in range(8)], [{"weight": weight} for weight in range(8, 0, -1)]
    one_against_two = ["A"] * 8 + ["B"] * 8 + ["C"] * 8
    assert strengths(shelf(PRICES * 3, up + up + down, one_against_two)) == {1.0, -1.0}
    two_against_two = [*one_against_two, *["D"] * 8]
    assert strengths(shelf(PRICES * 4, up + up + down + down, two_against_two)) == {0.0}


def test_the_same_name_in_another_unit_is_another_attribute() -> None:
    features: list[dict[str, Any]] = [{"size": (value, "cm" if value % 2 else "inch")} for value in range(8)]
    assert strengths(shelf(PRICES, features)) == {0.0}


@pytest.mark.parametrize(
    ("name", "stated", "expected"),
    [
        ("warranty", None, 0.3),
        ("保修|warranty", None, 0.3),
        ("Warranty", None, 0.3),
        ("warranty card", None, 0.0),
        ("noise", {"noise": -1}, -0.3),
        ("noise", {}, 0.0),
    ],
)
def test_a_stated_direction_needs_no_prices(name: str, stated: dict[str, int] | None, expected: float) -> None:
    items = shelf([10, 20], [{name: (12, "month")}, {name: (24, "month")}])
    learned = Directions.learn(items) if stated is None else Directions.learn(items, stated=stated)
    assert learned.strength.tolist() == pytest.approx([expected] * 2)


def test_what_is_stated_overrules_prices_and_keeps_their_strength_where_they_agree() -> None:
    months = [float(month) for month in range(1, 9)]
    for values, expected in ((months, 1.0), (months[::-1], 0.3)):
        (found,) = strengths(shelf(PRICES, [{"warranty": (value, "month")} for value in values]))
        assert found == pytest.approx(expected)


def test_a_stated_direction_is_up_or_down() -> None:
    with pytest.raises(ValueError, match=r"1 \(more is better\) or -1"):
        Directions.learn(shelf([1], [{"a": 1}]), stated={"a": 2})
