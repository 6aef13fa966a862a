"""Constraints: the SQL and the sentence of each, and what takes the place of what."""

from __future__ import annotations

import json

import pytest

from assistant.query.codec import from_data, public_data
from assistant.query.constraints import (
    Brand,
    Category,
    Colour,
    Constraint,
    Flag,
    InStock,
    Number,
    OnSale,
    Price,
    Sort,
    Text,
    Value,
    match_phrase,
)

PRICE = Price(low=10_000, high=50_000, span=(0, 4))
MUGS = Category(categories=(3, 4), names=("马克杯", "Mugs"), span=(4, 7))
LOOSE_MUGS = Category(loose=(1,), words=(("mug",), ("马克", "杯")), names=("马克杯", "Mugs"))
ANYWHERE = Category(loose=None, words=(("mug",),), names=("mug", "mug"))
BRANDS = Brand(brands=(1, 2), names=(("澜枢", "Lanshu"), ("拓砚", None)))
COLOURS = Colour(families=("black", "rose"), exclude=True)
VALUE = Value(
    facet=1, values=(7, 8), words=(("不锈钢",), ("stainless", "steel")), names=(("不锈钢", "stainless steel"),)
)
FLAG = Flag(facet=9, names=("防水", "waterproof"))
NUMBER = Number(facets=(2, 3), low=1_800.0, said=(30.0, None), unit="h", names=("续航", "battery life"))
EXACT = Number(facets=(2,), low=770.0, high=830.0, said=(32.0, 32.0), unit="inch", names=(None, None))
TEXT = Text(words=("跑步",), written="跑步")
ALL = [
    PRICE,
    MUGS,
    LOOSE_MUGS,
    ANYWHERE,
    BRANDS,
    VALUE,
    FLAG,
    NUMBER,
    EXACT,
    TEXT,
    InStock(),
    OnSale(),
    Sort(by="rating"),
]


@pytest.mark.parametrize("constraint", ALL, ids=lambda c: c.kind)
def test_a_condition_has_as_many_parameters_as_places(constraint):
    condition = constraint.condition()
    if condition is not None:
        sql, parameters = condition
        assert sql.count("?") == len(parameters)


@pytest.mark.parametrize("constraint", [*ALL, COLOURS], ids=lambda c: c.kind)
def test_a_constraint_survives_json(constraint):
    assert from_data(json.loads(json.dumps(constraint.as_data()))) == constraint


def test_a_category_nothing_belongs_to_is_never_met():
    assert Category(names=("无", "none")).condition() == ("(0)", [])


def test_what_is_excluded_is_excluded_where_nothing_is_known_too():
    sql, parameters = Brand(brands=(1,), names=(("澜枢", "Lanshu"),), exclude=True).condition()
    assert sql == "(p.brand IN (?)) IS NOT TRUE"
    assert parameters == [1]


NAMES = [
    (PRICE, "¥100–¥500", "¥100–¥500"),
    (Price(high=30_000), "≤ ¥300", "≤ ¥300"),
    (Price(low=30_050), "≥ ¥300.50", "≥ ¥300.50"),
    (MUGS, "马克杯", "Mugs"),
    (BRANDS, "澜枢或拓砚", "Lanshu or 拓砚"),
    (Colour(families=("black", "white"), exclude=True), "不要黑色或白色", "not black or white"),
    (VALUE, "不锈钢", "stainless steel"),
    (FLAG, "防水", "waterproof"),
    (NUMBER, "续航 ≥ 30小时", "battery life ≥ 30 h"),
    (EXACT, "32英寸", "32 in"),
    (
        Number(facets=(2,), said=(20.0, 30.0), unit="L", names=("容量", "capacity")),
        "容量 20升–30升",
        "capacity 20 L–30 L",
    ),
    (InStock(), "有货", "in stock"),
    (OnSale(), "只看打折的", "only on sale"),
    (Sort(by="price_asc"), "价格从低到高", "cheapest first"),
]


@pytest.mark.parametrize(("constraint", "zh", "en"), NAMES, ids=lambda value: getattr(value, "kind", None))
def test_chips_in_both_languages(constraint, zh, en):
    assert (constraint.chip("zh"), constraint.chip("en")) == (zh, en)


def test_a_price_is_spoken_in_words():
    assert Price(high=30_000).phrase("zh") == "¥300以内"
    assert Price(high=30_000).phrase("en") == "under ¥300"


SLOTS: list[tuple[Constraint, Constraint, bool]] = [
    (Price(high=1), Price(low=2), True),
    (Colour(families=("red",)), Colour(families=("blue",)), True),
    (Colour(families=("red",)), Colour(families=("blue",), exclude=True), False),
    (VALUE, Value(facet=1, values=(9,), names=(("竹", "bamboo"),)), True),
    (VALUE, Value(facet=2, values=(9,), names=(("竹", "bamboo"),)), False),
    (FLAG, Flag(facet=9, names=("防水", "waterproof"), exclude=True), True),
    (FLAG, Flag(facet=8, names=("静音", "silent")), False),
    (NUMBER, Number(facets=(3, 2)), True),
    (NUMBER, Number(facets=(3,)), False),
    (TEXT, Text(words=("跑步",), written="跑步的"), True),
    (TEXT, Text(words=("游泳",), written="游泳"), False),
]


@pytest.mark.parametrize(("old", "new", "replaced"), SLOTS)
def test_what_is_said_later_takes_the_place_of_what_it_is_about(old, new, replaced):
    assert old.same_slot(new) is replaced


def test_public_data_shows_limits_and_chips_and_no_number_of_the_database():
    assert public_data(PRICE, "zh") == {
        "kind": "price",
        "span": [0, 4],
        "chip": "¥100–¥500",
        "min": 10_000,
        "max": 50_000,
        "currency": "CNY",
    }
    assert public_data(MUGS, "en") == {"kind": "category", "span": [4, 7], "chip": "Mugs", "value": "Mugs"}
    assert public_data(COLOURS.__class__(families=("black",), exclude=True), "en")["exclude"] is True


@pytest.mark.parametrize("word", ['"', 'a"b', "NEAR", "*", "title:x", "a OR b", "-", "(", "'; DROP TABLE products; --"])
def test_each_word_given_to_full_text_is_quoted(word):
    assert match_phrase([word]) == '"' + word.replace('"', '""') + '"'
