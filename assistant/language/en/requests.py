"""How things are asked for in English, beside the acts: words that are looked up as they stand."""

from __future__ import annotations

# Goods that are named with one of these are to be looked at.
TO_SEE = ("show", "see", "find", "look", "looking", "search", "recommend", "need", "want", "do you have", "what about")
# An amount said with one of these is for everything together.
IN_ALL = ("all in", "in total", "altogether", "total budget", "for everything", "for the lot", "all together")
# How a question for the price is put.
PRICE_QUESTIONS = ("how much", "how much is", "cost", "costs", "price", "list price")
# How a question is asked again of another thing: what stands at the beginning, and what at the end.
AGAIN_FIRST = ("and ", "what about ", "how about ")
AGAIN_LAST: tuple[str, ...] = ()
# Everything that is in view.
ALL_OF_THEM = ("all", "all of them", "everything", "them all")
