"""What the numbers of a message measure in this shop: its money, or facets of its products."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from assistant.money import to_minor
from assistant.understanding.constraints import Constraint, Number, Price, Sort
from assistant.understanding.goods import WHOLE
from assistant.understanding.quantities import Quantity, unit_words
from assistant.understanding.scan import Piece
from assistant.understanding.surfaces import is_one_character
from assistant.understanding.text import NormalText
from assistant.understanding.units import to_base
from assistant.understanding.vocabulary import Vocabulary

# 32 inches is met by 31.5: what is said of a size without "at least" or "at most" is meant nearly.
NEARLY = 0.05
# A facet is named beside its number: 续航至少30小时, at least 30 hours of battery life.
_BESIDE = 8
_FURTHEST = 40

Span = tuple[int, int]


@dataclass
class Measures:
    """The quantities of one message, sorted by what they are of.

    `taken` are spans that say it all; `joined` hold a number that only means something with the word beside it;
    `naming` are the spans of words that name the facet of some number; `quantity` is how many pieces.
    """

    constraints: list[Constraint] = field(default_factory=list)
    taken: list[Span] = field(default_factory=list)
    joined: list[Span] = field(default_factory=list)
    naming: set[Span] = field(default_factory=set)
    quantity: int | None = None


def measure(
    written: NormalText, quantities: Sequence[Quantity], pieces: Sequence[Piece], vocabulary: Vocabulary
) -> Measures:
    """What `quantities` measure; `pieces` are the surfaces of the whole message, found without minding numbers."""
    out = Measures()
    prices: list[Price] = []
    starts = [piece.start for piece in pieces]
    for quantity in quantities:
        first = bisect_left(starts, quantity.start - _FURTHEST)
        near = pieces[first : bisect_right(starts, quantity.end + _FURTHEST)]
        if _is_in_a_surface(quantity, near, vocabulary):
            continue
        facets, name = _facets(quantity, near, vocabulary, out.naming)
        span = written.span(quantity.start, quantity.end)
        if facets:
            out.constraints.append(_number(quantity, facets, vocabulary, span))
            if name is not None:
                out.naming.add(name)
        elif quantity.unit == "star" or (quantity.unit is None and _beside(quantity, near, "rating")):
            # Ratings are an order here, and no limit: a shop with few of them would have nothing left.
            if not any(isinstance(c, Sort) for c in out.constraints):
                out.constraints.append(Sort(by="rating", span=span))
        elif quantity.unit is None and (quantity.money is not None or quantity.limited):
            prices.append(_price(quantity, vocabulary.currency, span))
        elif quantity.unit == "count" and quantity.low is not None:
            out.quantity = max(1, round(quantity.low))
        elif quantity.unit != "count" and not _is_spelt_out(quantity, written):
            if quantity.unit is not None:
                out.joined.append(quantity.core)
            continue
        out.taken.append((quantity.start, quantity.end))
    if prices:
        out.constraints.insert(0, _joined(prices))
    return out


def _is_in_a_surface(quantity: Quantity, pieces: Sequence[Piece], vocabulary: Vocabulary) -> bool:
    """Whether the number is part of a name or a phrase: 四件套, 1.8 米 beds, a brand called 3M, 第二个."""
    return any(
        piece.start <= quantity.start
        and quantity.end <= piece.end
        and (
            piece.has("category", "brand", "value", "flag", "intent", "reference")
            or vocabulary.goods.means(piece.key, piece.senses)
        )
        for piece in pieces
        if _overlap(quantity, piece)
    )


def _is_spelt_out(quantity: Quantity, written: NormalText) -> bool:
    """Whether it is a number word that only counts: two mugs."""
    said = written.text[slice(*quantity.core)]
    return quantity.unit is None and said.isascii() and not any(char.isdigit() for char in said)


def _facets(
    quantity: Quantity, pieces: Sequence[Piece], vocabulary: Vocabulary, used: set[Span]
) -> tuple[list[int], Span | None]:
    """The facets that a number may be of, and where the one that is meant is named."""
    if quantity.money is not None:
        return [], None
    if quantity.unit is None:
        # 页数200以上, SPF 50: a bare number is of the facet that is named right beside it.
        for piece in pieces:
            if _distance(quantity, piece) <= 1:
                named = [s.ref for s in piece.refs("facet") if vocabulary.facets[s.ref].unit is not None]
                if named:
                    return named, (piece.start, piece.end)
        return [], None
    if quantity.unit == "count":
        return [], None
    _, base = to_base(1, quantity.unit)
    facets = [facet.id for facet in vocabulary.facet_of_unit(base or "")]
    if not facets:
        return vocabulary.facets_counted_in(unit_words(quantity.unit)), None
    near = sorted(
        (distance, piece.start, facet)
        for piece in pieces
        if not piece.is_stop and (distance := _distance(quantity, piece)) <= _FURTHEST
        for facet in facets
        if (piece.start, piece.end) not in used
        and not _overlap(quantity, piece)
        and (piece.has("facet") or not is_one_character(piece.key))
        and (distance <= _BESIDE or piece.has("facet"))
        and vocabulary.names_facet(piece.key, facet)
    )
    if not near:
        return facets, None
    best = near[0][:2]
    # The whole name of a facet is better than a word that several names share.
    named = [facet for distance, start, facet in near if (distance, start) == best]
    piece = next(piece for piece in pieces if piece.start == best[1])
    exact = [facet for facet in named if any(s.ref == facet for s in piece.refs("facet"))]
    is_category = any(sense.strength == WHOLE for sense in piece.refs("category"))
    return exact or named, None if is_category and not exact else (piece.start, piece.end)


def _overlap(quantity: Quantity, piece: Piece) -> bool:
    return piece.start < quantity.end and quantity.start < piece.end


def _distance(quantity: Quantity, piece: Piece) -> int:
    return max(piece.start - quantity.end, quantity.start - piece.end, 0)


def _beside(quantity: Quantity, pieces: Sequence[Piece], kind: str) -> bool:
    return any(piece.has(kind) and _distance(quantity, piece) <= _BESIDE for piece in pieces)


def _number(quantity: Quantity, facets: list[int], vocabulary: Vocabulary, span: Span) -> Number:
    low, high = quantity.low, quantity.high
    fact = vocabulary.facets[facets[0]]
    counted = fact.unit == ""
    if low is not None and low == high and not counted:
        low, high = low * (1 - NEARLY), low * (1 + NEARLY)
    unit = None if counted else quantity.unit or fact.unit
    base = [None if bound is None else to_base(bound, unit)[0] for bound in (low, high)]
    return Number(
        facets=tuple(facets),
        low=base[0],
        high=base[1],
        said=(quantity.low, quantity.high),
        unit=unit,
        names=(fact.zh, fact.en) if len(facets) == 1 else (None, None),
        span=span,
    )


def _price(quantity: Quantity, currency: str, span: Span) -> Price:
    """The limits in the shop's money. What was said in other money is no less a number; the reply tells."""
    said_in = None if not quantity.money or currency in quantity.money else quantity.money[0]
    low, high = (None if value is None else to_minor(value, currency) for value in (quantity.low, quantity.high))
    return Price(low=low, high=high, currency=currency, said_in=said_in, span=span)


def _joined(prices: list[Price]) -> Price:
    """All limits of the price as one: 三百以上五百以下 is one range. What contradicts is what was said first."""
    low = max((price.low for price in prices if price.low is not None), default=None)
    high = min((price.high for price in prices if price.high is not None), default=None)
    if low is not None and high is not None and low > high:
        return prices[-1]
    said_in = next((price.said_in for price in prices if price.said_in), None)
    first, last = prices[0].span, prices[-1].span
    span = (first[0], last[1]) if last[0] - first[1] <= _BESIDE else first
    return replace(prices[0], low=low, high=high, said_in=said_in, span=span)
