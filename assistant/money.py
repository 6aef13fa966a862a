"""Money: integer minor units beside a currency, and how it is written."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from assistant.currencies import minor_digits

# A currency's own sign, as its home writes it, where CLDR's for other countries is longer (CN¥, JP¥, US$). A shop has
# one currency, so the short sign is clear.
_SIGNS = {
    "CNY": "¥",
    "USD": "$",
    "EUR": "€",
    "GBP": "£",
    "JPY": "¥",
    "HKD": "HK$",
    "TWD": "NT$",
    "KRW": "₩",
    "INR": "₹",
}
# Price tags of a shop: more are seldom seen in a day.
_REMEMBERED = 10_000


def to_minor(major: float, currency: str) -> int:
    """An amount in major units, as said, in minor units."""
    return round(major * 10 ** minor_digits(currency))


def to_major(minor: int, currency: str) -> float:
    """An amount in minor units in major ones; for arithmetic that need not be exact."""
    return minor / 10 ** minor_digits(currency)


@lru_cache(_REMEMBERED)
def money_text(minor: int, currency: str) -> str:
    """An amount as a price tag writes it, in Chinese and in English alike: ¥1,299, $28.99, A$5."""
    from babel.numbers import format_decimal

    digits = minor_digits(currency)
    decimals = digits if minor % 10**digits else 0
    amount = Decimal(abs(minor)).scaleb(-digits)
    number = format_decimal(amount, f"#,##0.{'0' * decimals}" if decimals else "#,##0", locale="en")
    return f"{'-' if minor < 0 else ''}{_sign(currency)}{number}"


@lru_cache
def _sign(currency: str) -> str:
    if currency in _SIGNS:
        return _SIGNS[currency]
    from babel.numbers import get_currency_symbol

    sign = get_currency_symbol(currency, locale="en")
    return f"{sign} " if sign[-1].isalpha() else sign  # KWD 1.250, A$5
