"""Measures: amounts in a text, and quantities said in the unit that was asked for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from assistant.catalogue.attributes import measure_of, value_text
from assistant.language.locales import NUMBERS, PHRASES, QUESTIONS, join_tables, number_text, quantity_text
from assistant.language.units import to_base

_UNITS: dict[str, tuple[str, float]] = join_tables(NUMBERS, "UNITS")
_COUNTS = frozenset({"count", "model", "date", "discount", "generation", "star", "level", "port", "x"})
_BY_LENGTH = sorted((unit for unit, (name, _) in _UNITS.items() if name not in _COUNTS), key=len, reverse=True)
_UNIT_PATTERN = "|".join(re.escape(unit) + (r"(?![a-z])" if unit[-1].isascii() else "") for unit in _BY_LENGTH)
_ZH_NUMBER = NUMBERS["zh"].NUMBER
_AMOUNT = re.compile(
    rf"(?P<minus>(?<![\w])-|minus |{NUMBERS['zh'].BELOW_ZERO})?(?P<number>\d+(?:\.\d+)?|{_ZH_NUMBER})"
    rf"(?:[ -]?(?P<unit>{_UNIT_PATTERN}))?(?P<tail>\d)?"
)
# Not in every table of units, but asked for: (in the base, of a sort of its own, by which it divides).
_ASKED: dict[str, tuple[str, float]] = {"cup": ("ml", 236.588)} | {
    spoken: (to_base(1, unit)[1] or unit, to_base(factor, unit)[0])
    for table in QUESTIONS.values()
    for _, spoken in table.ANSWER_UNITS
    if spoken in _UNITS
    for unit, factor in [_UNITS[spoken]]
}
_FROM_DAYS = 72 * 60  # min: three days and more are said in days


@dataclass(frozen=True, slots=True)
class Amount:
    """A number in a text, in its base unit; None where none was written."""

    number: float
    unit: str | None
    start: int = 0


def amounts_in(text: str) -> list[Amount]:
    """The amounts of a normal text: 15 inches, 两百斤, -10°c, 1米8."""
    found = []
    for match in _AMOUNT.finditer(text):
        number = float(match["number"]) if match["number"][0].isdigit() else NUMBERS["zh"].parse_number(match["number"])
        if number is None:
            continue
        if match["minus"]:
            number = -number
        unit: str | None = None
        if match["unit"]:
            name, factor = _UNITS[match["unit"]]
            if match["tail"] and name == "m":
                number += int(match["tail"]) / 10
            elif match["tail"]:
                number = float(match["number"]) if match["number"][0].isdigit() else number
            number, unit = to_base(number * factor, name)
            unit = unit or name
        found.append(Amount(number, unit, match.start()))
    return found


def without_amounts(text: str) -> str:
    """A normal text without the amounts that have a unit."""
    return _AMOUNT.sub(lambda match: " " if match["unit"] else match[0], text)


def base_of(unit: str | None) -> str | None:
    """The base unit that is asked for with a unit; °F asks for a temperature."""
    if unit is None:
        return None
    if unit == "°F":
        return "°C"
    return _ASKED[unit][0] if unit in _ASKED else to_base(1, unit)[1]


def say_value(value: Any, locale: str, unit: str | None = None) -> str:
    """An attribute's value as people say it, with the unit that was asked for beside its own."""
    measure = measure_of(value)
    if isinstance(value, list):
        return _say_list(value, locale)
    if measure is None or measure.number is None or not measure.unit or not isinstance(value, dict):
        return value_text(value, locale)
    own = _say_own(value, measure.number, measure.unit, locale)
    if (asked := _in_unit(measure.number, measure.unit, unit, locale)) is None or asked == own:
        return own
    return str(PHRASES[locale].ALSO.format(own=own, other=asked))


def _say_own(value: dict[str, Any], base: float, unit: str, locale: str) -> str:
    if unit == "min" and base >= _FROM_DAYS and base % 1_440 == 0:
        return quantity_text(base / 1_440, "day", locale)
    return quantity_text(value["value"], value["unit"], locale)


def _in_unit(base: float, base_unit: str, unit: str | None, locale: str) -> str | None:
    if unit is None:
        return None
    if unit == "°F" and base_unit == "°C":
        return f"{number_text(round(base * 9 / 5 + 32))}°F"
    if unit == "oz" and base_unit == "ml":
        unit = "floz"
    if base_of(unit) != base_unit:
        return None
    factor = _ASKED[unit][1] if unit in _ASKED else to_base(1, unit)[0]
    return quantity_text(_rounded(base / factor), unit, locale)


def _rounded(number: float) -> float:
    """Three digits of it, and no more than people say."""
    return round(number, 1) if abs(number) < 100 else float(round(number))


def _say_list(values: list[Any], locale: str) -> str:
    """A list; numbers in a row without a gap by their ends."""
    texts = [value_text(part, locale) for part in values]
    if len(texts) > 3 and all(text.isdecimal() for text in texts):
        numbers = [int(text) for text in texts]
        if numbers == list(range(numbers[0], numbers[-1] + 1)):
            return str(PHRASES[locale].FROM_TO.format(first=texts[0], last=texts[-1]))
    return str(PHRASES[locale].LIST_GAP).join(texts)
