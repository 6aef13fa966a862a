from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from math import floor
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.knowledge.imports import import_promotions
from assistant.knowledge.promotions import BasketLine, Coupon, Promotions, delete_promotion
from assistant.storage import Store

TODAY = date(2026, 10, 1)


@dataclass(frozen=True)
class Goods:
    price_minor: int
    category_zh: tuple[str, ...] = ("数码", "音频", "蓝牙耳机")
    category_en: tuple[str, ...] = ("Electronics", "Audio", "Earbuds")
    brand_zh: str | None = "清屿"
    brand_en: str | None = "Clearisle"
    currency: str = "CNY"


MUG = Goods(4_990, ("家居", "杯子"), ("Home", "Mugs"), None, "Potsy")


def coupon(code: str, kind: str, value: float | None = None, **more: Any) -> dict[str, Any]:
    return {"code": code, "title_en": code, "kind": kind, "value": value, "currency": "CNY"} | more


@pytest.fixture
def promotions(store: Store, jsonl: Callable[..., Path]) -> Callable[..., Promotions]:
    def having(*coupons: dict[str, Any]) -> Promotions:
        import_promotions(store, jsonl(*coupons), strict=True)
        return Promotions(store)

    return having


def test_a_coupon_runs_on_its_first_and_its_last_day(promotions: Callable[..., Promotions]) -> None:
    shop = promotions(
        coupon("WEEK", "percent", 10, starts="2026-10-01", ends="2026-10-02"), coupon("EVER", "percent", 5)
    )
    running = {
        day: [c.code for c in shop.current(date(2026, *day), "en")] for day in ((9, 30), (10, 1), (10, 2), (10, 3))
    }
    assert running == {(9, 30): ["EVER"], (10, 1): ["WEEK", "EVER"], (10, 2): ["WEEK", "EVER"], (10, 3): ["EVER"]}


@pytest.mark.parametrize(
    ("locale", "title", "description"),
    [
        ("zh", "九折", "说明"),
        ("zh-CN", "九折", "说明"),
        ("en", "10% off", "说明"),
        ("en_GB", "10% off", "说明"),
    ],
)
def test_a_coupon_speaks_the_language_asked_for_where_it_can(
    locale: str, title: str, description: str, promotions: Callable[..., Promotions]
) -> None:
    shop = promotions(coupon("TEN", "percent", 10, title_zh="九折", title_en="10% off", description_zh="说明"))
    (found,) = shop.current(TODAY, locale)
    assert (found.title, found.description) == (title, description)


@pytest.mark.parametrize(
    ("more", "covered"),
    [
        ({}, True),
        ({"categories": ["Electronics"]}, True),
        ({"categories": ["electronics > audio"]}, True),
        ({"categories": ["数码 > 音频"]}, True),
        ({"categories": ["Electronics > Audio > Earbuds > Open"]}, False),
        ({"categories": ["Audio"]}, False),
        ({"categories": ["Electronics > Aud"]}, False),
        ({"categories": ["Home", "Electronics > Audio"]}, True),
        ({"brands": ["clearisle"]}, True),
        ({"brands": ["清屿"]}, True),
        ({"brands": ["Potsy"]}, False),
        ({"categories": ["Electronics"], "brands": ["Potsy"]}, False),
        ({"currency": "USD"}, False),
    ],
)
def test_a_coupon_covers_goods_by_the_beginning_of_their_category_by_brand_and_by_currency(
    more: dict[str, Any], covered: bool, promotions: Callable[..., Promotions]
) -> None:
    shop = promotions(coupon("X", "percent", 10, **more))
    assert bool(shop.for_product(Goods(10_000), today=TODAY, locale="en")) is covered


def test_coupons_of_a_product_tell_what_is_missing_and_what_they_save(promotions: Callable[..., Promotions]) -> None:
    shop = promotions(
        coupon("FAR", "amount", 100, min_spend=1000),
        coupon("NEAR", "amount", 30, min_spend=299),
        coupon("TENTH", "percent", 10),
        coupon("TWENTY", "amount", 20, min_spend=199),
        coupon("POST", "shipping", None, min_spend=49),
    )
    found = shop.for_product(Goods(19_900), today=TODAY, locale="en")
    assert [(one.coupon.code, one.met, one.missing_minor, one.saving_minor) for one in found] == [
        ("TWENTY", True, 0, 2_000),
        ("TENTH", True, 0, 1_990),
        ("POST", True, 0, 0),
        ("NEAR", False, 10_000, 0),
        ("FAR", False, 80_100, 0),
    ]


# Two earbuds at 199.00 and a mug at 49.90: 447.90 in all, 398.00 of it electronics.
BASKET = [BasketLine(Goods(19_900), 2), BasketLine(MUG, 1)]


@pytest.mark.parametrize(
    ("coupons", "asked", "best"),
    [
        ([coupon("A", "amount", 30, min_spend=299), coupon("P", "percent", 5)], {}, ("A", 3_000)),
        # 10 % of 447.90 is 44.79.
        ([coupon("A", "amount", 30, min_spend=299), coupon("P", "percent", 10)], {}, ("P", 4_479)),
        # Only covered lines count: 10 % of 398.00, and 398.00 is not 400.
        ([coupon("P", "percent", 10, categories=["Electronics"])], {}, ("P", 3_980)),
        ([coupon("A", "amount", 50, min_spend=400, categories=["Electronics"])], {}, None),
        ([coupon("A", "amount", 50, min_spend=398, categories=["Electronics"])], {}, ("A", 5_000)),
        # No more is taken off than the covered goods cost.
        ([coupon("A", "amount", 80, categories=["Home"])], {}, ("A", 4_990)),
        # Delivery: nothing to save when it is free, all of it, or no more than the coupon is worth.
        ([coupon("S", "shipping")], {}, None),
        ([coupon("S", "shipping")], {"shipping_minor": 800}, ("S", 800)),
        ([coupon("S", "shipping", 5)], {"shipping_minor": 800}, ("S", 500)),
        ([coupon("S", "shipping", min_spend=500)], {"shipping_minor": 800}, None),
        # First orders only when it is one.
        ([coupon("N", "amount", 20, first_order=True), coupon("P", "percent", 1)], {}, ("P", 448)),
        ([coupon("N", "amount", 20, first_order=True), coupon("P", "percent", 1)], {"first_order": True}, ("N", 2_000)),
        # Of equal savings the one that ends first.
        ([coupon("A", "amount", 20), coupon("B", "amount", 20, ends="2026-10-05")], {}, ("B", 2_000)),
        ([coupon("OLD", "amount", 90, ends="2026-09-30")], {}, None),
        ([coupon("A", "amount", 20, currency="USD")], {}, None),
    ],
)
def test_the_best_coupon_for_a_basket(
    coupons: list[dict[str, Any]],
    asked: dict[str, Any],
    best: tuple[str, int] | None,
    promotions: Callable[..., Promotions],
) -> None:
    found = promotions(*coupons).best_for_basket(BASKET, today=TODAY, locale="en", **asked)
    assert (found and (found[0].code, found[1])) == best


def test_an_empty_basket_has_no_coupon(promotions: Callable[..., Promotions]) -> None:
    shop = promotions(coupon("A", "amount", 20), coupon("S", "shipping"))
    assert shop.best_for_basket([], today=TODAY, locale="en", shipping_minor=800) is None


def bare(kind: Any, percent: int | None, amount: int | None, least: int = 0) -> Coupon:
    return Coupon("X", "", "", kind, percent, amount, "CNY", least, (), (), False, None, None, None)


@pytest.mark.parametrize(
    ("hundredths", "subtotal", "saving"),
    [(1_500, 10, 2), (1_500, 9, 1), (500, 10, 1), (500, 9, 0), (1_250, 4, 1), (1_250, 3, 0), (10_000, 7, 7)],
)
def test_a_percentage_is_rounded_half_up_to_the_minor_unit(hundredths: int, subtotal: int, saving: int) -> None:
    assert bare("percent", hundredths, None).saving_minor(subtotal) == saving


@given(st.integers(1, 10_000), st.integers(0, 10**12))
def test_a_percentage_is_exact_to_half_a_minor_unit_and_never_more_than_the_goods(
    hundredths: int, subtotal: int
) -> None:
    saving = bare("percent", hundredths, None).saving_minor(subtotal)
    assert saving == floor(Fraction(subtotal * hundredths, 10_000) + Fraction(1, 2))
    assert 0 <= saving <= subtotal


@given(
    st.sampled_from(["amount", "shipping"]),
    st.integers(1, 10**6),
    st.integers(0, 10**6),
    st.integers(0, 10**6),
    st.integers(0, 10**4),
)
def test_no_coupon_takes_off_more_than_there_is(
    kind: str, amount: int, least: int, subtotal: int, shipping: int
) -> None:
    saving = bare(kind, None, amount, least).saving_minor(subtotal, shipping)
    assert 0 <= saving <= (shipping if kind == "shipping" else subtotal)
    assert saving == 0 or subtotal >= least


def test_a_coupon_is_taken_away_however_its_code_is_capitalized(
    store: Store, promotions: Callable[..., Promotions]
) -> None:
    kept = promotions(coupon("TEN", "percent", 10), coupon("OFF", "amount", 5))
    with store.write() as db:
        assert delete_promotion(db, "ten")
        assert not delete_promotion(db, "ten")
    assert [each.code for each in kept.current(TODAY, "en")] == ["OFF"]
