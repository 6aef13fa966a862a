"""Sets (bundles): one piece for each place of a set, worth the most that a budget buys."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SetPiece:
    """What can fill a place: a product, the price of all pieces of it that are needed, and what it is worth there."""

    product_id: str
    price_minor: int
    worth: float


@dataclass(frozen=True, slots=True)
class SetPlace:
    """A place in a set, with what can fill it, best first; only one that is not `required` may stay empty."""

    pieces: tuple[SetPiece, ...]
    required: bool = False


def make_set(places: Sequence[SetPlace], *, budget_minor: int | None) -> list[SetPiece | None] | None:
    """The piece of each place, None for one that stays empty; None for all when the required do not fit the budget."""
    from recommender import Candidate, Role, make_bundle

    roles = [
        Role(
            name=str(number),
            candidates=tuple(
                Candidate(item=piece.product_id, price=float(piece.price_minor), value=piece.worth)
                for piece in place.pieces
            ),
            required=place.required,
        )
        for number, place in enumerate(places)
    ]
    bundle = make_bundle(roles, budget=float("inf") if budget_minor is None else float(budget_minor))
    if bundle is None:
        return None
    chosen = {int(part.role): part.choice.item for part in bundle.parts}
    return [
        next((piece for piece in place.pieces if piece.product_id == chosen.get(number)), None)
        for number, place in enumerate(places)
    ]
