"""Money: integer minor units beside a currency, and how it is written."""

from __future__ import annotations

from assistant.currencies import minor_digits

# A currency's own sign, as its home writes it. A shop has one currency, so the short sign is clear.
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


def to_minor(major: float, currency: str) -> int:
    """An amount in major units, as said, in minor units."""
    return round(major * 10 ** minor_digits(currency))


def to_major(minor: int, currency: str) -> float:
    """An amount in minor units in major ones; for arithmetic that need not be exact."""
    return minor / 10 ** minor_digits(currency)


def money_text(minor: int, currency: str) -> str:
    """An amount as a price tag writes it: ¥1,299, $28.99."""
    digits = minor_digits(currency)
    whole, part = divmod(abs(minor), 10**digits)
    decimals = f".{part:0{digits}d}" if part else ""
    sign = _SIGNS.get(currency, f"{currency} ")
    return f"{'-' if minor < 0 else ''}{sign}{whole:,}{decimals}"
