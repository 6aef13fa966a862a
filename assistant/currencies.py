"""Currencies of ISO 4217: which codes exist, how many decimals each has, and how shops write them."""

from __future__ import annotations

from assistant.language.locales import FEEDS, join_tables

_CODES = """
AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP
CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR
ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT
MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD
SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND
VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG
"""
CURRENCIES = frozenset(_CODES.split())

# ISO 4217's decimals where they are not two. CLDR's differ: it has none for RSD, IQD or LBP, whose coins are gone.
_DECIMALS = {0: "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF", 3: "BHD IQD JOD KWD LYD OMR TND"}
_DIGITS = {code: digits for digits, codes in _DECIMALS.items() for code in codes.split()}


def minor_digits(currency: str) -> int:
    """How many decimals a currency has: 2 for CNY, 0 for JPY, 3 for KWD."""
    return _DIGITS.get(currency, 2)


# What stands beside an amount, lower case, and the currencies that it may mean, the usual one first.
MARKS: dict[str, tuple[str, ...]] = {
    "¥": ("CNY", "JPY"),
    "cn¥": ("CNY",),
    "jp¥": ("JPY",),
    "$": ("USD", "HKD", "TWD", "SGD", "CAD", "AUD", "NZD", "MXN", "ARS", "CLP", "COP"),
    "us$": ("USD",),
    "hk$": ("HKD",),
    "nt$": ("TWD",),
    "s$": ("SGD",),
    "c$": ("CAD",),
    "ca$": ("CAD",),
    "a$": ("AUD",),
    "au$": ("AUD",),
    "nz$": ("NZD",),
    "mx$": ("MXN",),
    "r$": ("BRL",),
    "€": ("EUR",),
    "£": ("GBP",),
    "₩": ("KRW",),
    "원": ("KRW",),
    "₹": ("INR",),
    "₽": ("RUB",),
    "₫": ("VND",),
    "฿": ("THB",),
    "₱": ("PHP",),
    "₺": ("TRY",),
    "₴": ("UAH",),
    "₪": ("ILS",),
    "zł": ("PLN",),
    "kr": ("SEK", "NOK", "DKK", "ISK"),
    **join_tables(FEEDS, "CURRENCY_MARKS"),
}

# Where people write 1.299 for one thousand two hundred and ninety-nine.
DOT_GROUPS_THOUSANDS = frozenset(["EUR", "VND", "IDR", "BRL", "TRY", "DKK", "ARS", "CLP", "COP"])
