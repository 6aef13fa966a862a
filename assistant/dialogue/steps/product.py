"""Product: what is asked of one product: its facts, its price, why it is shown and why another is not."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.dialogue.steps.step import Step
from assistant.query import Constraint


@dataclass(frozen=True, slots=True, kw_only=True)
class TellDetails(Step):
    """Tell what the catalogue says of a product, or what of it answers the question.

    `is_guess` : nothing says which product is meant. `article_id` is asked where the sheet leaves a question open,
    `near` are articles with the very question, told beside the sheet.
    """

    intent: str = "detail"
    product_id: str | None = None
    is_guess: bool = False
    article_id: str | None = None
    near: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerQuestion(Step):
    """Answer a question about a product from its attributes and its own text, in a sentence.

    `is_guess` : nothing says which product is meant. `is_named` : it was called by a part of its title and need not be
    in view. `text` is the question, where it is not this message, and `before` the one that this message goes on
    from. `article_id` is asked where the product's page leaves it open; `near` is one with the very question.
    """

    intent: str = "detail"
    product_id: str
    is_guess: bool = False
    is_named: bool = False
    text: str | None = None
    before: str | None = None
    article_id: str | None = None
    near: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TellStock(Step):
    """Tell whether a product can be had."""

    intent: str = "stock"
    product_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AskWhichProduct(Step):
    """Ask which product a question is about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TellPrice(Step):
    """Tell what a product costs and what may come off it."""

    intent: str = "detail"
    product_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TellCoupons(Step):
    """Tell which coupons a product may use."""

    intent: str = "promotion"
    product_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExplainWhy(Step):
    """Explain why a product is shown. `is_guess` : nothing says which product is meant."""

    intent: str = "detail"
    product_id: str | None = None
    is_guess: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ExplainWhyNot(Step):
    """Explain why a product is not shown: the one pointed at, else what has the names that were said."""

    intent: str = "detail"
    product_id: str | None = None
    constraints: tuple[Constraint, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StrikeEvidence(Step):
    """Take what was done with these products for nothing that speaks of the shopper's own taste."""

    intent: str = "feedback"
    products: tuple[str, ...] = ()
