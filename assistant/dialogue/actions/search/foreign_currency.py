"""Foreign currency: prices said in one that the shop does not take. No rate is known, so they limit nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.currencies import minor_digits
from assistant.query import Constraint, Price


def split_foreign_prices(constraints: Sequence[Constraint]) -> tuple[tuple[Constraint, ...], tuple[Price, ...]]:
    """The constraints without prices in foreign money, and those prices in the currency that they were said in."""
    foreign = [c for c in constraints if isinstance(c, Price) and c.said_in]
    kept = tuple(c for c in constraints if c not in foreign)
    return kept, tuple(map(_convert_to_said, foreign))


def _convert_to_said(price: Price) -> Price:
    """The price in minor units of the currency that was named; the parser counts in those of the shop's."""
    said_in = price.said_in or price.currency
    factor = 10.0 ** (minor_digits(said_in) - minor_digits(price.currency))
    low, high = (None if bound is None else round(bound * factor) for bound in (price.low, price.high))
    return replace(price, low=low, high=high, currency=said_in, said_in=None)
