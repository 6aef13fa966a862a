"""Courtesies, and what is said when nothing was understood, in Chinese."""

from __future__ import annotations

SENTENCES = {
    "greeting": "你好，想买什么直接说，预算、颜色、不要什么，都可以一起说。",
    "thanks": "不客气，还想看什么就说。",
    "goodbye": "好，下次见。",
    "chitchat": "我是这家店的自动助手，能帮你找商品、比较、查政策，也可以转人工。",
    "unknown": "没太明白。说说想买什么、预算多少，或者点下面的。",
    "unknown_words": "商品资料里没有{words}。换个说法，或者说说想买什么、预算多少。",
}
