"""Which products are one model in other colours, sizes and packs."""

from __future__ import annotations

from assistant.answers.variants import colours_told, of_amount, variants_of
from tests.answers.made import make_product

GREY = make_product("Kestrel Mug 350 ml, Grey", "红隼 马克杯 350ml 灰色", id="G", colours=("grey",), colour="grey")
BLUE = make_product(
    "Kestrel Mug 350 ml, Sky Blue", "红隼 马克杯 350ml 天蓝", id="B", colours=("blue",), colour="sky blue"
)
LARGE = make_product("Kestrel Mug 500 ml, Grey", "红隼 马克杯 500ml 灰色", id="L", colours=("grey",), colour="grey")
OTHER = make_product("Kestrel Teapot 1 L, Grey", "红隼 茶壶 1L 灰色", id="T", colours=("grey",), colour="grey")


def test_a_model_is_told_by_its_title_without_colours_and_measures() -> None:
    assert [each.id for each in variants_of(GREY, [GREY, BLUE, LARGE, OTHER])] == ["G", "B", "L"]


def test_colours_are_told_once_each() -> None:
    assert colours_told([GREY, BLUE, LARGE], "en") == ["grey", "sky blue"]


def test_a_measure_finds_its_variant() -> None:
    assert [each.id for each in of_amount("got it in 500ml", [GREY, BLUE, LARGE])] == ["L"]
