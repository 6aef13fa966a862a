"""Script: the letters and marks of Chinese."""

from __future__ import annotations

# A character class without its brackets.
LETTERS = "\u3400-\u4dbf\u4e00-\u9fff"
# What a sentence is built with, whatever it is about: enough to say in which language it is. A pattern.
FRAME = "的|了|吗|呢|吧|啊|么|有|没|我|你|这|那|要|想|能|给|怎|什|哪|不|就|也|都|和|跟|把|被|个|款|双|条|件"
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
