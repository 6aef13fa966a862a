"""Search: goods for a wish, more of them, cheaper ones, what may please, and back to what was shown before."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.dialogue.steps.step import Step
from assistant.query import Constraint


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchGoods(Step):
    """Find what meets a wish; its intent is "refine" where the wish was there before.

    `or_alone` : words that find nothing within the wish may begin another one. `was_not_set` : what was to be taken
    back was never said. `than` : the product that smaller, lighter or bigger ones are compared with.
    """

    intent: str = "search"
    constraints: tuple[Constraint, ...] = ()
    or_alone: bool = False
    was_not_set: bool = False
    than: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowMore(Step):
    """Show the next products of the same wish."""

    intent: str = "refine"
    constraints: tuple[Constraint, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FindCheaper(Step):
    """Find what costs less than these products, within the same wish."""

    intent: str = "cheaper"
    constraints: tuple[Constraint, ...] = ()
    products: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommend(Step):
    """Show what may please, within these limits."""

    intent: str = "recommend"
    constraints: tuple[Constraint, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SayNotSold(Step):
    """Say that the shop does not have this kind of goods."""

    intent: str = "search"
    constraints: tuple[Constraint, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FindByWords(Step):
    """Look for what is wished in what is written of goods: of those that meet the constraints, else of all."""

    intent: str = "search"
    text: str = ""
    constraints: tuple[Constraint, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StartOver(Step):
    """Forget what was wished."""

    intent: str = "search"


@dataclass(frozen=True, slots=True, kw_only=True)
class UndoTurns(Step):
    """Make wish, list and cart again what they were so many turns before; 0 when there is nothing to take back."""

    intent: str = "refine"
    turns: int = 0
    constraints: tuple[Constraint, ...] = ()
    products: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowListBefore(Step):
    """Show the list of so many turns before, with the wish that it was for; 0 when there is none."""

    intent: str = "refine"
    turns: int = 0
    constraints: tuple[Constraint, ...] = ()
    products: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnToWish(Step):
    """Go back to an earlier wish and what was shown for it."""

    intent: str = "refine"
    constraints: tuple[Constraint, ...] = ()
    products: tuple[str, ...] = ()
