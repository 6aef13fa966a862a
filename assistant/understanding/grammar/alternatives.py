"""Coordination: properties side by side are alternatives, for no thing is wholly black and wholly white."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.query import Brand, Colour, Constraint, Value

# Words said this near one another are shown as one span.
_NEAR = 6


def add_alternative(constraints: Sequence[Constraint], new: Constraint) -> tuple[list[Constraint], int]:
    """The constraints with one more, and where it is: two colours, brands or values of a facet become one either-or."""
    out = list(constraints)
    for n, known in enumerate(out):
        if type(known) is type(new) and known.exclude == new.exclude and (merged := _join(known, new)) is not None:
            near = 0 <= new.span[0] - known.span[1] <= _NEAR and not any(
                known.span[1] <= other.span[0] < new.span[0] for other in out if other is not known
            )
            out[n] = replace(merged, span=(known.span[0], new.span[1]) if near else known.span)
            return out, n
    out.append(new)
    return out, len(out) - 1


def _join(one: Constraint, other: Constraint) -> Constraint | None:
    """Both as one constraint, or None when they are about different things."""
    match one, other:
        case Colour(), Colour():
            return replace(one, families=tuple(dict.fromkeys((*one.families, *other.families))))
        case Brand(), Brand():
            if set(other.brands) <= set(one.brands):
                return one
            return replace(one, brands=(*one.brands, *other.brands), names=(*one.names, *other.names))
        case Value(), Value() if one.facet == other.facet:
            if set(other.values) <= set(one.values):
                return one
            return replace(
                one,
                values=(*one.values, *other.values),
                words=(*one.words, *other.words),
                names=(*one.names, *other.names),
            )
    return None
