"""Orders by chat: proven first, then told as the shop's data has them, and nothing of the proof is written."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from assistant.events import Said
from assistant.shop import Shop
from tests.dialogue.service_desk import Shopper, everything_written

STATES = {
    "pending_payment": "还没付款",
    "paid": "已付款，还没发货",
    "packed": "已打包，还没发货",
    "shipped": "10月13日发货",
    "delivered": "10月15日签收",
    "cancelled": "已取消",
    "return_requested": "已申请退货",
    "returned": "退回的货已收到",
    "refunded": "已退款",
}
NUMBER = {state: f"20261012-90{n:02}" for n, state in enumerate(STATES)}
EMAIL, TAIL = "lin.wei@example.com", "4831"
# Paid for by someone else, to guess at: five wrong guesses lock an order for the hour.
SPARE = [f"20261012-91{n:02}" for n in range(12)]


@pytest.fixture(scope="module")
def shop(demo_shop: Shop, tmp_path_factory: pytest.TempPathFactory) -> Shop:
    """The demo shop with an order in every state, all of one customer."""
    path = tmp_path_factory.mktemp("orders") / "orders.jsonl"
    sent, arrived = {"shipped_at": "2026-10-13T02:00:00Z"}, {"delivered_at": "2026-10-15T09:00:00Z"}
    times: dict[str, dict[str, str]] = {"shipped": sent, "delivered": sent | arrived}
    rows = [
        {
            "order_id": number,
            "email": EMAIL if number not in SPARE else "someone@example.com",
            "phone": f"1380000{TAIL}",
            "state": state,
            "placed_at": "2026-10-12T08:00:00Z",
            "carrier_zh": "青雀快递",
            "carrier_en": "Bluefinch Express",
            "tracking_number": f"BF{number[-4:]}",
            "currency": "CNY",
            "total": 206,
            "shipping_fee": 8,
            "invoice": False,
            "lines": [
                {"product_id": "EB-1003", "quantity": 1, "price": 99},
                {"product_id": "no-longer-sold", "quantity": 2, "price": 49.5},
            ],
            **times.get(state, {}),
        }
        for state, number in [*NUMBER.items(), *(("paid", number) for number in SPARE)]
    ]
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
    demo_shop.import_orders(path, strict=True)
    return demo_shop


@pytest.fixture
def shopper(shop: Shop) -> Shopper:
    return Shopper(shop)


Open = Callable[[str], Shopper]


@pytest.fixture
def with_order(shop: Shop) -> Open:
    """A shopper whose order in that state is open."""

    def opened(state: str) -> Shopper:
        shopper = Shopper(shop)
        assert shopper.says(f"查订单 {NUMBER[state]} 尾号 {TAIL}")["order"]["id"] == NUMBER[state]
        return shopper

    return opened


def test_the_number_is_asked_for_and_then_the_proof(shopper: Shopper) -> None:
    asked, proof, told = shopper.all_said("我的快递到哪了", NUMBER["shipped"], TAIL)
    assert "订单号" in asked["text"]
    assert "order" not in asked
    assert NUMBER["shipped"] in proof["text"]
    assert "order" not in proof
    assert told["order"]["state"] == "shipped"
    assert "青雀快递" in told["text"]
    assert "BF9003" in told["text"]


def test_number_and_proof_may_come_in_one_message(shop: Shop) -> None:
    for message in (
        f"查订单 {NUMBER['paid']} 尾号 {TAIL}",
        f"where is my order {NUMBER['paid']}, email {EMAIL}",
        f"order {NUMBER['paid'].upper()} 1380000{TAIL}",
    ):
        assert Shopper(shop).says(message).get("order", {}).get("state") == "paid", message


@pytest.mark.parametrize("state", STATES)
def test_the_state_is_told_in_words(state: str, with_order: Open) -> None:
    told = with_order(state).says("订单到哪了")
    assert (told["intent"], told["order"]["state"]) == ("order_status", state)
    assert f"订单 {NUMBER[state]}" in told["text"]
    assert STATES[state] in told["text"]
    assert "10月12日下单" in told["text"]


def test_an_order_is_told_with_its_goods_and_sums(with_order: Open) -> None:
    order = with_order("shipped").says("订单到哪了")["order"]
    assert [(line["quantity"], line["value"]) for line in order["lines"]] == [(1, "¥99"), (2, "¥99")]
    assert order["lines"][1]["title"] == "no-longer-sold"  # what is not sold any more has no title
    assert [row["value"] for row in order["sums"]] == ["¥198", "¥8"]
    assert order["total_text"] == "¥206"
    assert [step["done"] for step in order["steps"]] == [True, False, True, False]


def test_an_english_shopper_reads_english_days(shop: Shop) -> None:
    text = Shopper(shop, "en").says(f"where is order {NUMBER['shipped']}, email {EMAIL}")["text"]
    assert "placed on Oct 12, shipped on Oct 13" in text
    assert "Bluefinch Express" in text


@pytest.mark.parametrize(
    ("number", "proof"), [(SPARE[0], "0000"), ("20261012-9999", TAIL), (SPARE[0], "other@example.com")]
)
def test_a_wrong_guess_tells_nothing(number: str, proof: str, shop: Shop) -> None:
    """The same words for a number that is not there and for a proof that does not fit."""
    nothing = Shopper(shop).says("查订单 19990101-0000 尾号 0000")
    wrong = Shopper(shop).says(f"查订单 {number} 尾号 {proof}" if "@" not in proof else f"查订单 {number} 邮箱 {proof}")
    assert wrong["text"].replace(number, "19990101-0000") == nothing["text"]
    assert "order" not in wrong


def test_after_a_wrong_proof_the_right_one_is_enough(shop: Shop) -> None:
    shopper = Shopper(shop)
    assert "order" not in shopper.says(f"查订单 {NUMBER['paid']} 尾号 0000")
    assert NUMBER["paid"] in json.dumps(shopper.says(TAIL)["order"])


def test_a_proof_that_nobody_asked_for_is_not_kept(shop: Shop) -> None:
    reply = Shopper(shop).says(f"{NUMBER['paid']} {TAIL}")
    said = [event for event in shop.conversations.find(reply["conversation"]).events if isinstance(event, Said)]
    assert TAIL not in said[0].text.replace(NUMBER["paid"], "")
    assert "order" in reply


def test_too_many_guesses_are_refused_until_a_time_and_a_person_is_offered(shop: Shop) -> None:
    texts = [Shopper(shop, address="one").says(f"查订单 20260101-1234 尾号 {n:04}")["text"] for n in range(6)]
    assert len(set(texts[:5])) == 1
    refused = Shopper(shop, address="another").says("查订单 20260101-1234 尾号 9999")
    assert refused["text"] == texts[5] != texts[0]
    assert "以后再试" in refused["text"]
    assert "转人工" in refused["suggestions"]


def test_guesses_are_counted_by_address_and_not_by_a_cookie_that_can_be_thrown_away(shop: Shop) -> None:
    for n in range(20):
        Shopper(shop, address="guesser").says(f"查订单 20260102-{n:04} 尾号 0000")
    assert "order" not in Shopper(shop, address="guesser").says(f"查订单 {NUMBER['paid']} 尾号 {TAIL}")
    assert "order" in Shopper(shop, address="someone else").says(f"查订单 {NUMBER['paid']} 尾号 {TAIL}")


@pytest.mark.parametrize(
    ("locale", "messages", "secret"),
    [
        ("zh", ["查订单 {} 尾号 7391"], "7391"),
        ("zh", ["我的快递呢", "{}", "7392"], "7392"),
        ("zh", ["我的快递呢", "{}", "手机是 138 1111 7393"], "7393"),
        ("zh", ["我的快递呢", "{} ７３９５"], "7395"),
        ("en", ["track order {}, email mei.secret@example.com"], "mei.secret"),
        ("en", ["where is my parcel", "{}", "Mei.Other@Example.com"], "mei.other"),
        ("en", ["where is my parcel", "{} 7394"], "7394"),
        ("zh", ["查订单 {} 尾号 4831"], "4831"),
        ("zh", ["转人工，订单 {} 手机尾号 7388"], "7388"),
        ("en", ["real person please, order {}, email bob.secret@example.com"], "bob.secret"),
    ],
)
def test_what_was_given_as_proof_is_written_nowhere(
    locale: str, messages: list[str], secret: str, shop: Shop, request: pytest.FixtureRequest
) -> None:
    number = SPARE[1 + int(request.node.callspec.indices["secret"])]
    shopper = Shopper(shop, locale, address=number)
    replies = shopper.all_said(*(message.format(number) for message in messages))
    written = everything_written(shop).lower()
    assert secret not in written
    assert all(secret not in json.dumps(reply, ensure_ascii=False).lower() for reply in replies)
    assert number in written  # the number is no secret


def test_a_person_who_was_called_reads_what_is_left_for_them(shopper: Shopper) -> None:
    shopper.all_said("转人工", "我的邮箱是 reach.me@example.com")
    assert "reach.me@example.com" in everything_written(shopper.shop)


def test_an_open_order_needs_no_second_proof_in_the_same_conversation(with_order: Open, shop: Shop) -> None:
    shopper = with_order("shipped")
    assert shopper.says("什么时候到")["order"]["id"] == NUMBER["shipped"]
    assert "order" not in Shopper(shop).says(f"订单 {NUMBER['shipped']}")


@pytest.mark.parametrize(
    ("state", "message", "told", "topic"),
    [
        ("paid", "取消订单", "还没发货", "cancel-order"),
        ("shipped", "取消订单", "已经发货了", "cancel-order"),
        ("paid", "我要退货", "取消这单", "return-how"),
        ("shipped", "我要退货", "等收到以后", "return-how"),
        ("delivered", "我要退货", "签收到今天", "return-how"),
        ("delivered", "开发票", "没要发票", "invoice"),
        ("paid", "改收货地址", "还没发货", "change-address"),
    ],
)
def test_what_can_be_done_is_said_by_state_with_the_shops_rule_and_done_by_a_person(
    state: str, message: str, told: str, topic: str, with_order: Open
) -> None:
    shopper = with_order(state)
    reply = shopper.says(message)
    assert told in reply["text"]
    assert (reply["topic"], reply["article"]["id"]) == (topic, topic)
    assert reply["article"]["url"] == f"/help#{topic}"
    called = shopper.says("可以")
    assert called["handoff"] is not None
    assert NUMBER[state] in called["text"]


def test_nothing_is_done_without_a_yes(with_order: Open) -> None:
    shopper = with_order("paid")
    shopper.says("取消订单")
    assert shopper.says("不用了")["handoff"] is None


def test_what_is_over_is_not_cancelled_again(with_order: Open) -> None:
    shopper = with_order("cancelled")
    reply = shopper.says("取消订单")
    assert "已取消" in reply["text"]
    assert "人工来办" not in reply["text"]


def test_a_customer_who_is_signed_in_sees_their_orders_without_proof(shop: Shop) -> None:
    shopper = Shopper(shop, customer=EMAIL)
    listed = shopper.says("我的订单")
    assert sum(number in listed["text"] for number in NUMBER.values()) == 5
    assert shopper.says(listed["suggestions"][0])["order"]["id"] in listed["suggestions"][0]
    assert EMAIL not in everything_written(shop)


def test_a_customer_sees_no_order_of_someone_else(shop: Shop) -> None:
    other = Shopper(shop, customer="nobody@example.com")
    assert "没有查到" in other.says("我的订单")["text"]
    assert "order" not in other.says(f"订单 {NUMBER['paid']}")


def test_a_question_about_orders_does_not_hold_the_shopper(shopper: Shopper) -> None:
    shopper.says("我的快递到哪了")
    found = shopper.says("500以内的耳机")
    assert found["items"]
    assert found["query"]["constraints"]


def test_what_an_agent_sees_has_the_order(with_order: Open) -> None:
    shopper = with_order("paid")
    shopper.all_said("取消订单", "可以")
    assert shopper.token
    conversation: Any = shopper.shop.conversations.find(shopper.token)
    assert shopper.shop.desk.view(conversation.id, "Mei", after=0)["order_ids"] == [NUMBER["paid"]]


def test_an_order_that_the_shop_has_taken_back_is_told_no_more(shop: Shop) -> None:
    shopper = Shopper(shop)
    assert shopper.says(f"查订单 {SPARE[-1]} 尾号 {TAIL}")["order"]["id"] == SPARE[-1]
    with shop.activity.write() as db:
        db.execute("DELETE FROM orders WHERE order_id = ?", [SPARE[-1]])
    assert "order" not in shopper.says("订单到哪了")
