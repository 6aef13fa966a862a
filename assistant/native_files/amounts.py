"""Amounts as people write them, in major units, to whole minor units."""

from __future__ import annotations

from decimal import Decimal

from assistant.currencies import CURRENCIES, minor_digits

MOST_MINOR = 10**12  # beyond this an amount is a mistake


def minor_units(amount: Decimal, currency: str) -> int:
    """The amount in whole minor units, exactly: 12.5 CNY is 1250.

    Raises ValueError for an unknown currency, more decimals than the currency has, or an amount beyond 10**12.
    """
    if currency not in CURRENCIES:
        raise ValueError(f"{currency} is not an ISO 4217 currency")
    digits = minor_digits(currency)
    # Compared before scaling: 1E+400 would otherwise become an integer of 400 digits.
    if abs(amount) > MOST_MINOR:
        raise ValueError("the amount is too large")
    minor = amount.scaleb(digits)
    if minor != minor.to_integral_value():
        raise ValueError(f"{amount} has more decimals than {currency} has ({digits})")
    if abs(minor) > MOST_MINOR:
        raise ValueError("the amount is too large")
    return int(minor)
