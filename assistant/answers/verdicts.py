"""Verdicts: yes or no by comparison: an amount that is asked about against the one that a thing has."""

from __future__ import annotations

import re

from assistant.answers.aspects import aspects_of_attribute
from assistant.answers.measures import Amount
from assistant.catalogue.attributes import measure_of
from assistant.catalogue.products import Product
from assistant.language.locales import NUMBERS, QUESTIONS, join_patterns
from assistant.language.normal_text import normal
from assistant.query import Constraint, Recipient

# Up to the stated value a thing does; from it on it is fit for; otherwise more of it is enough.
_UP_TO = frozenset({"load", "laptop", "fits", "capacity", "people", "size", "length"})
_FROM = frozenset({"age"})
_HOTTEST, _LESS, _MORE = (re.compile(join_patterns(QUESTIONS, name)) for name in ("HOTTEST", "LESS", "MORE"))
_NEWBORN = re.compile(join_patterns(QUESTIONS, "NEWBORN"))
_AGES = [re.compile(table.AGES) for table in QUESTIONS.values()]
_MONTHS = 12


def holds(asked: Amount, stated: float, aspects: frozenset[str], text: str, name: str) -> bool | None:
    """Whether a thing that states an amount is what is asked; None where the comparison says nothing."""
    if _LESS.search(text):
        return stated <= asked.number
    if _MORE.search(text):
        return stated >= asked.number
    if "temperature" in aspects:
        return asked.number <= stated if _HOTTEST.search(name) else asked.number >= stated
    if aspects & _FROM:
        return asked.number >= stated
    if "size" in aspects and not aspects & {"laptop", "load"}:
        return True if abs(asked.number - stated) <= 0.03 * stated else None
    if aspects & _UP_TO or "battery" in aspects or "keeps_hot" in aspects:
        return asked.number <= stated
    return None


def age_asked(text: str, wishes: tuple[Constraint, ...] = ()) -> float | None:
    """The age in months of whom a message is about; else of whom the wish is for."""
    plain = normal(text)
    if _NEWBORN.search(plain):
        return 0.0
    for pattern in _AGES:
        if match := pattern.search(plain):
            years, *rest = match.groups()
            half = 6 if len(rest) > 1 and rest[0] else 0
            months = rest[-1]
            number = _number(years or months)
            if number is not None:
                return number * _MONTHS + half if years else number
    for wish in reversed(wishes):
        if isinstance(wish, Recipient) and wish.age is not None:
            years_told = [years for years in wish.age if years is not None]
            if years_told:
                return min(years_told) * _MONTHS
    return None


def ages_stated(product: Product) -> tuple[str, float] | None:
    """The attribute by which a product is for an age and up, and that age in months."""
    for key, value in product.attributes.items():
        if "age" in aspects_of_attribute(key):
            measure = measure_of(value)
            if measure is not None and measure.number is not None:
                months = measure.number * (_MONTHS if measure.unit in ("age", "") else 1)
                return key, months
    return None


def _number(text: str | None) -> float | None:
    if not text:
        return None
    return float(text) if text[0].isdigit() else NUMBERS["zh"].parse_number(text)
