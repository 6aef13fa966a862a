"""Products side by side, and the cart."""

from __future__ import annotations

import re
from typing import Any

import pytest

from assistant.catalogue.attributes import aligned_texts
from assistant.dialogue.actions.offers.comparison import compare
from assistant.dialogue.actions.offers.naming import find_named
from assistant.dialogue.chat_message import ChatMessage
from assistant.dialogue.conversation.state import State
from assistant.dialogue.outcome import Outcome
from assistant.dialogue.steps.offers import CompareGoods
from assistant.query.preferences import Measure
from assistant.shop import Shop
from tests.dialogue.hand_made import told, turn

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
    assert rows["价格"] == {"name": "价格", "values": ["¥119", "¥149"], "better": 0, "known": "价格低的好"}
    assert rows["防水"]["values"] == ["无", "有"]
    # Which of two colours is better is the shopper's business.
    assert (rows["颜色"]["better"], rows["颜色"]["known"]) == (None, None)
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


def compared(shop: Shop, *ids: str, state: State | None = None, **asked: Any) -> Outcome:
    step = CompareGoods(products=ids)
    return compare(shop.current(), turn(step, state=state, **asked))


def test_numbers_of_a_row_are_in_one_unit() -> None:
    weights = [{"value": 1.2, "unit": "kg"}, {"value": 900, "unit": "g"}, None]
    assert aligned_texts(weights, "zh") == ["1.2公斤", "0.9公斤", None]
    assert aligned_texts(weights, "en") == ["1.2 kg", "0.9 kg", None]
    # In kilograms the gram would be lost.
    fine = [{"value": 1.2, "unit": "kg"}, {"value": 1, "unit": "g"}]
    assert aligned_texts(fine, "en") == ["1,200 g", "1 g"]
    # Of two kinds of quantities there is no one unit, and of texts none at all.
    assert aligned_texts([{"value": 1, "unit": "kg"}, {"value": 1, "unit": "L"}], "en") == ["1 kg", "1 L"]
    assert aligned_texts([{"zh": "棉"}, True], "zh") == ["棉", "有"]


def test_a_better_value_is_marked_with_how_it_is_known(demo_shop: Shop) -> None:
    outcome = compared(demo_shop, "EB-1041", MINI)
    assert outcome.table is not None
    rows = {row["name"]: row for row in outcome.table["rows"]}
    assert (rows["续航"]["better"], rows["续航"]["known"]) == (0, "这一项更好")
    assert rows["价格"]["better"] == 1
    for row in rows.values():
        assert (row["better"] is None) == (row["known"] is None)


def test_what_was_asked_for_comes_first_and_says_what_is_better(demo_shop: Shop) -> None:
    facets = demo_shop.current().vocabulary.facets
    weight = next(key for key, fact in facets.items() if fact.zh == "重量")
    light = Measure(facets=(weight,), high=False, names=("重量", "weight"), unit="g")
    outcome = compared(demo_shop, "EB-1041", MINI, state=State("zh", constraints=(light,)))
    assert outcome.table is not None
    first = outcome.table["rows"][0]
    assert (first["name"], first["known"]) == ("重量", "按你说的要求")
    products = demo_shop.catalogue.products(["EB-1041", MINI])
    grams = [product.attributes["重量|weight"]["value"] for product in products]
    assert first["better"] == grams.index(min(grams))
    asked = compared(demo_shop, "EB-1041", MINI, asked=(weight,))
    assert asked.table is not None
    assert asked.table["rows"][0]["name"] == "重量"


def test_of_two_kinds_of_goods_no_attribute_is_called_better(demo_shop: Shop) -> None:
    outcome = compared(demo_shop, BEAN, PHONE)
    assert outcome.table is not None
    assert {row["name"] for row in outcome.table["rows"] if row["better"] is not None} <= {"价格", "评分"}


def test_the_sentence_names_what_the_cheaper_one_lacks(demo_shop: Shop) -> None:
    outcome = compared(demo_shop, "EB-1041", MINI)
    said = told(outcome, "zh")
    assert "便宜 ¥90" in said
    assert re.search("不太看重主动降噪的话，.*就够了", said)
    # Two colours of one thing at one price: nothing to say about money.
    same = [p.id for p in demo_shop.catalogue.everything() if (p.title_en or "").startswith("Lanshu Bean")][:2]
    assert [key for key, _ in compared(demo_shop, *same).lines if key.startswith("compare_price")] == []


@pytest.mark.parametrize(
    ("text", "brands"),
    [("澜枢和声野哪个好", ["澜枢", "声野"]), ("compare Soundwild and Lanshu", ["声野", "澜枢"])],
)
def test_brands_are_compared_by_their_names(demo_shop: Shop, text: str, brands: list[str]) -> None:
    token = demo_shop.dialogue.reply(ChatMessage("真无线耳机 200以内"))["conversation"]
    reply = demo_shop.dialogue.reply(ChatMessage(text, token))
    products = demo_shop.catalogue.products(reply["table"]["product_ids"])
    assert sorted(product.brand[0] or "" for product in products) == sorted(brands)
    assert all("耳机" in product.title("zh") for product in products)


def test_a_cart_adds_up(demo_shop: Shop) -> None:
    reply = press(demo_shop, {"kind": "add_to_cart", "product_id": BEAN, "quantity": 2})
    token = reply["conversation"]
    press(demo_shop, {"kind": "add_to_cart", "product_id": MINI}, token)
    cart = press(demo_shop, {"kind": "add_to_cart", "product_id": BEAN}, token)["cart"]
    # 3 x 119 + 149
    assert (cart["count"], cart["total_text"]) == (4, "¥506")
    assert [(line["product_id"], line["quantity"], line["price_text"]) for line in cart["lines"]] == [
        (BEAN, 3, "¥357"),
        (MINI, 1, "¥149"),
    ]
    assert demo_shop.dialogue.transcript(token)["cart_count"] == 4
    cart = press(demo_shop, {"kind": "remove_from_cart", "product_id": BEAN}, token)["cart"]
    assert (cart["count"], cart["total_text"]) == (1, "¥149")
    assert "购物车里没有" in press(demo_shop, {"kind": "remove_from_cart", "product_id": BEAN}, token)["text"]
    assert demo_shop.dialogue.reply(ChatMessage("清空购物车", token))["cart"]["count"] == 0


def test_carts_of_two_conversations_are_two(demo_shop: Shop) -> None:
    press(demo_shop, {"kind": "add_to_cart", "product_id": BEAN})
    assert demo_shop.dialogue.reply(ChatMessage("购物车"))["cart"]["count"] == 0


def test_a_third_one_joins_what_is_compared_and_all_are_named_at_once(demo_shop: Shop) -> None:
    token = demo_shop.dialogue.reply(ChatMessage("空气炸锅"))
    shown, token = [card["id"] for card in token["items"]], token["conversation"]

    def table(text: str) -> list[str]:
        return list(demo_shop.dialogue.reply(ChatMessage(text, token))["table"]["product_ids"])

    assert table("对比前两个") == shown[:2]
    assert table("和第三个对比一下") == shown[:3]
    # Asked which is good, one of them is chosen.
    picked = demo_shop.dialogue.reply(ChatMessage("哪个好", token))
    assert 1 <= len(picked["items"]) <= 2
    assert picked["items"][0]["id"] in shown[:3]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("键垣 K87 和星栈 Forge 有什么区别", ("K87", "Forge")),
        ("difference between the keymoor k61 and the k87", ("K61", "K87")),
        ("沐径A20跟A40哪个好", ("A20", "A40")),
        ("is the feyre shot better than the brewholt solo", ("Shot", "Solo")),
    ],
)
def test_things_are_compared_by_parts_of_their_titles(demo_shop: Shop, text: str, names: tuple[str, str]) -> None:
    step = CompareGoods(by_name=True)
    named = find_named(demo_shop.current(), turn(step, text=text))
    titles = [product.title_en or "" for product in named.products]
    assert len(titles) == 2
    assert all(name in title for name, title in zip(names, titles, strict=True))
    assert not any("Pet" in title or "Filter" in title for title in titles)
    assert named.missing == ()


def test_a_maker_that_the_shop_does_not_sell_is_said_and_nothing_compared(demo_shop: Shop) -> None:
    asked = turn(
        CompareGoods(products=(BEAN,), by_name=True), text="is the Zqxwv better", state=State("en", shown=(BEAN,))
    )
    outcome = compare(demo_shop.current(), asked)
    assert outcome.table is None
    assert [key for key, _ in outcome.lines] == ["compare_not_sold"]


def test_the_difference_is_said_with_both_values(demo_shop: Shop) -> None:
    said = told(compared(demo_shop, "EB-1041", MINI), "zh")
    assert said.startswith("声野 Pro 3 真无线蓝牙耳机和声野 Mini 2 真无线蓝牙耳机主要差在：")
    assert "续航 32小时 对 24小时" in said
