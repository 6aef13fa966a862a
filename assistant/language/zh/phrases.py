"""Phrasing: how what was understood is said in Chinese (chips, sorts, colours, units)."""

from __future__ import annotations

CHIPS = {
    "price_max": "≤ {high}",
    "price_min": "≥ {low}",
    "price_between": "{low}–{high}",
    "number_max": "{facet} ≤ {high}",
    "number_min": "{facet} ≥ {low}",
    "number_between": "{facet} {low}–{high}",
    "flag": "{facet}",
    "value": "{value}",
    "brand": "{brand}",
    "category": "{category}",
    "colour": "{colour}",
    "text": "{text}",
    "stock": "有货",
    "sale": "只看打折的",
    "soft": "最好{what}",
    "occasion": "{what}用",
    "of_facet": "{facet} {value}",
    "purpose": "适合{what}",
    "recipient": "给{who}",
    "recipient_aged": "给{years}岁{who}",
    "aged": "{years}岁",
    "recipient_months": "给{months}个月大的{who}",
    "months": "{months}个月大",
    "quoted": "“{what}”",
    "exclude": "不要{what}",
}
# The same limits inside a sentence.
SPOKEN = {"price_max": "{high}以内", "price_min": "{low}以上", "price_between": "{low}到{high}"}
OR = "或"
SORTS = {
    "price_asc": "价格从低到高",
    "price_desc": "价格从高到低",
    "rating": "评分优先",
    "newest": "新品优先",
    "popular": "热卖优先",
    "value": "性价比优先",
    "discount": "折扣优先",
}
COLOURS = {
    "black": "黑色", "white": "白色", "grey": "灰色", "silver": "银色", "red": "红色", "pink": "粉色", "orange": "橙色", "yellow": "黄色", "green": "绿色", "blue": "蓝色",
    "purple": "紫色", "brown": "棕色", "beige": "米色", "gold": "金色", "multi": "彩色", "clear": "透明",
}  # fmt: skip
UNITS = {
    "h": "小时", "min": "分钟", "s": "秒", "day": "天", "week": "周", "month": "个月", "year": "年", "pcs": "件", "inch": "英寸", "mm": "毫米", "cm": "厘米", "m": "米", "person": "人", "g": "克", "kg": "公斤", "L": "升",
    "ml": "毫升", "dB": "分贝", "lm": "流明", "MP": "百万像素", "layer": "层", "key": "键", "W": "W", "age": "岁", "lb": "磅", "oz": "盎司", "斤": "斤", "两": "两", "尺": "尺", "floz": "液盎司", "ft": "英尺", "cup": "杯",
}  # fmt: skip
# Less and more of a facet, by its base unit; None stands for all others.
LESS_OR_MORE: dict[str | None, tuple[str, str]] = {
    None: ("{facet}低一点", "{facet}高一点"),
    **dict.fromkeys(("min", "month"), ("{facet}短一点", "{facet}长一点")),
    **dict.fromkeys(("ml", "mm", "GB", "mAh", "Wh", "dB"), ("{facet}小一点", "{facet}大一点")),
    "g": ("{facet}轻一点", "{facet}重一点"),
}
# Between a number and its unit; Chinese units stand close.
UNIT_GAP = ""
# A quantity in another unit beside its own, and a row of numbers by its ends.
ALSO = "{own}，大约 {other}"
FROM_TO = "{first} 到 {last}"
LIST_GAP = "、"
YES, NO = "有", "无"
# What a process understands before its first shopper, so that all it takes is loaded.
WARM_UP = "五百以内的蓝牙耳机"
