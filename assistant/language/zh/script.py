"""Script: the letters and marks of Chinese."""

from __future__ import annotations

# A character class without its brackets.
LETTERS = "\u3400-\u4dbf\u4e00-\u9fff"
COMMAS = "，"
COLONS = "："
SEMICOLONS = "；"
# What ends a sentence wherever it stands.
STOPS = "。！？；"
# Between things that are named side by side.
LIST_MARKS = "、"
# What stands where a speaker pauses.
PAUSES = "，。"
# What a sentence or a part of one ends with, and what a clause does besides.
SENTENCE_MARKS = "。，；！？"
CLAUSE_MARKS = f"{SENTENCE_MARKS}：、"
QUOTES = (("「", "」"), ("『", "』"), ("《", "》"))
