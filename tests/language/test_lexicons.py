"""The two languages say the same things: the same names and keys in the modules of each."""

from __future__ import annotations

import importlib
from pathlib import Path
from types import ModuleType

import pytest

import assistant.language.zh as zh_language
from assistant.language.colours import colour_families, is_colour_name
from assistant.language.locales import number_text, quantity_text
from assistant.language.units import to_base


def public_names(module: ModuleType) -> set[str]:
    return {name for name in vars(module) if name.isupper() and not name.startswith("_")}


MODULES = sorted(path.stem for path in Path(zh_language.__file__).parent.glob("[a-z]*.py"))


@pytest.mark.parametrize("name", MODULES)
def test_both_languages_have_the_same_lists(name):
    zh, en = (importlib.import_module(f"assistant.language.{locale}.{name}") for locale in ("zh", "en"))
    assert public_names(zh) == public_names(en)


@pytest.mark.parametrize("name", [name for name in MODULES if name not in ("numbers", "units")])
def test_lists_by_key_have_the_same_keys(name):
    zh, en = (importlib.import_module(f"assistant.language.{locale}.{name}") for locale in ("zh", "en"))
    # Keyed by what is written, or by what only one language tells apart.
    by_word = {"REFERENCES", "UNITS", "LESS_OR_MORE", "CURRENCY_MARKS", "BRANCHES", "COUNTS"}
    for table in public_names(zh) - by_word:
        if isinstance(getattr(zh, table), dict):
            assert getattr(zh, table).keys() == getattr(en, table).keys(), table


def test_both_languages_point_at_the_same_positions():
    zh, en = (importlib.import_module(f"assistant.language.{locale}.lexicon") for locale in ("zh", "en"))
    assert set(zh.REFERENCES.values()) == set(en.REFERENCES.values())


COLOURS = [
    ("玫瑰金", {"gold"}),
    ("rose gold", {"gold"}),
    ("米白", {"white"}),
    ("off-white", {"white"}),
    ("藏青色", {"blue"}),
    ("Navy Blue / White", {"blue", "white"}),
    ("黑白拼色", {"black", "white", "multi"}),
    ("金属质感的长裙", set()),
    ("Matte Black Mug", {"black"}),
    ("", set()),
]


@pytest.mark.parametrize(("name", "families"), COLOURS)
def test_colour_names_belong_to_families(name, families):
    assert colour_families(name) == families


@pytest.mark.parametrize(
    ("name", "is_one"),
    [("颜色", True), ("Colour", True), ("colors", True), ("colour temperature", False), ("材质", False)],
)
def test_a_facet_of_colours_is_known_by_its_name(name, is_one):
    assert is_colour_name(name) is is_one


@pytest.mark.parametrize(
    ("number", "unit", "base"),
    [
        (1.5, "kg", (1_500, "g")),
        (30, "h", (1_800, "min")),
        (1, "year", (12, "month")),
        (7, "lumen", (7, "lumen")),
        (7, None, (7, None)),
    ],
)
def test_units_of_a_kind_share_a_base(number, unit, base):
    assert to_base(number, unit) == base


def test_quantities_are_written_as_each_language_does():
    assert (quantity_text(30, "h", "zh"), quantity_text(30, "h", "en")) == ("30小时", "30 h")
    assert (quantity_text(20_000, "mAh", "zh"), quantity_text(95, "%", "en")) == ("20,000 mAh", "95%")
    assert (number_text(1.50), number_text(12_000)) == ("1.5", "12,000")
