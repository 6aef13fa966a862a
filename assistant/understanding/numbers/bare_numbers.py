"""Bare numbers: what a number without a unit is among these goods: a price, a size, a capacity, any facet.

Each candidate is weighed by how many of the goods have it, by the form of the number and by the words right beside it;
the likeliest is taken, and one that is nearly as likely is kept for the shopper to choose.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import log

from assistant.language.keys import key_of
from assistant.language.locales import LEXICONS, NUMBERS, join_words
from assistant.language.normal_text import NormalText, is_cjk, normal
from assistant.language.units import to_base, units_of_base
from assistant.money import to_minor
from assistant.query import Constraint, Number, Price, Text, Value
from assistant.understanding.numbers.quantities import Quantity
from assistant.understanding.vocabulary import FacetFact, Vocabulary

# What the evidence weighs: logarithms of shares of goods, and steps for the form of a number.
ROUND, NOT_ROUND, ATTRIBUTIVE, OUT_OF_RANGE, SIZE_SAID, OF_A_SIZE = 1.6, 1.5, 2.0, 6.0, 4.0, 0.6
OF_FACET, UNLIKELY = 0.7, 0.02
# Durations and shares are hardly ever said without their unit; what is the same in all these goods tells none apart.
_SELDOM_BARE, TIME, SAME_IN_ALL = frozenset({"month", "min", "%", "°C"}), 6.0, 1.0
# Below this a price is no round number, from here on it is one in steps of so much.
_ROUND_STEPS = ((1_000, 100), (200, 50), (20, 10))
# From here on a budget is said in tens or fives, or as prices end.
_SMALLEST_ROUND, _PRICE_ENDINGS = 20, (0, 5, 9)
# Below this no reading is likely at all; a digit that may stand for a word, or count the goods, does so below that.
LEAST, FOR_A_WORD, FOR_A_COUNT = -6.5, -0.5, -0.5
# A reading whose score is this near to the best one's is offered as the other.
NEAR = 1.2
# A budget is met by what costs from nothing up to it; prices far below it speak against its being one.
_BELOW, _ABOVE = 0.15, 1.6
_ATTRIBUTIVES: tuple[str, ...] = join_words(LEXICONS, "ATTRIBUTIVES")
_SIZE_WORDS: tuple[str, ...] = join_words(NUMBERS, "SIZE_WORDS")
# So many pieces of a thing are seldom wanted.
_MANY = 10
# Such a number is the year of a model sooner than a budget.
_YEARS = range(1990, 2041)
# A letter that stands for one unit may be meant for another: 16g of memory, 1t of disk.
_LOOKS_LIKE: dict[str, tuple[str, ...]] = {"g": ("GB",), "kg": ("GB",), "m": ("MB",), "t": ("TB",)}


@dataclass(frozen=True, slots=True)
class NumberReading:
    """What a number may be, and how likely: a logarithm, comparable among the readings of one number."""

    constraint: Constraint
    score: float


def is_bare(quantity: Quantity, text: str) -> bool:
    """Whether nothing but the number itself says what it is: 24, 24的."""
    if quantity.unit is not None or quantity.money is not None or quantity.of is not None or quantity.priced:
        return False
    said = text[slice(*quantity.core)]
    beside = text[max(0, quantity.core[0] - 1) : quantity.core[0]] + text[quantity.core[1] : quantity.core[1] + 1]
    if any(char.isascii() and char.isalpha() for char in (beside + said)):
        return False  # V1, a40, 4k: part of a name, or one itself
    only_digits = (quantity.start, quantity.end) == quantity.core or text[quantity.start : quantity.end] == said
    return only_digits and (not quantity.limited or quantity.centre is not None)


def settle_bare_numbers(
    constraints: Sequence[Constraint],
    quantities: Sequence[Quantity],
    kinds: Sequence[int],
    written: NormalText,
    vocabulary: Vocabulary,
    counted: int | None = None,
) -> tuple[list[Constraint], list[str], tuple[Constraint, ...]]:
    """The constraints with each bare number as what it most likely is among goods of these kinds.

    `counted` is how many pieces of them the message may name: 3 tents have seldom something of which they have 3.
    Also the numbers as written that are thereby understood, and the readings that are nearly as likely.
    """
    out, settled, others = list(constraints), list[str](), list[Constraint]()
    for quantity in quantities:
        span = written.span(quantity.start, quantity.end)
        if quantity.limited and any(isinstance(c, Number) and _is_within(span, c.span) for c in out):
            continue
        of_price = [c for c in out if isinstance(c, Price) and _is_of(c, span)]
        if (named := _named_before(quantity, span, kinds, written, vocabulary)) is not None:
            if not any(isinstance(c, Number) and set(c.facets) & set(named.facets) for c in out):
                out = [*(c for c in out if c not in of_price), named]
            continue
        if of_price and not quantity.limited and (name := _as_name(quantity, span, written, vocabulary)) is not None:
            out = [*(c for c in out if c not in of_price), name]
            continue
        if not is_bare(quantity, written.text) or any(_is_within(span, c.span) for c in out if not _is_of(c, span)):
            continue
        if _is_year(quantity.centre if quantity.centre is not None else quantity.low):
            out = [c for c in out if c not in of_price]
        readings = _readings(quantity, span, kinds, written, vocabulary)
        if _is_word(quantity, written.text) and (not readings or readings[0].score < FOR_A_WORD):
            out = [c for c in out if not _is_of(c, span)]
            settled.append(written.written[slice(*span)])
            continue
        is_count = counted is not None and counted < _MANY and quantity.low == counted
        least = FOR_A_COUNT if is_count else LEAST
        if not readings or readings[0].score < least:
            continue
        of_number = [c for c in out if _is_of(c, span)]
        if any(not isinstance(c, Price | Text | Number | Value) for c in of_number):
            continue
        if any(isinstance(c, Number) for c in of_number) and not isinstance(readings[0].constraint, Price):
            continue  # a facet was named beside it
        best = readings[0]
        out = [c for c in out if c not in of_number]
        if isinstance(best.constraint, Price) and any(isinstance(c, Price) for c in out):
            continue
        out.append(best.constraint)
        settled.append(written.written[slice(*span)])
        others += [reading.constraint for reading in readings[1:2] if best.score - reading.score < NEAR]
    return out, settled, tuple(others)


def _named_before(
    quantity: Quantity, span: tuple[int, int], kinds: Sequence[int], written: NormalText, vocabulary: Vocabulary
) -> Number | None:
    """The number as one of the facet whose name begins with the word right before it: 防水8000以上, 防水指数."""
    if quantity.unit is not None or quantity.money is not None or quantity.priced or quantity.of is not None:
        return None
    before = written.text[: quantity.start]
    for facet in vocabulary.support.facets_of(kinds):
        fact = vocabulary.facets[facet]
        for name in filter(None, (fact.zh, fact.en)):
            plain = normal(name)
            words = [plain[:n] for n in range(len(plain), 1, -1)] if is_cjk(plain) else [plain, plain.split()[0]]
            if any(len(word) > 1 and before.rstrip().endswith(word) for word in words):
                limit = [None if bound is None else float(bound) for bound in (quantity.low, quantity.high)]
                return Number(
                    facets=(facet,), low=limit[0], high=limit[1], said=(quantity.low, quantity.high), unit=None,
                    names=(fact.zh, fact.en), span=span,
                )  # fmt: skip
    return None


def _as_name(quantity: Quantity, span: tuple[int, int], written: NormalText, vocabulary: Vocabulary) -> Text | None:
    """A number with a letter as what titles call things by: 4k."""
    said = written.text[slice(*quantity.core)]
    if quantity.money is not None or said.isdecimal() or not said.isalnum() or not vocabulary.is_in_titles(said):
        return None
    return Text(words=(said,), written=written.written[slice(*span)], span=span) if said.isascii() else None


def _is_word(quantity: Quantity, text: str) -> bool:
    """Whether a digit may stand for the word that sounds like it: a case 4 my phone, smth 2 wear."""
    value = quantity.low
    following = text[quantity.end : quantity.end + 2]
    return value in (2, 4) and text.isascii() and following[:1] == " " and following[1:].isalnum()


def _is_year(value: float | None) -> bool:
    return value is not None and value in _YEARS and value % 100 != 0


def _is_within(inner: tuple[int, int], outer: tuple[int, int]) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _is_of(constraint: Constraint, span: tuple[int, int]) -> bool:
    """Whether a constraint was made of this number and nothing beside it but a particle."""
    start, end = constraint.span
    return start < span[1] and span[0] < end and end - start <= span[1] - span[0] + 1


def _readings(
    quantity: Quantity, span: tuple[int, int], kinds: Sequence[int], written: NormalText, vocabulary: Vocabulary
) -> list[NumberReading]:
    """The candidates, the likeliest first; nothing where none is likely."""
    value = quantity.centre if quantity.centre is not None else quantity.low
    n = vocabulary.support.n_products(kinds)
    if value is None or not n:
        return []
    text, end = written.text, quantity.end
    attributive = text[end : end + 1] in _ATTRIBUTIVES or text[end : end + 2].strip() in _ATTRIBUTIVES
    is_size = text[: quantity.start].rstrip().endswith(_SIZE_WORDS) or text[end:].lstrip().startswith(_SIZE_WORDS)
    found = [
        *_of_facets(value, span, kinds, vocabulary, n),
        *_of_values(text[slice(*quantity.core)], value, span, kinds, vocabulary, n),
    ]
    step = (SIZE_SAID if is_size else 0.0) + (ATTRIBUTIVE if attributive else 0.0)
    found = [NumberReading(each.constraint, each.score + step) for each in found]
    if not is_size and (price := _as_price(value, span, kinds, vocabulary)) is not None:
        found.append(price)
    found.sort(key=lambda reading: -reading.score)
    return found


def _as_price(
    value: float, span: tuple[int, int], kinds: Sequence[int], vocabulary: Vocabulary
) -> NumberReading | None:
    minor = to_minor(value, vocabulary.currency)
    ends = vocabulary.support.price_range(kinds)
    if ends is None or value < 1 or _is_year(value):
        return None
    near = vocabulary.support.share_priced(kinds, minor * (1 - vocabulary.around), minor * (1 + vocabulary.around))
    score = log(near + UNLIKELY)
    if any(value >= least and value % each == 0 for least, each in _ROUND_STEPS):
        score += ROUND
    elif value >= _SMALLEST_ROUND and value % 10 not in _PRICE_ENDINGS:
        score -= NOT_ROUND
    if not ends[0] <= minor or minor > ends[1] * _ABOVE:
        score -= OUT_OF_RANGE if minor < ends[0] * (1 - _BELOW) or minor > ends[1] * _ABOVE else 1.0
    return NumberReading(Price(high=minor, currency=vocabulary.currency, span=span), score)


def _of_facets(
    value: float, span: tuple[int, int], kinds: Sequence[int], vocabulary: Vocabulary, n: int
) -> list[NumberReading]:
    found = []
    for facet, having in vocabulary.support.facets_of(kinds).items():
        fact = vocabulary.facets[facet]
        for unit in units_of_base(fact.unit) if fact.unit else ("",):
            number = to_base(value, unit)[0]
            if count := vocabulary.support.n_with_number(kinds, facet, number):
                # A facet that most of these goods have is likelier meant than one that few have.
                score = log(count / n) + 0.5 * log(having / n) - OF_FACET
                score -= TIME if fact.unit in _SELDOM_BARE else 0.0
                score -= SAME_IN_ALL if count == having else 0.0
                found.append(NumberReading(_number(fact, value, unit, span), score))
    return found


def _number(fact: FacetFact, value: float, unit: str, span: tuple[int, int]) -> Number:
    number = to_base(value, unit)[0]
    slack = 0.0 if not unit else abs(number) * 0.01
    return Number(
        facets=(fact.id,),
        low=number - slack,
        high=number + slack,
        said=(value, value),
        unit=unit or None,
        names=(fact.zh, fact.en),
        span=span,
    )


def _of_values(
    said: str, value: float, span: tuple[int, int], kinds: Sequence[int], vocabulary: Vocabulary, n: int
) -> list[NumberReading]:
    """Sizes and the like that are written as this number."""
    keys = {key_of(said), key_of(f"{value:g}")}
    senses = [s for key in keys for s in vocabulary.senses(key) if s.kind in ("size", "value")]
    by_facet: dict[int, list[int]] = {}
    for sense in senses:
        by_facet.setdefault(vocabulary.values[sense.ref].facet, []).append(sense.ref)
    found = []
    for facet, values in _containing(said, kinds, vocabulary).items():
        by_facet.setdefault(facet, values)
    for facet, values in by_facet.items():
        if count := vocabulary.support.n_with_value(kinds, values):
            first = vocabulary.values[values[0]]
            names = tuple(
                name if name is None or not name.isdecimal() else str(LEXICONS[locale].SIZE_FORMS[0].format(name))
                for locale, name in (("zh", first.zh), ("en", first.en))
            )
            constraint = Value(facet=facet, values=tuple(sorted(set(values))), names=(names,), span=span)  # type: ignore[arg-type]
            found.append(NumberReading(constraint, log(min(1.0, count / n)) + OF_A_SIZE))
    return found


def _containing(said: str, kinds: Sequence[int], vocabulary: Vocabulary) -> dict[int, list[int]]:
    """The values of these goods in whose name the number stands by itself, by facet: 316 stainless steel."""
    if not said.isdecimal():
        return {}
    alone = re.compile(rf"(?<!\d)(?<!\d\.){said}(?!\d|\.\d)")
    found: dict[int, list[int]] = {}
    for kind in kinds:
        for value in vocabulary.support.values.get(kind, {}):
            fact = vocabulary.values[value]
            if any(name and alone.search(name) for name in (fact.zh, fact.en)):
                found.setdefault(fact.facet, []).append(value)
    return found


def reread_units(constraints: Sequence[Constraint], kinds: Sequence[int], vocabulary: Vocabulary) -> list[Constraint]:
    """The constraints, a number in another unit where these goods have it in none of the unit's own: 16g memory."""
    return [_reread(c, kinds, vocabulary) if isinstance(c, Number) and kinds else c for c in constraints]


def _reread(number: Number, kinds: Sequence[int], vocabulary: Vocabulary) -> Number:
    having = vocabulary.support.facets_of(kinds)
    others = _LOOKS_LIKE.get(number.unit or "", ())
    said = next((bound for bound in number.said if bound is not None), None)
    if not others or said is None:
        return number
    own = [facet for facet in number.facets if facet in having]
    if any(vocabulary.support.n_with_number(kinds, facet, to_base(said, number.unit)[0]) for facet in own):
        return number
    for unit in others:
        value, base = to_base(said, unit)
        for facet in having:
            fact = vocabulary.facets[facet]
            if fact.unit == base and vocabulary.support.n_with_number(kinds, facet, value):
                factor = value / said
                low, high = (None if bound is None else bound * factor for bound in number.said)
                return replace(number, facets=(facet,), names=(fact.zh, fact.en), unit=unit, low=low, high=high)
    return number
