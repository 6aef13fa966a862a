"""Phrasing: how what was understood is said in English (chips, sorts, colours, units)."""

from __future__ import annotations

CHIPS = {
    "price_max": "≤ {high}",
    "price_min": "≥ {low}",
    "price_between": "{low}–{high}",
    "number_max": "{facet} ≤ {high}",
    "number_min": "{facet} ≥ {low}",
    "number_between": "{facet} {low}–{high}",
    "flag": "{facet}",
    "value": "{value}",
    "brand": "{brand}",
    "category": "{category}",
    "colour": "{colour}",
    "text": "{text}",
    "stock": "in stock",
    "sale": "only on sale",
    "soft": "ideally {what}",
    "occasion": "for {what}",
    "of_facet": "{value} {facet}",
    "purpose": "for {what}",
    "recipient": "for {who}",
    "recipient_aged": "for {years}-year-old {who}",
    "aged": "{years} years old",
    "recipient_months": "for a {who}, {months} months",
    "months": "{months} months old",
    "quoted": "“{what}”",
    "exclude": "not {what}",
}
# The same limits inside a sentence.
SPOKEN = {"price_max": "under {high}", "price_min": "over {low}", "price_between": "between {low} and {high}"}
OR = " or "
SORTS = {
    "price_asc": "cheapest first",
    "price_desc": "dearest first",
    "rating": "best rated first",
    "newest": "newest first",
    "popular": "best sellers first",
    "value": "best value first",
    "discount": "biggest discount first",
}
COLOURS = {
    "black": "black", "white": "white", "grey": "grey", "silver": "silver", "red": "red", "pink": "pink", "orange": "orange", "yellow": "yellow", "green": "green", "blue": "blue",
    "purple": "purple", "brown": "brown", "beige": "beige", "gold": "gold", "multi": "multicolour", "clear": "clear",
}  # fmt: skip
UNITS = {
    "h": "h", "min": "min", "s": "s", "day": "days", "week": "weeks", "month": "months", "year": "years", "pcs": "pcs", "inch": "in", "person": "people", "g": "g", "kg": "kg", "L": "L",
    "ml": "ml", "dB": "dB", "lm": "lm", "MP": "MP", "layer": "layers", "key": "keys", "W": "W", "age": "years", "lb": "lb", "oz": "oz", "floz": "fl oz", "ft": "ft", "cup": "cups", "gal": "gallons",
}  # fmt: skip
# Less and more of a facet, by its base unit; None stands for all others.
LESS_OR_MORE: dict[str | None, tuple[str, str]] = {None: ("less {facet}", "more {facet}")}
# Between a number and its unit.
UNIT_GAP = " "
# A quantity in another unit beside its own, and a row of numbers by its ends.
ALSO = "{own}, about {other}"
FROM_TO = "{first} to {last}"
LIST_GAP = ", "
YES, NO = "yes", "no"
# What a process understands before its first shopper, so that all it takes is loaded.
WARM_UP = "wireless earbuds under 500"
