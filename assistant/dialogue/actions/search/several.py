"""Several kinds at once: goods of each kind that is wanted side by side, each by the limits that its goods know."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.catalogue.search import Found
from assistant.dialogue.actions.cards import SHOWN, taste_of
from assistant.dialogue.turn_context import Turn
from assistant.query import Category, Constraint, Flag, Number, Text, Value, wanted_kinds
from assistant.snapshot import Snapshot

# More kinds than this are a set, or a stroll through the shop.
MOST_KINDS = 3


def find_several(shop: Snapshot, turn: Turn, constraints: Sequence[Constraint]) -> Found | None:
    """Goods of each of the kinds, some of each; None where one kind is wanted.

    A property binds the kinds of which some have it: of a kettle and a lamp, the kettle is the one that keeps warm.
    """
    kinds = wanted_kinds(constraints)
    if len(kinds) != 1 or not 1 < len(kinds[0].parts) <= MOST_KINDS:
        return None
    rest = [c for c in constraints if c is not kinds[0]]
    # Only the waterproof ones, said of all that was shown, is of no kind alone.
    said_now = kinds[0].span != (0, 0)
    found = []
    for categories, loose, words in kinds[0].parts:
        kind = replace(kinds[0], categories=categories, loose=loose, words=words, parts=())
        limits = [c for c in rest if not (said_now and _is_of_others(shop, kind, c))]
        found.append(
            shop.search.find(
                (kind, *limits),
                n=SHOWN // len(kinds[0].parts),
                without=sorted(turn.state.disliked),
                taste=taste_of(shop, turn),
            )
        )
    if not all(each.products for each in found) or (not said_now and any(each.relaxed for each in found)):
        return None
    products = tuple({product.id: product for each in found for product in each.products}.values())
    relaxed = tuple(dict.fromkeys(c for each in found for c in each.relaxed))
    return Found(
        products, sum(each.total for each in found), relaxed, best=tuple(c for each in found for c in each.best)
    )


def _is_of_others(shop: Snapshot, kind: Category, constraint: Constraint) -> bool:
    """Whether no goods of this kind have what is wanted, so that it is said of another kind."""
    if constraint.exclude or constraint.soft or not isinstance(constraint, Flag | Number | Value | Text):
        return False
    return not shop.count_cached((kind, constraint))
