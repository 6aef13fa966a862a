"""The coupons: understandable, in their dates, and for goods that the shop has."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from assistant.knowledge.rows import PromotionRow
from seed_data.generate.catalogue import load_categories

Coupons = list[dict[str, Any]]


def test_codes_are_unique_and_every_line_is_accepted_by_the_import(coupons: Coupons) -> None:
    assert 10 <= len(coupons) <= 14
    rows = [PromotionRow.model_validate(coupon) for coupon in coupons]
    assert len({row.key for row in rows}) == len(rows)


def test_all_kinds_and_a_first_order_coupon_are_there(coupons: Coupons) -> None:
    assert {coupon["kind"] for coupon in coupons} == {"percent", "amount", "shipping"}
    assert sum(coupon["first_order"] for coupon in coupons) == 1


def test_one_is_over_and_one_is_yet_to_come_on_the_day_of_the_orders(coupons: Coupons) -> None:
    day = date(2026, 11, 15)
    assert [c["code"] for c in coupons if date.fromisoformat(c["ends"]) < day] == ["JUNE618"]
    assert [c["code"] for c in coupons if date.fromisoformat(c["starts"]) > day] == ["NEWYEAR27"]


def test_categories_are_paths_of_the_shop(coupons: Coupons) -> None:
    paths = [category.path_en.split(" > ") for category in load_categories()]
    prefixes = {prefix for coupon in coupons for prefix in coupon["categories"]}
    assert len(prefixes) >= 5
    for prefix in prefixes:
        parts = prefix.split(" > ")
        assert any(path[: len(parts)] == parts for path in paths), prefix


def test_titles_tell_the_figures_in_both_languages(coupons: Coupons) -> None:
    for coupon in coupons:
        for language in ("zh", "en"):
            said = coupon[f"title_{language}"] + coupon[f"description_{language}"]
            assert f"¥{coupon['min_spend']}" in said, coupon["code"]
            if coupon["kind"] == "amount":
                assert f"¥{coupon['value']}" in said, coupon["code"]
        if coupon["kind"] == "percent":
            assert f"{coupon['value']}%" in coupon["title_en"]
            # 打 85 折 leaves 85 of 100 to pay, 打 9 折 leaves 90.
            fold = re.search(r"(\d+) 折", coupon["title_zh"])
            assert fold is not None
            assert int(fold[1].ljust(2, "0")) == 100 - coupon["value"]
