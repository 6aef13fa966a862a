"""Chinese names: how catalogues write units and attributes in Chinese."""

from __future__ import annotations

# Base unit -> the units of its kind, and what one is in the base.
UNITS: dict[str, dict[str, float]] = {
    "g": {"克": 1, "公斤": 1e3, "千克": 1e3, "斤": 500},
    "mm": {"毫米": 1, "厘米": 10, "米": 1e3, "英寸": 25.4},
    "ml": {"毫升": 1, "升": 1e3},
    "s": {"秒": 1, "分钟": 60, "小时": 3600},
    "day": {"天": 1, "周": 7},
    "month": {"个月": 1, "年": 12},
    "W": {"瓦": 1, "千瓦": 1e3},
    "mAh": {"毫安时": 1},
}
# Attributes of which everybody wants more (1) or less (-1).
STATED_DIRECTIONS: dict[str, int] = {"保修": 1}
