"""A product as the contract's card."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from assistant.catalogue.cards import attribute_rows, card_of, facts_of, image_url
from assistant.catalogue.products import Product

LAMP = Product(
    rowid=1,
    id="L/1 ä",
    title_zh="台灯",
    title_en="Desk Lamp",
    category_id=2,
    category=("灯具", "Lamps"),
    brand_id=3,
    brand=("暖光", None),
    price_minor=19_900,
    list_price_minor=25_000,
    currency="CNY",
    stock=4,
    available=True,
    rating=4.5,
    rating_count=12,
    released="2026-01-01",
    description_zh="一盏灯。",
    description_en=None,
    attributes={
        "颜色|colour": {"zh": "黑色", "en": "black"},
        "功率|power": {"value": 9, "unit": "W"},
        "可调光|dimmable": True,
        "无线|cordless": False,
        "材质|material": "",
        "说明|notes": "x" * 40,
        "款式|style": "Nordic",
        "保修|warranty": {"value": 24, "unit": "month"},
    },
    tags=(),
    image="lamp.webp",
    url=None,
    popularity=0.5,
    colours=("black",),
)
CONTRACT = {
    "id", "title", "brand", "category", "price", "list_price", "currency", "price_text", "image", "url", "rating",
    "rating_count", "stock", "reasons",
}  # fmt: skip


def test_a_card_has_what_the_contract_names() -> None:
    assert set(card_of(LAMP, "zh")) >= CONTRACT


@pytest.mark.parametrize(
    ("locale", "expected"),
    [
        ("zh", {"title": "台灯", "brand": "暖光", "category": "灯具"}),
        ("en", {"title": "Desk Lamp", "brand": "暖光", "category": "Lamps"}),
    ],
)
def test_a_card_is_in_the_language_of_the_reply_as_far_as_there_is_one(locale: str, expected: dict[str, str]) -> None:
    card = card_of(LAMP, locale)
    assert {name: card[name] for name in expected} == expected
    assert (card["price"], card["list_price"], card["currency"]) == (19_900, 25_000, "CNY")
    assert (card["price_text"], card["list_price_text"]) == ("¥199", "¥250")


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"list_price_minor": None}, {"list_price": None, "list_price_text": None}),
        # A list price that is no higher is not struck out.
        ({"list_price_minor": 19_900}, {"list_price_text": None}),
        ({"stock": None}, {"stock": None}),
        ({"available": False}, {"stock": 0}),
        ({"stock": 0}, {"stock": 0}),
        ({"brand": (None, None)}, {"brand": None}),
        ({"category": (None, None)}, {"category": None}),
        ({"rating": None, "rating_count": 0}, {"rating": None, "rating_count": 0}),
        ({"colours": ()}, {"tint": None}),
        ({"url": "https://shop.example/lamp"}, {"url": "https://shop.example/lamp"}),
        ({}, {"url": "/store/p/L%2F1%20%C3%A4", "image": "/pictures/lamp.webp", "tint": "#e9e9ea"}),
        ({"price_minor": 19_950}, {"price_text": "¥199.50"}),
    ],
)
def test_a_card_shows(changed: dict[str, Any], expected: dict[str, Any]) -> None:
    card = card_of(replace(LAMP, **changed), "zh")
    assert {name: card[name] for name in expected} == expected


@pytest.mark.parametrize(
    ("image", "url"),
    [
        (None, None),
        ("", None),
        ("a b.webp", "/pictures/a%20b.webp"),
        ("https://x.example/a.jpg", "https://x.example/a.jpg"),
        ("/static/a.jpg", "/static/a.jpg"),
    ],
)
def test_a_picture_is_found_at(image: str | None, url: str | None) -> None:
    assert image_url(image) == url


def test_facts_are_short_and_true_and_leave_the_colour_to_the_picture() -> None:
    assert facts_of(LAMP, "zh") == ["功率 9W", "可调光", "Nordic"]
    assert facts_of(LAMP, "en") == ["power 9 W", "dimmable", "Nordic"]
    assert facts_of(LAMP, "zh", n=1) == ["功率 9W"]
    assert facts_of(replace(LAMP, attributes={}), "zh") == []


def test_all_attributes_are_told_in_the_order_of_the_feed() -> None:
    rows = attribute_rows(LAMP, "en")
    assert [name for name, _ in rows][:4] == ["colour", "power", "dimmable", "cordless"]
    assert [value for _, value in rows][:4] == ["black", "9 W", "yes", "no"]
