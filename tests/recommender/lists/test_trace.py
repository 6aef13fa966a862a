"""Why an item is, or is not, in a list."""

from __future__ import annotations

import json

import numpy as np
import pytest

from recommender.data.interactions import Interactions
from recommender.data.items import Items, align
from recommender.lists.shelf import Filter, Shelf, keep_in_stock, keep_listed, keep_within_budget
from recommender.lists.shop_rules import Rule, combine_rules
from recommender.lists.trace import Trace, explain_why_not, recommend_from_shelf, trace_item
from recommender.numerics.matrices import Csr, normalize_rows
from recommender.scorers.linear import Ease
from recommender.scorers.popularity import Popularity
from tests.recommender.small_shops import checkerboard, checkerboard_items

SCORES = np.array([5.0, 4.0, 3.0, 2.0, 1.0], dtype=np.float32)


@pytest.fixture
def items() -> Items:
    columns = {"id": list("abcde"), "price": [10, 20, 30, 40, None], "category": ["X", "X", "X", "Y", "Y"]}
    return align(Interactions.from_columns(user=["u"], item=["a"]), columns)[1]


def stopped_by(items: Items, shelf: Shelf, item: str, n: int = 3) -> str | None:
    return trace_item(item, SCORES, shelf.arrange(SCORES, n), items.ids, shelf=shelf).stopped_by


@pytest.mark.parametrize(
    ("item", "expected"),
    [("a", "stock"), ("b", None), ("c", "rule"), ("d", "budget"), ("nothing", "known")],
)
def test_a_trace_names_the_first_step_that_stopped_an_item(items: Items, item: str, expected: str | None) -> None:
    rule_effect = combine_rules([Rule(name="recall", action="hide", items=["c"])], items, now=0)
    shelf = Shelf(
        filters=[keep_in_stock(np.array([0, 1, 1, 0, 1])), keep_within_budget(items, 35)], rule_effect=rule_effect
    )
    if item == "d":
        shelf = Shelf(filters=shelf.filters[1:], rule_effect=rule_effect)
    assert stopped_by(items, shelf, item) == expected


def test_a_trace_tells_every_number_that_decided(items: Items) -> None:
    rule_effect = combine_rules([Rule(name="dull", action="bury", items=["b"], factor=0.1)], items, now=0)
    shelf = Shelf(filters=[keep_within_budget(items, 100)], rule_effect=rule_effect)
    found = trace_item("b", SCORES, shelf.arrange(SCORES, 2), items.ids, shelf=shelf)
    facts = {step.name: (step.passed, step.facts) for step in found.steps}
    assert (found.place, found.stopped_by) == (None, "place")
    assert facts["budget"] == (True, {"value": 20.0, "limit": 100})
    assert facts["score"] == (True, {"score": 4.0, "rank": 2, "of": 5})
    (rule,) = facts["rule"][1]["rules"]
    assert (rule["name"], rule["action"], rule["factor"]) == ("dull", "bury", 0.1)
    # a at 5, c at 3, d at 2 are before it; e has no price
    assert facts["place"] == (
        False,
        {"score": pytest.approx(0.4), "rank": 4, "place": None, "shown": 2, "needed": 3.0},
    )
    assert json.loads(json.dumps(found.as_dict()))["stopped_by"] == "place"


def test_a_near_duplicate_is_told_of_what(items: Items) -> None:
    vectors = normalize_rows(Csr(np.array([[1, 0], [1, 0], [0, 1], [0, 1], [1, 1]], dtype=np.float32)))
    shelf = Shelf(vectors=vectors, alike=0.95)
    found = trace_item("d", SCORES, shelf.arrange(SCORES, 3), items.ids, shelf=shelf)
    assert found.stopped_by == "near_duplicate"
    assert found.steps[-2].facts == {"of": "c"}


def test_an_item_off_sale_is_stopped_by_the_catalogue() -> None:
    log, items = align(Interactions.from_columns(user=["u", "u"], item=["a", "gone"]), {"id": ["a"]})
    shelf = Shelf(filters=[keep_listed(items)])
    found = explain_why_not(Popularity().fit(log, items), "stranger", "gone", shelf=shelf)
    assert (found.place, found.stopped_by) == (None, "catalogue")


@pytest.fixture(scope="module")
def model() -> Ease:
    return Ease().fit(checkerboard(), checkerboard_items())


def test_a_list_without_a_shelf_is_what_the_scorer_recommends(model: Ease) -> None:
    for user in ("u0", "u1", "nobody"):
        _, arranged = recommend_from_shelf(model, user, n=3)
        assert model.items_.raw(arranged.rows).tolist() == model.recommend([user], n=3)[0][0].tolist()


@pytest.mark.parametrize(("item", "place", "reason"), [("i0", 1, None), ("i2", None, "owned"), ("i1", None, "basket")])
def test_why_not_asks_the_scorer_and_tells_what_is_owned(
    model: Ease, item: str, place: int | None, reason: str | None
) -> None:
    found: Trace = explain_why_not(model, "u0", item, n=3, basket=["i1"])
    assert (found.place, found.stopped_by) == (place, reason)
    assert list(found.reasons) == model.explain("u0", item)


def test_what_scores_too_little_is_told_what_is_needed(model: Ease) -> None:
    found = explain_why_not(model, "u0", "i1", n=1)
    last = found.steps[-1]
    assert (found.stopped_by, last.facts["shown"]) == ("place", 1)
    assert last.facts["needed"] > last.facts["score"]


def test_a_filter_of_ones_own_needs_only_a_name_and_a_mask(items: Items) -> None:
    shelf = Shelf(filters=[Filter("vegan", np.array([False, True, True, True, True]))])
    assert stopped_by(items, shelf, "a") == "vegan"
