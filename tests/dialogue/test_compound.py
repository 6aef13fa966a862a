"""Something is done with the cart, and something is asked, in one message: both happen."""

from __future__ import annotations

import pytest

from assistant.dialogue.compound import parts_of
from assistant.shop import Shop
from tests.dialogue.service_desk import Shopper


@pytest.mark.parametrize(
    ("first", "said", "pieces", "topic"),
    [
        ("soundwild pro 3 black", "add it. can you wrap it", 1, "gift-wrapping"),
        ("岚雀 Plover 石墨灰", "来两台，可以包装吗", 2, "gift-wrapping"),
    ],
)
def test_what_is_ordered_is_in_the_cart_and_what_is_asked_is_answered(
    demo_shop: Shop, first: str, said: str, pieces: int, topic: str
) -> None:
    shopper = Shopper(demo_shop)
    shopper.says(first)
    reply = shopper.says(said)
    assert reply["cart"]["count"] == pieces
    assert reply["topic"] == topic


def test_the_total_is_told_of_the_cart_as_it_has_become(demo_shop: Shop) -> None:
    shopper = Shopper(demo_shop)
    shopper.says("soundwild pro 3 black")
    shopper.says("add it")
    reply = shopper.says("actually 2, whats that with postage")
    assert reply["cart"]["count"] == 2
    assert "478" in reply["text"]


@pytest.mark.parametrize("said", ["add it", "is it waterproof? and does it fold?", "给包一下 写张卡行不"])
def test_a_message_of_one_kind_is_no_order(demo_shop: Shop, said: str) -> None:
    shopper = Shopper(demo_shop)
    shopper.says("soundwild pro 3 black")
    reply = shopper.says(said)
    assert (reply.get("cart") or {"count": 0})["count"] <= 1
    assert reply["topic"] is None or reply.get("cart") is None


def test_long_messages_and_those_of_many_parts_have_none() -> None:
    assert parts_of("add it") == []
    assert parts_of("a. b. c. d. e") == []
    assert parts_of("add it. " + "is it good " * 20) == []
    assert parts_of("add it. can you wrap it") == ["add it", "can you wrap it"]
