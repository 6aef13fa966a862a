"""Names: how Chinese makes one of several, and nouns of single characters."""

from __future__ import annotations

# What joins the names of two things in one. 和 and 与 are part of words too (和服).
JOINTS = r"[/，、&]|和|与|及"
# What makes a noun of two characters of one that also ends names by itself: 被子, 枕头; 羊毛被, 羽绒枕.
NOUN_ENDINGS = ("子", "头")
# What the name of a plain number ends in: 页数 and 页数量 count 页.
COUNT_ENDINGS = ("数量", "数")
