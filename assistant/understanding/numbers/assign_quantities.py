"""What the numbers of a message measure in this shop: its money, or facets of its products."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from assistant.language.keys import is_one_character
from assistant.language.locales import LEXICONS, NUMBERS, join_patterns, join_tables, join_words
from assistant.language.normal_text import NormalText, is_cjk, normal, stem
from assistant.language.units import to_base
from assistant.money import to_minor
from assistant.query.constraints import Constraint, Number, Price, Sort
from assistant.understanding.numbers.bounds import after
from assistant.understanding.numbers.quantities import AROUND, Quantity, find_quantities, unit_words
from assistant.understanding.tokens.tokenizer import Piece
from assistant.understanding.vocabulary.facts import FacetFact
from assistant.understanding.vocabulary.senses import WHOLE, SenseKind
from assistant.understanding.vocabulary.vocabulary import Vocabulary

# 32 inches is met by 31.5: what is said of a size without "at least" or "at most" is meant nearly.
NEARLY = 0.05
# A facet is named beside its number: 续航至少30小时, at least 30 hours of battery life.
_BESIDE = 8
_FURTHEST = 40

# What counts pieces; a set of pieces is a facet where the shop has one.
_PIECES = frozenset({"count", "pcs"})
_MOST_COUNTED = 24
# Between a number and the goods it counts: 3 big black umbrellas.
_MOST_WORDS_BETWEEN = 4
# Nothing sold here costs more than so many times ten thousand, so 65w is a power.
_MOST_IN_W = 100_000
_LONGEST_UNIT = 12
_FACET_LINKS = frozenset(join_words(NUMBERS, "FACET_LINKS"))
_LONGEST_LINK = max(map(len, _FACET_LINKS)) + 2
_FOR_PEOPLE: tuple[str, ...] = join_words(NUMBERS, "FOR_PEOPLE")
_FROM_AGE: tuple[str, ...] = join_words(NUMBERS, "FROM_AGE")
_DIMENSIONS: dict[str, tuple[str, ...]] = join_tables(NUMBERS, "DIMENSIONS")
_ATTRIBUTIVES: tuple[str, ...] = join_words(LEXICONS, "ATTRIBUTIVES")
_AGE = re.compile(join_patterns(NUMBERS, "NAMES_OF_AGE"))

Span = tuple[int, int]


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


def measure(
    written: NormalText, quantities: Sequence[Quantity], pieces: Sequence[Piece], vocabulary: Vocabulary
) -> Measures:
    """What `quantities` measure; `pieces` are the surfaces of the whole message, found without minding numbers."""
    out = Measures()
    prices: list[tuple[Price, bool]] = []
    starts = [piece.start for piece in pieces]
    begun = {quantity.start for quantity in quantities} | {quantity.start - 1 for quantity in quantities}
    for said in quantities:
        first = bisect_left(starts, said.start - _FURTHEST)
        near = [
            piece
            for piece in pieces[first : bisect_right(starts, said.end + _FURTHEST)]
            # 两千到三千五 内存12G: what stands right before the next number is of that one.
            if said.unit is not None or piece.start < said.end or piece.end not in begun or not piece.has("facet")
        ]
        if _is_in_a_surface(said, near, vocabulary) or (out.taken and said.start < out.taken[-1][1]):
            continue
        quantity = _as_meant(said, written, near, vocabulary)
        facets, name = _facets(quantity, written, near, vocabulary, out.naming)
        span = written.span(quantity.start, quantity.end)
        if quantity.of == "service":
            continue
        if quantity.of == "offer":
            pass  # what an order must come to, or a coupon takes off, limits no price
        elif facets:
            out.constraints.append(_number(quantity, facets, vocabulary, span))
            if name is not None:
                out.naming.add(name)
        elif quantity.unit == "age":
            out.age, out.age_span = (quantity.low, quantity.high), (quantity.start, quantity.end)
        elif quantity.unit == "star" or (quantity.unit is None and _beside(quantity, near, "rating")):
            # Ratings are an order here, and no limit: a shop with few of them would have nothing left.
            if not any(isinstance(c, Sort) for c in out.constraints):
                out.constraints.append(Sort(by="rating", span=span))
        elif quantity.unit is None and (quantity.money is not None or quantity.limited):
            prices.append((_price(quantity, vocabulary, span), quantity.priced))
        elif quantity.unit in _PIECES and quantity.low is not None:
            out.quantity = max(1, round(quantity.low))
        elif (count := _counted_goods(quantity, written, near)) is not None:
            out.quantity = count
        elif quantity.unit not in _PIECES:
            if quantity.unit is not None:
                out.joined.append(quantity.core)
            continue
        out.taken.append((quantity.start, quantity.end))
    if prices:
        out.constraints.insert(0, _joined(_surest(prices)))
    return out


def _as_meant(quantity: Quantity, written: NormalText, pieces: Sequence[Piece], vocabulary: Vocabulary) -> Quantity:
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
            if (second := _up_to(own, written, vocabulary)) is not None:
                return second
            tail = after(written.text, end)
            if quantity.limited or tail is None or tail[0] not in ("below", "above"):
                return own
            low, high = (None, own.high) if tail[0] == "below" else (own.low, None)
            return replace(own, low=low, high=high, end=tail[1], limited=True)
    return quantity


def _up_to(first: Quantity, written: NormalText, vocabulary: Vocabulary) -> Quantity | None:
    """The range that goes on after a number in the shop's own unit: 300 nit–500 nit."""
    if written.text[first.end : first.end + 1] not in ("–", "-", "~"):
        return None
    begin = first.end + 1
    following = find_quantities(written.text[begin : begin + _FURTHEST])
    if not following or following[0].start != 0:
        return None
    second = following[0]
    moved = replace(second, end=second.end + begin, core=(begin, second.core[1] + begin))
    second = _in_own_unit(moved, written, vocabulary)
    if second.unit != first.unit or first.low is None or second.low is None or second.low < first.low:
        return None
    return replace(first, high=second.low, end=second.end, core=(first.core[0], second.end), limited=True)


def _counted_goods(quantity: Quantity, written: NormalText, pieces: Sequence[Piece]) -> int | None:
    """How many of the goods that follow are meant: two mugs, 2 mugs. A number before a singular is part of a name."""
    if quantity.unit is not None or quantity.low is None or quantity.low != quantity.high:
        return None
    said = written.text[slice(*quantity.core)]
    if not said.isascii():
        return None
    if not any(char.isdigit() for char in said):
        return round(quantity.low)
    if not 1 < quantity.low <= _MOST_COUNTED or written.text[quantity.end : quantity.end + 1] != " ":
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
            or vocabulary.goods.means(piece.key, piece.senses)
        )
        for piece in pieces
        if _overlap(quantity, piece)
    )


def _facets(
    quantity: Quantity, written: NormalText, pieces: Sequence[Piece], vocabulary: Vocabulary, used: set[Span]
) -> tuple[list[int], Span | None]:
    """The facets that a number may be of, and where the one that is meant is named."""
    if quantity.money is not None or quantity.of is not None:
        return [], None
    if quantity.unit in (None, "count", "pcs"):
        # 页数200以上, SPF 50: a bare number is of the facet that is named right beside it.
        for piece in pieces:
            # 三千以内 像素高的: in Chinese a facet is named before its number, or after 的.
            between = written.text[quantity.number_end : piece.start]
            follows = (
                piece.start >= quantity.end and is_cjk(piece.key) and not any(word in between for word in _ATTRIBUTIVES)
            )
            if not _overlap(quantity, piece) and not follows and _is_linked(written.text, quantity, piece):
                named = [s.ref for s in piece.refs("facet") if _counts(vocabulary.facets[s.ref], quantity.unit)]
                if named:
                    return named, (piece.start, piece.end)
        if quantity.unit == "count":
            return [], None
        if quantity.unit is None:
            return _counted_by_word(quantity, written.text, pieces, vocabulary)
    if quantity.unit == "age":
        return [facet.id for facet in vocabulary.facets.values() if _is_of_age(facet)], None
    _, base = to_base(1, quantity.unit)
    facets = [facet.id for facet in vocabulary.facet_of_unit(base or "")]
    if not facets:
        return vocabulary.facets_counted_in(_counting_words(quantity.unit)), None
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
        return _of_side(facets, quantity, written.text, vocabulary), None
    best = near[0][:2]
    # The whole name of a facet is better than a word that several names share.
    named = [facet for distance, start, facet in near if (distance, start) == best]
    piece = next(piece for piece in pieces if piece.start == best[1])
    exact = [facet for facet in named if any(s.ref == facet for s in piece.refs("facet"))]
    is_category = any(sense.strength == WHOLE for sense in piece.refs("category"))
    return exact or named, None if is_category and not exact else (piece.start, piece.end)


def _counting_words(unit: str) -> tuple[str, ...]:
    """The words of a unit, and what a facet that counts it may be called."""
    return (*unit_words(unit), *(word for numbers in NUMBERS.values() for word in numbers.COUNTED_AS.get(unit, ())))


def _is_linked(text: str, quantity: Quantity, piece: Piece) -> bool:
    """Whether a piece stands right beside a number: 页数200, SPF 50, R-value of 4."""
    if piece.start >= quantity.end:
        return piece.start - quantity.end <= 1
    gap = text[piece.end : quantity.start]
    return len(gap) <= 1 or (len(gap) <= _LONGEST_LINK and gap.strip() in _FACET_LINKS)


def _counted_by_word(
    quantity: Quantity, text: str, pieces: Sequence[Piece], vocabulary: Vocabulary
) -> tuple[list[int], Span | None]:
    """The facets of a bare number: 4-season is of the season rating, a tent for 4 of how many it sleeps."""
    if quantity.limited or quantity.low is None:
        return [], None
    following = text[quantity.end : quantity.end + 1]
    if following == "-":
        for piece in pieces:
            if piece.start == quantity.end + 1 and not piece.has("facet"):
                named = [
                    facet.id
                    for facet in vocabulary.facets.values()
                    if _counts(facet, None) and vocabulary.names_facet(piece.key, facet.id)
                ]
                if named:
                    return named, (piece.start, piece.end)
    is_last = not following.strip() or not following.isalnum() or is_cjk(following)
    goes_on = text[quantity.end : quantity.end + 2].strip()[:1].isalnum()
    if is_last and not goes_on and 1 < quantity.low <= _MOST_COUNTED and text[: quantity.start].endswith(_FOR_PEOPLE):
        return vocabulary.facets_counted_in(_counting_words("person")), None
    return [], None


def _of_side(facets: list[int], quantity: Quantity, text: str, vocabulary: Vocabulary) -> list[int]:
    """Of several facets with one unit, that of the side which the words right beside speak of: lighter than 200 g."""
    beside = text[max(0, quantity.start - _BESIDE) : quantity.end + _BESIDE]
    for side, words in _DIMENSIONS.items():
        if any(re.search(rf"\b{word}\b" if word.isascii() else word, beside) for word in words):
            names = {facet: _names(vocabulary.facets[facet]) for facet in facets}
            # The weight itself, before the net weight and the weight it bears.
            exact = [facet for facet in facets if side in names[facet]]
            if named := exact or [facet for facet in facets if any(side in name for name in names[facet])]:
                return named
    return facets


def _names(facet: FacetFact) -> tuple[str, str]:
    return normal(facet.zh or ""), normal(facet.en or "")


def _counts(facet: FacetFact, unit: str | None) -> bool:
    """Whether a number beside the facet's name may be one of its numbers: a bare one of any, pieces of none else."""
    return facet.unit is not None and (unit is None or facet.unit in ("", "pcs", unit))


def _is_of_age(facet: FacetFact) -> bool:
    """Whether a facet is counted in years of age: its unit says so, or it is named for the age."""
    if facet.unit == "age":
        return True
    name = normal(f"{facet.zh or ''} {facet.en or ''}")
    # 适用年龄起 is the least age: not the age of whom it is for.
    is_least = any(word in re.split(r"[ ()]", name) or (is_cjk(word) and word in name) for word in _FROM_AGE)
    return bool(_AGE.search(name)) and facet.unit in ("", "month") and not is_least


def _overlap(quantity: Quantity, piece: Piece) -> bool:
    return piece.start < quantity.end and quantity.start < piece.end


def _distance(quantity: Quantity, piece: Piece) -> int:
    return max(piece.start - quantity.end, quantity.start - piece.end, 0)


def _beside(quantity: Quantity, pieces: Sequence[Piece], kind: SenseKind) -> bool:
    return any(piece.has(kind) and _distance(quantity, piece) <= _BESIDE for piece in pieces)


def _number(quantity: Quantity, facets: list[int], vocabulary: Vocabulary, span: Span) -> Number:
    low, high = quantity.low, quantity.high
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
        said=(quantity.low, quantity.high),
        unit=unit,
        names=(fact.zh, fact.en) if len(facets) == 1 else (None, None),
        span=span,
    )


def _price(quantity: Quantity, vocabulary: Vocabulary, span: Span) -> Price:
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
