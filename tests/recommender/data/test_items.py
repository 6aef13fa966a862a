"""Reading a catalogue and joining it to a log's items."""

from __future__ import annotations

import math

import numpy as np
import pytest

from recommender.data.attributes import Attributes
from recommender.data.ids import IdIndex
from recommender.data.items import Items

LOG_ITEMS = IdIndex(np.array(["cup", "tea"]))


def test_items_of_catalogue_and_log_are_both_known() -> None:
    items = Items.from_columns({"id": ["tea", "pot"], "price": [3, None]}, log_items=LOG_ITEMS)
    assert items.ids.values.tolist() == ["cup", "pot", "tea"]
    assert items.listed.tolist() == [False, True, True]
    assert [math.isnan(price) for price in items.price] == [True, True, False]
    assert items.price[2] == 3.0


def test_without_a_catalogue_everything_is_listed() -> None:
    assert Items.from_columns(None, log_items=LOG_ITEMS).listed.all()


def test_category_paths_are_tidied_and_compared_whole() -> None:
    items = Items.from_columns(
        {"id": ["a", "b", "c", "d"], "category": ["Home>Tea", " Home  >  Tea", "Garden > Tea", None]},
        log_items=IdIndex(np.array([], dtype="<U1")),
    )
    assert [items.category_of(row) for row in range(4)] == ["Home > Tea", "Home > Tea", "Garden > Tea", None]
    assert items.same_category(0, 1)
    assert not items.same_category(0, 2)
    assert not items.same_category(3, 3)


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        ({"price": [1]}, "'id' is required"),
        ({"id": ["a"], "colour": ["red"]}, "'colour'.*unknown"),
        ({"id": ["a", "b"], "price": [1]}, "'price' has 1 rows"),
        ({"id": ["a", "a"]}, "more than once"),
        ({"id": ["a"], "price": ["cheap"]}, "'price'.*no number"),
        ({"id": [1]}, "strings in one table and integers in the other"),
        ({"id": ["a"], "features": [{"size": object()}]}, "row 0, 'size'"),
        ({"id": ["a"], "features": [{"size": [1, 2]}]}, "row 0, 'size'"),
    ],
)
def test_unreadable_catalogues_are_refused_with_a_hint(columns: dict[str, list[object]], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        Items.from_columns(columns, log_items=LOG_ITEMS)


def test_values_are_read_by_their_form() -> None:
    features = [
        {
            "battery": (30, "h"),
            "weight": [250, "g"],
            "waterproof": True,
            "ports": 3,
            "colour": ["red", "blue"],
            "material": "wool",
            "unknown": None,
            "empty": "",
            "broken": math.nan,
        }
    ]
    table = Attributes.from_features(features, np.array([0]), 1)
    read = [(table.names[table.name[row]], table.value(row), table.units[table.unit[row]]) for row in table.rows_of(0)]
    assert read == [
        ("battery", 30.0, "h"),
        ("weight", 250.0, "g"),
        ("waterproof", True, ""),
        ("ports", 3.0, ""),
        ("colour", "red", ""),
        ("colour", "blue", ""),
        ("material", "wool", ""),
    ]


def test_rows_belong_to_their_items_in_any_order() -> None:
    table = Attributes.from_features([{"size": 2}, None, {"size": 0}], np.array([2, 1, 0]), 4)
    assert [[table.value(row) for row in table.rows_of(item)] for item in range(4)] == [[0.0], [], [2.0], []]


def test_arrays_bring_the_catalogue_back() -> None:
    items = Items.from_columns(
        {"id": ["茶", "b"], "category": ["家居 > 茶", None], "features": [{"颜色": "红", "大": True}, {}]},
        log_items=IdIndex(np.array([], dtype="<U1")),
    )
    twin = Items.restore(items.arrays())
    assert twin.categories == ["家居 > 茶"]
    assert [twin.attributes.value(row) for row in range(2)] == ["红", True]
    assert twin.ids.rows(["茶"]).tolist() == items.ids.rows(["茶"]).tolist()


def test_a_category_holds_what_is_below_it_and_nothing_that_only_begins_alike() -> None:
    columns = {"id": list("abcde"), "category": ["Home", "Home > Cups", "Homework", None, "Cups"]}
    items = Items.from_columns(columns, log_items=IdIndex(np.array([], dtype=str)))
    assert items.within("Home").tolist() == [True, True, False, False, False]
    assert not items.within("Garden").any()
