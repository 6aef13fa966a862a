"""A number without a unit is what it most likely is among the goods in question."""

from __future__ import annotations

import pytest

from assistant.query.query import Context
from assistant.understanding.numbers.bare_numbers import is_bare
from assistant.understanding.numbers.quantities import find_quantities
from tests.understanding.readable import readable

# What is said, and what is made of its number; the kind of goods stands for itself.
AMONG_THESE = [
    ("umbrella 80", "price ..80"),
    ("雨伞 80", "price ..80"),
    ("suitcase 24", "number sizes 24inch"),
    ("行李箱 24", "number sizes 24inch"),
    ("24的行李箱", "number sizes 24inch"),
    ("sneakers 43", "value size 43"),
    ("运动鞋 43", "value size 43"),
    ("monitor 27", "number screen size 27inch"),
    ("power bank 20000", "number battery capacity 20000mAh"),
    ("充电宝 20000", "number battery capacity 20000mAh"),
    ("laptop 6000", "price ..6000"),
    ("5 umbrellas", "count 5"),
    ("三把雨伞", "count 3"),
]


@pytest.mark.parametrize(("said", "meant"), AMONG_THESE)
def test_a_number_is_what_most_of_these_goods_have(demo, said, meant):
    told = readable(demo.parse(said), demo.vocabulary).split("; ")
    assert told[1:] == [meant]


@pytest.mark.parametrize(
    ("kind", "number", "meant"),
    [
        ("suitcases", "24", "number sizes 24inch"),
        ("umbrellas", "60", "price ..60"),
        ("行李箱", "20的", "number sizes 20inch"),
    ],
)
def test_a_number_alone_is_of_the_goods_in_hand(demo, kind, number, meant):
    in_hand = Context(constraints=demo.parse(kind).constraints, shown=("a", "b"))
    assert meant in readable(demo.parse(number, in_hand), demo.vocabulary)


@pytest.mark.parametrize("said", ["phone 2026", "2026的手机"])
def test_a_year_is_no_budget(demo, said):
    assert not any(c.kind == "price" for c in demo.parse(said).constraints)


def test_a_letter_of_one_unit_may_be_meant_for_another(demo):
    assert "number memory 16GB" in readable(demo.parse("laptop 16g memory"), demo.vocabulary)
    assert "number memory 16GB" in readable(demo.parse("16g内存的笔记本电脑"), demo.vocabulary)


@pytest.mark.parametrize(
    ("said", "is_one"),
    [
        ("24", True),
        ("24的", True),
        ("24 inch", False),
        ("¥24", False),
        ("under 24", False),
        ("a40", False),
        ("4k", False),
    ],
)
def test_bare_is_what_has_nothing_beside_it(said, is_one):
    assert any(is_bare(quantity, said) for quantity in find_quantities(said)) is is_one
