"""Units of one kind in one base, so that 500 ml meets 0.5 L."""

from __future__ import annotations

# Unit -> (base unit, factor). What is not here is its own base.
_BASES: dict[str, tuple[str, float]] = {
    "kg": ("g", 1_000), "mg": ("g", 0.001), "L": ("ml", 1_000), "m": ("mm", 1_000), "cm": ("mm", 10), "inch": ("mm", 25.4), "h": ("min", 60), "s": ("min", 1 / 60), "day": ("min", 1_440),
    "week": ("min", 10_080), "year": ("month", 12), "TB": ("GB", 1_024), "MB": ("GB", 1 / 1_024), "kW": ("W", 1_000), "km": ("mm", 1_000_000),
}  # fmt: skip


def to_base(number: float, unit: str | None) -> tuple[float, str | None]:
    """A quantity in the base unit of its kind."""
    base, factor = _BASES.get(unit or "", (unit, 1.0))
    return number * factor, base
