"""Eligibility for offers: what may be offered to this shopper, beside what, and whose history may shape it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.catalogue.products import Product
from assistant.dialogue.actions.cards import (
    consenting_visitor_of,
    directions_of,
    find_differences,
    find_sure_gains,
    find_wished_directions,
    is_promise,
    is_rated_higher,
    keys_of_facets,
)
from assistant.dialogue.turn_context import Turn
from assistant.query import Constraint, Sort, wanted_kinds
from assistant.recommendations import Premium
from assistant.snapshot import Snapshot

Fits = Callable[[list[Product]], list[Product]]


def find_unwanted(shop: Snapshot, turn: Turn) -> frozenset[str]:
    """What is never offered: in the cart, refused, or owned."""
    return frozenset(turn.state.cart) | turn.state.disliked | find_owned(shop, turn)


def find_owned(shop: Snapshot, turn: Turn) -> frozenset[str]:
    """What the shopper has: in the orders proven to be theirs, and by their history where it may be used."""
    orders = filter(None, map(shop.orders.find_proven, turn.state.orders))
    bought = {line.product_id for order in orders for line in order.lines}
    return shop.recommendations.find_owned(consenting_visitor_of(turn)) | bought


def recommend_for_shopper(shop: Snapshot, turn: Turn, *, n: int, exclude: Sequence[str] = ()) -> list[Product]:
    """What may please, by this session: what was shown and liked; by what was bought before only where that is allowed.

    Nothing that was for someone else counts, and what is like something refused comes last.
    """
    state = turn.state
    visitor = consenting_visitor_of(turn)
    touched = dict.fromkeys((*state.shown, *state.cart, *sorted(state.liked)))
    recent = [key for key in touched if key not in state.struck | state.disliked]
    history = shop.recommendations.find_owned(visitor)
    if history & state.struck:
        # A history with something struck in it is no history: what is left of it counts as of today.
        recent, visitor = [*sorted(history - state.struck), *recent], None
    return shop.recommendations.recommend(
        visitor,
        recent=recent,
        n=n,
        exclude=sorted({*exclude, *find_unwanted(shop, turn)}),
        disliked=sorted(state.disliked),
    )


def is_worth(shop: Snapshot, turn: Turn, step: Premium, constraints: Sequence[Constraint]) -> bool:
    """Whether a step up is one for this shopper: made for the same model, no worse in anything that was asked for.

    And better in something beyond doubt: that a kind of goods is charged more for it makes nothing better.
    """
    product, anchor = step.product, step.anchor
    wished = find_wished_directions(shop, constraints, list(anchor.attributes))
    asked = turn.query.asked if turn.query else ()
    known = directions_of(shop, anchor)
    felt = [gain for gain in find_sure_gains(step, known) if not is_promise(gain.name)]
    if not felt and not is_rated_higher(product, anchor):
        return False
    wished = {key: known[key] for key in keys_of_facets(shop, asked, list(anchor.attributes)) if key in known} | wished
    if any(each.better < 0 for each in find_differences(anchor, product, wished)):
        return False
    return shop.compatibility.is_compatible(product, [anchor])


def exclude_own_kind(shop: Snapshot, anchors: Sequence[Product], constraints: Sequence[Constraint]) -> list[Constraint]:
    """What goes with a thing is of another kind: with an umbrella no umbrella, in a shop without categories too."""
    kinds = wanted_kinds(constraints)
    return [replace(c, exclude=True) for c in kinds if anchors and shop.search.fitting(anchors, [c])]


def match_cart(shop: Snapshot, turn: Turn) -> Callable[[Product, Product], bool]:
    """Whether a product suits its anchor and what is in the cart."""
    in_cart = shop.catalogue.products(list(turn.state.cart))
    return lambda product, anchor: shop.compatibility.is_compatible(product, [anchor, *in_cart])


def match_limits(shop: Snapshot, constraints: Sequence[Constraint]) -> Fits:
    """Lets through what is within these limits."""
    limits = [c for c in constraints if not isinstance(c, Sort)]
    return lambda products: shop.search.fitting(products, limits) if products and limits else products
