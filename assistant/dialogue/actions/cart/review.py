"""Review: the cart looked up again, since prices, stock and coupons may have moved, and what it comes to."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.dialogue.actions.cart.totals import Totals, add_up
from assistant.dialogue.conversation import State, apply_all
from assistant.dialogue.outcome import Outcome
from assistant.dialogue.turn_context import Turn
from assistant.events import CartChanged
from assistant.money import money_text
from assistant.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Review:
    """A cart looked up again: an outcome that says what has changed, the state after that, and what it comes to."""

    outcome: Outcome
    state: State
    totals: Totals


def review_cart(shop: Snapshot, turn: Turn) -> Review:
    """Looks up each line anew: says what changed its price, takes out what cannot be had."""
    outcome = Outcome("cart", shows_cart=True)
    _check_again(shop, turn, outcome)
    state = apply_all(turn.state, outcome.events)
    return Review(outcome, state, add_up(shop, state, turn.locale))


def _check_again(shop: Snapshot, turn: Turn, outcome: Outcome) -> None:
    state = turn.state
    known = {product.id for product in shop.catalogue.products(list(state.cart))}
    for product_id in state.cart:
        if product_id not in known:
            outcome.events.append(CartChanged(product_id, 0))
            outcome.say("cart_gone")
    for line in add_up(shop, state, turn.locale).lines:
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


def tell_totals(outcome: Outcome, totals: Totals) -> None:
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


def tell_total(shop: Snapshot, turn: Turn, outcome: Outcome) -> None:
    """Says what the cart comes to after what the turn has done to it; of an empty one nothing."""
    totals = add_up(shop, apply_all(turn.state, outcome.events), turn.locale)
    if totals.lines:
        outcome.say("cart_total", count=totals.count, total=totals.text(totals.subtotal_minor))


def tell_empty(outcome: Outcome) -> Outcome:
    """Says that nothing is in the cart."""
    outcome.say("cart_empty")
    outcome.suggest("popular")
    return outcome
