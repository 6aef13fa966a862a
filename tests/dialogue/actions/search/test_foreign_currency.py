"""Prices in money that the shop does not take."""

from __future__ import annotations

import pytest

from assistant.dialogue.actions.search.foreign_currency import split_foreign_prices
from assistant.query.constraints import Colour, Price

RED = Colour(families=("red",))


def test_own_money_stays_and_foreign_money_is_set_aside_as_it_was_said() -> None:
    own, pounds = Price(high=50_000), Price(low=1_000, high=2_000, said_in="GBP")
    assert split_foreign_prices([RED, own, pounds]) == ((RED, own), (Price(low=1_000, high=2_000, currency="GBP"),))


@pytest.mark.parametrize(
    ("shop", "said_in", "parsed", "meant"),
    [("CNY", "JPY", 300_000, 3_000), ("JPY", "USD", 20, 2_000), ("USD", "KWD", 1_000, 10_000)],
)
def test_an_amount_is_counted_in_the_decimals_of_its_own_currency(
    shop: str, said_in: str, parsed: int, meant: int
) -> None:
    """¥3000 in yen has no cents; the parser read it with those of the shop's currency."""
    _, (price,) = split_foreign_prices([Price(high=parsed, currency=shop, said_in=said_in)])
    assert (price.high, price.low, price.currency, price.said_in) == (meant, None, said_in, None)
