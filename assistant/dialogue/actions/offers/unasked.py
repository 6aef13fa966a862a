"""Cross-sell and up-sell, unasked: what goes with what is in view or in the cart, and one step up."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.catalogue.products import Product
from assistant.dialogue.actions.cards.consent import consenting_visitor_of
from assistant.dialogue.actions.cards.differences import (
    directions_of,
    find_differences,
    find_wished_directions,
    keys_of_facets,
)
from assistant.dialogue.actions.cards.evidence import explain_cheaper
from assistant.dialogue.actions.cards.product_cards import build_premium_card, build_related_card
from assistant.dialogue.actions.offers.eligibility import find_unwanted
from assistant.dialogue.outcome import Outcome
from assistant.dialogue.steps.offers import OfferPremium, OfferRelated
from assistant.dialogue.turn_context import Turn
from assistant.events import CartChanged
from assistant.query.constraints import Category, Constraint, Price, Sort, wanted_kinds
from assistant.recommendations import Premium, Related
from assistant.snapshot import Snapshot

OFFERS = 2
MOST_ASKED_FOR = 6
MOST_STEPS_UP = 3
BY_CATEGORY = "category_bought_together"

Fits = Callable[[list[Product]], list[Product]]


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
        fits=_fits(shop, constraints),
        worth=lambda step: is_worth(shop, turn, step, constraints),
        visitor=consenting_visitor_of(turn),
    )
    _show_premium(shop, turn, outcome, found)


def offer_related(
    shop: Snapshot, turn: Turn, outcome: Outcome, anchors: Sequence[Product], constraints: Sequence[Constraint]
) -> None:
    """What goes with the anchors, unasked: within the budget and what was excluded, and not beside itself."""
    if not turn.state.offers_on:
        return
    general = [c for c in constraints if c.exclude or isinstance(c, Price)]
    general = [replace(c, low=None) if isinstance(c, Price) else c for c in general]
    general += _exclude_own_kind(shop, anchors, constraints)
    beside = {card["id"] for card in outcome.items}
    found = shop.recommendations.find_related(
        anchors,
        n=OFFERS,
        exclude=find_unwanted(shop, turn) | turn.state.offered | beside,
        fits=_fits(shop, general),
        goes=_goes(shop, turn),
    )
    _show_related(shop, turn, outcome, found)


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


def find_related_to(
    shop: Snapshot, turn: Turn[OfferRelated], outcome: Outcome, anchor: Product
) -> tuple[list[Related], list[Related]]:
    """What goes with the product that was asked about: what is new, and what was offered in this conversation before.

    What the shopper excluded stays excluded.
    """
    wished = turn.step.constraints or turn.state.constraints
    limits = [c for c in wished if c.exclude] + _exclude_own_kind(shop, [anchor], turn.state.constraints)
    limits += find_kinds_asked_for(turn)

    def found(n: int, exclude: frozenset[str]) -> list[Related]:
        return shop.recommendations.find_related(
            [anchor], n=n, exclude=find_unwanted(shop, turn) | exclude, fits=_fits(shop, limits), goes=_goes(shop, turn)
        )

    fresh = found(MOST_ASKED_FOR, turn.state.offered)
    _show_related(shop, turn, outcome, fresh)
    known = [] if fresh else [each for each in found(OFFERS, frozenset()) if each.product.id in turn.state.offered]
    return fresh, known


def find_kinds_asked_for(turn: Turn) -> list[Category]:
    """The kinds of goods that the message names: which ink goes with it."""
    return wanted_kinds(turn.query.constraints if turn.query else ())


def find_steps_up_from(
    shop: Snapshot, turn: Turn[OfferPremium], outcome: Outcome, anchors: Sequence[Product]
) -> tuple[list[Premium], list[Premium]]:
    """What is worth paying more for than the products asked about, within the same wish: new, and offered before."""
    limits = turn.step.constraints

    def found(exclude: frozenset[str]) -> list[Premium]:
        return shop.recommendations.find_premium(
            anchors,
            n=MOST_STEPS_UP,
            exclude=find_unwanted(shop, turn) | exclude,
            fits=_fits(shop, limits),
            worth=lambda step: is_worth(shop, turn, step, limits),
            visitor=consenting_visitor_of(turn),
        )

    fresh = found(turn.state.offered)
    _show_premium(shop, turn, outcome, fresh)
    known = [] if fresh else [each for each in found(frozenset()) if each.product.id in turn.state.offered]
    return fresh, known


def tell_what_is_lost(shop: Snapshot, turn: Turn, outcome: Outcome, anchor: Product) -> None:
    """Puts first on each card that costs less than `anchor` how much less, and what is lost by it."""
    cheaper = {p.id: p for p in shop.catalogue.products([card["id"] for card in outcome.items])}
    directions = directions_of(shop, anchor)
    for card in outcome.items:
        product = cheaper[card["id"]]
        if product.price_minor < anchor.price_minor:
            reason = explain_cheaper(anchor, product, turn.voice, shop.attribute_name, directions)
            card["reasons"] = [reason, *card["reasons"]]


def is_worth(shop: Snapshot, turn: Turn, step: Premium, constraints: Sequence[Constraint]) -> bool:
    """Whether a step up is one for this shopper: made for the same model, no worse in anything that was asked for."""
    product, anchor = step.product, step.anchor
    wished = find_wished_directions(constraints, shop, list(anchor.attributes))
    asked = turn.query.asked if turn.query else ()
    known = directions_of(shop, anchor)
    wished = {key: known[key] for key in keys_of_facets(shop, asked, list(anchor.attributes)) if key in known} | wished
    if any(each.better < 0 for each in find_differences(anchor, product, wished)):
        return False
    return shop.compatibility.is_compatible(product, [anchor])


def _exclude_own_kind(
    shop: Snapshot, anchors: Sequence[Product], constraints: Sequence[Constraint]
) -> list[Constraint]:
    """What goes with a thing is of another kind: with an umbrella no umbrella, in a shop without categories too."""
    kinds = wanted_kinds(constraints)
    return [replace(c, exclude=True) for c in kinds if anchors and shop.search.fitting(anchors, [c])]


def _goes(shop: Snapshot, turn: Turn) -> Callable[[Product, Product], bool]:
    in_cart = shop.catalogue.products(list(turn.state.cart))
    return lambda product, anchor: shop.compatibility.is_compatible(product, [anchor, *in_cart])


def _show_related(shop: Snapshot, turn: Turn, outcome: Outcome, found: Sequence[Related]) -> None:
    outcome.related = [build_related_card(shop, turn, each) for each in found]


def _show_premium(shop: Snapshot, turn: Turn, outcome: Outcome, found: Sequence[Premium]) -> None:
    outcome.premium = [build_premium_card(shop, turn, each) for each in found]


def _fits(shop: Snapshot, constraints: Sequence[Constraint]) -> Fits:
    limits = [c for c in constraints if not isinstance(c, Sort)]
    return lambda products: shop.search.fitting(products, limits) if products and limits else products
