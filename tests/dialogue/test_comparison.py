"""Products side by side, and the cart."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.dialogue.turn import ChatMessage
from assistant.shop import Shop

BEAN, MINI, PHONE = "EB-1002", "EB-1020", "PH-1000"


def press(shop: Shop, action: dict[str, Any], token: str | None = None) -> dict[str, Any]:
    return shop.dialogue.reply(ChatMessage("", token, action=action))


def test_a_table_has_a_row_for_each_difference_and_none_for_what_is_alike(demo_shop: Shop) -> None:
    reply = press(demo_shop, {"kind": "compare", "product_ids": [BEAN, MINI]})
    table = reply["table"]
    assert table["product_ids"] == [BEAN, MINI]
    assert [card["id"] for card in reply["items"]] == [BEAN, MINI]
    rows = {row["name"]: row for row in table["rows"]}
    assert next(iter(rows)) == "价格"
    assert rows["价格"] == {"name": "价格", "values": ["¥119", "¥149"], "better": 0}
    assert rows["防水"]["values"] == ["无", "有"]
    # Which of two colours is better is the shopper's business, and so it is with attributes.
    assert rows["颜色"]["better"] is None
    assert all(len(set(row["values"])) == 2 for row in table["rows"] if row["name"] != "评分")
    assert "便宜 ¥30" in reply["text"]


def test_what_one_of_them_lacks_is_a_dash(demo_shop: Shop) -> None:
    reply = press(demo_shop, {"kind": "compare", "product_ids": [BEAN, PHONE]})
    values = {row["name"]: row["values"] for row in reply["table"]["rows"]}
    assert values["屏幕尺寸"][0] == "–"
    assert values["屏幕尺寸"][1] != "–"


@pytest.mark.parametrize("ids", [[BEAN], [BEAN, BEAN], [BEAN, "GONE"], ["GONE", "AWAY"]])
def test_one_product_alone_is_no_comparison(demo_shop: Shop, ids: list[str]) -> None:
    reply = press(demo_shop, {"kind": "compare", "product_ids": ids})
    assert "table" not in reply
    assert "两到四款" in reply["text"]


def test_no_more_than_four_are_compared(demo_shop: Shop) -> None:
    ids = [product.id for product in demo_shop.catalogue.page(None, n=6, offset=0, locale="zh")]
    reply = press(demo_shop, {"kind": "compare", "product_ids": ids})
    assert reply["table"]["product_ids"] == ids[:4]


def test_a_cart_adds_up(demo_shop: Shop) -> None:
    reply = press(demo_shop, {"kind": "add_to_cart", "product_id": BEAN, "quantity": 2})
    token = reply["conversation"]
    press(demo_shop, {"kind": "add_to_cart", "product_id": MINI}, token)
    cart = press(demo_shop, {"kind": "add_to_cart", "product_id": BEAN}, token)["cart"]
    # 3 x 119 + 149
    assert (cart["count"], cart["total_text"]) == (4, "¥506")
    assert [(line["product_id"], line["quantity"], line["price_text"]) for line in cart["lines"]] == [
        (MINI, 1, "¥149"),
        (BEAN, 3, "¥357"),
    ]
    assert demo_shop.dialogue.transcript(token)["cart_count"] == 4
    cart = press(demo_shop, {"kind": "remove_from_cart", "product_id": BEAN}, token)["cart"]
    assert (cart["count"], cart["total_text"]) == (1, "¥149")
    assert "购物车里没有" in press(demo_shop, {"kind": "remove_from_cart", "product_id": BEAN}, token)["text"]
    assert demo_shop.dialogue.reply(ChatMessage("清空购物车", token))["cart"]["count"] == 0


def test_carts_of_two_conversations_are_two(demo_shop: Shop) -> None:
    press(demo_shop, {"kind": "add_to_cart", "product_id": BEAN})
    assert demo_shop.dialogue.reply(ChatMessage("购物车"))["cart"]["count"] == 0
