"""A message that is sent again by its id is one message."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from assistant.dialogue.chat_message import ChatMessage
from assistant.shop import Shop
from tests.dialogue.service_desk import Shopper


def test_the_same_id_has_the_same_answer_and_does_nothing_twice(demo_shop: Shop) -> None:
    shopper = Shopper(demo_shop)
    shopper.says("保温杯")
    product = shopper.says("第一个多少钱")["items"][0]["id"]
    add = ChatMessage(
        "",
        conversation=shopper.token,
        visitor=shopper.visitor,
        action={"kind": "add_to_cart", "product_id": product, "quantity": 1},
        id="add-once-1",
    )
    first, second = demo_shop.dialogue.reply(add), demo_shop.dialogue.reply(add)
    assert first == second
    assert second["cart"]["count"] == 1
    assert sum(turn["role"] == "assistant" for turn in demo_shop.dialogue.transcript(shopper.token or "")["turns"]) == 3


def test_a_first_message_begins_one_conversation(demo_shop: Shop) -> None:
    message = ChatMessage("有雨伞吗", visitor="visitor-of-retries", id="first-message-1")
    first, second = demo_shop.dialogue.reply(message), demo_shop.dialogue.reply(message)
    assert first == second
    other = demo_shop.dialogue.reply(ChatMessage("有雨伞吗", visitor="somebody-else", id="first-message-1"))
    assert other["conversation"] != first["conversation"]


def test_both_at_once_are_one(demo_shop: Shop) -> None:
    shopper = Shopper(demo_shop)
    shopper.says("雨伞")
    product = shopper.says("第一个多少钱")["items"][0]["id"]
    messages = [
        ChatMessage(
            "",
            conversation=shopper.token,
            visitor=shopper.visitor,
            action={"kind": "add_to_cart", "product_id": product, "quantity": 1},
            id=f"at-once-{n // 4:04d}",
        )
        for n in range(8)
    ]
    with ThreadPoolExecutor(4) as pool:
        replies = list(pool.map(demo_shop.dialogue.reply, messages))
    assert replies[0] == replies[3]
    assert replies[4] == replies[7]
    assert shopper.says("购物车")["cart"]["count"] == 2


def test_first_messages_at_once_begin_one_conversation(demo_shop: Shop) -> None:
    message = ChatMessage("雨伞", visitor="visitor-at-once", id="first-at-once")
    with ThreadPoolExecutor(4) as pool:
        replies = list(pool.map(demo_shop.dialogue.reply, [message] * 4))
    assert len({reply["conversation"] for reply in replies}) == 1
