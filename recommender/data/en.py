"""English names: how catalogues write units and attributes in Latin letters."""

from __future__ import annotations

# Base unit -> the units of its kind in small letters, and what one is in the base.
UNITS: dict[str, dict[str, float]] = {
    "g": {"mg": 1e-3, "kg": 1e3, "t": 1e6, "oz": 28.349523125, "lb": 453.59237},
    "mm": {"cm": 10, "m": 1e3, "km": 1e6, "inch": 25.4, "in": 25.4, "ft": 304.8},
    "ml": {"cl": 10, "l": 1e3, "floz": 29.5735295625, "gal": 3785.411784},
    "s": {"ms": 1e-3, "min": 60, "h": 3600, "hour": 3600, "hours": 3600},
    "day": {"days": 1, "week": 7, "weeks": 7},
    "month": {"months": 1, "year": 12, "years": 12},
    "W": {"kw": 1e3},
    "mAh": {"ah": 1e3},
    "GB": {"mb": 1 / 1024, "tb": 1024},
    "Hz": {"khz": 1e3, "mhz": 1e6, "ghz": 1e9},
    "Pa": {"kpa": 1e3, "bar": 1e5},
}
# Attributes of which everybody wants more (1) or less (-1).
STATED_DIRECTIONS: dict[str, int] = {"warranty": 1}
