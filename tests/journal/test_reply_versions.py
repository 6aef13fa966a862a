"""Stored replies of every version are read in the present shape."""

from __future__ import annotations

from typing import Any

from assistant.events import Answered, from_data, to_data
from assistant.journal.reply_versions import REPLY_VERSION, present_reply, stored_reply

# A row as the first version of the assistant wrote it.
FIRST: dict[str, Any] = {
    "reply": {
        "conversation": "T0ken",
        "locale": "zh",
        "intent": "cart",
        "topic": None,
        "text": "购物车里有 2 件，共 ¥398。",
        "query": {"constraints": [], "relaxed": [], "corrected": [], "unknown": []},
        "items": [],
        "related": [],
        "premium": [],
        "suggestions": ["清空购物车"],
        "handoff": None,
        "cart": {
            "count": 2,
            "total_text": "¥398",
            "lines": [{"product_id": "EB-1041", "title": "真无线耳机", "quantity": 2, "price_text": "¥398"}],
        },
    }
}


def read(row: dict[str, Any]) -> Answered:
    event = from_data("answered", row)
    assert isinstance(event, Answered)
    return event


def test_a_cart_of_the_first_version_has_what_carts_have_now() -> None:
    reply = present_reply(read(FIRST))
    assert reply["text"] == FIRST["reply"]["text"]
    cart = reply["cart"]
    assert (cart["count"], cart["total_text"], cart["payable_text"]) == (2, "¥398", "¥398")
    assert (cart["coupon"], cart["ships"], cart["goal"]) == (None, None, None)
    assert cart["lines"] == [FIRST["reply"]["cart"]["lines"][0] | {"most": 99, "notes": []}]


def test_what_a_reply_without_a_version_had_stays_as_it_was() -> None:
    coupon = {"code": "SAVE120", "title": "全场满 ¥999 减 ¥120", "saving_text": "¥120"}
    whole = FIRST["reply"]["cart"] | {"payable_text": "¥278", "coupon": coupon, "ships": None, "goal": None}
    whole["lines"] = [line | {"most": 3, "notes": ["现在只有 3 件"]} for line in whole["lines"]]
    assert present_reply(read({"reply": FIRST["reply"] | {"cart": whole}}))["cart"] == whole


def test_a_reply_of_today_is_kept_with_its_version_and_read_as_it_is() -> None:
    reply = {"intent": "cart", "cart": {"count": 0}}
    kind, data = to_data(stored_reply(reply))
    assert (kind, data) == ("answered", {"reply": reply, "version": REPLY_VERSION})
    assert present_reply(read(data)) is reply
