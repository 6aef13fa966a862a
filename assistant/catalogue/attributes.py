"""Attributes: what a feed tells of a product, as facets to search by and as lines to read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from assistant.language.colours import is_colour_name
from assistant.language.locales import PHRASES, in_locale, number_text, quantity_text
from assistant.language.normal_text import is_cjk
from assistant.language.units import to_base

LONGEST_VALUE = 40  # a longer text is a description, and no value that products share
KEY_SEPARATOR = "|"  # "续航|battery life": one attribute, named in both languages


@dataclass(frozen=True, slots=True)
class FacetEntry:
    """One value of one attribute: a text (zh, en), or a number in its base unit, or yes and no as 1 and 0."""

    text: tuple[str | None, str | None] | None = None
    number: float | None = None
    unit: str | None = None


@lru_cache(maxsize=4096)  # a shop has few keys, and every card asks for the names of its own
def names_of(key: str) -> tuple[str | None, str | None]:
    """The Chinese and the English name that an attribute's key gives."""
    first, bar, second = key.partition(KEY_SEPARATOR)
    if bar:
        return first.strip() or None, second.strip() or None
    name = key.strip()
    return (name, None) if is_cjk(name) else (None, name)


@lru_cache(maxsize=4096)
def is_colour(key: str) -> bool:
    """Whether the attribute with this key is the colour."""
    return any(name and is_colour_name(name) for name in names_of(key))


def entries_of(value: Any) -> Iterator[FacetEntry]:
    """The facet entries of an attribute's value; none for a text too long to be one."""
    match value:
        case list():
            for part in value:
                yield from entries_of(part)
        case bool():
            yield FacetEntry(number=float(value))
        case int() | float():
            yield FacetEntry(number=float(value), unit="")
        case {"value": bool() as flag}:
            yield FacetEntry(number=float(flag))
        case {"value": int() | float() as number, "unit": str() as unit}:
            based, base = to_base(number, unit)
            yield FacetEntry(number=based, unit=base)
        case {"zh": str() as zh, "en": str() as en}:
            yield from _text(zh, en)
        case {"zh": str() as zh}:
            yield from _text(zh, None)
        case {"en": str() as en}:
            yield from _text(None, en)
        case str():
            yield from _text(value, None) if is_cjk(value) else _text(None, value)


def _text(zh: str | None, en: str | None) -> Iterator[FacetEntry]:
    if max(len(zh or ""), len(en or "")) <= LONGEST_VALUE:
        yield FacetEntry(text=(zh, en))


def value_text(value: Any, locale: str) -> str:
    """An attribute's value as a person reads it: 30 小时, 有, 米白."""
    match value:
        case list():
            return str(PHRASES[locale].LIST_GAP).join(value_text(part, locale) for part in value)
        case bool():
            return str(PHRASES[locale].YES if value else PHRASES[locale].NO)
        case int() | float():
            return number_text(value)
        case {"value": bool() as flag}:
            return value_text(flag, locale)
        case {"value": int() | float() as number, "unit": str() as unit}:
            return quantity_text(number, unit, locale)
        case {"value": plain}:
            return str(plain)
        case dict():
            return in_locale(locale, value.get("zh"), value.get("en"))
    return str(value)


def measure_of(value: Any) -> FacetEntry | None:
    """The one number, or yes and no, that a value is; None for texts and for lists."""
    if isinstance(value, list):
        return None
    entry = next(entries_of(value), None)
    return entry if entry is not None and entry.number is not None else None


def aligned_texts(values: Sequence[Any], locale: str) -> list[str | None]:
    """Values side by side as a person reads them, numbers of one kind in one unit: 1.2 kg and 0.9 kg.

    The largest unit that any of them is given in, as long as no digit is lost in it. None stays None.
    """
    measures = [measure_of(value) for value in values if value is not None]
    if all(each is not None and each.unit for each in measures) and len({each.unit for each in measures if each}) == 1:
        written = {str(value["unit"]) for value in values if isinstance(value, dict)}
        for unit in sorted(written, key=lambda unit: -to_base(1, unit)[0]):
            size = to_base(1, unit)[0]
            numbers = [None if value is None else to_base(value["value"], value["unit"])[0] / size for value in values]
            if all(number is None or abs(round(number, 2) - number) <= 1e-9 * abs(number) for number in numbers):
                return [None if number is None else quantity_text(number, unit, locale) for number in numbers]
    return [None if value is None else value_text(value, locale) for value in values]
