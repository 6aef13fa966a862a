"""English numbers, and the words around them that make a number a limit."""

from __future__ import annotations

_ONES = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13,
    "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90,
}  # fmt: skip
_SCALES = {"hundred": 100, "thousand": 1_000, "grand": 1_000}
_COUNTED = "|".join(word for word in sorted(_ONES, key=len, reverse=True) if word not in ("a", "an", "one"))
_ANY = "|".join(sorted(_ONES, key=len, reverse=True))
_SCALE = "|".join(_SCALES)

# "a" and "one" are numbers only before a scale. Digits are the same in both languages and live here.
NUMBER = (
    rf"(?:\d{{1,3}}(?:,\d{{3}}){{1,4}}(?:\.\d{{1,2}})?|\d{{1,9}}(?:\.\d{{1,3}})?) ?(?:k(?![a-z])|百|千|万)?"
    rf"|\b(?:(?:{_ANY})[ -](?:{_SCALE})|(?:{_COUNTED}))(?:[ -]and[ -](?:{_COUNTED})\b(?![ -](?:{_SCALE}))|[ -](?:{_COUNTED}|{_SCALE})\b){{0,5}}\b"
)
_SUFFIXES = {"k": 1_000, "百": 100, "千": 1_000, "万": 10_000}


def parse_number(text: str) -> float | None:
    """The value of digits (1,299.00; 1.5k; 2万) or of English number words, or None when it is neither."""
    text = text.strip()
    if text[:1].isdigit():
        factor = _SUFFIXES.get(text[-1], 1)
        digits = text[:-1] if factor != 1 else text
        return float(digits.replace(",", "").strip()) * factor
    total = section = 0
    for word in text.replace("-", " ").split():
        if word in _ONES:
            section += _ONES[word]
        elif word in _SCALES:
            section = max(section, 1) * _SCALES[word]
            if _SCALES[word] >= 1_000:
                total, section = total + section, 0
        elif word != "and":
            return None
    return float(total + section) or None


BELOW_BEFORE = (
    "under", "below", "less than", "up to", "at most", "no more than", "not more than", "max", "maximum", "within", "cheaper than", "lower than", "nothing over", "nothing above", "not over", "budget of", "budget is",
    "budget", "not exceeding", "no higher than", "my budget is", "don't exceed", "lighter than", "smaller than", "shorter than", "<", "<=", "≤",
)  # fmt: skip
BELOW_AFTER = (
    "or less",
    "or under",
    "or below",
    "max",
    "at most",
    "tops",
    "or cheaper",
    "and under",
    "budget",
    "or lower",
)
ABOVE_BEFORE = (
    "over", "above", "more than", "at least", "no less than", "not less than", "minimum", "min", "higher than", "bigger than", "larger than", "longer than", "starting from", "from at least", "not under", "greater than", ">", ">=", "≥",
)  # fmt: skip
ABOVE_AFTER = ("or more", "or above", "and up", "and above", "or over", "plus", "upwards", "or higher", "+")
AROUND_BEFORE = ("around", "about", "roughly", "approximately", "approx", "close to", "near", "~", "circa")
AROUND_AFTER = ("or so", "ish", "-ish", "give or take")
BETWEEN_BEFORE = ("between", "from", "in the range of", "range")
BETWEEN_AFTER = ()
TO = ("to", "and", "-", "~", "–", "—", "through")
LOOSE = ()

_DOLLARS = ("USD", "CAD", "AUD", "NZD", "SGD", "HKD", "TWD", "MXN")
# What a word for money may stand for: the shop's own money where that is among them, else the first; none is any.
CURRENCIES: dict[str, tuple[str, ...]] = {
    "¥": ("CNY", "JPY"), "rmb": ("CNY",), "cny": ("CNY",), "yuan": ("CNY",), "us$": ("USD",), "usd": ("USD",), "$": _DOLLARS, "dollars": _DOLLARS, "dollar": _DOLLARS, "bucks": (), "buck": (),
    "€": ("EUR",), "eur": ("EUR",), "euros": ("EUR",), "euro": ("EUR",), "£": ("GBP",), "gbp": ("GBP",), "pounds": ("GBP",), "pound": ("GBP",), "quid": ("GBP",), "jpy": ("JPY",), "yen": ("JPY",),
    "hk$": ("HKD",), "hkd": ("HKD",),
}  # fmt: skip

# Canonical unit and factor. Pounds are money first: a weight in pounds is written lb.
UNITS: dict[str, tuple[str, float]] = {
    "hours": ("h", 1), "hour": ("h", 1), "hrs": ("h", 1), "hr": ("h", 1), "h": ("h", 1), "minutes": ("min", 1), "minute": ("min", 1), "mins": ("min", 1), "min": ("min", 1), "seconds": ("s", 1), "days": ("day", 1), "day": ("day", 1),
    "months": ("month", 1), "month": ("month", 1), "years": ("year", 1), "year": ("year", 1), "kilograms": ("kg", 1), "kilos": ("kg", 1), "kilo": ("kg", 1), "kgs": ("kg", 1), "kg": ("kg", 1), "grams": ("g", 1), "gram": ("g", 1), "g": ("g", 1),
    "mg": ("mg", 1), "lbs": ("kg", 0.4536), "lb": ("kg", 0.4536), "oz": ("g", 28.35), "ounces": ("g", 28.35), "milliliters": ("ml", 1), "ml": ("ml", 1), "liters": ("L", 1), "litres": ("L", 1), "liter": ("L", 1), "litre": ("L", 1), "l": ("L", 1),
    "mm": ("mm", 1), "centimeters": ("cm", 1), "cm": ("cm", 1), "meters": ("m", 1), "metres": ("m", 1), "m": ("m", 1), "inches": ("inch", 1), "inch": ("inch", 1), "in": ("inch", 1), "ft": ("cm", 30.48), "feet": ("cm", 30.48), "mah": ("mAh", 1), "wh": ("Wh", 1),
    "watts": ("W", 1), "watt": ("W", 1), "w": ("W", 1), "volts": ("V", 1), "v": ("V", 1), "db": ("dB", 1), "decibels": ("dB", 1), "gb": ("GB", 1), "tb": ("GB", 1024), "mb": ("MB", 1), "hz": ("Hz", 1), "khz": ("Hz", 1_000), "lumens": ("lm", 1), "lm": ("lm", 1),
    "megapixels": ("MP", 1), "mp": ("MP", 1), "pa": ("Pa", 1), "bar": ("bar", 1), "rpm": ("rpm", 1), "°c": ("°C", 1), "k": ("K", 1), "%": ("%", 1), "people": ("person", 1), "person": ("person", 1), "persons": ("person", 1), "keys": ("key", 1), "key": ("key", 1),
    "pieces": ("pcs", 1), "piece": ("pcs", 1), "pcs": ("pcs", 1), "pack": ("pcs", 1), "packs": ("pcs", 1), "pairs": ("count", 1), "year old": ("age", 1), "years old": ("age", 1), "yo": ("age", 1), "gen": ("generation", 1), "generation": ("generation", 1), "x": ("x", 1), "ports": ("port", 1), "port": ("port", 1), "weeks": ("week", 1),
    "inch tall": ("inch", 1), "items": ("count", 1), "layers": ("layer", 1), "nd": ("ordinal", 1), "st": ("ordinal", 1), "rd": ("ordinal", 1), "th": ("ordinal", 1), "am": ("time", 1), "pm": ("time", 1), "stars": ("star", 1), "pages": ("page", 1), "page": ("page", 1), "star": ("star", 1), "g network": ("network", 1), "d": ("d", 1),
}  # fmt: skip
