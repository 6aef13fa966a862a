"""Hedges: the parts of a message that a word like 最好 or ideally makes hoped for and not insisted on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.query import Brand, Colour, Constraint, Flag, Number, Text, Value

Span = tuple[int, int]

# A price or a kind of goods is meant however softly it is said.
_CAN_BE_SOFT = (Brand, Colour, Flag, Number, Text, Value)


def soften_in_scope(constraints: Sequence[Constraint], regions: Sequence[Span]) -> list[Constraint]:
    """The constraints, those within one of the regions as preferences. Spans and regions are of the same text."""
    return [
        replace(constraint, soft=True)
        if isinstance(constraint, _CAN_BE_SOFT)
        and any(start <= constraint.span[0] and constraint.span[1] <= end for start, end in regions)
        else constraint
        for constraint in constraints
    ]
