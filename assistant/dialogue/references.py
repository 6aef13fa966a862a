"""Reference resolution: the products that a message points at: by place, by id, or by what sets them apart."""

from __future__ import annotations

from dataclasses import replace

from assistant.catalogue.products import Product
from assistant.dialogue.conversation import State
from assistant.query import Brand, Colour, Constraint, Query, Reference, Text, Value, wanted_kinds
from assistant.snapshot import Snapshot


def resolve_references(shop: Snapshot, state: State, query: Query) -> tuple[str, ...]:
    """Ids in the order in which the message points at them, each once; empty when nothing is there."""
    places = [reference.position for reference in query.references if reference.position]
    if places and max(places) > len(state.shown):  # the third, beside two that are compared
        state = replace(state, shown=state.chosen_from(max(places)))
    found = [_product(shop, state, reference) for reference in query.references]
    if query.intent == "compare" and len(query.references) < 2:
        found += [_named(shop, state, name) for name in _names(query)]
    return tuple(dict.fromkeys(product for product in found if product is not None))


def _names(query: Query) -> list[Constraint]:
    """What each of the things to compare is called: their brands, or other words that tell them apart."""
    brands = [c for c in query.constraints if isinstance(c, Brand) and not c.exclude]
    parted = [
        replace(c, brands=(brand,), names=(names,))
        for c in brands
        for brand, names in zip(c.brands, c.names, strict=True)
    ]
    words = [c for c in query.constraints if isinstance(c, Text | Value | Colour) and not c.exclude]
    return [*parted, *words] if len(parted) + len(words) > 1 else []


def _named(shop: Snapshot, state: State, name: Constraint) -> str | None:
    """The first of what was shown that has this name; else the best of the kind that is wished."""
    shown = shop.catalogue.products(state.shown)
    if fitting := shop.search.fitting(shown, [name]) if shown else []:
        return fitting[0].id
    kind = wanted_kinds(state.constraints)
    found = shop.search.find([*kind, name], n=1)
    return found.products[0].id if found.products and not found.relaxed else None


def _product(shop: Snapshot, state: State, reference: Reference) -> str | None:
    if reference.product is not None:
        return reference.product
    if reference.position is not None:
        return state.item_at(reference.position)
    shown = [product for each in state.shown if (product := shop.catalogue.product(each)) is not None]
    if reference.like:
        shown = shop.search.fitting(shown, reference.like)
    return _picked(shown, reference.pick, state.item_at(0)).id if shown else None


def _picked(shown: list[Product], pick: str | None, in_hand: str | None) -> Product:
    match pick:
        case "cheapest":
            return min(shown, key=lambda product: product.price_minor)
        case "dearest":
            return max(shown, key=lambda product: product.price_minor)
        case "best_rated":
            return max(shown, key=lambda product: (product.rating or 0, product.rating_count))
        case "other":
            others = [product for product in shown if product.id != (in_hand or shown[0].id)]
            return others[0] if others else shown[0]
    return shown[0]
