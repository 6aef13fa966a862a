"""Dialogue acts: what a message does by being said (why this one, take that back, yes), and where it says so.

The phrases are in each language's `acts.ACTS`, by the name of the act. "why (did|do) you (pick|show)( me|)" stands
for all that its brackets can be. One that begins with "=" is meant only where it is (nearly) all that is said, one
with "~" only of what was wished before, one with "#" only beside the name of what it is about (any colour will do; of
black and white that says something else), and one with "?" only where an occasion is named.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from assistant.language.locales import ACTS, ORDERS, join_marks, join_patterns
from assistant.language.normal_text import CJK, NormalText, is_cjk
from assistant.understanding.tokens import Span

ALONE, IF_WISHED, OF_NAMES, FOR_OCCASION = MARKS = "=", "~", "#", "?"
# Nobody means more at once, and what is nearly all that is said has so many characters beside it.
MOST_ACTS, MOST_BESIDE = 8, 24
# Where a phrase may begin, and by what it is looked up there: one Chinese character, or a Latin word or number.
_BEGIN = re.compile(rf"[{CJK}]|[a-z0-9]+(?:'[a-z]+)?")

# A choice of sequences; a sequence is made of literal text and of further choices.
_Choice = list[list[Any]]


_of_either = partial(join_patterns, ORDERS)
# The code of a coupon: capitals and then digits beside what says that it is used, or beside its name.
_CODE = r"[A-Z]{4,12}[0-9]{1,4}(?![A-Za-z0-9])"
_COLON = rf"[\s{join_marks('COLONS')}]*"
_USES_CODE = re.compile(
    rf"(?:^|[\s{join_marks('PAUSES')}])(?:{_of_either('ASKING')})*(?i:{_of_either('USING')})(?i:{_of_either('BEFORE_CODE')})*"
    rf"{_COLON}({_CODE})(?=\s*(?:$|{_of_either('AFTER_CODE')}))"
    rf"|(?<![A-Za-z0-9-])({_CODE})\s*(?:{_of_either('ABOUT_CODE')})"
    rf"|(?i:{_of_either('CODES')})(?:{_of_either('CODE_IS')})?{_COLON}({_CODE})"
)


@dataclass(frozen=True, slots=True)
class Act:
    """An act where the normal text has its words; `mark` is one of MARKS, or empty where they always mean it."""

    name: str
    span: Span
    mark: str = ""


def find_acts(text: str) -> list[Act]:
    """The acts in a normal text, in order; of those that begin at one place the one with the most words."""
    found: list[Act] = []
    phrases = _phrases()
    end = 0
    for begin in _BEGIN.finditer(text):
        if len(found) >= MOST_ACTS:
            break
        if begin.start() < end or (known := phrases.get(begin[0].replace("'", ""))) is None:
            continue
        here = [
            Act(name, match.span(), mark)
            for name, mark, pattern in known
            if (match := pattern.match(text, begin.start())) and match.end() > match.start()
            if mark != ALONE or len(text) - len(match[0]) <= MOST_BESIDE
        ]
        if here:
            longest = max(act.span[1] for act in here)
            # The same words may do one of two things: why not.
            found += [act for act in here if act.span[1] == longest]
            end = longest
    return found


def find_codes(written: NormalText) -> list[Span]:
    """Where a normal text may have the code of a coupon: capitals, then digits."""
    found = re.finditer(rf"(?<![A-Za-z0-9-]){_CODE}", written.written)
    return [(bisect_left(written.offsets, match.start()), bisect_left(written.offsets, match.end())) for match in found]


def add_coupon_code(acts: list[Act], written: NormalText) -> list[Act]:
    """The acts and, where a message speaks of using a coupon by its code (用SAVE30, WELCOME20能用吗), that one too."""
    match = _USES_CODE.search(written.written)
    if match is None:
        return acts
    start, end = (bisect_left(written.offsets, place) for place in match.span())
    beside = [act for act in acts if act.span[1] <= start or end <= act.span[0]]
    return sorted((*beside, Act("apply_coupon", (start, end))), key=lambda act: act.span)


@cache
def _phrases() -> dict[str, list[tuple[str, str, re.Pattern[str]]]]:
    """The phrases by what they may begin with: the act, its mark, and how it is found."""
    out: dict[str, list[tuple[str, str, re.Pattern[str]]]] = defaultdict(list)
    for acts in ACTS.values():
        for name, phrases in acts.ACTS.items():
            for phrase in phrases:
                mark = phrase[0] if phrase.startswith(MARKS) else ""
                choice, _ = _parse_phrase(phrase.removeprefix(mark))
                pattern = re.compile(
                    _pattern_of(choice) + r"(?![a-z0-9'])" if not is_cjk(phrase) else _pattern_of(choice)
                )
                for first in _firsts(choice):
                    out[first].append((name, mark, pattern))
    return dict(out)


def _parse_phrase(phrase: str, start: int = 0) -> tuple[_Choice, int]:
    """The choice that stands from `start` up to the bracket that closes it, and where that is."""
    choice: _Choice = [[]]
    position = start
    while position < len(phrase) and phrase[position] != ")":
        char = phrase[position]
        if char == "(":
            inner, position = _parse_phrase(phrase, position + 1)
            choice[-1].append(inner)
        elif char == "|":
            choice.append([])
        elif choice[-1] and isinstance(choice[-1][-1], str):
            choice[-1][-1] += char
        else:
            choice[-1].append(char)
        position += 1
    return choice, position


def _pattern_of(choice: _Choice) -> str:
    """The longest first, since the first that fits is taken."""
    rows = ["".join(_literal(part) if isinstance(part, str) else _pattern_of(part) for part in row) for row in choice]
    return f"(?:{'|'.join(sorted(rows, key=len, reverse=True))})"


def _literal(text: str) -> str:
    # Contractions are written with and without their mark.
    return "".join(" +" if char == " " else "'?" if char == "'" else re.escape(char) for char in text)


def _firsts(choice: _Choice) -> set[str]:
    """What the phrases of a choice begin with: a Chinese character, or a Latin word."""
    return {_first(text) for text in _heads(choice)} - {""}


def _heads(choice: _Choice) -> set[str]:
    """The beginnings of all that a choice stands for, up to where they tell what they begin with."""
    out: set[str] = set()
    for row in choice:
        begun = {""}
        for part in row:
            more = {part} if isinstance(part, str) else _heads(part)
            begun = {text if _is_told(text) else text + next_ for text in begun for next_ in more}
        out |= begun
    return out


def _is_told(text: str) -> bool:
    bare = text.lstrip()
    return bool(bare) and (is_cjk(bare[0]) or " " in bare)


def _first(text: str) -> str:
    match = _BEGIN.match(text.lstrip())
    return match[0].replace("'", "") if match else ""
