"""Cross-sell and up-sell, unasked: what goes with what is in view or in the cart, and one step up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.catalogue.products import Product
from assistant.dialogue.actions.cards import build_premium_card, build_related_card, consenting_visitor_of
from assistant.dialogue.actions.offers.eligibility import (
    exclude_own_kind,
    find_unwanted,
    is_worth,
    match_cart,
    match_limits,
)
from assistant.dialogue.outcome import Outcome
from assistant.dialogue.turn_context import Turn
from assistant.events import CartChanged
from assistant.query import Constraint, Price
from assistant.recommendations import Premium, Related
from assistant.snapshot import Snapshot

OFFERS = 2
# Of what is in view, the first are what offers are made for.
ANCHORS = 3


def offer(
    shop: Snapshot, turn: Turn, outcome: Outcome, anchors: Sequence[Product], constraints: Sequence[Constraint]
) -> None:
    """Related and premium offers unasked, unless the shopper wants none.

    Never what was offered before, is owned, refused or in the cart, nor what breaks a limit; and nothing because of
    something that was for someone else.
    """
    if not turn.state.offers_on:
        return
    anchors = [anchor for anchor in anchors if anchor.id not in turn.state.struck]
    offer_related(shop, turn, outcome, anchors, constraints)
    found = shop.recommendations.find_premium(
        anchors,
        n=OFFERS,
        exclude=find_unwanted(shop, turn) | turn.state.offered,
        fits=match_limits(shop, constraints),
        worth=lambda step: is_worth(shop, turn, step, constraints),
        visitor=consenting_visitor_of(turn),
    )
    show_premium_cards(shop, turn, outcome, found)


def offer_related(
    shop: Snapshot, turn: Turn, outcome: Outcome, anchors: Sequence[Product], constraints: Sequence[Constraint]
) -> None:
    """What goes with the anchors, unasked: within the budget and what was excluded, and not beside itself."""
    if not turn.state.offers_on:
        return
    general = [c for c in constraints if c.exclude or isinstance(c, Price)]
    general = [replace(c, low=None) if isinstance(c, Price) else c for c in general]
    general += exclude_own_kind(shop, anchors, constraints)
    beside = {card["id"] for card in outcome.items}
    # A kind that was offered once is not offered again in this conversation.
    kinds = {product.category_id for product in shop.catalogue.products(sorted(turn.state.offered))}
    suits = match_cart(shop, turn)
    found = shop.recommendations.find_related(
        anchors,
        n=OFFERS,
        exclude=find_unwanted(shop, turn) | turn.state.offered | beside,
        fits=match_limits(shop, general),
        goes=lambda product, anchor: product.category_id not in kinds and suits(product, anchor),
    )
    show_related_cards(shop, turn, outcome, found)


def offer_at_the_cart(shop: Snapshot, turn: Turn, outcome: Outcome) -> None:
    """What goes with what was just put into the cart, or with what is in it."""
    if not outcome.shows_cart or outcome.related or outcome.items:
        return
    changed = {event.product_id: event.quantity for event in outcome.events if isinstance(event, CartChanged)}
    added = [key for key, quantity in changed.items() if quantity]
    if changed and not added:
        return
    anchors = shop.catalogue.products(added or list(turn.state.cart))
    anchors = [anchor for anchor in anchors if anchor.id not in turn.state.struck]
    # The budget of a search says nothing of what may lie in the cart beside it; what was excluded does.
    offer_related(shop, turn, outcome, anchors, [c for c in turn.state.constraints if c.exclude])


def show_related_cards(shop: Snapshot, turn: Turn, outcome: Outcome, found: Sequence[Related]) -> None:
    outcome.related = [build_related_card(shop, turn, each) for each in found]


def show_premium_cards(shop: Snapshot, turn: Turn, outcome: Outcome, found: Sequence[Premium]) -> None:
    outcome.premium = [build_premium_card(shop, turn, each) for each in found]
