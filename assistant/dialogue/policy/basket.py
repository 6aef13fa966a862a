"""What to do about a message on the cart, on sets of goods, and on paying."""

from __future__ import annotations

from dataclasses import replace

from assistant.dialogue.policy.heard import Heard
from assistant.dialogue.step import Step


def acted(heard: Heard) -> Step | None:
    """What is said of the cart or of a set in words that say it themselves."""
    return None


def step(heard: Heard) -> Step | None:
    """What is to be done with the cart."""
    if heard.query.intent != "cart":
        return None
    cart = _cart(heard)
    if heard.names_goods:
        return replace(cart, then=Step("search", "search", constraints=heard.query.constraints))
    return cart


def _cart(heard: Heard) -> Step:
    query, in_hand = heard.query, heard.in_hand
    quantity = query.quantity or 1
    match query.cart:
        case "clear":
            return Step("cart_clear", "cart")
        case "remove" if in_hand:
            return Step("cart_remove", "cart", products=in_hand)
        case "change" if in_hand and query.quantity:
            return Step("cart_set", "cart", products=in_hand, quantity=quantity)
        case "add" if in_hand:
            return Step("cart_add", "cart", products=in_hand, quantity=quantity)
    if heard.pointed:
        return Step("cart_add", "cart", products=heard.pointed, quantity=quantity)
    # "购物车" alone is a wish to see it, whatever is in view.
    return Step("cart_view", "cart")
