"""Numbers in a message: what they limit (money, hours, litres...) and how (at most, at least, around, between)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache

from assistant.understanding.en import numbers as en
from assistant.understanding.text import CJK, is_cjk
from assistant.understanding.zh import numbers as zh

# "Around" is a quarter either way; "two hundred and something" is the hundred that it begins.
AROUND = 0.25


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as said, from `low` to `high` (None is open).

    `unit` is canonical; `core` is where the number stands with its unit. `money` are the ISO codes that the
    word for it may stand for (see CURRENCIES), None when no money was named. `limited` is false when no word
    around it made it a limit (iPhone 15, 61键).
    """

    low: float | None
    high: float | None
    start: int
    end: int
    unit: str | None = None
    money: tuple[str, ...] | None = None
    limited: bool = True
    core: tuple[int, int] = (0, 0)


def _any(words: Iterable[str], *, ends: bool = False) -> str:
    """One of these words, longest first; an English one is not part of a longer word.

    With `ends`, neither is a single Chinese character: 300内 is a limit, 16GB内存 is none.
    """
    parts = []
    for word in sorted(set(words), key=lambda w: (-len(w), w)):
        escaped = re.escape(word).replace(r"\ ", " ")
        if word[0].isascii() and word[0].isalpha():
            escaped = rf"(?<![a-z]){escaped}"
        if word[-1].isascii() and word[-1].isalpha():
            escaped = rf"{escaped}(?![a-z])"
        if ends and is_cjk(word) and len(word) == 1:
            escaped = rf"{escaped}(?:(?=的)|(?![{CJK}]))"
        parts.append(escaped)
    return "(?:" + "|".join(parts) + ")"


# A unit may stand right after its digits (500ml), so only its end is guarded.
def _glued(words: Iterable[str]) -> str:
    parts = []
    for word in sorted(set(words), key=lambda w: (-len(w), w)):
        escaped = re.escape(word).replace(r"\ ", " ")
        if word[-1].isascii():
            escaped += "(?![a-z])" if word[-1].isalpha() else r"(?! ?\d)"  # in $20-$40 each sign begins a number
        parts.append(escaped)
    return "(?:" + "|".join(parts) + ")"


_CURRENCIES = {**zh.CURRENCIES, **en.CURRENCIES}
_UNITS = {**zh.UNITS, **en.UNITS}
_BELOW_BEFORE = {*zh.BELOW_BEFORE, *en.BELOW_BEFORE}
_ABOVE_BEFORE = {*zh.ABOVE_BEFORE, *en.ABOVE_BEFORE}
_AROUND_BEFORE = {*zh.AROUND_BEFORE, *en.AROUND_BEFORE}
_BETWEEN_BEFORE = {*zh.BETWEEN_BEFORE, *en.BETWEEN_BEFORE}
_BELOW_AFTER = {*zh.BELOW_AFTER, *en.BELOW_AFTER}
_ABOVE_AFTER = {*zh.ABOVE_AFTER, *en.ABOVE_AFTER}
_AROUND_AFTER = {*zh.AROUND_AFTER, *en.AROUND_AFTER}


@cache
def _grammar() -> re.Pattern[str]:
    """An amount or range with the words around it. Repetitions are bounded and spaces single, so it is linear."""
    before = _any(_BELOW_BEFORE | _ABOVE_BEFORE | _AROUND_BEFORE | _BETWEEN_BEFORE)
    after = _any(_BELOW_AFTER | _ABOVE_AFTER | _AROUND_AFTER | set(zh.BETWEEN_AFTER), ends=True)
    currency = _any(_CURRENCIES)
    number = f"(?:{en.NUMBER}|{zh.NUMBER})"
    unit = f"(?:{_glued(_CURRENCIES)}|{_glued(_UNITS)})"
    loose = _any(zh.LOOSE)
    to = _any((*zh.TO, *en.TO))
    return re.compile(
        rf"(?:(?P<before>{before})[ :]?(?:a |an |of |is |的是|是|在)?)?"
        rf"(?P<money1>{currency})? ?(?P<low>{number})(?P<loose1>{loose})?(?:[ -]?(?P<unit1>{unit}))?"
        rf"(?: ?(?P<to>{to}) ?(?P<money2>{currency})? ?(?P<high>{number})"
        rf"(?P<loose2>{loose})?(?:[ -]?(?P<unit2>{unit}))?)?"
        rf"(?: ?(?P<after>{after}))?(?=(?P<of>的)|)"
    )


def _value(text: str) -> float | None:
    text = text.strip()
    return zh.parse_number(text) if text and text[0] >= "\u3400" else en.parse_number(text)


def find_quantities(text: str) -> list[Quantity]:
    """The quantities of a normal text, in order; `start` and `end` are positions in it."""
    text = re.sub(r"\s", " ", text)
    found: list[Quantity] = []
    position = 0
    while match := _grammar().search(text, position):
        quantity = _read(match)
        if quantity is not None:
            found.append(quantity)
        position = max(match.end(), position + 1)
    return found


def _read(match: re.Match[str]) -> Quantity | None:
    written = match["low"].strip()
    spread = zh.parse_range(written) if match["high"] is None else None
    low = spread[0] if spread else _value(written)
    if low is None or match.string[: match.start("low")].endswith(zh.ORDINAL):
        return None
    high = spread[1] if spread else None
    end = match.end()
    unit_word, money_word = match["unit1"], match["money1"]
    is_range = spread is not None
    if match["high"] is not None:
        second = _value(match["high"])
        between = match["before"] in _BETWEEN_BEFORE
        if second is not None and second > low and (match["to"] != "and" or between):
            high, is_range = second, True
            unit_word = match["unit2"] or unit_word
            money_word = money_word or match["money2"]
        elif second is not None and second <= low and written.isdigit() and not between and match["unit2"]:
            return None  # 2-500 g: the first number belongs to a name.
        else:
            end = match.start("to")
    money = [_CURRENCIES[word] for word in (money_word, unit_word) if word in _CURRENCIES]
    unit: str | None = None
    if not money and unit_word:
        unit, factor = _UNITS[unit_word]
        low, high = low * factor, high * factor if high is not None else None
    whole = end == match.end()
    before, after = match["before"], match["after"] if whole else None
    in_a_name = not match["money1"] and _is_in_a_name(match)
    said_more = money or before or match["loose1"] or len(after or "") > 1
    if is_cjk(written) and len(written) == 1 and unit is None and not said_more:
        return None  # 一, 半, 百: words more often than numbers
    text = match.string
    start = match.start("money1" if match["money1"] else "low")
    core = (start, _without_space(text, max(match.end("low"), match.end("unit1"), match.end("unit2") if whole else 0)))
    if (before and before not in _PLACES) or (before and is_range):
        start = match.start()
    named = max(money, key=len) if money else None
    base = Quantity(None, None, start, _without_space(text, end), unit, named, core=core)
    bounded = _bounded(low, high, is_range, before, after, match, base)
    return replace(bounded, limited=False) if in_a_name else bounded


# In and from are words of their own, unless they begin a range.
_PLACES = frozenset({"在", "从", "from"})


def _without_space(text: str, end: int) -> int:
    return len(text[:end].rstrip())


def _is_in_a_name(match: re.Match[str]) -> bool:
    """Whether a number goes on from letters (c10, usb-c 3), unless a word before it made it a limit."""
    start = match.start("low")
    before = match.string[start - 1 : start] if start else ""
    return match["before"] is None and match["low"][0].isdigit() and before.isascii() and before.isalpha()


def _bounded(
    low: float,
    high: float | None,
    is_range: bool,
    before: str | None,
    after: str | None,
    match: re.Match[str],
    base: Quantity,
) -> Quantity:
    """The bounds that the words around a number give it."""

    def bounds(least: float | None, most: float | None, *, limited: bool = True) -> Quantity:
        return replace(base, low=least, high=most, limited=limited)

    if is_range:
        return bounds(low, high)
    if after in _AROUND_AFTER:
        return bounds(low * (1 - AROUND), low * (1 + AROUND))
    if after in _BELOW_AFTER or before in _BELOW_BEFORE:
        return bounds(None, _loose_top(low) if match["loose1"] else low)
    if after in _ABOVE_AFTER or before in _ABOVE_BEFORE:
        return bounds(low, None)
    if match["loose1"]:
        return (
            bounds(low, _loose_top(low)) if match["loose1"] != "来" else bounds(low * (1 - AROUND), low * (1 + AROUND))
        )
    # 两百的耳机, 300的: nothing else is counted so.
    plain = base.unit is None and base.money is None
    hundreds = plain and any(scale in match["low"] for scale in "百千万佰仟")
    attributive = plain and match["of"] is not None and low >= 10 and not _follows_latin(match)
    if before in _AROUND_BEFORE or base.money is not None or hundreds or attributive:
        return bounds(low * (1 - AROUND), low * (1 + AROUND))
    return bounds(low, low, limited=False)


def _follows_latin(match: re.Match[str]) -> bool:
    """Whether a Latin word stands before the number: in iPhone 15 的手机壳 it is part of a name."""
    before = match.string[: match.start("low")].rstrip()
    return bool(before) and before[-1].isascii() and before[-1].isalnum()


def _loose_top(low: float) -> float:
    """Where "two hundred and something" ends: before the next unit of its leading digit."""
    scale = 10 ** (len(str(int(low))) - 1)
    return low + scale


@cache
def unit_words(unit: str) -> tuple[str, ...]:
    """The words of both languages for a canonical unit: 人, people, person."""
    return tuple(word for word, (canonical, _) in _UNITS.items() if canonical == unit)
