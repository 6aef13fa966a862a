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
STATED_DIRECTIONS: dict[str, int] = {
    "warranty": 1, "guarantee": 1, "shelf life": 1, "battery life": 1, "runtime": 1, "run time": 1,
    "playtime": 1, "battery capacity": 1, "storage": 1, "memory": 1, "ram": 1, "refresh rate": 1,
    "resolution": 1, "megapixels": 1, "brightness": 1, "luminous flux": 1, "suction": 1,
    "waterproof rating": 1, "drop protection": 1, "range": 1, "read speed": 1, "write speed": 1,
    "pages per minute": 1, "page yield": 1, "filter life": 1, "lifespan": 1, "service life": 1, "stays hot": 1,
    "stays cold": 1, "keeps warm": 1, "burn time": 1, "burns for": 1, "lasts": 1, "load capacity": 1,
    "max load": 1, "maximum load": 1, "optical zoom": 1, "beam distance": 1, "clean air per hour": 1,
    "colour rendering index": 1, "color rendering index": 1, "shaves per cartridge": 1, "washes": 1,
    "meat content": 1, "processor cores": 1, "charging power": 1, "charging speed": 1, "noise": -1,
    "noise level": -1, "charging time": -1, "charge time": -1, "boiling time": -1, "pitching time": -1,
    "setup time": -1, "drying time": -1, "latency": -1, "response time": -1, "power consumption": -1,
    "clumps within": -1,
}  # fmt: skip
# Of these most people want more or less, but not of every kind of goods: told where prices of the kind agree.
LEANINGS: dict[str, int] = {
    "weight": -1, "net weight": -1, "thickness": -1, "packed length": -1, "packed size": -1, "ports": 1,
    "settings": 1, "modes": 1, "screen size": 1, "strokes per minute": 1, "cushioning": 1, "room size": 1,
    "wind speed": 1, "air speed": 1, "speeds": 1, "dpi": 1, "pockets": 1,
}  # fmt: skip
# Features that nobody minds having.
WELCOME_FEATURES: tuple[str, ...] = (
    "waterproof", "water resistant", "active noise cancelling", "noise cancelling", "noise canceling",
    "wireless", "foldable", "machine washable", "dishwasher safe", "microwave safe", "app control", "timer",
    "breathable", "windproof", "leakproof", "multipoint", "fast charging", "wireless charging", "rechargeable",
    "gps", "non-slip", "silent", "backlight", "adjustable", "lumbar support", "image stabilisation",
    "keep warm", "induction ready", "one-hand fold", "laptop compartment", "tsa lock", "expandable",
    "reflective", "uv protection", "taped seams", "automatic duplex", "built-in grinder", "milk frother",
    "mopping",
)  # fmt: skip
