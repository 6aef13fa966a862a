"""Units: quantities of one kind in one unit, so that 500 g and 0.5 kg are the same weight."""

from __future__ import annotations

# Base unit -> the units of its kind, as catalogues write them (in small letters), and what one is in the base.
_KINDS: dict[str, dict[str, float]] = {
    "g": {"mg": 1e-3, "kg": 1e3, "t": 1e6, "oz": 28.349523125, "lb": 453.59237}
    | {"克": 1, "公斤": 1e3, "千克": 1e3, "斤": 500},
    "mm": {"cm": 10, "m": 1e3, "km": 1e6, "inch": 25.4, "in": 25.4, "ft": 304.8}
    | {"毫米": 1, "厘米": 10, "米": 1e3, "英寸": 25.4},
    "ml": {"cl": 10, "l": 1e3, "floz": 29.5735295625, "gal": 3785.411784, "毫升": 1, "升": 1e3},
    "s": {"ms": 1e-3, "min": 60, "h": 3600, "hour": 3600, "hours": 3600, "秒": 1, "分钟": 60, "小时": 3600},
    "day": {"days": 1, "week": 7, "weeks": 7, "天": 1, "周": 7},
    "month": {"months": 1, "year": 12, "years": 12, "个月": 1, "年": 12},
    "W": {"kw": 1e3, "瓦": 1, "千瓦": 1e3},
    "mAh": {"ah": 1e3, "毫安时": 1},
    "GB": {"mb": 1 / 1024, "tb": 1024},
    "Hz": {"khz": 1e3, "mhz": 1e6, "ghz": 1e9},
    "Pa": {"kpa": 1e3, "bar": 1e5},
}
_BASES = {
    unit: (base, factor) for base, kind in _KINDS.items() for unit, factor in ({base.lower(): 1.0} | kind).items()
}


def convert_to_base(number: float, unit: str) -> tuple[float, str]:
    """The number in the base unit of its kind, and that unit; an unknown unit is its own base.

    >>> in_base(0.5, "kg")
    (500.0, 'g')
    """
    plain = "".join(unit.lower().split())
    base, factor = _BASES.get(plain, (plain, 1.0))
    return number * factor, base
