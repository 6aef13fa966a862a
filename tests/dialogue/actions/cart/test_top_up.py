"""Add-ons up to the next threshold: enough alone, proven to go with the cart, honest about what they cost."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from assistant.dialogue.actions.cart.totals import add_up
from assistant.dialogue.conversation.state import State
from assistant.money import money_text
from assistant.shop import Shop
from tests.dialogue.basket_shop import Chat, open_basket_shop, quantities


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shop]:
    shop = open_basket_shop(tmp_path_factory.mktemp("filling") / "data")
    yield shop
    shop.close()


def filled_up(demo_shop: Shop, said: str) -> tuple[Chat, dict[str, Any], int]:
    """A cart below free delivery, the answer to how it gets there, and what is missing to it."""
    chat = Chat(demo_shop)
    chat.say("饼干 40 以内")
    (line,) = chat.say("第一个加入购物车")["cart"]["lines"]
    product = demo_shop.catalogue.product(line["product_id"])
    assert product is not None
    return chat, chat.say(said), 4900 - product.price_minor


@pytest.mark.parametrize("said", ["凑单", "还差多少包邮", "top up my cart"])
def test_what_is_offered_is_enough_and_goes_with_the_cart(demo_shop: Shop, said: str) -> None:
    _, reply, missing = filled_up(demo_shop, said)
    assert money_text(missing, "CNY") in reply["text"]
    assert reply["items"]
    prices = [card["price"] for card in reply["items"]]
    assert prices == sorted(prices)
    assert prices[0] >= missing
    (inside,) = quantities(reply)
    for card in reply["items"]:
        assert card["id"] != inside
        assert card["stock"] is None or card["stock"] > 0
        assert card["reasons"][1]["evidence"]["anchor"] == inside


def test_the_reason_tells_what_there_is_to_pay_with_it(demo_shop: Shop) -> None:
    chat, reply, _ = filled_up(demo_shop, "凑单")
    reason = reply["items"][0]["reasons"][0]
    after = chat.say("第一个加入购物车")["cart"]
    assert reason["kind"] == "closes_gap"
    assert after["payable_text"] == money_text(reason["evidence"]["payable_after"], "CNY")
    assert after["payable_text"] in reason["text"]
    assert after["ships"]["code"] == "SHIPFREE"


def test_a_cart_that_ships_free_is_told_so(demo_shop: Shop) -> None:
    chat = Chat(demo_shop)
    chat.say("跑鞋")
    chat.say("第一个加入购物车")
    assert "已经包邮" in chat.say("还差多少包邮")["text"]


@pytest.mark.parametrize(
    ("held", "goals", "ships"),
    [
        # ¥80: 19 to free delivery, 120 to 10 %, 720 to ¥100 off.
        ({"S1": 1}, [("SHIP", 1900, 0), ("TEN", 12000, 2000), ("HUNDRED", 72000, 10000)], None),
        # ¥600: 10 % are ¥60 already; only ¥100 off is more.
        ({"T4": 1}, [("HUNDRED", 20000, 10000)], "SHIP"),
        # ¥1,200: 10 % are ¥120, and no coupon saves more.
        ({"T4": 2}, [], "SHIP"),
        # ¥99.90 of clothing: 50.10 to the clothing coupon, 100.10 to 10 %, which would be ¥20: less than its ¥25, but
        # more than nothing, which is what is saved now.
        ({"H1": 1}, [("WEAR15", 5010, 2500), ("TEN", 10010, 2000), ("HUNDRED", 70010, 10000)], "SHIP"),
    ],
)
def test_the_next_coupons_are_those_that_save_more(
    shop: Shop, held: dict[str, int], goals: list[tuple[str, int, int]], ships: str | None
) -> None:
    totals = add_up(shop.current(), State("zh", cart=held), "zh")
    assert [(goal.coupon.code, goal.missing_minor, goal.saving_minor) for goal in totals.goals] == goals
    assert (totals.ships and totals.ships.code) == ships


def test_more_of_the_same_is_named_where_nothing_is_proven_to_go_with_it(shop: Shop) -> None:
    chat = Chat(shop)
    chat.add("S1")
    reply = chat.say("凑单")
    assert reply["items"] == []
    assert "还差 ¥19" in reply["text"]
    assert "再加 1 件山雀 气炉也够" in reply["text"]
    assert reply["suggestions"][0] == "第1个再加1件"
    assert quantities(chat.say(reply["suggestions"][0])) == {"S1": 2}


def test_more_of_the_same_is_understood_in_english_too(shop: Shop) -> None:
    chat = Chat(shop)
    chat.add("S1")
    reply = chat.say("top up my cart")
    assert quantities(chat.say(reply["suggestions"][0])) == {"S1": 2}


def test_an_empty_cart_has_nothing_to_fill_up(shop: Shop) -> None:
    text = Chat(shop).say("凑单")["text"]
    assert text.startswith("购物车是空的。")
    assert "券码 SHIP" in text
