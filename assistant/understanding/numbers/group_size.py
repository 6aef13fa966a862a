"""Group size: for how many people something is to be (四个人, for a family of four, the two of us)."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.language.locales import NUMBERS, join_words
from assistant.understanding.numbers.quantities import Quantity

_MOST = 30
_BEFORE: tuple[str, ...] = join_words(NUMBERS, "OF_PEOPLE_BEFORE")
_AFTER: tuple[str, ...] = join_words(NUMBERS, "OF_PEOPLE_AFTER")


def find_group_size(text: str, quantities: Sequence[Quantity]) -> int | None:
    """How many people a normal text with these quantities speaks of; None when it does not say."""
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
