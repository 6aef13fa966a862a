"""Stored replies: the version of their shape, and those of an earlier one brought up to the present.

A reply is kept as it was sent, and read again by the page that comes back to the conversation, by agents, and in what
a visitor fetches. Whoever changes the shape of replies raises the version and says here what becomes of the old one.
"""

from __future__ import annotations

from typing import Any

from assistant.events import Answered

REPLY_VERSION = 1
# What a cart could hold of one product before its lines said so themselves.
_MOST_OF_ONE = 99


def stored_reply(reply: dict[str, Any]) -> Answered:
    """The event that keeps a reply of the present shape."""
    return Answered(reply, REPLY_VERSION)


def present_reply(answered: Answered) -> dict[str, Any]:
    """The reply of an event in the present shape, whatever version it was written in."""
    reply = answered.reply
    if answered.version < 1:
        reply = _with_whole_cart(reply)
    return reply


def _with_whole_cart(reply: dict[str, Any]) -> dict[str, Any]:
    """Replies had no version at first, and the carts in the oldest of them neither coupons nor notes on a line."""
    cart = reply.get("cart")
    if cart is None:
        return reply
    before = {"payable_text": cart["total_text"], "coupon": None, "ships": None, "goal": None}
    lines = [{"most": _MOST_OF_ONE, "notes": [], **line} for line in cart["lines"]]
    return {**reply, "cart": {**before, **cart, "lines": lines}}
