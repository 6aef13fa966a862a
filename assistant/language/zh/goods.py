"""Goods: how catalogues and shoppers call what goods are for, in Chinese."""

from __future__ import annotations

# Words that goods meant for giving are described with, as a catalogue's words begin.
GIFT_WORDS = ("礼盒", "礼物", "礼品", "送礼", "送人")
# How a sheet calls the age that goods are for.
AGE_NAMES = ("适用年龄", "适合年龄", "推荐年龄", "建议年龄")
# Words for clothes that go together from head to toe, and the kinds that they are made of, each by its plain names.
OUTFIT_WORDS = ("一身", "穿搭", "全身", "套装衣服", "一套衣服", "行头", "搭一套", "从头到脚")
OUTFIT = (("上衣", "上装", "T恤", "衬衫"), ("裤子", "下装", "牛仔裤", "裙子"), ("鞋子", "鞋"))
# Clothes to move in are described so, whatever the exercise.
ACTIVE_WORDS = ("运动", "速干", "健身")
# Of these everyone needs one of their own, however many share the rest.
EACH_NEEDS_ONE = (
    "睡袋",
    "防潮垫",
    "头灯",
    "登山杖",
    "雨衣",
    "头盔",
    "救生衣",
    "露营椅",
    "瑜伽垫",
    "牙刷",
    "水杯",
    "拖鞋",
)
