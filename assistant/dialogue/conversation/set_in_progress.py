"""Set in progress: goods of several kinds under one budget, as they were put together and may be swapped.

The journal keeps it as plain data; here it is a record.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast

from assistant.query import Category, Constraint, from_data


@dataclass(frozen=True, slots=True)
class SetWish:
    """What is wished of a whole set: `budget` in minor units for all pieces, None without one; `persons` sharing it.

    `limits` bind every piece that can meet them, `hopes` only order the choice.
    """

    currency: str
    budget: int | None = None
    persons: int | None = None
    limits: tuple[Constraint, ...] = ()
    hopes: tuple[Constraint, ...] = ()

    def as_data(self) -> dict[str, Any]:
        """Fit for JSON; `from_data` reads it back."""
        return {
            "currency": self.currency,
            "budget": self.budget,
            "persons": self.persons,
            "limits": [each.as_data() for each in self.limits],
            "hopes": [each.as_data() for each in self.hopes],
        }

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> SetWish:
        """The wish that `as_data` wrote."""
        limits, hopes = (tuple(map(from_data, data[name])) for name in ("limits", "hopes"))
        return cls(data["currency"], data["budget"], data["persons"], limits, hopes)


@dataclass(frozen=True, slots=True)
class SetLine:
    """A filled place: the kind of goods that it is for, what fills it, and how many pieces of it.

    `tried` are the products that it has had, so that a swap shows another.
    """

    kind: Category
    product_id: str
    quantity: int
    tried: tuple[str, ...]

    def as_data(self) -> dict[str, Any]:
        """Fit for JSON; `from_data` reads it back."""
        return {
            "kind": self.kind.as_data(),
            "product_id": self.product_id,
            "quantity": self.quantity,
            "tried": list(self.tried),
        }

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> SetLine:
        """The line that `as_data` wrote."""
        kind = cast(Category, from_data(data["kind"]))
        return cls(kind, data["product_id"], data["quantity"], tuple(data["tried"]))


@dataclass(frozen=True, slots=True)
class SetInProgress:
    """A set: what it must bear, its lines in their order, and the kinds of goods that the budget does not reach.

    `without` are kinds that are not wanted, or there already.
    """

    wish: SetWish
    lines: tuple[SetLine, ...]
    left_out: tuple[Category, ...] = ()
    without: tuple[Category, ...] = ()

    @property
    def product_ids(self) -> tuple[str, ...]:
        """The products of its lines."""
        return tuple(line.product_id for line in self.lines)

    def as_data(self) -> dict[str, Any]:
        """Fit for JSON; `from_data` reads it back."""
        data = self.wish.as_data() | {
            "lines": [line.as_data() for line in self.lines],
            "left_out": [kind.as_data() for kind in self.left_out],
        }
        return data | ({"without": [kind.as_data() for kind in self.without]} if self.without else {})

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> SetInProgress:
        """The set that `as_data` wrote."""
        left_out, without = (
            tuple(cast(Category, from_data(kind)) for kind in data.get(name, ())) for name in ("left_out", "without")
        )
        return cls(SetWish.from_data(data), tuple(map(SetLine.from_data, data["lines"])), left_out, without)
