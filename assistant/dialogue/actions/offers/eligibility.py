"""Eligibility for offers: what may be offered to this shopper, and whose history may shape it."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.catalogue.products import Product
from assistant.dialogue.actions.cards.consent import consenting_visitor_of
from assistant.dialogue.turn_context import Desk, Turn


def find_unwanted(desk: Desk, turn: Turn) -> frozenset[str]:
    """What is never offered: in the cart, refused, or owned."""
    return frozenset(turn.state.cart) | turn.state.disliked | find_owned(desk, turn)


def find_owned(desk: Desk, turn: Turn) -> frozenset[str]:
    """What the shopper has: in the orders proven to be theirs, and by their history where it may be used."""
    orders = filter(None, map(desk.orders.find_proven, turn.state.orders))
    bought = {line.product_id for order in orders for line in order.lines}
    return desk.recommendations.find_owned(consenting_visitor_of(turn)) | bought


def recommend_for_shopper(desk: Desk, turn: Turn, *, n: int, exclude: Sequence[str] = ()) -> list[Product]:
    """What may please, by this session: what was shown and liked; by what was bought before only where that is allowed.

    Nothing that was for someone else counts, and what is like something refused comes last.
    """
    state = turn.state
    visitor = consenting_visitor_of(turn)
    touched = dict.fromkeys((*state.shown, *state.cart, *sorted(state.liked)))
    recent = [key for key in touched if key not in state.struck | state.disliked]
    history = desk.recommendations.find_owned(visitor)
    if history & state.struck:
        # A history with something struck in it is no history: what is left of it counts as of today.
        recent, visitor = [*sorted(history - state.struck), *recent], None
    return desk.recommendations.recommend(
        visitor,
        recent=recent,
        n=n,
        exclude=sorted({*exclude, *find_unwanted(desk, turn)}),
        disliked=sorted(state.disliked),
    )
