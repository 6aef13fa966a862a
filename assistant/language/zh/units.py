"""Units: how feeds write them in Chinese."""

from __future__ import annotations

SPELLINGS = {
    "小时": "h", "分钟": "min", "天": "day", "个月": "month", "年": "year", "克": "g", "千克": "kg", "公斤": "kg",
    "毫升": "ml", "升": "L", "毫米": "mm", "厘米": "cm", "米": "m", "英寸": "inch", "毫安时": "mAh", "瓦": "W", "岁": "age",
}  # fmt: skip
