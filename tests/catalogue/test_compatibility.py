"""What is made for one model goes with no other: two shops that say so in different ways."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.catalogue.compatibility import Compatibility
from assistant.catalogue.products import Product
from assistant.understanding.vocabulary.facts import BrandFact, FacetFact, ValueFact


def product(key: str, title_zh: str | None, title_en: str | None, kind: str, **attributes: Any) -> Product:
    fields: dict[str, Any] = dict.fromkeys(Product.__dataclass_fields__)
    fields |= {"id": key, "title_zh": title_zh, "title_en": title_en, "attributes": attributes}
    return Product(**fields | {"category": (kind if title_zh else None, kind if title_en else None)})


# A shop that fills in an attribute, under a name that says what it is.
PHONES = Compatibility({}, {}, {1: BrandFact(1, "澜枢", "Lanshu")})
C10 = product("C10", "澜枢 C10 智能手机 6+128GB 黑色", "Lanshu C10 Smartphone, 6+128GB, Black", "手机")
C10_PLUS = product("C10P", "澜枢 C10 Plus 智能手机 黑色", "Lanshu C10 Plus Smartphone, Black", "Phones")
C20 = product("C20", "澜枢 C20 智能手机", "Lanshu C20 Smartphone", "Phones")


def case(model: str) -> Product:
    said = {"适配|fits": {"zh": f"澜枢 {model}", "en": f"Lanshu {model}"}}
    return product(f"case-{model}", f"软壳 {model}", f"Soft Case {model}", "Cases", **said)


CHARGER = product("CH", "65W 充电器", "65W Charger", "Chargers", **{"功率|power": {"value": 65, "unit": "W"}})


@pytest.mark.parametrize(
    ("offered", "beside", "goes"),
    [
        (case("C10"), [C10], True),
        (case("C10"), [C20], False),
        # C10 is no C10 Plus, in neither direction.
        (case("C10"), [C10_PLUS], False),
        (case("C10 Plus"), [C10_PLUS], True),
        (case("C10 Plus"), [C10], False),
        # Nobody knows which phone the charger is for; with the phone in the cart we do.
        (case("C10"), [CHARGER], False),
        (case("C10"), [CHARGER, C10], True),
        # Two accessories of one model go together, of two models they do not.
        (case("C10"), [case("C10")], True),
        (case("C10"), [case("C20")], False),
        # What is made for anything goes with anything.
        (CHARGER, [C10], True),
        (C10, [case("C20")], True),
    ],
)
def test_an_accessory_goes_with_its_own_model_only(offered: Product, beside: list[Product], goes: bool) -> None:
    assert PHONES.is_compatible(offered, beside) is goes


# A shop that says it in titles, in English, and whose attribute has a name of its own.
TABLETS = Compatibility(
    {7: FacetFact(7, None, "device", None, False), 8: FacetFact(8, None, "material", None, False)},
    {
        1: ValueFact(1, 7, None, "Nordpad Air 3"),
        2: ValueFact(2, 7, None, "Nordpad Mini 2"),
        3: ValueFact(3, 8, None, "cotton"),
        4: ValueFact(4, 8, None, "Nordpad felt"),
        5: ValueFact(5, 8, None, "leather"),
    },
    {1: BrandFact(1, None, "Nordpad")},
)
AIR = product("A3", None, "Nordpad Air 3 64GB Blue", "Tablets")
AIR_PRO = product("A3P", None, "Nordpad Air 3 Pro Tablet", "Tablets")
MINI = product("M2", None, "Nordpad Mini 2, 32GB", "Tablets")


@pytest.mark.parametrize(
    ("title", "attributes", "beside", "goes"),
    [
        ("Folio Cover for Nordpad Air 3, Black", {}, AIR, True),
        ("Folio Cover for Nordpad Air 3, Black", {}, AIR_PRO, False),
        ("Folio Cover for Nordpad Air 3, Black", {}, MINI, False),
        ("Folio Cover for Nordpad Air 3 Pro", {}, AIR_PRO, True),
        ("Folio Cover for Nordpad Air 3 Pro", {}, AIR, False),
        ("Felt Sleeve", {"device": "Nordpad Air 3"}, AIR, True),
        ("Felt Sleeve", {"device": "Nordpad Air 3"}, MINI, False),
        ("Felt Sleeve", {"device": "Nordpad Air 3 / Nordpad Mini 2"}, MINI, True),
        ("Felt Sleeve", {"device": ["Nordpad Air 3", "Nordpad Mini 2"]}, MINI, True),
        # Not every "for" names a model, and not every value does.
        ("Stylus for Tablets", {}, MINI, True),
        ("Puzzle for ages 6", {}, MINI, True),
        ("Bag for laptops up to 15 inches", {}, MINI, True),
        ("Lamp for 2 rooms", {"material": "cotton"}, MINI, True),
    ],
)
def test_titles_and_attributes_of_any_name_are_read(
    title: str, attributes: dict[str, Any], beside: Product, goes: bool
) -> None:
    assert TABLETS.is_compatible(product("X", None, title, "Covers", **attributes), [beside]) is goes


def test_a_size_that_is_fitted_is_the_same_for_both() -> None:
    def bedding(size: str) -> Product:
        return product(size, f"{size}床品", None, "床品", 适用床=size)

    assert PHONES.is_compatible(bedding("1.5 米"), [bedding("1.5 米")])
    assert not PHONES.is_compatible(bedding("1.5 米"), [bedding("1.8 米")])
    assert PHONES.is_compatible(bedding("1.5 米"), [C10])


def test_for_whom_a_thing_is_says_no_model() -> None:
    grown, young = (product(who, who, None, "鞋", 适用人群=who) for who in ("成人", "儿童"))
    assert PHONES.models_of(grown) == frozenset()
    assert PHONES.is_compatible(grown, [young])
