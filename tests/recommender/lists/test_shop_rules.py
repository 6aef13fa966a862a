"""The shop's own rule_effect."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import numpy as np
import pytest

from recommender.data.evidence import ShopRule
from recommender.data.interactions import Interactions
from recommender.data.items import Items, align
from recommender.lists.shop_rules import Rule, combine_rules, raise_by_margin


@pytest.fixture
def items() -> Items:
    columns = {
        "id": ["a", "b", "c", "d"],
        "category": ["Garden > Tools", "Garden > Pots", "Gardening books", None],
    }
    return align(Interactions.from_columns(user=["u", "u"], item=["a", "gone"]), columns)[1]


def test_boosts_and_buries_multiply_and_hidden_items_are_out(items: Items) -> None:
    rules = [
        Rule(name="spring", action="boost", category="Garden", factor=2.0),
        Rule(name="old pots", action="bury", items=["b"]),
        Rule(name="recall", action="hide", items=["c"]),
    ]
    rule_effect = combine_rules(rules, items, now="2026-05-01")
    scores = np.array([1.0, 1.0, 1.0, 1.0, -np.inf])
    assert items.ids.values.tolist() == ["a", "b", "c", "d", "gone"]
    assert rule_effect.apply_to(scores).tolist() == [2.0, 1.0, -np.inf, 1.0, -np.inf]
    assert rule_effect.about(1) == [
        ShopRule(name="spring", action="boost", factor=2.0),
        ShopRule(name="old pots", action="bury", factor=0.5),
    ]
    assert rule_effect.about(3) == []


def test_a_boost_raises_and_a_bury_lowers_below_zero_too(items: Items) -> None:
    rule_effect = combine_rules(
        [Rule(name="up", action="boost", items=["a"]), Rule(name="down", action="bury", items=["b"])], items, now=0
    )
    changed = rule_effect.apply_to(np.array([-3.0, -3.0, -3.0, 0.0, 0.0]))
    assert changed.tolist() == [-2.0, -6.0, -3.0, 0.0, 0.0]


def test_pins_keep_their_order_and_give_way_to_hiding(items: Items) -> None:
    rules = [
        Rule(name="first", action="pin", items=["d", "a", "no such"]),
        Rule(name="second", action="pin", items=["a", "c", "gone"]),
        Rule(name="recall", action="hide", items=["a"]),
    ]
    rule_effect = combine_rules(rules, items, now=0)
    # the catalogue no longer has `gone`
    assert items.ids.raw(rule_effect.pinned).tolist() == ["d", "c"]


@pytest.mark.parametrize(
    ("now", "holds"),
    [
        ("2026-02-28T23:59:59", False),
        ("2026-03-01", True),
        ("2026-03-31T23:59:59+00:00", True),
        ("2026-04-01T00:00:00", False),
        ("2026-04-01T00:00:00+02:00", True),
        (datetime(2026, 3, 5, tzinfo=UTC), True),
        (int(datetime(2027, 3, 5, tzinfo=UTC).timestamp()), False),
    ],
)
def test_a_rule_holds_from_its_start_until_before_its_end(items: Items, now: Any, holds: bool) -> None:
    rule = Rule(name="march", action="hide", items=["a"], starts="2026-03-01", ends="2026-04-01")
    assert rule.holds(now) is holds
    assert combine_rules([rule], items, now=now).hidden[0] == holds


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"action": "love", "items": ["a"]}, "unknown action"),
        ({"action": "boost"}, "about nothing"),
        ({"action": "pin", "category": "Garden"}, "pins a whole category"),
        ({"action": "boost", "items": ["a"], "factor": 0.5}, "is no boost"),
        ({"action": "bury", "items": ["a"], "factor": 0.0}, "is no bury"),
        ({"action": "boost", "items": ["a"], "factor": float("nan")}, "is no boost"),
        ({"action": "hide", "items": ["a"], "factor": 0.5}, "not for hide"),
        ({"action": "hide", "items": ["a"], "starts": "2026-02-01", "ends": "2026-01-01"}, "ends before"),
    ],
)
def test_a_rule_that_cannot_be_meant_is_refused_by_name(wrong: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=f"'mine'.*{message}"):
        Rule(name="mine", **wrong)


def test_margins_raise_scores_and_unknown_ones_count_as_the_median() -> None:
    scores = np.array([1.0, 1.0, 1.0, -np.inf, -1.0])
    margin = np.array([0.5, 0.1, np.nan, 0.3, 0.9])
    # the median of .5 .1 .3 .9 is .4
    assert raise_by_margin(scores, margin, weight=1.0).tolist() == [1.5, 1.1, 1.4, -np.inf, -1.0]
    assert raise_by_margin(scores, margin, weight=0.0).tolist() == scores.tolist()
    assert raise_by_margin(np.array([2.0]), np.array([np.nan]), weight=1.0).tolist() == [2.0]
