"""Delexicalization: goods, brands, properties, people and numbers replaced by marks, so that what is learned of one
shop's talk holds in any other."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.understanding.numbers import Quantity
from assistant.understanding.tokens import Piece, Span
from assistant.understanding.vocabulary import TAIL, SenseKind

# A normal text is in lower case, so a mark is told from every word in it.
KIND, PRODUCT, BRAND, VALUE, FACET, COLOUR, WHO = "KIND", "PRODUCT", "BRAND", "VALUE", "FACET", "COLOUR", "WHO"
NUMBER, AMOUNT, MONEY, CODE, ORDER = "NUM", "AMOUNT", "MONEY", "CODE", "ORDER"
MARKS = (KIND, PRODUCT, BRAND, VALUE, FACET, COLOUR, WHO, NUMBER, AMOUNT, MONEY, CODE, ORDER)
_OF_SENSES: tuple[tuple[str, frozenset[SenseKind]], ...] = (
    (KIND, frozenset({"category"})),
    (BRAND, frozenset({"brand"})),
    (COLOUR, frozenset({"colour"})),
    (VALUE, frozenset({"value", "flag", "lacking"})),
    (FACET, frozenset({"facet"})),
    (WHO, frozenset({"person"})),
    (KIND, frozenset({"node"})),
)
# What a word of the language does counts for more than that some shop has a thing by its name: add, order, back, card.
_SAYS_ITSELF: frozenset[SenseKind] = frozenset({
    "filler", "reference", "negator", "not_before", "not_after", "or", "turn", "for", "intent", "verb", "act", "more",
    "reset", "any_price", "stock", "sale", "order", "closer", "dislike", "pricey", "comparative", "degree", "sort",
    "pick", "definite", "having", "link", "soft", "aside", "mild", "colour_name", "price_name", "rating",
})  # fmt: skip
_SPACE = " "


def mark_text(
    text: str, surfaces: Sequence[Piece], quantities: Sequence[Quantity], known: Sequence[tuple[Span, str]] = ()
) -> str:
    """A normal text with marks; `known` are spans whose mark is certain: an id of a product, the number of an order."""
    spans: list[tuple[Span, str]] = list(known)
    # A number that hangs on letters is part of a name: V1, a40.
    numbers = [q for q in quantities if q.money or q.unit or not _is_glued(text, q)]
    spans += [((q.start if q.money else q.core[0], q.core[1]), _mark_of_number(q)) for q in numbers]
    taken = {place for (start, end), _ in spans for place in range(start, end)}
    for piece in surfaces:
        mark = _mark_of(piece)
        if mark is not None and taken.isdisjoint(range(piece.start, piece.end)):
            spans.append(((piece.start, piece.end), mark))
    out, position = [], 0
    for (start, end), mark in sorted(spans):
        if start < position:
            continue
        out += [text[position:start], _SPACE, mark, _SPACE]
        position = end
    return "".join((*out, text[position:]))


def _mark_of(piece: Piece) -> str | None:
    if piece.has(*_SAYS_ITSELF):
        return None
    for mark, kinds in _OF_SENSES:
        senses = [sense for sense in piece.senses if sense.kind in kinds]
        if senses and (mark != VALUE or len(piece.key) > 1 or any(s.strength > TAIL for s in senses)):
            return mark
    return None


def _is_glued(text: str, quantity: Quantity) -> bool:
    before = text[max(0, quantity.core[0] - 1) : quantity.core[0]]
    return before.isascii() and before.isalpha()


def _mark_of_number(quantity: Quantity) -> str:
    if quantity.money is not None:
        return MONEY
    return AMOUNT if quantity.unit not in (None, "", "count") else NUMBER
