"""Products as cards, and ways on for who has nothing in mind."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.catalogue.cards import card_of
from assistant.catalogue.products import Product
from assistant.catalogue.taste import Taste
from assistant.dialogue.actions.cards.highlights import Reason, Standouts, match_reasons
from assistant.dialogue.outcome import Outcome
from assistant.dialogue.turn_context import Desk, Turn

SHOWN = 6
DEPARTMENTS = 3
_NOTHING_BESIDE = Standouts()


def product_card(
    product: Product, turn: Turn, among: Standouts = _NOTHING_BESIDE, because: Sequence[Reason] = ()
) -> dict[str, object]:
    """A card with these reasons, then with what sets the product apart among what fits."""
    return card_of(product, turn.locale) | {"reasons": [*because, *match_reasons(product, among, turn.voice)]}


def suggest_departments(desk: Desk, turn: Turn, outcome: Outcome, n: int = DEPARTMENTS) -> None:
    """The fullest departments, and what is popular: ways on for who has none in mind."""
    for department in desk.catalogue.departments(turn.locale)[:n]:
        outcome.suggest("category", category=department.name)
    outcome.suggest("popular")


def taste_of(desk: Desk, turn: Turn) -> Taste:
    """What the shopper liked and refused in this conversation, but for what was for someone else."""
    state = turn.state
    liked, disliked = (sorted(ids - state.struck) for ids in (state.liked, state.disliked))
    return Taste(tuple(desk.catalogue.products(liked)), tuple(desk.catalogue.products(disliked)))


def product_of(desk: Desk, turn: Turn) -> Product | None:
    """The first product that the step is about, when it is still sold."""
    return desk.catalogue.product(turn.step.products[0]) if turn.step.products else None


def tell_no_product(desk: Desk, turn: Turn) -> Outcome:
    """An outcome without a product: the one asked about is no longer sold, or nothing says which is meant."""
    outcome = Outcome(turn.step.intent)
    outcome.say("product_gone" if turn.step.products else "which")
    return outcome
