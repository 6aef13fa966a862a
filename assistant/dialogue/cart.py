"""The cart, by chat and by button: what is in it, at today's price."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from assistant.catalogue.products import Product
from assistant.catalogue.store import Catalogue
from assistant.dialogue.desk import Action, Desk, Turn
from assistant.dialogue.outcome import Outcome
from assistant.dialogue.state import State
from assistant.events import CartChanged
from assistant.money import money_text

MOST_OF_ONE = 99


def add(desk: Desk, turn: Turn) -> Outcome:
    """Puts more of some products into the cart; what is sold out stays out, and is named."""
    return _put(desk, turn, turn.state.cart)


def change(desk: Desk, turn: Turn) -> Outcome:
    """Makes it as many of some products as were said."""
    return _put(desk, turn, {})


def _put(desk: Desk, turn: Turn, had: Mapping[str, int]) -> Outcome:
    """So many of each product as there `had` been and as the step says."""
    outcome = Outcome("cart", shows_cart=True)
    for product in _products(desk, turn, outcome):
        title = product.title(turn.locale)
        if not product.can_be_had:
            outcome.say("cart_sold_out", title=title)
            continue
        wanted = had.get(product.id, 0) + turn.step.quantity
        most = min(MOST_OF_ONE, product.stock if product.stock is not None else MOST_OF_ONE)
        outcome.events.append(CartChanged(product.id, min(wanted, most)))
        if wanted > most:
            outcome.say("cart_limited", title=title, count=most)
        elif turn.step.quantity > 1:
            outcome.say("cart_added_many", title=title, count=turn.step.quantity)
        else:
            outcome.say("cart_added", title=title)
    outcome.suggest("cart")
    return outcome


def remove(desk: Desk, turn: Turn) -> Outcome:
    """Takes products out of the cart."""
    outcome = Outcome("cart", shows_cart=True)
    for product in _products(desk, turn, outcome):
        title = product.title(turn.locale)
        if product.id in turn.state.cart:
            outcome.events.append(CartChanged(product.id, 0))
            outcome.say("cart_removed", title=title)
        else:
            outcome.say("cart_not_in", title=title)
    return outcome


def clear(desk: Desk, turn: Turn) -> Outcome:
    """Empties the cart."""
    outcome = Outcome("cart", shows_cart=True)
    outcome.events += [CartChanged(product_id, 0) for product_id in turn.state.cart]
    outcome.say("cart_cleared")
    return outcome


def view(desk: Desk, turn: Turn) -> Outcome:
    """What is in the cart, and what it comes to."""
    outcome = Outcome("cart", shows_cart=True)
    shown = cart_data(desk.catalogue, turn.state, turn.locale)
    if shown["count"]:
        outcome.say("cart_total", count=shown["count"], total=shown["total_text"])
    else:
        outcome.say("cart_empty")
        outcome.suggest("popular")
    return outcome


def cart_data(catalogue: Catalogue, state: State, locale: str) -> dict[str, Any]:
    """The cart as the page shows it; prices are read anew, products that are gone are left out."""
    products = catalogue.products(list(state.cart))
    lines = [
        {
            "product_id": product.id,
            "title": product.title(locale),
            "quantity": state.cart[product.id],
            "price_text": money_text(product.price_minor * state.cart[product.id], product.currency),
        }
        for product in products
    ]
    total = sum(product.price_minor * state.cart[product.id] for product in products)
    return {
        "count": sum(state.cart[product.id] for product in products),
        "total_text": money_text(total, products[0].currency) if products else "",
        "lines": lines,
    }


def _products(desk: Desk, turn: Turn, outcome: Outcome) -> list[Product]:
    products = desk.catalogue.products(turn.step.products)
    if len(products) < len(set(turn.step.products)):
        outcome.say("product_gone")
    return products


ACTIONS: dict[str, Action] = {
    "cart_add": add,
    "cart_set": change,
    "cart_remove": remove,
    "cart_clear": clear,
    "cart_view": view,
}
