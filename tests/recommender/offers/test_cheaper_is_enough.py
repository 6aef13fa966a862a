"""When the cheaper one is enough."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from recommender.data.evidence import AttributeGain, KeptCheaper, NeedMet, Rating, SlightGain
from recommender.data.interactions import Interactions
from recommender.data.items import Items, align
from recommender.offers.cheaper_is_enough import Need, explain_cheaper
from recommender.offers.up_sell import UpSell

BATTERY = AttributeGain(name="battery", unit="h", before=20.0, after=30.0, value_kind="number")
SLIGHTLY = AttributeGain(name="battery", unit="h", before=20.0, after=22.0, value_kind="number")
LIGHTER = AttributeGain(name="weight", unit="g", before=210.0, after=200.0, value_kind="number")


@pytest.fixture
def items() -> Items:
    columns = {
        "id": ["cheap", "dear"],
        "price": [100, 120],
        "features": [{"battery": (20, "h"), "waterproof": True, "colour": "red"}, {"battery": (30, "h")}],
    }
    return align(Interactions.from_columns(user=["a"], item=["cheap"]), columns)[1]


def step(*gains: AttributeGain, **changes: Any) -> UpSell:
    plain = UpSell(
        item="dear",
        anchor="cheap",
        price_before=100.0,
        price_after=120.0,
        price_step=20.0,
        price_ratio=1.2,
        gains=gains or (BATTERY,),
        losses=(),
        differences=(),
        rating_before=4.5,
        rating_after=4.6,
        rating_count_before=90,
        rating_count_after=80,
        viewed_then_bought=0,
        viewers=0,
        wide=False,
        score=1.0,
    )
    return replace(plain, **changes)


def test_by_itself_nothing_says_that_the_cheaper_is_enough(items: Items) -> None:
    assert explain_cheaper(step(), items) == []


@pytest.mark.parametrize(
    ("need", "met"),
    [
        (Need(name="battery", unit="h", least=20), True),
        (Need(name="battery", unit="h", least=21), False),
        (Need(name="battery", unit="h", most=19), False),
        (Need(name="battery", unit="min", least=1), False),
        (Need(name="waterproof", least=1), True),
        (Need(name="colour", least=1), False),
        (Need(name="range", least=1), False),
    ],
)
def test_a_need_is_met_by_a_stated_value_in_its_unit(items: Items, need: Need, met: bool) -> None:
    assert bool(explain_cheaper(step(), items, needs=[need])) is met


def test_one_need_unmet_is_not_enough_whatever_others_bought(items: Items) -> None:
    needs = [Need(name="battery", unit="h", least=20), Need(name="range", unit="m", least=10)]
    assert explain_cheaper(step(kept_cheaper=100), items, needs=needs) == []


def test_a_met_need_is_told_with_the_value(items: Items) -> None:
    assert explain_cheaper(step(), items, needs=[Need(name="battery", unit="h", least=15)]) == [
        NeedMet(item="cheap", name="battery", unit="h", value=20.0, least=15, most=None)
    ]


@pytest.mark.parametrize(
    ("kept", "traded", "expected"),
    [
        # Wilson's lower ends: 8 of 10 is 0.4902, 9 of 11 is 0.5230, 3 of 3 is 0.4385
        (8, 2, []),
        (9, 2, [KeptCheaper(anchor="cheap", item="dear", count=9, of=11)]),
        (3, 0, []),
    ],
)
def test_a_majority_counts_once_it_is_certain(items: Items, kept: int, traded: int, expected: list[Any]) -> None:
    assert explain_cheaper(step(kept_cheaper=kept, viewed_then_bought=traded), items) == expected


def test_hardly_better_and_not_rated_better(items: Items) -> None:
    same = {"rating_before": 4.6, "rating_after": 4.6}
    rating = Rating(before=4.6, after=4.6, before_count=90, after_count=80)
    found = explain_cheaper(step(SLIGHTLY, LIGHTER, **same), items)
    assert found[0] == rating
    assert found[1:] == [
        SlightGain(name="battery", unit="h", before=20.0, after=22.0, ratio=1.1),
        SlightGain(name="weight", unit="g", before=210.0, after=200.0, ratio=1.05),
    ]
    assert explain_cheaper(step(SLIGHTLY, BATTERY, **same), items) == []
    flag = AttributeGain(name="waterproof", unit="", before=False, after=True, value_kind="flag")
    assert explain_cheaper(step(flag, **same), items) == []
    assert explain_cheaper(step(SLIGHTLY, rating_before=None), items) == []


def test_an_anchor_of_another_shop_is_refused(items: Items) -> None:
    with pytest.raises(ValueError, match="none of the items"):
        explain_cheaper(step(anchor="elsewhere"), items)
