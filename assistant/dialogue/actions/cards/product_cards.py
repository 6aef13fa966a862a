"""Product cards: products with their reasons, the product that is meant, and ways on for who has none in mind."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from assistant.catalogue.cards import card_of
from assistant.catalogue.products import Product
from assistant.catalogue.taste import Taste
from assistant.dialogue.actions.cards.differences import directions_of
from assistant.dialogue.actions.cards.evidence import explain_premium, explain_related, tell_when_cheaper_will_do
from assistant.dialogue.actions.cards.highlights import Reason, Standouts, explain_match
from assistant.dialogue.outcome import Outcome
from assistant.dialogue.turn_context import Turn
from assistant.recommendations import Premium, Related
from assistant.snapshot import Snapshot

SHOWN = 6
DEPARTMENTS = 3
_NOTHING_BESIDE = Standouts()


def build_product_card(
    product: Product, turn: Turn, among: Standouts = _NOTHING_BESIDE, because: Sequence[Reason] = ()
) -> dict[str, Any]:
    """A card with these reasons, then with what sets the product apart among what fits."""
    return card_of(product, turn.locale) | {"reasons": [*because, *explain_match(product, among, turn.voice)]}


def build_related_card(shop: Snapshot, turn: Turn, offer: Related) -> dict[str, Any]:
    """A card of what goes with another product, with the orders that say so."""
    reason = explain_related(offer, turn.voice, lambda category: shop.category_name(category, turn.locale))
    return card_of(offer.product, turn.locale) | {"reasons": [reason]}


def build_premium_card(shop: Snapshot, turn: Turn, offer: Premium) -> dict[str, Any]:
    """A card of one step up: what more is got for how much more, what is lost, and when the cheaper one will do."""
    known = directions_of(shop, offer.anchor)
    reason = explain_premium(offer, turn.voice, shop.attribute_name, known)
    enough = tell_when_cheaper_will_do(offer, turn.voice, shop.attribute_name, known)
    return card_of(offer.product, turn.locale) | {"reasons": [reason], "gain": reason["text"], "enough": enough}


def suggest_departments(shop: Snapshot, turn: Turn, outcome: Outcome, n: int = DEPARTMENTS) -> None:
    """The fullest departments, and what is popular: ways on for who has none in mind."""
    for department in shop.catalogue.departments(turn.locale)[:n]:
        outcome.suggest("category", category=department.name)
    outcome.suggest("popular")


def taste_of(shop: Snapshot, turn: Turn) -> Taste:
    """What the shopper liked and refused in this conversation, but for what was for someone else."""
    state = turn.state
    liked, disliked = (sorted(ids - state.struck) for ids in (state.liked, state.disliked))
    return Taste(tuple(shop.catalogue.products(liked)), tuple(shop.catalogue.products(disliked)))


def product_of(shop: Snapshot, product_id: str | None) -> Product | None:
    """The product that a step is about, when it is still sold."""
    return shop.catalogue.product(product_id) if product_id is not None else None


def tell_no_product(turn: Turn, product_id: str | None = None) -> Outcome:
    """An outcome without a product: the one asked about is no longer sold, or nothing says which is meant."""
    outcome = Outcome(turn.step.intent)
    outcome.say("which" if product_id is None else "product_gone")
    return outcome
