"""Cart: what goes in and comes out by chat and by button, at today's price and stock."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from assistant.catalogue.products import Product
from assistant.dialogue.actions.cards import SHOWN, build_product_card
from assistant.dialogue.actions.cart.review import review_cart, tell_empty, tell_total, tell_totals
from assistant.dialogue.actions.cart.totals import Totals, most_of
from assistant.dialogue.conversation import CartInView
from assistant.dialogue.outcome import Outcome
from assistant.dialogue.steps import (
    AddNamedToCart,
    AddToCart,
    AskWhatToAdd,
    AskWhatToChange,
    ClearCart,
    RemoveFromCart,
    SetCartQuantity,
    ShowCart,
    Step,
)
from assistant.dialogue.turn_context import Action, Turn
from assistant.events import CartChanged
from assistant.query import Sort
from assistant.snapshot import Snapshot

_WHICH = 3


def add(shop: Snapshot, turn: Turn[AddToCart]) -> Outcome:
    """Puts more of some products into the cart; what is sold out stays out, and is named."""
    outcome = Outcome("cart", shows_cart=True)
    products = _find_products(shop, turn.step.products, outcome)
    added = put_into_cart(outcome, turn, [(product, turn.step.quantity) for product in products], turn.state.cart)
    outcome.suggest("cart")
    if added:
        outcome.suggest("checkout")
    return outcome


def add_named(shop: Snapshot, turn: Turn[AddNamedToCart]) -> Outcome:
    """Puts in what is named, when only one thing can be meant: of what is in view, else of all goods."""
    wanted = turn.step.constraints
    ids = dict.fromkeys(filter(None, (turn.state.item_at(0), *turn.state.shown)))
    in_view = shop.catalogue.products(list(ids))
    found = shop.search.fitting(in_view, wanted) if in_view else []
    if not found:
        match = shop.search.find(wanted, n=SHOWN)
        found = [] if match.relaxed else list(match.products)
    if len(found) == 1:
        chosen = AddToCart(products=(found[0].id,), quantity=turn.step.quantity)
        return add(shop, turn.with_step(chosen))
    outcome = Outcome("cart")
    what = turn.voice.list(c.phrase(turn.locale) for c in wanted)
    if not found:
        outcome.say("cart_none_to_add", what=what)
        outcome.suggest("popular")
        return outcome
    outcome.say("cart_which_in")
    outcome.items = [build_product_card(product, turn) for product in found[:SHOWN]]
    outcome.suggest("add_first")
    outcome.suggest("cart")
    return outcome


def change_quantity(shop: Snapshot, turn: Turn[SetCartQuantity]) -> Outcome:
    """Makes it as many of some products as were said; none takes them out."""
    if turn.step.quantity <= 0:
        return remove(shop, turn.with_step(RemoveFromCart(products=turn.step.products)))
    outcome = Outcome("cart", shows_cart=True)
    products = _find_products(shop, turn.step.products, outcome)
    changed = put_into_cart(
        outcome, turn, [(product, turn.step.quantity) for product in products], {}, key="cart_changed"
    )
    if changed:
        tell_total(shop, turn, outcome)
    outcome.suggest("cart")
    outcome.suggest("checkout")
    return outcome


def put_into_cart(
    outcome: Outcome,
    turn: Turn,
    pieces: list[tuple[Product, int]],
    had: Mapping[str, int],
    *,
    key: str = "cart_added",
) -> list[Product]:
    """Puts so many pieces of each product beside those `had`, and notes it. Returns what of it is in the cart now.

    What cannot be had is said; what can be is said by `key`, but for a set, of which its own room speaks as a whole.
    """
    inside = []
    for product, quantity in pieces:
        title, most = product.title(turn.locale), most_of(product)
        if not most:
            outcome.say("cart_sold_out", title=title)
            continue
        wanted = had.get(product.id, 0) + quantity
        outcome.events.append(CartChanged(product.id, min(wanted, most), product.price_minor))
        inside.append(product)
        if wanted > most:
            outcome.say("cart_limited", title=title, count=most)
        elif key == "cart_changed":
            outcome.say(key, title=title, count=quantity)
        elif key == "set_added":
            continue
        elif had.get(product.id):
            outcome.say("cart_more", title=title, count=quantity, held=wanted)
        elif quantity > 1:
            outcome.say("cart_added_many", title=title, count=quantity)
        else:
            outcome.say("cart_added", title=title)
    return inside


def remove(shop: Snapshot, turn: Turn[RemoveFromCart]) -> Outcome:
    """Takes products out of the cart: those pointed at, or what the words fit; with a number, so many pieces."""
    outcome = Outcome("cart", shows_cart=True)
    meant = _find_meant(shop, turn, outcome)
    if meant is None:
        return outcome
    for product in meant:
        title, held = product.title(turn.locale), turn.state.cart.get(product.id, 0)
        left = held - turn.step.pieces if turn.step.pieces else 0
        if not held:
            outcome.say("cart_not_in", title=title)
        elif left > 0:
            outcome.events.append(CartChanged(product.id, left))
            outcome.say("cart_fewer", title=title, count=left)
        else:
            outcome.events.append(CartChanged(product.id, 0))
            outcome.say("cart_removed", title=title)
    if outcome.events:
        tell_total(shop, turn, outcome)
        _keep_in_view(turn, outcome)
    outcome.suggest("cart")
    return outcome


def _find_meant(shop: Snapshot, turn: Turn[RemoveFromCart], outcome: Outcome) -> list[Product] | None:
    """The products to take out; None when that was to be said instead."""
    if turn.step.products:
        # What the shop no longer sells can still be taken out.
        gone = [each for each in turn.step.products if shop.catalogue.product(each) is None and each in turn.state.cart]
        outcome.events += [CartChanged(product_id, 0) for product_id in gone]
        return _find_products(shop, turn.step.products, outcome)
    inside = shop.catalogue.products(list(turn.state.cart))
    # "去掉红色的" reads like a wish for others; here it says which.
    limits = [replace(c, exclude=False) for c in turn.step.constraints if not isinstance(c, Sort)]
    found = shop.search.fitting(inside, limits) if inside and limits else []
    if not inside:
        outcome.say("cart_empty")
    elif limits and not found:
        outcome.say("cart_none_such", what=turn.voice.list(c.phrase(turn.locale) for c in limits))
        _keep_in_view(turn, outcome)
    elif len(found or inside) == 1:
        return found or inside
    else:
        _ask_which_of(turn, outcome, found or inside)
    return None


def _ask_which_of(turn: Turn, outcome: Outcome, among: list[Product]) -> None:
    outcome.say("cart_which_out", titles=turn.voice.list(product.title(turn.locale) for product in among))
    places = list(turn.state.cart)
    for product in among[:_WHICH]:
        outcome.suggest("remove_place", place=places.index(product.id) + 1)
    outcome.ask(CartInView())


def ask_what_to_add(shop: Snapshot, turn: Turn) -> Outcome:
    """Asks what is to be put in when several things are in view."""
    outcome = Outcome("cart")
    outcome.say("cart_which_in")
    outcome.suggest("add_first")
    outcome.suggest("cart")
    return outcome


def ask_what_to_change(shop: Snapshot, turn: Turn) -> Outcome:
    """Asks of which line the quantity is to change."""
    outcome = Outcome("cart", shows_cart=True)
    titles = turn.voice.list(product.title(turn.locale) for product in shop.catalogue.products(list(turn.state.cart)))
    outcome.say("cart_which_change", titles=titles)
    outcome.ask(CartInView())
    outcome.suggest("cart")
    return outcome


def clear(shop: Snapshot, turn: Turn) -> Outcome:
    """Empties the cart."""
    outcome = Outcome("cart", shows_cart=True)
    outcome.events += [CartChanged(product_id, 0) for product_id in turn.state.cart]
    outcome.say("cart_cleared")
    outcome.suggest("popular")
    return outcome


def view(shop: Snapshot, turn: Turn) -> Outcome:
    """What is in the cart and what it comes to."""
    review = review_cart(shop, turn)
    outcome, totals = review.outcome, review.totals
    if not totals.lines:
        return tell_empty(outcome)
    tell_totals(outcome, totals)
    _suggest_ways_to_pay(outcome, totals)
    outcome.suggest("clear_cart")
    outcome.ask(CartInView())
    return outcome


def _suggest_ways_to_pay(outcome: Outcome, totals: Totals) -> None:
    outcome.suggest("checkout")
    if totals.near_goal is not None:
        outcome.suggest("fill_up")


def _keep_in_view(turn: Turn, outcome: Outcome) -> None:
    """Who looks at the cart still does after taking something out of it."""
    if isinstance(turn.state.open_question, CartInView):
        outcome.ask(CartInView())


def _find_products(shop: Snapshot, ids: Sequence[str], outcome: Outcome) -> list[Product]:
    products = shop.catalogue.products(ids)
    if len(products) < len(set(ids)):
        outcome.say("product_gone")
    return products


ACTIONS: dict[type[Step], Action] = {
    AddToCart: add,
    AddNamedToCart: add_named,
    SetCartQuantity: change_quantity,
    RemoveFromCart: remove,
    ClearCart: clear,
    ShowCart: view,
    AskWhatToAdd: ask_what_to_add,
    AskWhatToChange: ask_what_to_change,
}
