"""Amounts in minor units, by ISO 4217."""

from __future__ import annotations

import pytest

from assistant.currencies import CURRENCIES, minor_digits
from assistant.money import money_text, to_major, to_minor


@pytest.mark.parametrize(
    ("currency", "digits"),
    [
        *[("CNY", 2), ("USD", 2), ("JPY", 0), ("KRW", 0), ("VND", 0), ("KWD", 3), ("TND", 3)],
        # By ISO 4217, which prices are settled in; the coins are gone, and CLDR's figures with them.
        *[("RSD", 2), ("LBP", 2), ("IQD", 3), ("AFN", 2), ("MMK", 2), ("COP", 2), ("CLP", 0)],
    ],
)
def test_a_currency_has_as_many_decimals_as_iso_4217_says(currency: str, digits: int) -> None:
    assert currency in CURRENCIES
    assert minor_digits(currency) == digits


@pytest.mark.parametrize(
    ("minor", "currency", "text"),
    [
        (129_900, "CNY", "¥1,299"),
        (2_899, "USD", "$28.99"),
        (2_805, "USD", "$28.05"),
        (1_500, "JPY", "¥1,500"),
        (1_250, "KWD", "KWD 1.250"),
        (0, "CNY", "¥0"),
        (5, "EUR", "€0.05"),
        (-1_050, "GBP", "-£10.50"),
        (100_000_000, "HKD", "HK$1,000,000"),
    ],
)
def test_an_amount_reads_as_on_a_price_tag(minor: int, currency: str, text: str) -> None:
    assert money_text(minor, currency) == text


@pytest.mark.parametrize(
    ("major", "currency", "minor"),
    [(500, "CNY", 50_000), (28.99, "USD", 2_899), (0.29, "GBP", 29), (1_500, "JPY", 1_500), (1.5, "KWD", 1_500)],
)
def test_what_is_said_in_major_units_is_kept_in_minor_ones(major: float, currency: str, minor: int) -> None:
    assert to_minor(major, currency) == minor
    assert to_major(minor, currency) == pytest.approx(major)
