"""Goods: how catalogues and shoppers call what goods are for, in English."""

from __future__ import annotations

# Words that goods meant for giving are described with, as a catalogue's words begin.
GIFT_WORDS = ("gift",)
# How a sheet calls the age that goods are for.
AGE_NAMES = ("age from", "ages", "age range", "recommended age", "suitable age", "minimum age")
# Words for clothes that go together from head to toe, and the kinds that they are made of, each by its plain names.
OUTFIT_WORDS = ("outfit", "outfits", "head to toe", "ensemble", "full look", "something to wear")
OUTFIT = (("tops", "t-shirts", "shirts"), ("bottoms", "trousers", "jeans", "skirts"), ("shoes", "sneakers"))
# Clothes to move in are described so, whatever the exercise.
ACTIVE_WORDS = ("sports", "quick-dry", "activewear", "athletic", "training")
# Of these everyone needs one of their own, however many share the rest.
EACH_NEEDS_ONE = (
    "sleeping bag", "sleeping pad", "headlamp", "trekking poles", "raincoat", "helmet", "life jacket", "camping chair",
    "yoga mat", "toothbrush", "water bottle", "slippers",
)  # fmt: skip
