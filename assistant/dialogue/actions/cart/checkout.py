"""Checkout: the cart handed to the shop's own page: a link, an event, a signed message. Nothing is paid here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from assistant.dialogue.actions.cart.review import review_cart, tell_empty
from assistant.dialogue.actions.cart.totals import CartLine, Totals
from assistant.dialogue.conversation import CartInView
from assistant.dialogue.outcome import Outcome
from assistant.dialogue.steps import CheckOut, Step
from assistant.dialogue.turn_context import Action, Turn
from assistant.events import CheckedOut
from assistant.money import money_text
from assistant.snapshot import Snapshot

CART_PLACE = "{cart}"


def check_out(shop: Snapshot, turn: Turn) -> Outcome:
    """Looks up price and stock once more, and hands over what can be had."""
    review = review_cart(shop, turn)
    outcome, totals = review.outcome, review.totals
    if not totals.lines:
        return tell_empty(outcome)
    link = build_checkout_link(shop.checkout_url, totals.lines)
    lines = {line.product.id: line.quantity for line in totals.lines}
    order = build_checkout_data(totals, link, turn.locale)
    outcome.events.append(CheckedOut(lines, totals.payable_minor, totals.currency, order, turn.locale))
    outcome.extras["checkout"] = order
    total = totals.text(totals.subtotal_minor)
    if not link:
        outcome.say("checkout_without_link", count=totals.count, total=total)
        outcome.suggest("person")
    elif totals.coupon is None:
        outcome.say("checkout_link", count=totals.count, total=total)
    else:
        payable = totals.text(totals.payable_minor)
        outcome.say("checkout_link_coupon", count=totals.count, total=total, code=totals.coupon.code, payable=payable)
    outcome.suggest("cart")
    outcome.ask(CartInView())
    return outcome


def build_checkout_link(template: str, lines: Sequence[CartLine]) -> str | None:
    """The shop's address with `id:quantity,id:quantity` in its place, URL-encoded; None where none is set.

    A colon, a comma or a percent sign of an id is encoded by itself first, so that the list can be taken apart.
    """
    if not template:
        return None
    cart = ",".join(f"{_encode_id(line.product.id)}:{line.quantity}" for line in lines)
    return template.replace(CART_PLACE, quote(cart, safe=""))


def build_checkout_data(totals: Totals, link: str | None, locale: str) -> dict[str, Any]:
    """What is handed over: lines and amounts in minor units. `total` is what the goods cost after the coupon."""
    return {
        "url": link,
        "lines": [
            {
                "product_id": line.product.id,
                "title": line.product.title(locale),
                "quantity": line.quantity,
                "price": line.product.price_minor,
                "amount": line.amount_minor,
            }
            for line in totals.lines
        ],
        "subtotal": totals.subtotal_minor,
        "saving": totals.saving_minor,
        "total": totals.payable_minor,
        "total_text": money_text(totals.payable_minor, totals.currency),
        "currency": totals.currency,
        "coupon": totals.coupon.code if totals.coupon else None,
    }


def _encode_id(product_id: str) -> str:
    return product_id.replace("%", "%25").replace(":", "%3A").replace(",", "%2C")


ACTIONS: dict[type[Step], Action] = {CheckOut: check_out}
