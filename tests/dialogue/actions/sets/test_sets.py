"""Sets under one budget: what they are made of, that they keep to the budget, and that one piece can be swapped."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.shop import Shop
from tests.dialogue.basket_shop import Chat, open_basket_shop, quantities


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shop]:
    shop = open_basket_shop(tmp_path_factory.mktemp("sets") / "data")
    yield shop
    shop.close()


def pieces(reply: dict[str, Any]) -> dict[str, tuple[str, int]]:
    """The set of a reply: by role the product and how many of it."""
    return {line["role"]: (line["card"]["id"], line["quantity"]) for line in reply["bundle"]["lines"]}


def check_set(reply: dict[str, Any]) -> None:
    """What holds of every set: it adds up, keeps to its budget, and is what is shown."""
    bundle = reply["bundle"]
    assert bundle["total"] == sum(line["card"]["price"] * line["quantity"] for line in bundle["lines"])
    assert bundle["total_text"] in reply["text"]
    if bundle["budget"] is not None:
        assert 0 <= bundle["left"] == bundle["budget"] - bundle["total"]
    assert [card["id"] for card in reply["items"]] == [line["card"]["id"] for line in bundle["lines"]]
    assert all(card["stock"] is None or card["stock"] > 0 for card in reply["items"])


def test_a_set_for_four_has_room_for_all_and_a_sleeping_bag_each(shop: Shop) -> None:
    reply = Chat(shop).say("露营四人 1500以内")
    check_set(reply)
    # The tent for four and not the larger one: 600 + 4 × 100 + 80 = 1080; that for five leaves no room for the stove.
    assert pieces(reply)["睡袋"][1] == 4
    assert pieces(reply)["帐篷"][0] in ("T4", "T5")
    assert reply["bundle"]["persons"] == 4
    assert "睡袋每人一件，各 4 件" in reply["text"]


def test_what_is_sold_out_is_no_piece_of_a_set(shop: Shop) -> None:
    assert pieces(Chat(shop).say("露营两人 1500以内"))["炉具"][0] == "S1"


def test_a_set_asked_for_in_english_is_the_same_kind_of_set(shop: Shop) -> None:
    reply = Chat(shop).say("camping for four under 1500")
    check_set(reply)
    assert set(pieces(reply)) == {"Tents", "Sleeping Bags", "Camping Stoves"}


def test_an_outfit_is_something_above_something_below_and_shoes(shop: Shop) -> None:
    reply = Chat(shop).say("an outfit under 600")
    check_set(reply)
    assert set(pieces(reply)) == {"Shirts", "Trousers", "Shoes"}


def test_one_piece_is_swapped_and_the_rest_stays_within_the_budget(shop: Shop) -> None:
    chat = Chat(shop)
    first = chat.say("an outfit under 500")
    second = chat.say("swap the trousers")
    check_set(second)
    before, after = pieces(first), pieces(second)
    assert after["Trousers"] != before["Trousers"]
    assert {role: piece for role, piece in after.items() if role != "Trousers"} == {
        role: piece for role, piece in before.items() if role != "Trousers"
    }
    assert second["bundle"]["budget"] == 50000


def test_a_piece_is_swapped_by_its_button_and_by_its_place(shop: Shop) -> None:
    chat = Chat(shop)
    first = pieces(chat.say("露营四人 3000以内"))
    second = pieces(chat.press("swap_piece", product_id=first["睡袋"][0]))
    assert second["睡袋"] != first["睡袋"]
    third = pieces(chat.say("换一下第一个"))
    assert third["帐篷"] != second["帐篷"]
    assert third["睡袋"] == second["睡袋"]


def test_a_cheaper_piece_is_cheaper(shop: Shop) -> None:
    chat = Chat(shop)
    first = chat.say("an outfit under 900")
    prices = {line["role"]: line["card"]["price"] for line in first["bundle"]["lines"]}
    while True:
        reply = chat.say("cheaper shoes")
        check_set(reply)
        price = next(line["card"]["price"] for line in reply["bundle"]["lines"] if line["role"] == "Shoes")
        if "Nothing cheaper" in reply["text"]:
            assert price == prices["Shoes"] == 12000
            break
        assert price < prices["Shoes"]
        prices["Shoes"] = price


def test_a_swap_that_the_budget_does_not_allow_is_refused_in_words(shop: Shop) -> None:
    chat = Chat(shop)
    first = chat.say("an outfit under 400")
    second = chat.say("swap the shoes")
    assert pieces(first) == pieces(second)
    assert "no other choice" in second["text"]


def test_another_budget_makes_another_set(shop: Shop) -> None:
    chat = Chat(shop)
    chat.say("露营四人 3000以内")
    reply = chat.say("1200以内呢")
    check_set(reply)
    assert (reply["bundle"]["budget"], reply["bundle"]["persons"]) == (120000, 4)


def test_a_budget_that_is_too_small_is_told_from_what_on_it_does(shop: Shop) -> None:
    chat = Chat(shop)
    reply = chat.say("露营四人 500以内")
    assert "bundle" not in reply
    # The tent for four and the stove: 600 + 80.
    assert "¥680" in reply["text"]
    suggested = next(text for text in reply["suggestions"] if "680" in text)
    check_set(chat.say(suggested))


def test_what_has_no_room_in_the_budget_is_named(shop: Shop) -> None:
    reply = Chat(shop).say("露营四人 700以内")
    check_set(reply)
    assert "睡袋" not in pieces(reply)
    assert "放不下睡袋" in reply["text"]


@pytest.mark.parametrize("words", ["全部加入购物车", "add all"])
def test_all_of_a_set_goes_into_the_cart_with_its_quantities(shop: Shop, words: str) -> None:
    chat = Chat(shop)
    wanted = dict(pieces(chat.say("露营四人 2000以内")).values())
    assert quantities(chat.say(words)) == wanted


def test_the_button_puts_the_set_into_the_cart(shop: Shop) -> None:
    chat = Chat(shop)
    wanted = dict(pieces(chat.say("露营四人 2000以内")).values())
    assert quantities(chat.press("add_set")) == wanted


def test_a_limit_that_not_every_piece_meets_is_named(shop: Shop) -> None:
    reply = Chat(shop).say("一身白色的穿搭 900以内")
    check_set(reply)
    assert [c["chip"] for c in reply["query"]["relaxed"]] == ["白色"]
    assert "不是每件都满足" in reply["text"]


def test_goods_for_four_of_one_kind_are_no_set(shop: Shop) -> None:
    reply = Chat(shop).say("四人帐篷 1000以内")
    assert reply["intent"] == "search"
    assert {card["category"] for card in reply["items"]} == {"帐篷"}


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.integers(100, 4000),
    st.sampled_from(["露营{n}人 {budget}以内", "camping for {n} under {budget}", "an outfit under {budget}"]),
    st.integers(2, 6),
    st.lists(st.sampled_from(["swap the second one", "换一下第一个", "cheaper shoes", "睡袋换便宜点的"]), max_size=3),
)
def test_whatever_is_swapped_the_budget_is_kept(
    shop: Shop, budget: int, words: str, persons: int, swaps: list[str]
) -> None:
    chat = Chat(shop)
    reply = chat.say(words.format(n=persons, budget=budget))
    for text in swaps:
        if "bundle" not in reply:
            break
        check_set(reply)
        assert reply["bundle"]["budget"] == budget * 100
        reply = chat.say(text)


# On the demo shop, whose orders tell what goes together.


@pytest.mark.parametrize(
    ("words", "least"),
    [
        ("露营四人 两千以内", {"帐篷", "睡袋", "炉具"}),
        ("an outfit under 600", {"Tops", "Bottoms", "Shoes"}),
        ("something to start yoga, 500 all in", {"Yoga Mats"}),
        ("配一套跑步装备 800以内", {"跑鞋"}),
    ],
)
def test_the_demo_shop_has_sets_for_an_occasion(demo_shop: Shop, words: str, least: set[str]) -> None:
    reply = Chat(demo_shop).say(words)
    check_set(reply)
    assert least <= set(pieces(reply))
    assert len(pieces(reply)) > 1
    for card in reply["items"]:
        for reason in card["reasons"]:
            assert reason["evidence"]["anchor"] in {each["id"] for each in reply["items"]}


def test_kinds_that_are_named_are_the_set_and_a_kind_is_swapped_by_a_part_of_its_name(shop: Shop) -> None:
    chat = Chat(shop)
    before = pieces(chat.say("配一套 帐篷和睡袋 1500以内"))
    assert set(before) == {"帐篷", "睡袋"}
    after = pieces(chat.say("换掉睡袋"))
    assert after["帐篷"] == before["帐篷"]
    assert after["睡袋"] != before["睡袋"]


def test_a_kind_is_written_small_inside_an_english_sentence(shop: Shop) -> None:
    reply = Chat(shop).say("camping for four under 1500")
    assert "tents" in reply["text"]
    assert "Tents" not in reply["text"]
    assert "Swap the tents" in reply["suggestions"]
