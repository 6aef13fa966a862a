"""Offers beside what was asked for: what goes with it, and one step up."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.catalogue.products import Product
from assistant.dialogue.desk import Desk, Turn
from assistant.dialogue.outcome import Outcome
from assistant.dialogue.reasons import premium_card, related_card
from assistant.recommendations import Premium, Related
from assistant.understanding.constraints import Category, Constraint, Price, Sort

OFFERS = 2
MOST_ASKED_FOR = 6
MOST_STEPS_UP = 3
BY_CATEGORY = "category_bought_together"

Fits = Callable[[list[Product]], list[Product]]


def offer(
    desk: Desk, turn: Turn, outcome: Outcome, anchors: Sequence[Product], constraints: Sequence[Constraint]
) -> None:
    """Related and premium offers unasked: never what was offered before, is in the cart, or breaks a limit."""
    state = turn.state
    beside = {card["id"] for card in outcome.items}
    exclude = state.offered | set(state.cart) | state.disliked
    general = [c for c in constraints if c.exclude or isinstance(c, Price)]
    general = [replace(c, low=None) if isinstance(c, Price) else c for c in general]
    general += _of_another_kind(desk, anchors, constraints)
    _put_related(
        desk,
        turn,
        outcome,
        desk.recommendations.related(anchors, n=OFFERS, exclude=exclude | beside, fits=_fits(desk, general)),
    )
    _put_premium(
        desk,
        turn,
        outcome,
        desk.recommendations.premium(anchors, n=OFFERS, exclude=exclude, fits=_fits(desk, constraints)),
    )


def related_to(desk: Desk, turn: Turn, outcome: Outcome, anchor: Product) -> list[Related]:
    """What goes with the product that was asked about; what the shopper excluded stays excluded."""
    wished = turn.step.constraints or turn.state.constraints
    limits = [c for c in wished if c.exclude] + _of_another_kind(desk, [anchor], wished)
    found = desk.recommendations.related([anchor], n=MOST_ASKED_FOR, exclude=_unwanted(turn), fits=_fits(desk, limits))
    _put_related(desk, turn, outcome, found)
    return found


def steps_up_from(desk: Desk, turn: Turn, outcome: Outcome, anchors: Sequence[Product]) -> list[Premium]:
    """What is worth paying more for than the products asked about, within the same wish."""
    limits = turn.step.constraints
    found = desk.recommendations.premium(anchors, n=MOST_STEPS_UP, exclude=_unwanted(turn), fits=_fits(desk, limits))
    _put_premium(desk, turn, outcome, found)
    return found


def _of_another_kind(desk: Desk, anchors: Sequence[Product], constraints: Sequence[Constraint]) -> list[Constraint]:
    """What goes with a thing is of another kind: with an umbrella no umbrella, in a shop without categories too."""
    kinds = [c for c in constraints if isinstance(c, Category) and not c.exclude]
    return [replace(c, exclude=True) for c in kinds if anchors and desk.search.fitting(anchors, [c])]


def _unwanted(turn: Turn) -> set[str]:
    return set(turn.state.cart) | turn.state.disliked


def _put_related(desk: Desk, turn: Turn, outcome: Outcome, found: Sequence[Related]) -> None:
    def category_name(category: str | None) -> str:
        return desk.category_name(category, turn.locale)

    outcome.related = [related_card(each, turn.voice, category_name) for each in found]


def _put_premium(desk: Desk, turn: Turn, outcome: Outcome, found: Sequence[Premium]) -> None:
    outcome.premium = [premium_card(each, turn.voice, desk.attribute_name) for each in found]


def _fits(desk: Desk, constraints: Sequence[Constraint]) -> Fits:
    limits = [c for c in constraints if not isinstance(c, Sort)]
    return lambda products: desk.search.fitting(products, limits) if products and limits else products
