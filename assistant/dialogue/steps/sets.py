"""Sets: goods of several kinds under one budget."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.dialogue.steps.step import Step
from assistant.query import CartOrder, Constraint


@dataclass(frozen=True, slots=True, kw_only=True)
class PutSetTogether(Step):
    """Put a set together for what the text asks for: `persons` sharing it (0 unsaid), beside what is at hand.

    `without` are words for kinds that are there already or not wanted.
    """

    intent: str = "bundle"
    text: str = ""
    constraints: tuple[Constraint, ...] = ()
    at_hand: tuple[str, ...] = ()
    persons: int = 0
    without: tuple[str, ...] = ()
    by_words: bool = False

    @property
    def is_said(self) -> bool:
        """Whether the words of the message ask for a set."""
        return self.by_words


@dataclass(frozen=True, slots=True, kw_only=True)
class SwapPiece(Step):
    """Take another piece in the place of one: the one pointed at, else the one that the constraints fit."""

    intent: str = "bundle"
    product_id: str | None = None
    constraints: tuple[Constraint, ...] = ()
    is_cheaper: bool = False

    @property
    def is_said(self) -> bool:
        """Whether a cheaper one is wanted of a piece that is named or pointed at."""
        return self.is_cheaper and bool(self.product_id or self.constraints)


@dataclass(frozen=True, slots=True, kw_only=True)
class AddSetToCart(Step):
    """Put every piece of the set into the cart, so many times."""

    intent: str = "cart"
    quantity: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeSet(Step):
    """Do with the pieces of the set in view what is said: leave some out, take others, keep to another budget.

    `constraints` are those of the message; `swaps` that a piece is to be exchanged, `drops` that it is not wanted.
    """

    intent: str = "bundle"
    orders: tuple[CartOrder, ...] = ()
    constraints: tuple[Constraint, ...] = ()
    text: str = ""
    swaps: bool = False
    drops: bool = False

    @property
    def is_said(self) -> bool:
        """Whether its form says by itself what is to be done with a piece."""
        return bool(self.orders)
