"""Catalogue support: how many goods of a kind have a number, a value, a yes, a brand or a colour.

What a piece of a message may mean is weighed by what the goods in question have: 24 is a size among suitcases and a
price among umbrellas.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

# Two numbers are the same if they differ by less than this share: 27 inches are stored as 685.8 mm.
_SAME = 0.005


@dataclass(frozen=True)
class Support:
    """Counts by category id. Prices are in minor units, numbers in base units, each sorted."""

    sizes: Mapping[int, int] = field(default_factory=dict)
    prices: Mapping[int, Sequence[int]] = field(default_factory=dict)
    numbers: Mapping[int, Mapping[int, Mapping[float, int]]] = field(default_factory=dict)  # category, facet, number
    values: Mapping[int, Mapping[int, int]] = field(default_factory=dict)
    flags: Mapping[int, Mapping[int, int]] = field(default_factory=dict)
    brands: Mapping[int, Mapping[int, int]] = field(default_factory=dict)
    colours: Mapping[int, Mapping[str, int]] = field(default_factory=dict)

    def n_products(self, kinds: Iterable[int]) -> int:
        """How many products are of these categories."""
        return sum(self.sizes.get(kind, 0) for kind in kinds)

    def share_priced(self, kinds: Collection[int], low: float, high: float) -> float:
        """The share of these goods whose price lies from `low` to `high`."""
        n = sum(
            bisect_right(prices, high) - bisect_left(prices, low)
            for kind in kinds
            if (prices := self.prices.get(kind)) is not None
        )
        return n / max(1, self.n_products(kinds))

    def price_range(self, kinds: Iterable[int]) -> tuple[int, int] | None:
        """The lowest and the highest price of these goods; None where there are none."""
        ends = [end for kind in kinds if (prices := self.prices.get(kind)) for end in (prices[0], prices[-1])]
        return (min(ends), max(ends)) if ends else None

    def facets_of(self, kinds: Iterable[int]) -> Counter[int]:
        """The facets in which these goods have numbers, with how many have one."""
        found: Counter[int] = Counter()
        for kind in kinds:
            for facet, numbers in self.numbers.get(kind, {}).items():
                found[facet] += sum(numbers.values())
        return found

    def n_with_number(self, kinds: Iterable[int], facet: int, number: float) -> int:
        """How many of these goods have this very number in a facet."""
        near = abs(number) * _SAME
        return sum(
            count
            for kind in kinds
            for known, count in self.numbers.get(kind, {}).get(facet, {}).items()
            if abs(known - number) <= near
        )

    def n_with_value(self, kinds: Iterable[int], values: Collection[int]) -> int:
        """How many of these goods have one of these values, at the most."""
        return sum(self.values.get(kind, {}).get(value, 0) for kind in kinds for value in values)

    def n_with_flag(self, kinds: Iterable[int], facet: int) -> int:
        """How many of these goods say yes to a facet."""
        return sum(self.flags.get(kind, {}).get(facet, 0) for kind in kinds)

    def n_of_brand(self, kinds: Iterable[int], brands: Collection[int]) -> int:
        """How many of these goods are of one of these brands."""
        return sum(self.brands.get(kind, {}).get(brand, 0) for kind in kinds for brand in brands)

    def n_of_colour(self, kinds: Iterable[int], families: Collection[str]) -> int:
        """How many of these goods have one of these colours, at the most."""
        return sum(self.colours.get(kind, {}).get(family, 0) for kind in kinds for family in families)
