"""Bounds: what the words around a number make of it (at least, at most, around, exactly), or that it is no wish."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from assistant.language.locales import NUMBERS, join_marks, join_words
from assistant.language.normal_text import is_cjk

_BOUNDS = frozenset({"below", "above", "around", "exact", "between", "than"})
_FLIPPED = {"below": "above", "above": "below"}
# So many words are looked at on the left of a number; nobody says more of one.
_LONGEST_CHAIN = 9
_CLAUSE = 40
_STOP = re.compile(f"[{join_marks('CLAUSE_MARKS')}]")
# These turn what follows a number round too: 不要200以上的.
_DENIALS = frozenset(join_words(NUMBERS, "DENIALS"))
_RANGE_STARTS = frozenset(join_words(NUMBERS, "RANGE_STARTS"))
_BUDGETS: tuple[str, ...] = join_words(NUMBERS, "BUDGETS")
_AFTER_ONE_CHARACTER = frozenset(join_words(NUMBERS, "AFTER_ONE_CHARACTER"))
_PAUSES = frozenset({"", " ", *join_marks("COMMAS")})


class WordTable:
    """Words of both languages with what each stands for, found at a place by their length."""

    def __init__(self, words: Mapping[str, str]) -> None:
        self._words = words
        self._lengths = sorted({len(word) for word in words}, reverse=True)

    def ending_at(self, text: str, end: int, floor: int = 0) -> tuple[str, str, int] | None:
        """The longest word that ends here, what it stands for, and where it begins."""
        for length in self._lengths:
            start = end - length
            if start >= floor and (role := self._words.get(text[start:end])) is not None:
                word = text[start:end]
                if _is_letter(word[0]) and start and _is_letter(text[start - 1]):
                    continue
                if _is_letter(word[-1]) and _is_letter(text[end : end + 1]):
                    continue
                return word, role, start
        return None

    def beginning_at(self, text: str, start: int, *, alone: bool = False) -> tuple[str, str, int] | None:
        """The longest word that begins here, what it stands for, and where it ends.

        With `alone` a single Chinese character is not followed by another: 300内 is a limit, 16GB内存 is none.
        """
        for length in self._lengths:
            end = start + length
            if end <= len(text) and (role := self._words.get(text[start:end])) is not None:
                word, following = text[start:end], text[end : end + 1]
                if _is_letter(word[-1]) and _is_letter(following):
                    continue
                if (
                    alone
                    and length == 1
                    and is_cjk(word)
                    and is_cjk(following)
                    and following not in _AFTER_ONE_CHARACTER
                ):
                    continue
                return word, role, end
        return None


def _is_letter(char: str) -> bool:
    return char.isascii() and char.isalpha()


def _roles(name: str) -> dict[str, str]:
    """The words of both languages' tables of this name, each with the role under which it stands there."""
    tables: list[Mapping[str, Iterable[str]]] = [getattr(numbers, name) for numbers in NUMBERS.values()]
    return {word: role for table in tables for role, words in table.items() for word in words}


_BEFORE = WordTable(_roles("BEFORE"))
_AFTER = WordTable(_roles("AFTER"))


@dataclass(frozen=True, slots=True)
class LeftContext:
    """What stands before a number: the bound it gives, where that begins, and what else was said of the number.

    `is_place` is for words that begin a range but are words of their own otherwise (在, 从, from).
    """

    bound: str | None
    start: int
    budget: bool = False
    priced: bool = False
    purse: bool = False
    offer: bool = False
    age: bool = False
    ordinal: bool = False
    denied: int | None = None
    is_place: bool = False


def read_left_context(text: str, position: int, floor: int) -> LeftContext:
    """What the words that end at `position` say of the number there; none of them begins before `floor`."""
    bound: str | None = None
    start = end = position
    budget = purse = offer = age = ordinal = costs = False
    denied: int | None = None
    for _ in range(_LONGEST_CHAIN):
        at = _without_marks(text, end, floor)
        found = _BEFORE.ending_at(text, at, floor)
        if found is None:
            break
        word, role, begin = found
        if role == "link" or role == "generic":
            # The goods of "products exceeds" are passed by only on the way to what makes them an order.
            costs = costs or word.startswith("pric")
        elif role == "ordinal":
            ordinal = bound is None and (at == end or word[-1].isalpha())
            break
        elif role == "spend":
            costs = True
        elif role == "not":
            if bound in _FLIPPED:
                bound, start = _FLIPPED[bound], begin
            elif bound is None and word in _DENIALS and at in (end, end - (not is_cjk(word))):
                denied = begin
            break
        elif role == "budget":
            budget, start = True, begin
            costs = True
        elif role == "purse":
            purse = bound is None
            start = begin if bound is None else start
        elif role == "age":
            age, start = True, begin
            break
        elif role == "offer":
            offer = bound in (None, "above", "around", "exact") and not costs
            start = begin if offer else start
            break
        elif bound is None and role in _BOUNDS:
            bound, start = role, begin
        elif role in _BOUNDS and role != "between":
            # 预算最多500左右: the nearest says it, the others are part of it.
            start = begin
        else:
            break
        end = begin
    if bound is None and not budget and end < position and _names_budget(text[max(floor, end - _CLAUSE) : end]):
        budget = True
    nearest = _BEFORE.ending_at(text, _without_marks(text, position, floor), floor)
    is_place = bound == "between" and nearest is not None and nearest[0] in _RANGE_STARTS
    return LeftContext(bound, start, budget, budget or costs, purse, offer, age, ordinal, denied, is_place)


def _names_budget(text: str) -> bool:
    """Whether the clause that ends here speaks of a budget: my budget for a kettle is 40."""
    clause = _STOP.split(text)[-1]
    return any(word in clause for word in _BUDGETS)


def _without_marks(text: str, end: int, floor: int) -> int:
    """Where the text before ends when spaces, a colon or an opening quote stand between."""
    for _ in range(5):
        if end > floor and text[end - 1] in " :'\"(“":
            end -= 1
    return end


def read_right_context(text: str, position: int) -> tuple[str, int] | None:
    """What the word that begins at `position` makes of the number before it, and where that word ends."""
    begin = position
    for _ in range(2):
        if text[begin : begin + 1] in (" ", "'"):
            begin += 1
    found = _AFTER.beginning_at(text, begin, alone=True)
    if found is not None and found[0] == "+" and text[found[2] : found[2] + 1].isdigit():
        return None  # 12+512GB
    if found is None:
        return ("below", position + 1) if _is_trailing_dash(text, position) else None
    return found[1], found[2]


def _is_trailing_dash(text: str, position: int) -> bool:
    """Whether "100-" ends here, said like "100+" for what is below."""
    return text[position : position + 1] == "-" and text[position + 1 : position + 2] in _PAUSES
