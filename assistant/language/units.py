"""Unit conversion: units of one kind in one base, so that 500 ml meets 0.5 L."""

from __future__ import annotations

from assistant.language.locales import NUMBERS, UNITS, join_tables

# Unit -> (base unit, factor). What is not here is its own base.
_BASES: dict[str, tuple[str, float]] = {
    "kg": ("g", 1_000), "mg": ("g", 0.001), "lb": ("g", 453.59237), "oz": ("g", 28.349523125), "L": ("ml", 1_000), "cl": ("ml", 10), "floz": ("ml", 29.5735295625), "gal": ("ml", 3_785.411784),
    "m": ("mm", 1_000), "cm": ("mm", 10), "inch": ("mm", 25.4), "ft": ("mm", 304.8), "yd": ("mm", 914.4), "km": ("mm", 1_000_000), "mile": ("mm", 1_609_344), "h": ("min", 60), "s": ("min", 1 / 60), "day": ("min", 1_440),
    "week": ("min", 10_080), "year": ("month", 12), "TB": ("GB", 1_024), "MB": ("GB", 1 / 1_024), "kW": ("W", 1_000), "kPa": ("Pa", 1_000), "Ah": ("mAh", 1_000),
}  # fmt: skip
_SPELLINGS: dict[str, str] = join_tables(UNITS, "SPELLINGS")
# What is written behind a number -> (unit, factor).
_WRITTEN: dict[str, tuple[str, float]] = join_tables(NUMBERS, "UNITS")


def to_base(number: float, unit: str | None) -> tuple[float, str | None]:
    """A quantity in the base unit of its kind."""
    unit = _SPELLINGS.get(unit or "", unit)
    base, factor = _BASES.get(unit or "", (unit, 1.0))
    return number * factor, base


def units_of_base(base: str) -> tuple[str, ...]:
    """The units in which something of this base is said, the base itself first: mm, m, cm, inch."""
    return (base, *(unit for unit, (of, _) in _BASES.items() if of == base))


def counting_words(unit: str) -> tuple[str, ...]:
    """The words of both languages that count in a unit, and what is counted so: 人, people, person, seats."""
    units = (word for word, (written, _) in _WRITTEN.items() if written == unit)
    counted = (word for numbers in NUMBERS.values() for word in numbers.COUNTED_AS.get(unit, ()))
    return (*units, *counted)
