"""Units: how feeds write them in English, or with a symbol."""

from __future__ import annotations

SPELLINGS = {
    "l": "L", "KG": "kg", "Kg": "kg", "kgs": "kg", "ML": "ml", "mL": "ml", "CM": "cm", "MM": "mm", "lbs": "lb",
    "in": "inch", "inches": "inch", "hr": "h", "hrs": "h", "hour": "h", "hours": "h", "minutes": "min", "days": "day",
    "weeks": "week", "months": "month", "years": "year", "fl oz": "floz", "℃": "°C", "mah": "mAh", "w": "W",
    "gb": "GB", "tb": "TB",
}  # fmt: skip
