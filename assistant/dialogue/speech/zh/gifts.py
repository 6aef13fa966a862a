"""Gifts: what is said of them, in Chinese."""

from __future__ import annotations

SENTENCES = {
    "gift": "送礼可以先看这些。",
    "gift_for": "{who}的话，可以看这些。",
    "gift_for_age": "给 {years} 岁的话，可以看这些。",
    "gift_for_one_of": "先挑{who}的；要送{others}，接着说一声就行。",
    "gift_ask_both": "送给谁，预算大概多少？",
    "gift_ask_who": "送给谁？",
    "gift_ask_budget": "预算大概多少？",
}
REASONS = {
    "says": "资料里写着{words}",
}
RECEIPTS = {
    "a_gift": "送礼",
}
SUGGESTIONS = {
    "gift_mother": "送妈妈",
    "gift_partner": "送女朋友",
    "gift_friend": "送朋友",
}
