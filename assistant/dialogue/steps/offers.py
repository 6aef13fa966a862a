"""Offers: what goes with a product, what is a step up from it, products side by side."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.dialogue.steps.step import Step
from assistant.query import Constraint

# Side by side on a page there is room for so many.
MOST_COMPARED = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferRelated(Step):
    """Show what goes with a product, within the wish."""

    intent: str = "related"
    product_id: str | None = None
    constraints: tuple[Constraint, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferPremium(Step):
    """Show what is worth paying more for than these products, within the wish."""

    intent: str = "premium"
    products: tuple[str, ...] = ()
    constraints: tuple[Constraint, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StopOffers(Step):
    """Offer nothing unasked from here on."""

    intent: str = "feedback"


@dataclass(frozen=True, slots=True, kw_only=True)
class ResumeOffers(Step):
    """Offers are welcome again."""

    intent: str = "feedback"


@dataclass(frozen=True, slots=True, kw_only=True)
class CompareGoods(Step):
    """Put products side by side.

    `by_name` : the message may name them, by parts of their titles; `products` are meant where it does not.
    """

    intent: str = "compare"
    products: tuple[str, ...] = ()
    by_name: bool = False
