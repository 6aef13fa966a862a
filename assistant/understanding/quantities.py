"""Numbers in a message: what they limit (money, hours, litres...) and how (at most, at least, around, between)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from assistant.understanding.en import numbers as en
from assistant.understanding.zh import numbers as zh

# "Around" is a quarter either way; "two hundred and something" is the hundred that it begins.
AROUND = 0.25


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as said, from `low` to `high` (None is open).

    `unit` is canonical; `money` is an ISO code, or '' for the shop's own.

    `limited` is false when no word around it made it a limit (iPhone 15, 61键).
    """

    low: float | None
    high: float | None
    start: int
    end: int
    unit: str | None = None
    money: str | None = None
    limited: bool = True


def _any(words: Iterable[str]) -> str:
    """One of these words, longest first; an English one is not part of a longer word."""
    parts = []
    for word in sorted(set(words), key=lambda w: (-len(w), w)):
        escaped = re.escape(word).replace(r"\ ", " ")
        if word[0].isascii() and word[0].isalpha():
            escaped = rf"(?<![a-z]){escaped}"
        if word[-1].isascii() and word[-1].isalpha():
            escaped = rf"{escaped}(?![a-z])"
        parts.append(escaped)
    return "(?:" + "|".join(parts) + ")"


# A unit may stand right after its digits (500ml), so only its end is guarded.
def _glued(words: Iterable[str]) -> str:
    parts = []
    for word in sorted(set(words), key=lambda w: (-len(w), w)):
        escaped = re.escape(word).replace(r"\ ", " ")
        parts.append(rf"{escaped}(?![a-z])" if word[-1].isascii() and word[-1].isalpha() else escaped)
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
    after = _any(_BELOW_AFTER | _ABOVE_AFTER | _AROUND_AFTER | set(zh.BETWEEN_AFTER) - {"的"})
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
        rf"(?: ?(?P<after>{after}))?"
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
    spread = zh.parse_range(match["low"]) if match["high"] is None else None
    low = spread[0] if spread else _value(match["low"])
    if low is None:
        return None
    high = spread[1] if spread else None
    end = match.end()
    unit_word, money_word = match["unit1"], match["money1"]
    joined = match["to"]
    is_range = spread is not None
    if match["high"] is not None:
        second = _value(match["high"])
        between = match["before"] in _BETWEEN_BEFORE
        if second is not None and second > low and (joined != "and" or between):
            high, is_range = second, True
            unit_word = match["unit2"] or unit_word
            money_word = money_word or match["money2"]
        elif second is not None and second <= low and match["low"].strip().isdigit() and not between and match["unit2"]:
            # "2-500 g"? Not a range: the first number belongs to a name.
            return None
        else:
            end = match.start("to")
    unit = money = None
    words = [word for word in (money_word, unit_word) if word]
    monies = [word for word in words if word in _CURRENCIES]
    if monies:
        named = [_CURRENCIES[word] for word in monies if _CURRENCIES[word]]
        money = named[0] if named else ""
    elif unit_word:
        unit, factor = _UNITS[unit_word]
        low, high = low * factor, high * factor if high is not None else None
    chinese = match["low"].strip()[0] >= "\u3400"
    if (
        unit is None
        and money is None
        and chinese
        and len(match["low"]) == 1
        and not (match["before"] or match["after"])
    ):
        return None  # 一, 半: words more often than numbers
    before = match["before"]
    after = match["after"] if end == match.end() else None
    end -= len(match.string[:end]) - len(match.string[:end].rstrip())
    start = (
        match.start()
        if (before and before not in ("在", "从", "from")) or is_range
        else match.start("money1" if money_word and match["money1"] else "low")
    )
    return _bounded(low, high, is_range, before, after, match, Quantity(None, None, start, end, unit, money))


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
        return Quantity(least, most, base.start, base.end, base.unit, base.money, limited)

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
    spoken = (
        any(scale in match["low"] for scale in "百千万佰仟") and base.unit is None
    )  # 两百的耳机: nothing else is counted so
    if before in _AROUND_BEFORE or base.money is not None or spoken:
        return bounds(low * (1 - AROUND), low * (1 + AROUND))
    return bounds(low, low, limited=False)


def _loose_top(low: float) -> float:
    """Where "two hundred and something" ends: before the next unit of its leading digit."""
    scale = 10 ** (len(str(int(low))) - 1)
    return low + scale
