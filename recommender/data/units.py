"""Units: quantities of one kind in one unit, so that 500 g and 0.5 kg are the same weight."""

from __future__ import annotations

from recommender.data import en, zh

_BASES = {base.lower(): (base, 1.0) for base in en.UNITS} | {
    unit: (base, factor)
    for units in (en.UNITS, zh.UNITS)
    for base, kind in units.items()
    for unit, factor in kind.items()
}


def convert_to_base(number: float, unit: str) -> tuple[float, str]:
    """The number in the base unit of its kind, and that unit; an unknown unit is its own base.

    >>> convert_to_base(0.5, "kg")
    (500.0, 'g')
    """
    plain = "".join(unit.lower().split())
    base, factor = _BASES.get(plain, (plain, 1.0))
    return number * factor, base
