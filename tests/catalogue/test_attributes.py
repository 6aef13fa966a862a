"""Attributes as facets to search by and as lines to read."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.catalogue.attributes import FacetEntry, entries_of, is_colour, names_of, value_text


@pytest.mark.parametrize(
    ("key", "names"),
    [
        ("续航|battery life", ("续航", "battery life")),
        (" 续航 | battery life ", ("续航", "battery life")),
        ("续航|", ("续航", None)),
        ("|weight", (None, "weight")),
        ("续航", ("续航", None)),
        ("Battery life", (None, "Battery life")),
        ("USB接口", ("USB接口", None)),
    ],
)
def test_a_key_names_its_attribute(key: str, names: tuple[str | None, str | None]) -> None:
    assert names_of(key) == names


@pytest.mark.parametrize("key", ["颜色|colour", "Color", "颜色", "colour", "色|color"])
def test_the_colour_is_known_in_both_languages(key: str) -> None:
    assert is_colour(key)


@pytest.mark.parametrize("key", ["材质|material", "weight", "颜色说明", "colour temperature"])
def test_what_only_speaks_of_colour_is_not_the_colour(key: str) -> None:
    assert not is_colour(key)


@pytest.mark.parametrize(
    ("value", "entries"),
    [
        ("cotton", [FacetEntry(text=(None, "cotton"))]),
        ("纯棉", [FacetEntry(text=("纯棉", None))]),
        ({"zh": "纯棉", "en": "cotton"}, [FacetEntry(text=("纯棉", "cotton"))]),
        ({"zh": "纯棉"}, [FacetEntry(text=("纯棉", None))]),
        ({"en": "cotton"}, [FacetEntry(text=(None, "cotton"))]),
        (["red", "blue"], [FacetEntry(text=(None, "red")), FacetEntry(text=(None, "blue"))]),
        # Yes and no are 1 and 0 without a unit; a plain number has the empty one.
        (True, [FacetEntry(number=1.0)]),
        (False, [FacetEntry(number=0.0)]),
        ({"value": True}, [FacetEntry(number=1.0)]),
        (1, [FacetEntry(number=1.0, unit="")]),
        (2.5, [FacetEntry(number=2.5, unit="")]),
        # Units of one kind in one base.
        ({"value": 45, "unit": "L"}, [FacetEntry(number=45_000, unit="ml")]),
        ({"value": 500, "unit": "ml"}, [FacetEntry(number=500, unit="ml")]),
        ({"value": 2, "unit": "h"}, [FacetEntry(number=120, unit="min")]),
        ({"value": 20, "unit": "W"}, [FacetEntry(number=20, unit="W")]),
        # A description is no value that products share.
        ("x" * 41, []),
        ("x" * 40, [FacetEntry(text=(None, "x" * 40))]),
        (None, []),
        ({}, []),
    ],
)
def test_a_value_is_kept_as(value: Any, entries: list[FacetEntry]) -> None:
    assert list(entries_of(value)) == entries


@pytest.mark.parametrize(
    ("value", "zh", "en"),
    [
        (True, "有", "yes"),
        (False, "无", "no"),
        ({"value": True}, "有", "yes"),
        (3, "3", "3"),
        (2.50, "2.5", "2.5"),
        (20_000, "20,000", "20,000"),
        ({"value": 45, "unit": "L"}, "45升", "45 L"),
        ({"value": 1.5, "unit": "h"}, "1.5小时", "1.5 h"),
        ({"value": 20, "unit": "W"}, "20W", "20 W"),
        ({"value": 40, "unit": "%"}, "40%", "40%"),
        ({"value": "A4"}, "A4", "A4"),
        ({"zh": "纯棉", "en": "cotton"}, "纯棉", "cotton"),
        ({"en": "cotton"}, "cotton", "cotton"),
        ([{"zh": "红", "en": "red"}, {"zh": "蓝", "en": "blue"}], "红、蓝", "red, blue"),
        ("plain", "plain", "plain"),
    ],
)
def test_a_value_reads(value: Any, zh: str, en: str) -> None:
    assert (value_text(value, "zh"), value_text(value, "en")) == (zh, en)
