"""The products that a message points at: by place, by id, or by what sets them apart among what was shown."""

from __future__ import annotations

from assistant.catalogue.products import Product
from assistant.dialogue.desk import Desk
from assistant.dialogue.state import State
from assistant.understanding.query import Query, Reference


def pointed_at(desk: Desk, state: State, query: Query) -> tuple[str, ...]:
    """Ids in the order in which the message points at them, each once; empty when nothing is there."""
    found = (_product(desk, state, reference) for reference in query.references)
    return tuple(dict.fromkeys(product for product in found if product is not None))


def _product(desk: Desk, state: State, reference: Reference) -> str | None:
    if reference.product is not None:
        return reference.product
    if reference.position is not None:
        return state.item_at(reference.position)
    shown = [product for each in state.shown if (product := desk.catalogue.product(each)) is not None]
    if reference.like:
        shown = desk.search.fitting(shown, reference.like)
    return _picked(shown, reference.pick).id if shown else None


def _picked(shown: list[Product], pick: str | None) -> Product:
    match pick:
        case "cheapest":
            return min(shown, key=lambda product: product.price_minor)
        case "dearest":
            return max(shown, key=lambda product: product.price_minor)
        case "best_rated":
            return max(shown, key=lambda product: (product.rating or 0, product.rating_count))
        case "other":
            return shown[1 if len(shown) > 1 else 0]
    return shown[0]
