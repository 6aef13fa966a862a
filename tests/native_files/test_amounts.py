"""Amounts in major units to whole minor units."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.native_files.amounts import minor_units


@pytest.mark.parametrize(
    ("amount", "currency", "minor"),
    [("12.5", "CNY", 1250), ("1200", "JPY", 1200), ("1.234", "KWD", 1234), ("0", "EUR", 0), ("1e3", "USD", 100_000)],
)
def test_amounts_become_minor_units_by_the_currency(amount: str, currency: str, minor: int) -> None:
    assert minor_units(Decimal(amount), currency) == minor


@pytest.mark.parametrize(
    ("amount", "currency", "said"),
    [
        ("1.234", "CNY", "more decimals"),
        ("1", "XXX", "ISO 4217"),
        ("1e400", "CNY", "too large"),
        ("1e11", "CNY", "large"),
    ],
)
def test_an_amount_that_cannot_be_exact_or_meant_is_refused(amount: str, currency: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        minor_units(Decimal(amount), currency)
