"""Amounts: a number as written, with its money or unit ($1,299.50, 三百五十块, 一斤半, 1米8, 5'9", half an hour)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from types import ModuleType

from assistant.currencies import CURRENCIES, DOT_GROUPS_THOUSANDS, MARKS
from assistant.language.locales import NUMBERS, join_patterns, join_tables, join_words
from assistant.language.normal_text import CJK, is_cjk
from assistant.understanding.numbers.bounds import WordTable

# ASCII: digits of other scripts are none here, and a Chinese character is no part of an English word.
NUMBER = re.compile(f"(?:{NUMBERS['en'].NUMBER}|{NUMBERS['zh'].NUMBER})", re.ASCII)
_SPACED = re.compile(r"\d{1,3}(?: \d{3}){1,3}(?![\d.,a-z])", re.ASCII)
_DECIMAL_COMMA = re.compile(r"\d{1,6},\d{1,2}(?![\d,.])", re.ASCII)
_DOTTED = re.compile(r"\d{1,3}(?:\.\d{3}){1,3}", re.ASCII)
# 1米8, 一米七五, 9块9: what stands after the unit is its decimals.
_TAIL = re.compile(f"(?:{join_patterns(NUMBERS, 'DECIMALS')})(?![{''.join(join_words(NUMBERS, 'GOES_ON'))}])")
_COINS = re.compile(join_patterns(NUMBERS, "COINS"))
_BELOW_ZERO = re.compile(rf"(?:(?<![a-z0-9{CJK}])[-−]|{join_patterns(NUMBERS, 'BELOW_ZERO')})$")
_TIMES = re.compile(r"(?:^|[^a-z0-9 ]|[^0-9] )([x×*])$")
_FEET = re.compile(r"(\d)'(\d{1,2})(?:\"|''|”)?(?![\d'])", re.ASCII)
_INCHES = re.compile(r" ?(\d{1,2}) ?(?:in(?:ch(?:es)?)?\b|\"|”)|(\d{1,2})(?![\d.])", re.ASCII)

# Codes that people write in a sentence; the others are words too (all, cup, pen, top, try) and need more to be money.
_COMMON_CODES = frozenset({
    "AED", "AUD", "BRL", "CAD", "CHF", "CNY", "CZK", "DKK", "EUR", "GBP", "HKD", "HUF", "IDR", "ILS", "INR", "JPY",
    "KRW", "MXN", "MYR", "NOK", "NZD", "PHP", "PLN", "RUB", "SEK", "SGD", "THB", "TWD", "USD", "VND", "ZAR",
})  # fmt: skip
_RARE_CODES = {code.lower(): (code,) for code in CURRENCIES - _COMMON_CODES}
_CURRENCIES: dict[str, tuple[str, ...]] = {
    **MARKS, **{code.lower(): (code,) for code in _COMMON_CODES}, "rs.": MARKS["rs"],
    **join_tables(NUMBERS, "CURRENCIES"),
}  # fmt: skip
_UNITS: dict[str, tuple[str, float]] = join_tables(NUMBERS, "UNITS")
# 9块9: what follows the number is no sign before the next one.
_MONEY_BEFORE = WordTable(
    {word: word for word in _CURRENCIES if not is_cjk(word) or word in join_words(NUMBERS, "MONEY_BEFORE")}
)
_RARE_WORDS = WordTable({code: code for code in _RARE_CODES})
_UNIT_WORDS = WordTable({word: word for word in (*_CURRENCIES, *_UNITS)})
_NOT_UNITS = WordTable({word: word for word in join_words(NUMBERS, "NOT_UNITS")})
_AT_LEAST: tuple[str, ...] = join_words(NUMBERS, "AT_LEAST")
_ALSO_UNITS: tuple[str, ...] = join_words(NUMBERS, "ALSO_UNITS")
_LOOSE: dict[str, str] = join_tables(NUMBERS, "LOOSE")
_NOT_LOOSE = frozenset(join_words(NUMBERS, "NOT_LOOSE"))
_HALVES: tuple[str, ...] = join_words(NUMBERS, "HALVES")
_HALVES_BEFORE_UNIT: tuple[str, ...] = join_words(NUMBERS, "HALVES_BEFORE_UNIT")
_MONEY_WITH_DECIMALS = frozenset(join_words(NUMBERS, "MONEY_WITH_DECIMALS"))
_MONEY_WITH_HALVES = frozenset(join_words(NUMBERS, "MONEY_WITH_HALVES"))
_UNITS_WITH_DECIMALS = frozenset(join_words(NUMBERS, "UNITS_WITH_DECIMALS"))
_TURNED_IN = frozenset(join_words(NUMBERS, "TURNED_IN"))
_PEOPLE_FROM_TWO = frozenset(join_words(NUMBERS, "PEOPLE_FROM_TWO"))
# One letter means a unit only close to its number (1t), another only apart from it (10 s; an iphone 5s is none).
_ONLY_GLUED = frozenset({"t", "p", '"', "”", "x", "d"})
_ONLY_APART = frozenset({"s", "c"})
# A number of these turns goes round, and is no temperature.
_TURNS = frozenset({180.0, 270.0, 360.0, 720.0})
_NETWORKS = frozenset({2.0, 3.0, 4.0, 5.0, 6.0})
_YEARS = range(1900, 2101)
_HALVABLE = frozenset({"kg", "g", "h", "day", "week", "month", "year", "m", "L", "age", "ml", "km", "min"})


@dataclass(frozen=True, slots=True)
class Amount:
    """A number, or two that are said as one (三五百), from `start` to `end`; `number` is where its digits are.

    `values` are in `unit`; a word for money makes `money` the codes that it may stand for.
    """

    values: tuple[float, float | None]
    start: int
    end: int
    number: tuple[int, int]
    written: str
    unit: str | None = None
    word: str | None = None
    money: tuple[str, ...] | None = None
    money_word: str | None = None
    loose: str | None = None
    at_least: bool = False
    is_feet: bool = False

    @property
    def low(self) -> float:
        return self.values[0]


def numbers_of(written: str) -> ModuleType:
    """The numbers of the language that a number is written in."""
    return NUMBERS["zh" if is_cjk(written) else "en"]


def read_amount(text: str, match: re.Match[str], floor: int) -> Amount | None:
    """The amount whose number `match` found, or None when it is no number; nothing before `floor` is looked at."""
    feet = _FEET.match(text, match.start()) if match[0].isdigit() else None
    if feet and int(feet[2]) < 12:
        value = int(feet[1]) + int(feet[2]) / 12
        return Amount((value, None), feet.start(), feet.end(), feet.span(), feet[0], "ft", "'", is_feet=True)
    money_at = _MONEY_BEFORE.ending_at(text, _before_space(text, match.start(), floor), floor)
    if money_at is None:
        rare = _RARE_WORDS.ending_at(text, _before_space(text, match.start(), floor), floor)
        money_at = rare if rare and _is_price_tag(text, rare[2], match.end(), rare[0]) else None
    amount = _read_number(text, match, money_at is not None)
    if amount is None:
        return None
    if money_at is not None:
        word, _, start = money_at
        codes = _CURRENCIES[word] if word in _CURRENCIES else _RARE_CODES[word]
        amount = replace(amount, start=start, money=codes, money_word=word)
    amount = _add_unit(text, amount)
    if amount.money and amount.money[0] in DOT_GROUPS_THOUSANDS and _DOTTED.fullmatch(amount.written):
        return replace(amount, values=(float(amount.written.replace(".", "")), None))
    if amount.unit == "°C" and (below_zero := _BELOW_ZERO.search(text[: amount.start], max(floor, amount.start - 2))):
        return replace(amount, values=(-amount.low, None), start=below_zero.start())
    if (
        amount.unit is None
        and amount.money is None
        and (times := _TIMES.search(text, max(floor, amount.start - 3), amount.start))
    ):
        return replace(amount, unit="count", word="x", start=times.start(1))
    return amount


def _is_price_tag(text: str, start: int, end: int, code: str) -> bool:
    """Whether a code that may be a word too stands where chips write it: ≤ PEN 50, PEN 50–PEN 70."""
    return text[:start].rstrip(" ")[-1:] in ("≤", "≥", "–") or text.startswith(f"–{code} ", end)


def _before_space(text: str, end: int, floor: int) -> int:
    return end - 1 if end > floor and text[end - 1] == " " else end


def _read_number(text: str, match: re.Match[str], after_money: bool) -> Amount | None:
    """The number alone, with what makes it loose: 三百多, 30+."""
    written, start, end = match[0].rstrip(), match.start(), match.start() + len(match[0].rstrip())
    if after_money and (spaced := _SPACED.match(text, start)):
        written, end = spaced[0].replace(" ", ","), spaced.end()
    elif comma := _DECIMAL_COMMA.match(text, start):
        unit = _unit_at(text, comma.end())
        if after_money or (unit and (unit[0] in _CURRENCIES or len(comma[0].partition(",")[2]) == 1)):
            written, end = comma[0].replace(",", "."), comma.end()
    chinese = is_cjk(written[0])
    at_least = written.startswith(_AT_LEAST)  # 上百块
    written, start = (written[1:], start + 1) if at_least else (written, start)
    if chinese and len(written) > 1 and written.endswith(_ALSO_UNITS) and not _unit_at(text, end):
        written, end = written[:-1], end - 1  # 八两: the last character is the unit
    numbers = NUMBERS["zh" if chinese else "en"]
    spread = numbers.parse_range(written)
    low = spread[0] if spread else numbers.parse_number(written)
    if low is None:
        return None
    amount = Amount(
        (low, spread[1] if spread else None), start - at_least, end, (start, end), written, at_least=at_least
    )
    following = text[end : end + 1]
    kind = _LOOSE.get(following)
    is_round = low >= 10 and low % 10 == 0
    if kind and spread is None and is_round and text[end + 1 : end + 2] not in _NOT_LOOSE:
        return replace(amount, loose=kind, end=end + 1)
    if following == "+" and _unit_at(text, end + 1):
        return replace(amount, at_least=True, end=end + 1)
    return amount


def _unit_at(text: str, position: int) -> tuple[str, int] | None:
    """The word for a unit or for money that stands here or a space further, and where it ends."""
    for gap in ("", " ", "-", "  "):  # a degree sign leaves a space in the normal text
        if not text.startswith(gap, position):
            continue
        begin = position + len(gap)
        found = _UNIT_WORDS.beginning_at(text, begin)
        if found is None:
            continue
        word, _, end = found
        none = _NOT_UNITS.beginning_at(text, begin)
        if none and none[2] > end:
            continue
        if (gap and word in _ONLY_GLUED) or (not gap and word in _ONLY_APART):
            continue
        rest = text[end : end + 2]
        if len(word) == 1 and word.isascii() and word.isalpha() and (rest[:1] in "'’" or rest[:1] == "-") and rest:
            continue
        if (
            not is_cjk(word)
            and word in MARKS
            and (gap == "-" or rest[:1].isdigit() or (rest[:1] == " " and rest[1:].isdigit()))
        ):
            continue  # in $20-$40 each sign begins a number
        return word, end
    return None


def _add_unit(text: str, amount: Amount) -> Amount:
    """The amount with the unit after it, and with what is said after that: 一斤半, 9块9."""
    start = amount.end
    half_before = next((half for half in _HALVES_BEFORE_UNIT if text.startswith(half, start)), "")
    found = _unit_at(text, start + len(half_before))
    if half_before and (found is None or found[0] in _CURRENCIES):
        half_before, found = "", _unit_at(text, start)
    if found is None:
        return amount
    word, end = found
    if word in _CURRENCIES and amount.money is None:
        tail, end = _read_decimals(text, end, 1) if word in _MONEY_WITH_DECIMALS else (0.0, end)
        if word in _MONEY_WITH_HALVES and (half := _half_at(text, end)):
            tail, end = 0.5, end + len(half)
        values = (amount.values[0] + tail, amount.values[1])
        return replace(amount, values=values, end=end, money=_CURRENCIES[word], money_word=word)
    if word not in _UNITS:
        return replace(amount, end=end) if word in _CURRENCIES and _same_money(amount, word) else amount
    if amount.money is not None:
        return amount  # $5 x 3: what has a price is not measured as well
    if word == "in" and text[start : start + 1] == " " and amount.low < 10 and re.match(r" [a-z0-9]", text[end:]):
        return amount
    unit, factor = _UNITS[word]
    unit = _disambiguate_unit(unit, amount.low, word, apart=text[start : start + 1] == " ")
    extra = 0.5 if half_before else 0.0
    is_feet = False
    if unit in _HALVABLE and (half := _half_at(text, end)):
        extra, end = 0.5, end + len(half)
    elif unit == "m" and (word in _UNITS_WITH_DECIMALS or end == start + 1):
        extra, end = _read_decimals(text, end, 2)
    elif unit == "ft" and (inches := _INCHES.match(text, end)) and int(inches[1] or inches[2]) < 12:
        extra, end, is_feet = int(inches[1] or inches[2]) / 12, inches.end(), True
    low, high = amount.values
    values = ((low + extra) * factor, None if high is None else (high + extra) * factor)
    return replace(amount, values=values, end=end, unit=unit, word=word, is_feet=is_feet)


def _half_at(text: str, position: int) -> str:
    """The word for half a unit that stands here, or an empty one."""
    return next((half for half in _HALVES if text.startswith(half, position)), "")


def _same_money(amount: Amount, word: str) -> bool:
    """Whether a second word names the same money: ¥500元, $50 usd."""
    codes = _CURRENCIES[word]
    return amount.money is not None and (not codes or bool(set(codes) & set(amount.money)))


def _disambiguate_unit(unit: str, number: float, word: str, *, apart: bool) -> str:
    """The unit that a word really has with this number: 360度 is an angle, 2024年 a date, a 5g phone no weight."""
    if unit == "°C" and number in _TURNS and word in _TURNED_IN:
        return "angle"
    if unit == "year" and number in _YEARS:
        return "date"
    if word == "g" and not apart and number in _NETWORKS:
        return "network"
    if word in _PEOPLE_FROM_TWO and number < 2:
        return "count"
    return unit


def _read_decimals(text: str, position: int, most: int) -> tuple[float, int]:
    """What the digits after a unit add to it, and where they end: .8 in 1米8, .75 in 一米七五."""
    match = _TAIL.match(text, position)
    if match is None or len(match[0]) > most or _unit_at(text, match.end()):
        if match is not None and len(match[0]) == 1 and most == 1 and _COINS.match(text, match.end()):
            return _digit(match[0]) / 10, match.end() + 1
        return 0.0, position
    digits = "".join(str(_digit(char)) for char in match[0])
    end = match.end() + (1 if most == 1 and _COINS.match(text, match.end()) else 0)
    return float(f"0.{digits}"), end


def _digit(char: str) -> int:
    return int(char) if char.isdigit() else int(NUMBERS["zh"].parse_number(char) or 0)
