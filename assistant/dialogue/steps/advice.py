"""Advice: one of several chosen, and whether a price is worth it."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.dialogue.steps.step import Step
from assistant.query import Constraint


@dataclass(frozen=True, slots=True, kw_only=True)
class PickOne(Step):
    """Choose one product, and say why.

    `products` are those in view, and `wish` is what they were found by; where nothing is in view, or `in_wish` is
    said, it is chosen from all that meets the wish. `hopes` are what this message asks of it.
    """

    intent: str = "detail"
    products: tuple[str, ...] = ()
    wish: tuple[Constraint, ...] = ()
    hopes: tuple[Constraint, ...] = ()
    in_wish: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class WeighPrice(Step):
    """Say what the dearer of these products has for its price. `by_name` : the message may name it."""

    intent: str = "compare"
    products: tuple[str, ...] = ()
    wish: tuple[Constraint, ...] = ()
    by_name: bool = False
