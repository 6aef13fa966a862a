"""Quantity assignment: what the numbers of a message measure here, the shop's money or facets of its products."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from assistant.language.normal_text import NormalText, is_cjk, normal, stem
from assistant.language.units import to_base
from assistant.money import to_minor
from assistant.query import Constraint, Number, Price, Sort
from assistant.understanding.numbers.bounds import read_right_context
from assistant.understanding.numbers.facet_candidates import (
    BESIDE,
    FURTHEST,
    MOST_COUNTED,
    distance_of,
    find_facets,
    overlaps,
)
from assistant.understanding.numbers.quantities import AROUND, Quantity, find_quantities
from assistant.understanding.tokens import Piece, Span
from assistant.understanding.vocabulary import SenseKind, Vocabulary

# 32 inches is met by 31.5: what is said of a size without "at least" or "at most" is meant nearly.
NEARLY = 0.05
# What counts pieces; a set of pieces is a facet where the shop has one.
_PIECES = frozenset({"count", "pcs"})
# Between a number and the goods it counts: 3 big black umbrellas.
_MOST_WORDS_BETWEEN = 4
# Nothing sold here costs more than so many times ten thousand, so 65w is a power.
_MOST_IN_W = 100_000
_LONGEST_UNIT = 12
# What is said in these must be reached; what is more does as well.
_AT_LEAST = frozenset({"m2"})


@dataclass
class Measures:
    """The quantities of one message, sorted by what they are of.

    `taken` are spans that say it all; `joined` hold a number that only means something with the word beside it;
    `naming` are the spans of words that name the facet of some number; `quantity` is how many pieces. `age` are the
    years of whom a thing is for, from and to, and `age_span` where the normal text says so.
    """

    constraints: list[Constraint] = field(default_factory=list)
    taken: list[Span] = field(default_factory=list)
    joined: list[Span] = field(default_factory=list)
    naming: set[Span] = field(default_factory=set)
    quantity: int | None = None
    age: tuple[float | None, float | None] | None = None
    age_span: Span | None = None


def measure_quantities(
    written: NormalText, quantities: Sequence[Quantity], pieces: Sequence[Piece], vocabulary: Vocabulary
) -> Measures:
    """What `quantities` measure; `pieces` are the surfaces of the whole message, found without minding numbers."""
    out = Measures()
    prices: list[tuple[Price, bool]] = []
    starts = [piece.start for piece in pieces]
    begun = {quantity.start for quantity in quantities} | {quantity.start - 1 for quantity in quantities}
    for said in quantities:
        first = bisect_left(starts, said.start - FURTHEST)
        near = [
            piece
            for piece in pieces[first : bisect_right(starts, said.end + FURTHEST)]
            # 两千到三千五 内存12G: what stands right before the next number is of that one.
            if said.unit is not None or piece.start < said.end or piece.end not in begun or not piece.has("facet")
        ]
        if _is_in_a_surface(said, near, vocabulary) or (out.taken and said.start < out.taken[-1][1]):
            continue
        quantity = _disambiguate(said, written, near, vocabulary)
        facets, name = find_facets(quantity, written, near, vocabulary, out.naming)
        span = written.span(quantity.start, quantity.end)
        if quantity.of == "service":
            continue
        if quantity.of == "offer":
            pass  # what an order must come to, or a coupon takes off, limits no price
        elif facets:
            out.constraints.append(_build_number(quantity, facets, vocabulary, span))
            if name is not None:
                out.naming.add(name)
        elif quantity.unit == "age":
            out.age, out.age_span = (quantity.low, quantity.high), (quantity.start, quantity.end)
        elif quantity.unit == "star" or (quantity.unit is None and _beside(quantity, near, "rating")):
            # Ratings are an order here, and no limit: a shop with few of them would have nothing left.
            if not any(isinstance(c, Sort) for c in out.constraints):
                out.constraints.append(Sort(by="rating", span=span))
        elif quantity.unit is None and (quantity.money is not None or quantity.limited):
            prices.append((_build_price(quantity, vocabulary, span), quantity.priced))
        elif quantity.unit in _PIECES and quantity.low is not None:
            out.quantity = max(1, round(quantity.low))
        elif (count := _count_goods(quantity, written, near)) is not None:
            out.quantity = count
        elif quantity.unit not in _PIECES:
            if quantity.unit is not None:
                out.joined.append(quantity.core)
            continue
        out.taken.append((quantity.start, quantity.end))
    if prices:
        out.constraints.insert(0, _join_prices(_surest(prices)))
    return out


def _disambiguate(quantity: Quantity, written: NormalText, pieces: Sequence[Piece], vocabulary: Vocabulary) -> Quantity:
    """The reading of a number that this shop has a use for."""
    if (other := quantity.other) is not None:
        if other.money is None and other.unit is not None:  # 10 pounds
            foreign = quantity.money is not None and vocabulary.currency not in quantity.money
            return other if foreign and vocabulary.facet_of_unit(to_base(1, other.unit)[1] or "") else quantity
        # 1.2w is 12,000 where no watts are spoken of: in Chinese, and with a number that few lamps have.
        watts = {facet.id for facet in vocabulary.facet_of_unit("W")}
        spoken = any(vocabulary.names_facet(piece.key, facet) for piece in pieces for facet in watts)
        is_small = other.high is None or other.high <= _MOST_IN_W
        return other if is_cjk(written.text) and is_small and not spoken else quantity
    if quantity.unit == "g" and written.written[slice(*written.span(*quantity.core))].endswith("G"):
        return replace(quantity, unit="GB")  # 16G内存; nobody writes grams with a capital
    if (
        quantity.unit is not None
        and is_cjk(written.text[quantity.core[1] - 1])
        and any(quantity.number_end <= piece.start < quantity.core[1] < piece.end and piece.senses for piece in pieces)
    ):
        # 300台灯: the unit is the beginning of a word.
        plain = find_quantities(written.text[quantity.start : quantity.number_end])
        if len(plain) == 1 and plain[0].unit is None:
            start, end = quantity.start + plain[0].start, quantity.start + plain[0].end
            return replace(plain[0], start=start, end=end, core=(start, end), number_end=quantity.number_end)
    if quantity.unit is None and quantity.money is None:
        return _in_own_unit(quantity, written, vocabulary)
    return quantity


def _in_own_unit(quantity: Quantity, written: NormalText, vocabulary: Vocabulary) -> Quantity:
    """The number with a unit that only this shop writes after it: 300 dpi."""
    following = written.text[quantity.core[1] : quantity.core[1] + _LONGEST_UNIT + 1]
    if quantity.end != quantity.core[1] or not following.strip():
        return quantity
    glue = len(following) - len(following.lstrip())
    for unit in {facet.unit for facet in vocabulary.facets.values() if facet.unit}:
        word = normal(unit)
        end = quantity.core[1] + glue + len(word)
        if following[glue:].startswith(word) and not written.text[end : end + 1].isalnum():
            own = replace(quantity, unit=unit, end=end, core=(quantity.core[0], end))
            if (second := _extend_range(own, written, vocabulary)) is not None:
                return second
            tail = read_right_context(written.text, end)
            if quantity.limited or tail is None or tail[0] not in ("below", "above"):
                return own
            low, high = (None, own.high) if tail[0] == "below" else (own.low, None)
            return replace(own, low=low, high=high, end=tail[1], limited=True)
    return quantity


def _extend_range(first: Quantity, written: NormalText, vocabulary: Vocabulary) -> Quantity | None:
    """The range that goes on after a number in the shop's own unit: 300 nit–500 nit."""
    if written.text[first.end : first.end + 1] not in ("–", "-", "~"):
        return None
    begin = first.end + 1
    following = find_quantities(written.text[begin : begin + FURTHEST])
    if not following or following[0].start != 0:
        return None
    second = following[0]
    moved = replace(second, end=second.end + begin, core=(begin, second.core[1] + begin))
    second = _in_own_unit(moved, written, vocabulary)
    if second.unit != first.unit or first.low is None or second.low is None or second.low < first.low:
        return None
    return replace(first, high=second.low, end=second.end, core=(first.core[0], second.end), limited=True)


def _count_goods(quantity: Quantity, written: NormalText, pieces: Sequence[Piece]) -> int | None:
    """How many of the goods that follow are meant: two mugs, 2 mugs. A number before a singular is part of a name."""
    if quantity.unit is not None or quantity.low is None or quantity.low != quantity.high:
        return None
    said = written.text[slice(*quantity.core)]
    if not said.isascii():
        return None
    if not any(char.isdigit() for char in said):
        return round(quantity.low)
    if not 1 < quantity.low <= MOST_COUNTED or written.text[quantity.end : quantity.end + 1] != " ":
        return None
    for piece in [piece for piece in pieces if piece.start >= quantity.end][:_MOST_WORDS_BETWEEN]:
        word = written.text[piece.start : piece.end].rpartition(" ")[2]
        if piece.has("category", "node") and word.isascii():
            return round(quantity.low) if stem(word) != word else None
        if piece.is_stop or not piece.has("colour", "value", "flag", "brand"):
            return None
    return None


def _is_in_a_surface(quantity: Quantity, pieces: Sequence[Piece], vocabulary: Vocabulary) -> bool:
    """Whether the number is part of a name or a phrase: 四件套, 1.8 米 beds, a brand called 3M, 第二个."""
    return any(
        piece.start <= quantity.start
        and quantity.end <= piece.end
        and (
            piece.has("category", "brand", "value", "flag", "intent", "reference", "pick", "sort")
            or (piece.has("size") and quantity.low != quantity.high and not quantity.priced)
            or vocabulary.goods.resolve(piece.key, piece.senses)
        )
        for piece in pieces
        if overlaps(quantity, piece)
    )


def _beside(quantity: Quantity, pieces: Sequence[Piece], kind: SenseKind) -> bool:
    return any(piece.has(kind) and distance_of(quantity, piece) <= BESIDE for piece in pieces)


def _build_number(quantity: Quantity, facets: list[int], vocabulary: Vocabulary, span: Span) -> Number:
    low, high = quantity.low, quantity.high
    if quantity.unit in _AT_LEAST and low is not None:
        high = None  # a room of 30 to 40 square metres: for so much, or more
    fact = vocabulary.facets[facets[0]]
    counted = fact.unit == ""
    if low is not None and low == high and not counted and quantity.unit != "age":
        low, high = low * (1 - NEARLY), low * (1 + NEARLY)
    unit = None if counted else quantity.unit or fact.unit
    # Ages are told in years, and kept in months where the shop counts so.
    if unit == "age" and fact.unit == "month":
        unit = "year"
    unit = "pcs" if unit == "count" else unit
    base = [None if bound is None else to_base(bound, unit)[0] for bound in (low, high)]
    return Number(
        facets=tuple(facets),
        low=base[0],
        high=base[1],
        said=(quantity.low, high if quantity.unit in _AT_LEAST else quantity.high),
        unit=unit,
        names=(fact.zh, fact.en) if len(facets) == 1 else (None, None),
        span=span,
    )


def _build_price(quantity: Quantity, vocabulary: Vocabulary, span: Span) -> Price:
    """The limits in the shop's money. What was said in other money is no less a number; the reply tells."""
    currency = vocabulary.currency
    if quantity.centre is not None and vocabulary.around != AROUND:
        share = vocabulary.around
        quantity = replace(quantity, low=quantity.centre * (1 - share), high=quantity.centre * (1 + share))
    said_in = None if not quantity.money or currency in quantity.money else quantity.money[0]
    low, high = (None if value is None else to_minor(value, currency) for value in (quantity.low, quantity.high))
    return Price(low=low, high=high, currency=currency, said_in=said_in, span=span)


def _surest(prices: list[tuple[Price, bool]]) -> list[Price]:
    """The prices without the ranges that were not said to be of money, beside one that was: size 32-33, budget 400."""
    any_said = any(said for _, said in prices)
    return [price for price, said in prices if said or not any_said or price.low is None or price.high is None]


def _join_prices(prices: list[Price]) -> Price:
    """All limits of the price as one: 三百以上五百以下 is one range. What contradicts is what was said first."""
    low = max((price.low for price in prices if price.low is not None), default=None)
    high = min((price.high for price in prices if price.high is not None), default=None)
    if low is not None and high is not None and low > high:
        return prices[-1]
    said_in = next((price.said_in for price in prices if price.said_in), None)
    first, last = prices[0].span, prices[-1].span
    span = (first[0], last[1]) if last[0] - first[1] <= BESIDE else first
    return replace(prices[0], low=low, high=high, said_in=said_in, span=span)
