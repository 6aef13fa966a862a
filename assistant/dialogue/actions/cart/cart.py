"""The cart, by chat and by button: what is in it, at today's price and stock."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from assistant.catalogue.products import Product
from assistant.dialogue.actions.cards.product_cards import SHOWN, product_card
from assistant.dialogue.actions.cart.coupon_view import coupon_view_of
from assistant.dialogue.actions.cart.totals import Totals, add_up, most_of
from assistant.dialogue.conversation.state import State, after
from assistant.dialogue.outcome import Outcome
from assistant.dialogue.turn_context import Action, Desk, Turn
from assistant.events import CartChanged
from assistant.money import money_text
from assistant.query.constraints import Sort

# The question that a look at the cart leaves open: places in the next message are places in the cart.
CART_IN_VIEW = "cart"
_WHICH = 3


def add(desk: Desk, turn: Turn) -> Outcome:
    """Puts more of some products into the cart; what is sold out stays out, and is named."""
    outcome = Outcome("cart", shows_cart=True)
    products = _products(desk, turn, outcome)
    added = put(outcome, turn, [(product, turn.step.quantity) for product in products], turn.state.cart)
    outcome.suggest("cart")
    if added:
        outcome.suggest("checkout")
    return outcome


def add_named(desk: Desk, turn: Turn) -> Outcome:
    """Puts in what is named, when only one thing can be meant: of what is in view, else of all goods."""
    wanted = turn.step.constraints
    ids = dict.fromkeys(filter(None, (turn.state.item_at(0), *turn.state.shown)))
    in_view = desk.catalogue.products(list(ids))
    found = desk.search.fitting(in_view, wanted) if in_view else []
    if not found:
        match = desk.search.find(wanted, n=SHOWN)
        found = [] if match.relaxed else list(match.products)
    if len(found) == 1:
        return add(desk, replace(turn, step=replace(turn.step, products=(found[0].id,))))
    outcome = Outcome("cart")
    what = turn.voice.list(c.spoken(turn.locale) for c in wanted)
    if not found:
        outcome.say("cart_none_to_add", what=what)
        outcome.suggest("popular")
        return outcome
    outcome.say("cart_which_in")
    outcome.items = [product_card(product, turn) for product in found[:SHOWN]]
    outcome.suggest("add_first")
    outcome.suggest("cart")
    return outcome


def change(desk: Desk, turn: Turn) -> Outcome:
    """Makes it as many of some products as were said; none takes them out."""
    if turn.step.quantity <= 0:
        return remove(desk, turn)
    outcome = Outcome("cart", shows_cart=True)
    products = _products(desk, turn, outcome)
    changed = put(outcome, turn, [(product, turn.step.quantity) for product in products], {}, key="cart_changed")
    if changed:
        _say_total(desk, turn, outcome)
    outcome.suggest("cart")
    outcome.suggest("checkout")
    return outcome


def put(
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


def remove(desk: Desk, turn: Turn) -> Outcome:
    """Takes products out of the cart: those pointed at, or what the words fit; with a number, so many pieces."""
    outcome = Outcome("cart", shows_cart=True)
    meant = _meant(desk, turn, outcome)
    if meant is None:
        return outcome
    for product in meant:
        title, held = product.title(turn.locale), turn.state.cart.get(product.id, 0)
        left = held - turn.step.quantity if turn.step.value == "pieces" else 0
        if not held:
            outcome.say("cart_not_in", title=title)
        elif left > 0:
            outcome.events.append(CartChanged(product.id, left))
            outcome.say("cart_fewer", title=title, count=left)
        else:
            outcome.events.append(CartChanged(product.id, 0))
            outcome.say("cart_removed", title=title)
    if outcome.events:
        _say_total(desk, turn, outcome)
        _keep_in_view(turn, outcome)
    outcome.suggest("cart")
    return outcome


def _meant(desk: Desk, turn: Turn, outcome: Outcome) -> list[Product] | None:
    """The products to take out; None when that was to be said instead."""
    if turn.step.products:
        # What the shop no longer sells can still be taken out.
        gone = [each for each in turn.step.products if desk.catalogue.product(each) is None and each in turn.state.cart]
        outcome.events += [CartChanged(product_id, 0) for product_id in gone]
        return _products(desk, turn, outcome)
    inside = desk.catalogue.products(list(turn.state.cart))
    # "去掉红色的" reads like a wish for others; here it says which.
    limits = [replace(c, exclude=False) for c in turn.step.constraints if not isinstance(c, Sort)]
    found = desk.search.fitting(inside, limits) if inside and limits else []
    if not inside:
        outcome.say("cart_empty")
    elif limits and not found:
        outcome.say("cart_none_such", what=turn.voice.list(c.spoken(turn.locale) for c in limits))
        _keep_in_view(turn, outcome)
    elif len(found or inside) == 1:
        return found or inside
    else:
        _ask_which(turn, outcome, found or inside)
    return None


def _ask_which(turn: Turn, outcome: Outcome, among: list[Product]) -> None:
    outcome.say("cart_which_out", titles=turn.voice.list(product.title(turn.locale) for product in among))
    places = list(turn.state.cart)
    for product in among[:_WHICH]:
        outcome.suggest("remove_place", place=places.index(product.id) + 1)
    outcome.ask(CART_IN_VIEW)


def which(desk: Desk, turn: Turn) -> Outcome:
    """Asks what is to be put in when several things are in view, or of what the quantity is to change."""
    is_change = turn.step.value == "change"
    outcome = Outcome("cart", shows_cart=is_change)
    if is_change:
        outcome.say("cart_which_change")
        outcome.ask(CART_IN_VIEW)
    else:
        outcome.say("cart_which_in")
        outcome.suggest("add_first")
    outcome.suggest("cart")
    return outcome


def clear(desk: Desk, turn: Turn) -> Outcome:
    """Empties the cart."""
    outcome = Outcome("cart", shows_cart=True)
    outcome.events += [CartChanged(product_id, 0) for product_id in turn.state.cart]
    outcome.say("cart_cleared")
    outcome.suggest("popular")
    return outcome


def view(desk: Desk, turn: Turn) -> Outcome:
    """What is in the cart and what it comes to, looked up again: prices, stock and coupons may have moved."""
    outcome = Outcome("cart", shows_cart=True)
    state = check_again(desk, turn, outcome)
    totals = add_up(desk, state, turn.locale)
    if not totals.lines:
        outcome.say("cart_empty")
        outcome.suggest("popular")
        return outcome
    say_totals(outcome, totals)
    outcome.suggest("checkout")
    if totals.near_goal is not None:
        outcome.suggest("fill_up")
    outcome.suggest("clear_cart")
    outcome.ask(CART_IN_VIEW)
    return outcome


def say_totals(outcome: Outcome, totals: Totals) -> None:
    """Says what the goods come to, what the best coupon takes off, and what is missing to the next one."""
    outcome.say("cart_total", count=totals.count, total=totals.text(totals.subtotal_minor))
    if totals.coupon is not None:
        outcome.say(
            "cart_coupon",
            code=totals.coupon.code,
            title=totals.coupon.title,
            saving=totals.text(totals.saving_minor),
            payable=totals.text(totals.payable_minor),
        )
    if (goal := totals.near_goal) is not None:
        outcome.say("cart_goal", missing=totals.text(goal.missing_minor), title=goal.coupon.title)


def coupon(desk: Desk, turn: Turn) -> Outcome:
    """Whether a coupon can be used on the cart: the one named, else the one that saves most."""
    outcome = Outcome("cart", shows_cart=True)
    state = check_again(desk, turn, outcome)
    totals = add_up(desk, state, turn.locale)
    said = turn.step.text.casefold()
    named = next(
        (each for each in desk.promotions.current(desk.today(), turn.locale) if each.code.casefold() in said), None
    )
    if not totals.lines:
        if named is not None:
            outcome.say("cart_coupon_is", code=named.code, title=named.title)
        outcome.say("cart_empty")
        outcome.suggest("popular")
        return outcome
    if named is not None and named.first_order:
        outcome.say("cart_coupon_first_order", code=named.code, title=named.title)
    elif named is not None and not any(named.covers(coupon_view_of(desk, line.product)) for line in totals.lines):
        outcome.say("cart_coupon_covers_none", code=named.code, title=named.title)
    elif named is not None and (goal := next((g for g in totals.goals if g.coupon.code == named.code), None)):
        outcome.say("cart_coupon_missing", code=named.code, missing=totals.text(goal.missing_minor))
    elif named is not None and totals.coupon is not None and named.code != totals.coupon.code:
        outcome.say("cart_coupon_better", code=named.code, best=totals.coupon.code)
    elif totals.coupon is None and named is None:
        outcome.say("cart_coupon_none")
    say_totals(outcome, totals)
    outcome.suggest("checkout")
    if totals.near_goal is not None:
        outcome.suggest("fill_up")
    outcome.ask(CART_IN_VIEW)
    return outcome


def check_again(desk: Desk, turn: Turn, outcome: Outcome) -> State:
    """Looks up each line anew: says what changed its price, takes out what cannot be had. Returns the state after."""
    state = turn.state
    known = {product.id for product in desk.catalogue.products(list(state.cart))}
    for product_id in state.cart:
        if product_id not in known:
            outcome.events.append(CartChanged(product_id, 0))
            outcome.say("cart_gone")
    for line in add_up(desk, state, turn.locale).lines:
        title, currency = line.product.title(turn.locale), line.product.currency
        if not line.quantity:
            outcome.events.append(CartChanged(line.product.id, 0))
            outcome.say("cart_now_sold_out", title=title)
            continue
        if line.quantity < line.wanted:
            outcome.events.append(CartChanged(line.product.id, line.quantity))
            outcome.say("cart_now_limited", title=title, count=line.quantity)
        if line.was_minor is not None:
            now = money_text(line.product.price_minor, currency)
            outcome.say("cart_price_changed", title=title, before=money_text(line.was_minor, currency), now=now)
    return state_after(turn, outcome)


def state_after(turn: Turn, outcome: Outcome) -> State:
    """The conversation as it stands after what the turn has noted so far."""
    state = turn.state
    for event in outcome.events:
        state = after(state, event)
    return state


def _say_total(desk: Desk, turn: Turn, outcome: Outcome) -> None:
    totals = add_up(desk, state_after(turn, outcome), turn.locale)
    if totals.lines:
        outcome.say("cart_total", count=totals.count, total=totals.text(totals.subtotal_minor))


def _keep_in_view(turn: Turn, outcome: Outcome) -> None:
    """Who looks at the cart still does after taking something out of it."""
    if turn.state.asked is not None and turn.state.asked.question == CART_IN_VIEW:
        outcome.ask(CART_IN_VIEW)


def _products(desk: Desk, turn: Turn, outcome: Outcome) -> list[Product]:
    products = desk.catalogue.products(turn.step.products)
    if len(products) < len(set(turn.step.products)):
        outcome.say("product_gone")
    return products


ACTIONS: dict[str, Action] = {
    "cart_add": add,
    "cart_named": add_named,
    "cart_set": change,
    "cart_remove": remove,
    "cart_clear": clear,
    "cart_view": view,
    "cart_which": which,
    "cart_coupon": coupon,
}
