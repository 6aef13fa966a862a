"""Group size: for how many people something is to be (四个人, for a family of four, the two of us)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.language.locales import CARTS, NUMBERS, join_tables, join_words
from assistant.understanding.numbers.quantities import Quantity

_MOST = 30
_GROUPS: tuple[tuple[str, int], ...] = join_words(NUMBERS, "GROUPS")
# Two patterns that name their groups alike: one after the other.
_ADDED_UP_IN: tuple[str, ...] = tuple(table.ADDED_UP for table in NUMBERS.values())
_WORDS: dict[str, int] = join_tables(CARTS, "COUNTS")
_BEFORE: tuple[str, ...] = join_words(NUMBERS, "OF_PEOPLE_BEFORE")
_AFTER: tuple[str, ...] = join_words(NUMBERS, "OF_PEOPLE_AFTER")


def find_group_size(text: str, quantities: Sequence[Quantity]) -> int | None:
    """How many people a normal text with these quantities speaks of; None when it does not say."""
    if (added := next(filter(None, (re.search(each, text) for each in _ADDED_UP_IN)), None)) is not None:
        parts = [value for value in added.groupdict().values() if value]
        return sum(_WORDS.get(part) or int(part) for part in parts if part in _WORDS or part.isdecimal())
    for pattern, size in _GROUPS:
        if re.search(pattern, text):
            return size
    for said in quantities:
        number = said.low if said.low is not None else said.high
        if number is None or not 1 <= number <= _MOST or number != round(number):
            continue
        if said.unit == "person":
            return round(number)
        is_bare = said.unit is None and said.money is None and not said.priced
        before, after = text[: said.core[0]], text[said.core[1] :]
        if is_bare and (before.endswith(_BEFORE) or after.startswith(_AFTER)):
            return round(number)
    return None
