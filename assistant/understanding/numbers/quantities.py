"""Quantities: numbers with what they limit (money, hours, litres) and how (at most, at least, around, between)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from assistant.language.locales import LEXICONS, NUMBERS, join_words
from assistant.language.normal_text import is_cjk
from assistant.understanding.numbers.amounts import NUMBER, Amount, numbers_of, read_amount
from assistant.understanding.numbers.bounds import LeftContext, WordTable, read_left_context, read_right_context

# "Around" is a quarter either way of a price, less of a measure; shops set their own for prices.
AROUND = 0.25
AROUND_MEASURE = 0.15
# More numbers than anybody wishes by; what is over is no message but a list.
MOST_QUANTITIES = 60

_TO = WordTable({word: word for word in join_words(NUMBERS, "TO")})
_JOINS_BETWEEN = frozenset(join_words(NUMBERS, "RANGE_JOINS"))
_ALTERNATIVES = frozenset(join_words(NUMBERS, "RANGE_ALTERNATIVES"))
_DIGITS = re.compile(r"[0-9.,]*")
_FRACTION = re.compile(r"[/⁄][0-9]")
_LONG_NAME = re.compile(r"-[0-9]")
_SCALES: tuple[str, ...] = join_words(NUMBERS, "LARGE_SCALES")
_POUNDS = frozenset(join_words(NUMBERS, "POUNDS"))
_ATTRIBUTIVES = frozenset(join_words(LEXICONS, "ATTRIBUTIVES"))
_RESOLUTIONS = frozenset({"2k", "4k", "5k", "8k"})
_PLACES_APART = ("'", '"', "”", " ")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as said, from `low` to `high` (None is open).

    `unit` is canonical; `core` is where the number stands with its unit, and `number_end` where its digits end.
    `money` are the ISO codes that the word for it may stand for, None when no money was named. `limited` is false
    when no word around it made it a limit (iPhone 15, 61键); `priced` is true when words said that it is a price.
    `centre` is the number that low and high are around. `of` is what else than a wish it belongs to: "offer"
    (满200减30), "service" (24小时发货). `other` is a second reading, for when the shop has no use for the first:
    1.2w in money, 10 pounds by weight.
    """

    low: float | None
    high: float | None
    start: int
    end: int
    unit: str | None = None
    money: tuple[str, ...] | None = None
    limited: bool = True
    core: tuple[int, int] = (0, 0)
    number_end: int = 0
    centre: float | None = None
    of: str | None = None
    priced: bool = False
    other: Quantity | None = None


def find_quantities(text: str, *, around: float = AROUND) -> list[Quantity]:
    """The quantities of a normal text, in order; `start` and `end` are positions in it.

    `around` is how far "around 300" reaches either way for a price, as a share of it.
    """
    text = re.sub(r"\s", " ", text)
    found: list[Quantity] = []
    position = floor = 0
    while len(found) < MOST_QUANTITIES and (match := NUMBER.search(text, position)):
        quantity, position = _read(text, match, floor, around)
        if quantity is not None:
            found.append(quantity)
            floor = quantity.end
    return found


def _read(text: str, match: re.Match[str], floor: int, around: float) -> tuple[Quantity | None, int]:
    """The quantity at a number, and where to go on."""
    if match[0][0].isdigit() and (run := _DIGITS.match(text, match.start())) and run[0].count(".") > 1:
        return None, max(run.end(), match.end())  # 192.168.1.1, 1.2.3
    if _FRACTION.match(text, match.end()) or text[max(match.start() - 1, 0)] in "/⁄":
        return None, match.end()  # 24/7, 11/11
    first = read_amount(text, match, floor)
    if first is None:
        return None, match.end()
    said = read_left_context(text, first.start, floor)
    if first.word == "w" and (said.budget or said.purse):
        first = replace(first, values=(first.low * 10_000, None), unit=None)  # 预算1.2w
    if said.ordinal:
        return None, first.end
    second, joined_by = _read_range_end(text, first, said)
    if second is not None and joined_by == "-" and _begins_a_name(first, second):
        return None, first.number[1]
    if second is not None and not _makes_range(first, second, joined_by, said):
        second = None
    high: float | None
    if second is not None:
        first = _share_scale(first, second)
        high, unit, money = second.values[0], second.unit or first.unit, first.money if first.money else second.money
        # 2-3斤: the first number is of the second one's unit, unless it has its own.
        low = first.low if first.unit or not second.unit else first.low * _factor(second)
        end, loose = second.end, None
    else:
        low, high = first.values
        unit, money, end, loose = first.unit, first.money, first.end, first.loose
    tail = read_right_context(text, end)
    if tail and tail[0] in ("bigger", "smaller") and said.bound != "than" and unit != "month":
        tail = None
    if tail and tail[1] == end + 1 and text[end] in "-" and (low < 10 or unit or _follows_latin(text, first)):
        tail = None
    core_start = first.start
    if _is_no_number(first, unit, money, said, tail[1] - end if tail else 0, second):
        return None, first.number[1] if first.unit is None else first.end
    whole = Quantity(
        None, None, core_start, end, unit, money, core=(core_start, end), number_end=(second or first).number[1]
    )
    is_range = high is not None
    return _add_bounds(text, whole, (low, high), is_range, loose, first, said, tail, around)


def _begins_a_name(first: Amount, second: Amount) -> bool:
    """Whether the first of two numbers belongs to a name: in g3-1 kg is no range, for it would fall."""
    return second.unit is not None and first.unit is None and second.low <= first.low * _factor(second)


def _factor(second: Amount) -> float:
    written = numbers_of(second.written).parse_number(second.written)
    return second.low / written if written else 1.0


def _read_range_end(text: str, first: Amount, said: LeftContext) -> tuple[Amount | None, str]:
    """The number that a range ends with, and the word between."""
    position = first.end + 1 if text[first.end : first.end + 1] in _PLACES_APART and text[first.end :] else first.end
    if (to := _TO.beginning_at(text, position)) is None:
        return None, ""
    begin = to[2] + (text[to[2] : to[2] + 1] in _PLACES_APART and to[2] < len(text))
    match = NUMBER.search(text, begin, begin + 24)
    if match is None:
        return None, ""
    # The window may have cut the number short.
    match = NUMBER.match(text, match.start())
    second = read_amount(text, match, to[2]) if match else None
    if match is None or second is None or text[begin : second.start].strip():
        return None, ""
    # 10-10-10, 2024-11-11, 020-8888-6666: numbers of something, and no range
    if to[0] == "-" and (_LONG_NAME.match(text, second.end) or text[first.start - 1 : first.start] == "-"):
        return None, ""
    return second, to[0]


def _makes_range(first: Amount, second: Amount, joined_by: str, said: LeftContext) -> bool:
    if (joined_by in _ALTERNATIVES and not second.money) or (joined_by in _JOINS_BETWEEN and said.bound != "between"):
        return False
    if first.unit and second.unit and first.unit != second.unit:
        return False
    low = _share_scale(first, second).low if not (second.unit and not first.unit) else first.low * _factor(second)
    return second.values[1] is None and (second.low > low or (second.low == low and bool(first.money or first.unit)))


def _share_scale(first: Amount, second: Amount) -> Amount:
    """三到五百, 3-5k: the first number is of the scale that the second one names."""
    own, scale = (numbers_of(each.written).scale_of(each.written) for each in (first, second))
    if first.unit is None and first.low < 10 and own == 1 and scale >= 100:
        return replace(first, values=(first.low * scale, None))
    return first


def _is_no_number(
    first: Amount,
    unit: str | None,
    money: tuple[str, ...] | None,
    said: LeftContext,
    tail_length: int,
    second: Amount | None,
) -> bool:
    """Whether one Chinese character is a word more often than a number: 一, 半, 百; or two digits no one counts by."""
    if unit or money is not None or second or not is_cjk(first.written):
        return False
    if first.values[1] is not None and first.low < 10:
        return True
    vouched = (said.bound and said.bound not in ("between", "exact")) or said.budget or first.loose or tail_length > 1
    return len(first.written) == 1 and not vouched


_OF_SOMEONE = tuple(re.compile(numbers.OF_SOMEONE) for numbers in NUMBERS.values())
_OF_YEARS = tuple(re.compile(numbers.OF_YEARS) for numbers in NUMBERS.values())
_OLDEST = 110
# Nobody says further before it whose age it is.
_FURTHEST_BEFORE = 40
# Words that only say that months are an age: 6个月大, 月龄.
_AGE_ENDINGS = frozenset(join_words(NUMBERS, "AGE_ENDINGS"))


def _is_years(leading: str, value: float, after: str) -> bool:
    """Whether a bare number says how old someone is, by the words right beside it."""
    return value <= _OLDEST and any(of.search(f"{leading}#{after[:1]}") for of in _OF_YEARS)


def _add_bounds(
    text: str,
    whole: Quantity,
    values: tuple[float, float | None],
    is_range: bool,
    loose: str | None,
    first: Amount,
    said: LeftContext,
    tail: tuple[str, int] | None,
    around: float,
) -> tuple[Quantity, int]:
    """The quantity with the bounds that the words on both sides give it, and where to go on."""
    low, high = values
    role = tail[0] if tail else None
    priced = whole.unit is None
    share = around if priced else AROUND_MEASURE
    unit, of = whole.unit, None
    if role == "bigger" and said.bound != "than" and unit == "month" and text[whole.end] in _AGE_ENDINGS:
        role = "age"  # 6个月大
    leading = text[max(0, whole.start - _FURTHEST_BEFORE) : whole.start]
    if whole.unit == "month" and (role == "age" or any(of.search(leading) for of in _OF_SOMEONE)):
        unit, low, high = "age", low / 12, None if high is None else high / 12
        if role == "age" and tail and text[whole.end] not in _AGE_ENDINGS:
            role = tail = None  # 6个月宝宝: whom it is for is said by a word of its own
    elif (
        whole.unit in (None, "year")
        and whole.money is None
        and (said.age or _is_years(leading, low, text[whole.end : whole.end + 1]))
    ):
        unit = "age"
    elif role == "age" or (role in ("bigger", "smaller") and said.bound != "than"):
        role = tail = None
    if role == "service":
        of = "service"
    elif priced and (role == "offer" or (said.offer and role not in ("below", "around"))):
        of = "offer"
    if role in ("service", "offer") and of is None:
        role = tail = None
    bound = said.bound
    start = whole.start
    if bound == "than" and role not in ("bigger", "smaller"):
        bound = None
    if said.is_place and not is_range:
        # From $80 is a limit; from 2023 is none, and 在 is a word of its own.
        bound = "above" if whole.money is not None and text[said.start : said.start + 4] == "from" else None
    if (
        (bound and (bound != "between" or is_range))
        or of
        or said.age
        or (priced and (said.budget or (said.purse and whole.money is not None)))
    ):
        start = said.start
    end = tail[1] if tail else whole.end
    if of == "offer" and tail and text[end : end + 1].isnumeric():
        end = whole.end  # 满200减30: the next number needs its word too
    role = {"bigger": "above", "smaller": "below"}.get(role or "", role)
    if said.denied is not None and bound is None and role in ("above", "below"):
        role, start = {"above": "below", "below": "above"}[role], said.denied
    if first.at_least and role is None:
        role = "above"
    base = replace(whole, unit=unit, start=start, end=end, of=of, priced=whole.money is not None or said.priced)
    if not is_range and bound in (None, "exact") and role is None and first.money is None and priced and bound:
        bound = "exact" if low >= 10 else None
    bounded = _bounds(text, base, (low, high), loose, first, said, bound, role, share)
    if not _is_meant(text, first, said, bounded):
        bounded = replace(bounded, limited=False)
    return _add_second_reading(bounded, first, low), max(bounded.end, whole.end)


def _bounds(
    text: str,
    base: Quantity,
    values: tuple[float, float | None],
    loose: str | None,
    first: Amount,
    said: LeftContext,
    bound: str | None,
    role: str | None,
    share: float,
) -> Quantity:
    low, high = values
    priced = base.unit is None

    def near() -> Quantity:
        reach = abs(low) * share
        return replace(base, low=low - reach, high=low + reach, centre=low)

    if high is not None:
        if role in ("below", "above") or bound in ("below", "above"):
            above = role == "above" or bound == "above"
            return replace(base, low=low if above else None, high=None if above else high)
        return replace(base, low=low, high=high)
    if role == "around" or (bound == "around" and role is None):
        return near()
    if role == "just over":
        return replace(base, low=low, high=low * (1 + share))
    if role == "below" or bound == "below":
        # 三千以上, 五千以下 may be said of one number too: "over 50 max" is a slip, and the last word holds.
        return replace(base, low=None, high=_loose_top(low) if loose == "begun" else low)
    if role == "above" or bound == "above":
        return replace(base, low=low, high=None)
    if bound == "around":
        return near()
    if role == "exact" or bound == "exact":
        return replace(base, low=low, high=low)
    if loose:
        return replace(base, low=low, high=_loose_top(low)) if loose == "begun" else near()
    if priced and (said.budget or (said.purse and base.money is not None)) and base.of is None:
        return replace(base, low=None, high=low)
    # 两百的耳机, 300的: nothing else is counted so.
    plain = priced and base.money is None
    hundreds = plain and any(scale in first.written for scale in _SCALES) and not said.ordinal
    attributive = (
        plain
        and text[base.end : base.end + 1] in _ATTRIBUTIVES
        and low >= 10
        and first.written not in _RESOLUTIONS
        and not _follows_latin(text, first)
    )
    if base.money is not None or hundreds or attributive:
        return near()
    return replace(base, low=low, high=low, limited=False)


def _is_meant(text: str, first: Amount, said: LeftContext, quantity: Quantity) -> bool:
    """Whether a number is said as one; it is part of a name where letters run into it (c10, usb-c 3, 1080p)."""
    start, end = first.number
    if quantity.money is not None or not first.written[0].isdigit() or first.is_feet:
        return quantity.limited
    before_it, after_it = text[start - 1 : start] if start else "", text[end : end + 1]
    if said.bound is None and not said.budget and before_it.isascii() and before_it.isalpha():
        return False
    runs_on = quantity.unit is None and after_it.isascii() and after_it.isalpha() and first.end == end
    return quantity.limited and not (runs_on and quantity.end == end)


def _add_second_reading(quantity: Quantity, first: Amount, number: float) -> Quantity:
    """The quantity with its second reading, where the word for its unit has one."""
    if first.word == "w" and quantity.unit == "W" and number <= 30 and quantity.limited:
        scaled = [None if b is None else b * 10_000 for b in (quantity.low, quantity.high, quantity.centre)]
        return replace(quantity, other=replace(quantity, low=scaled[0], high=scaled[1], centre=scaled[2], unit=None))
    if first.money_word in _POUNDS:
        return replace(quantity, other=replace(quantity, unit="lb", money=None, limited=True))
    return quantity


def _follows_latin(text: str, first: Amount) -> bool:
    """Whether a Latin word stands before the number: in iPhone 15 的手机壳 it is part of a name."""
    left = text[: first.number[0]].rstrip()[-1:]
    return bool(left) and ((left.isascii() and left.isalnum()) or left in "×*")


def _loose_top(low: float) -> float:
    """Where "two hundred and something" ends: before the next unit of its leading digit."""
    scale = 10 ** (len(str(int(low))) - 1)
    return low + scale
