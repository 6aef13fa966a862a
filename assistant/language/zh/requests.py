"""How things are asked for in Chinese, beside the acts: words that are looked up as they stand."""

from __future__ import annotations

# Goods that are named with one of these are to be looked at.
TO_SEE = ("看", "找", "搜", "有没有", "推荐", "想要", "想买", "需要")
# An amount said with one of these is for everything together.
IN_ALL = ("总共", "一共", "共计", "合计", "加起来", "全部加一起", "总预算", "全包")
# How a question for the price is put.
PRICE_QUESTIONS = ("多少钱", "什么价", "价格", "怎么卖", "卖多少", "几块钱", "售价", "原价", "划线价", "贵不贵")
# How a question is asked again of another thing: what stands at the beginning, and what at the end.
AGAIN_FIRST: tuple[str, ...] = ()
AGAIN_LAST = ("呢",)
# Everything that is in view.
ALL_OF_THEM = ("都", "全部", "所有", "一起")
