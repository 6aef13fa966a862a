"""References: how a message points at what was shown, by a property that sets it apart or as the cheapest of it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from assistant.language.locales import REQUESTS
from assistant.understanding.grammar.roles import Mention
from assistant.understanding.tokens import Piece

# Of what was shown; where nothing was, an order of what is sought.
SORT_OF_PICK = {"cheapest": "price_asc", "dearest": "price_desc", "best_rated": "rating"}
_SUPERLATIVES = tuple(re.compile(requests.SUPERLATIVE) for requests in REQUESTS.values())
_PROPERTIES = frozenset({"colour", "value", "flag", "brand"})


def find_description(mentions: Sequence[Mention], n: int) -> tuple[Sequence[Mention], int]:
    """The properties by which a thing that was shown is told from here on, and how many mentions that takes.

    The red one; 那款白色的; 白色的那款. Empty and 0 where nothing is told so.
    """
    begun = mentions[n].piece.has("definite")
    end = n + 1 if begun else n
    while end < len(mentions) and mentions[end].role in _PROPERTIES:
        end += 1
    properties = mentions[n + 1 : end] if begun else mentions[n:end]
    closed = end < len(mentions) and mentions[end].piece.has("closer")
    following = mentions[end + 1] if end + 1 < len(mentions) else None
    # 那款白色的耳机 names goods, and so a wish of its own.
    names_goods = following is not None and following.role in ("goods", "unsold")
    reversed_ = not begun and end < len(mentions) and mentions[end].piece.has("definite", "reference")
    if properties and reversed_ and not names_goods:
        return properties, len(properties) + 1  # 蓝色那条
    if not properties or not closed or names_goods:
        return (), 0
    if begun:
        return properties, len(properties) + 2
    points = following is not None and following.piece.has("definite") and following.piece.has("reference")
    return (properties, len(properties) + 2) if points else ((), 0)


def find_superlative(text: str, sorted_by: Mapping[str, Piece]) -> str | None:
    """Which of what was shown is meant where it is put into the cart as the most or least: the cheapest, 2 of them.

    `sorted_by` is where the normal text has words for an order; None where none of them says so.
    """
    for pick, by in SORT_OF_PICK.items():
        piece = sorted_by.get(by)
        if piece is not None and any(pattern.search(text[: piece.end]) for pattern in _SUPERLATIVES):
            return pick
    return None
