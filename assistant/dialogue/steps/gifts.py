"""Gifts: what suits someone on an occasion."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.dialogue.steps.step import Step
from assistant.query import Constraint


@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestGifts(Step):
    """Show gifts for who and what is wished.

    `only_unseen` : the next ones, none that was shown. `or_seen` : when there are no others, those of before.
    """

    intent: str = "gift"
    constraints: tuple[Constraint, ...] = ()
    only_unseen: bool = False
    or_seen: bool = False
