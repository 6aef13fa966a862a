"""Units of one kind in one base, so that 500 ml meets 0.5 L."""

from __future__ import annotations

# Unit -> (base unit, factor). What is not here is its own base.
_BASES: dict[str, tuple[str, float]] = {
    "kg": ("g", 1_000), "mg": ("g", 0.001), "lb": ("g", 453.59237), "oz": ("g", 28.349523125), "L": ("ml", 1_000), "cl": ("ml", 10), "floz": ("ml", 29.5735295625), "gal": ("ml", 3_785.411784),
    "m": ("mm", 1_000), "cm": ("mm", 10), "inch": ("mm", 25.4), "ft": ("mm", 304.8), "yd": ("mm", 914.4), "km": ("mm", 1_000_000), "mile": ("mm", 1_609_344), "h": ("min", 60), "s": ("min", 1 / 60), "day": ("min", 1_440),
    "week": ("min", 10_080), "year": ("month", 12), "TB": ("GB", 1_024), "MB": ("GB", 1 / 1_024), "kW": ("W", 1_000), "kPa": ("Pa", 1_000), "Ah": ("mAh", 1_000),
}  # fmt: skip
# How feeds write these units too.
_SPELLINGS = {
    "l": "L", "KG": "kg", "Kg": "kg", "kgs": "kg", "ML": "ml", "mL": "ml", "CM": "cm", "MM": "mm", "lbs": "lb", "in": "inch", "inches": "inch", "hr": "h", "hrs": "h", "hour": "h", "hours": "h", "minutes": "min", "days": "day",
    "weeks": "week", "months": "month", "years": "year", "fl oz": "floz", "小时": "h", "分钟": "min", "天": "day", "个月": "month", "年": "year", "克": "g", "千克": "kg", "公斤": "kg", "毫升": "ml", "升": "L", "毫米": "mm", "厘米": "cm", "米": "m", "英寸": "inch",
    "毫安时": "mAh", "瓦": "W", "℃": "°C", "岁": "age", "mah": "mAh", "w": "W", "gb": "GB", "tb": "TB",
}  # fmt: skip


def to_base(number: float, unit: str | None) -> tuple[float, str | None]:
    """A quantity in the base unit of its kind."""
    unit = _SPELLINGS.get(unit or "", unit)
    base, factor = _BASES.get(unit or "", (unit, 1.0))
    return number * factor, base
