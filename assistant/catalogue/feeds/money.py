"""A price as a shop wrote it, read into whole minor units and a currency."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from assistant.currencies import CURRENCIES, DOT_GROUPS_THOUSANDS, MARKS, minor_digits

from .problems import FieldError, shown

LARGEST_MINOR = 10**12
_LONGEST = 60

_AMOUNT = re.compile(
    r"([^0-9]*?)((?:[0-9]|\.(?=[0-9]))(?:[0-9.,' ’]*[0-9])?)(?:[.,]-|\.)?([^0-9]*)"
)  # 1299,- has no cents
_COMMA_GROUPS = re.compile(r"[1-9][0-9]{0,2}(?:,[0-9]{2,3})*,[0-9]{3}")  # 1,299,000 and the Indian 12,99,000
_DOT_GROUPS = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+")
_SPACE_GROUPS = re.compile(r"[0-9]{1,3}(?:[ '’][0-9]{3})+(?:[.,][0-9]+)?")
_EXAMPLE = 'Write an amount with a decimal point and an ISO 4217 code, such as "129.99 CNY".'


def currency_code(text: str) -> str:
    """The ISO 4217 code in upper case; `RMB` and other names of one currency are its code.

    Raises FieldError when there is no such currency.
    """
    code = text.strip().upper()
    meant = MARKS.get(code.casefold(), ())
    if code in CURRENCIES or len(meant) == 1:
        return meant[0] if meant else code
    hint = "Use an ISO 4217 code such as CNY, USD or EUR."
    raise FieldError(f"{shown(text)} is not a currency", code="currency", hint=hint)


def parse_price(text: str, default_currency: str | None = None, *, exact: bool = True) -> tuple[int, str]:
    """The amount in minor units and its ISO 4217 currency: `¥1,299.00` is (129900, "CNY").

    The currency is the one written beside the amount. A mark that several currencies share (¥ $ 元 kr) means
    `default_currency` if that is one of them, else the usual one; no mark means `default_currency`.

    With both `.` and `,` the last one is the decimal mark. One comma before exactly three digits groups
    thousands (`1,299`); otherwise it is the decimal mark (`1299,00`). One dot is the decimal mark, except beside
    the mark of a currency whose users group with dots: `1.299 €` is 1299 euros, while `1.299` alone is one point
    two nine nine and has too many decimals for most currencies.

    Decimals beyond the minor unit are refused, unless they are zeros or the noise of a binary fraction
    (28.990000000000002); with `exact=False` they are rounded half up, for unit prices that came from a division.

    Raises FieldError for anything that is not one amount from 0 to 10**12 minor units in a known currency.
    """
    return _parse(text, default_currency, exact)


@lru_cache(maxsize=4096)  # a shop has few prices: ¥99 comes back thousands of times
def _parse(text: str, default_currency: str | None, exact: bool) -> tuple[int, str]:
    if len(text) > _LONGEST:
        raise FieldError(f"{shown(text)} is too long for a price", code="price", hint=_EXAMPLE)
    # 28⁹⁹ is 28.99 to a reader and 2899 to NFKC: leave it to neither.
    if not text.isascii() and any(unicodedata.category(letter) == "No" for letter in text):
        raise FieldError(f"{shown(text)} has raised or circled digits", code="price", hint=_EXAMPLE)
    # NFKC turns full-width digits and signs, ￥ and the no-break spaces into their plain forms.
    plain = unicodedata.normalize("NFKC", text).replace("\u2212", "-").strip()
    if not plain:
        raise FieldError("the price is empty", code="price", hint=_EXAMPLE)
    found = _AMOUNT.fullmatch(plain)
    if found is None:
        raise FieldError(f"{shown(text)} is not a price", code="price", hint=_EXAMPLE)
    before, number, after = found[1].strip(), found[2], found[3].strip()
    if before.startswith(("-", "(")) or before.endswith("-") or after.startswith("-"):
        raise FieldError(f"{shown(text)} is a negative price", code="price_negative", hint="Prices start at 0.")
    marks = [mark for mark in (before, after) if mark]
    currency = _currency(marks, default_currency, text)
    digits = minor_digits(currency)
    whole, fraction = _split(number, dot_groups=bool(marks) and currency in DOT_GROUPS_THOUSANDS, text=text)
    minor = _minor_units(whole, fraction, digits, exact)
    if minor is None:
        hint = f"{currency} has {digits} decimals: round the price, or leave out the thousands separator."
        raise FieldError(f"{shown(text)} has more decimals than {currency}", code="price_decimals", hint=hint)
    if minor > LARGEST_MINOR:
        raise FieldError(f"{shown(text)} is too large", code="price_large", hint="The limit is 10**12 minor units.")
    return minor, currency


def _currency(marks: list[str], default_currency: str | None, text: str) -> str:
    if not marks:
        if default_currency is None:
            hint = 'Add a "currency" column, write it beside the price, or name one for the import.'
            raise FieldError(f"{shown(text)} has no currency", code="currency_missing", hint=hint)
        return default_currency
    possible = _meanings(marks[0], text)
    for mark in marks[1:]:
        other = _meanings(mark, text)
        possible = tuple(code for code in possible if code in other)
    if not possible:
        raise FieldError(f"{shown(text)} names two currencies", code="currency", hint=_EXAMPLE)
    return default_currency if default_currency in possible else possible[0]


def _meanings(mark: str, text: str) -> tuple[str, ...]:
    known = MARKS.get(mark.casefold().replace(" ", "").removesuffix("."))
    if known:
        return known
    if len(mark) == 3 and mark.isascii() and mark.isalpha():
        return (currency_code(mark),)
    raise FieldError(f"{shown(text)}: {shown(mark)} is not a currency", code="price", hint=_EXAMPLE)


def _split(number: str, *, dot_groups: bool, text: str) -> tuple[str, str]:
    """The digits before and after the decimal mark."""
    if " " in number or "'" in number or "’" in number:
        if not _SPACE_GROUPS.fullmatch(number):
            raise FieldError(f"{shown(text)} is not one amount", code="price", hint=_EXAMPLE)
        number = re.sub(r"[ '’]", "", number)
    comma, dot = number.rfind(","), number.rfind(".")
    if comma >= 0 and dot >= 0:
        whole, fraction = number[: max(comma, dot)], number[max(comma, dot) + 1 :]
        groups = _COMMA_GROUPS if dot > comma else _DOT_GROUPS
        if not groups.fullmatch(whole):
            raise FieldError(f"{shown(text)} is not one amount", code="price", hint=_EXAMPLE)
    elif _COMMA_GROUPS.fullmatch(number) or ((dot_groups or number.count(".") > 1) and _DOT_GROUPS.fullmatch(number)):
        whole, fraction = number, ""
    else:
        whole, _, fraction = number.replace(",", ".").partition(".")
        if "." in fraction:
            raise FieldError(f"{shown(text)} is not one amount", code="price", hint=_EXAMPLE)
    return whole.replace(",", "").replace(".", ""), fraction


def _minor_units(whole: str, fraction: str, digits: int, exact: bool) -> int | None:
    """Integer arithmetic on the digits, so that no binary fraction comes near a price; None when not exact."""
    kept, rest = fraction[:digits].ljust(digits, "0"), fraction[digits:]
    minor = int((whole or "0") + kept)
    if not rest.strip("0"):
        return minor
    noise = len(fraction) >= 12 and rest[:6] in {"000000", "999999"}
    if exact and not noise:
        return None
    return minor + (rest[0] >= "5")
