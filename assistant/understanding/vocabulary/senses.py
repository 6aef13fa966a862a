"""Word senses: the kinds of meaning that a surface may have in a shop, and one such meaning."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, get_args

SenseKind = Literal[
    # Names of the shop's own: what they are of is the number of a fact. A flag is a facet that says yes or no,
    # lacking what is excluded by wanting such a facet (sugar, of sugar free), size a value that is no word of its own.
    "category", "brand", "facet", "flag", "value", "lacking", "size",
    # What titles call a thing beside its kind and its properties: 绿萝, 发财树.
    "title",
    # Names from elsewhere: a node of the open taxonomy, a word for which the catalogue's text has another.
    "node", "term",
    # Words that mean the same in every shop, by a key of the lexicons.
    "colour", "person", "occasion", "degree", "comparative", "sort", "order", "intent", "verb", "act", "pick",
    "reference",
    # Words that steer how others are read.
    "negator", "not_before", "not_after", "mild", "or", "turn", "for", "holding", "having", "link", "soft", "giving",
    "aside", "definite", "closer", "dislike", "pricey", "more", "reset", "any_price", "stock", "sale", "filler",
    # Words for what the others are values of.
    "colour_name", "brand_word", "price_name", "flavour", "rating",
]  # fmt: skip
SENSE_KINDS: frozenset[SenseKind] = frozenset(get_args(SenseKind))

# Of a surface that is the noun a longer name ends in, one of the kinds that a name joins, and a full name.
TAIL, PART, WHOLE = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Sense:
    """One meaning of a surface.

    `strength` is WHOLE for a full name, PART for one of the kinds that a name joins (mugs, of Cups & Mugs) and
    TAIL for the noun that a longer name ends in (earbuds, of Wireless Earbuds).
    """

    kind: SenseKind
    ref: Any
    strength: int = WHOLE
