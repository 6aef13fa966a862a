"""Cross-sell and up-sell: products with the evidence that offers them, and which of many are worth a place."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from assistant.catalogue.products import Product

if TYPE_CHECKING:
    from recommender import CrossSell, UpSell


@dataclass(frozen=True, slots=True)
class Related:
    """A product that goes with another, and the counts that say so."""

    product: Product
    anchor: Product
    found: CrossSell


@dataclass(frozen=True, slots=True)
class Premium:
    """A product one step up from another, and what the step buys."""

    product: Product
    anchor: Product
    found: UpSell


def choose_related(
    offers: Sequence[Related], anchors: Sequence[Product], n: int, goes: Callable[[Product, Product], bool]
) -> list[Related]:
    """The best offers that go with their anchors, best first, at most `n`; none of a kind with another or an anchor."""
    kinds = {anchor.category_id for anchor in anchors if anchor.category_id is not None}
    chosen: dict[str, Related] = {}
    for each in sorted(offers, key=lambda each: -each.found.score):
        kind = each.product.category_id
        if each.product.id in chosen or kind in kinds or not goes(each.product, each.anchor):
            continue
        chosen[each.product.id] = each
        if kind is not None:
            kinds.add(kind)
        if len(chosen) == n:
            break
    return list(chosen.values())


def choose_premium(
    steps: Sequence[UpSell],
    products: Mapping[str, Product],
    anchors: Mapping[str, Product],
    n: int,
    is_worth: Callable[[Premium], bool],
) -> list[Premium]:
    """The best steps up to these products, at most `n`: one from each anchor, no model twice, none that saves money."""
    chosen: list[Premium] = []
    seen: set[Any] = set()
    for step in sorted(steps, key=lambda step: (step.wide, -step.score)):
        product, anchor = products.get(str(step.item)), anchors[str(step.anchor)]
        if product is None or product.price_minor <= anchor.price_minor:
            continue
        model = (product.brand_id, product.price_minor)
        offer = Premium(product, anchor, step)
        if model in seen or anchor.id in seen or not is_worth(offer):
            continue
        seen |= {model, anchor.id}
        chosen.append(offer)
        if len(chosen) == n:
            break
    return chosen
