"""What was liked and what was not, as a small push up or down for goods that are like it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.catalogue.products import Candidate, Product

if TYPE_CHECKING:
    from assistant.catalogue.facet_counts import FacetCounts

# What two products have in common: a brand, a kind, and the share of all their values that both have; together 1.
_SAME_BRAND, _SAME_KIND, _SAME_VALUES = 0.4, 0.2, 0.4


@dataclass(frozen=True, slots=True)
class Taste:
    """The products that the shopper liked, and those that were refused."""

    liked: tuple[Product, ...] = ()
    disliked: tuple[Product, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.liked or self.disliked)

    def liking(self, candidates: Sequence[Candidate], counts: FacetCounts) -> dict[int, float]:
        """For each candidate's row a number in [-1, 1]: its likeness to what was liked less that to what was not.

        Likeness to several products is that to the likest of them: who likes a red and a blue one wants no purple.
        """
        rows = [each.rowid for each in candidates] + [product.rowid for product in (*self.liked, *self.disliked)]
        values = counts.find_value_ids(rows)
        none: frozenset[int] = frozenset()

        def likeness(candidate: Candidate, product: Product) -> float:
            mine, its = values.get(candidate.rowid, none), values.get(product.rowid, none)
            shared = len(mine & its) / len(mine | its) if mine or its else 0.0
            same_brand = candidate.brand_id is not None and candidate.brand_id == product.brand_id
            same_kind = candidate.category_id is not None and candidate.category_id == product.category_id
            return _SAME_BRAND * same_brand + _SAME_KIND * same_kind + _SAME_VALUES * shared

        return {
            each.rowid: max((likeness(each, product) for product in self.liked), default=0.0)
            - max((likeness(each, product) for product in self.disliked), default=0.0)
            for each in candidates
        }
