"""Feeds: how shops that write Chinese name models, attributes, stock and money in titles and columns."""

from __future__ import annotations

# What an attribute is called that says which model goods are made for, and how a title says it: 手机壳 适用于 X.
FIT_NAMES = r"适配|适用|兼容|支持机型|机型|车型"
MADE_FOR = r"适用于?|适配|兼容"
# Where the name of a model ends in a title, and what stands between several: classes without their brackets.
NAME_ENDS = "，；（）【】"
LIST_MARKS = "、，；"
# Right after a model's name these make another model of it: 青春版, 标准版.
EDITIONS = ("版",)
# Between the parts of a category's path.
PATH_MARKS = "＞"
# The columns of a feed that become attributes.
ATTRIBUTES = {
    "color": "颜色",
    "size": "尺码",
    "material": "材质",
    "pattern": "图案",
    "gender": "性别",
    "age_group": "年龄段",
    "size_type": "尺码类型",
}
# Ordered ahead or delivered later is not there today, so it is not called available.
AVAILABLE = ("有货",)
UNAVAILABLE = ("缺货", "预订", "延期交货")
# What stands beside an amount, and the currencies that it may mean, the usual one first.
CURRENCY_MARKS = {
    "元": ("CNY", "TWD", "HKD"),
    "块": ("CNY", "TWD", "HKD"),
    "円": ("JPY",),
    "人民币": ("CNY",),
    "人民币元": ("CNY",),
    "日元": ("JPY",),
    "美元": ("USD",),
    "港币": ("HKD",),
    "港元": ("HKD",),
    "新台币": ("TWD",),
    "欧元": ("EUR",),
    "英镑": ("GBP",),
}
