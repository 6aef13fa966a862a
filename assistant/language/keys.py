"""Keys: the ways in which something can be written, cut into units and found again, longest first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.language.normal_text import CJK, is_cjk, stem

_UNIT = re.compile(rf"[{CJK}]|[a-z]+(?:'[a-z]+)?|\d+(?:\.\d+)?|[^\s\w]")
# Between the parts of one name these stand for nothing: wi-fi, wi fi; salt & pepper.
_SOFT = frozenset("-_&/'’·+")


@dataclass(frozen=True, slots=True)
class Unit:
    """The smallest thing that a surface is made of: a Chinese character, a Latin word, a number, or a stop.

    `corrected` says that it was written otherwise; such a unit may stand for several words.
    """

    key: str
    start: int
    end: int
    corrected: bool = False

    @property
    def is_stop(self) -> bool:
        """Whether no surface reaches over this one."""
        return not self.key[0].isalnum()


def units_of(text: str) -> list[Unit]:
    """The units of a normal text, Latin words in the singular, soft punctuation left out."""
    return [
        Unit(_unit_key(match[0]), match.start(), match.end()) for match in _UNIT.finditer(text) if match[0] not in _SOFT
    ]


def _unit_key(raw: str) -> str:
    return stem(raw) if raw[0].isascii() and raw[0].isalpha() else raw


def join_key(keys: Sequence[str]) -> str:
    """Units in a row as one key: Latin ones apart, Chinese ones together, whatever stood between them."""
    out = [keys[0]]
    for before, after in pairwise(keys):
        if before[-1].isascii() and after[0].isascii():
            out.append(" ")
        out.append(after)
    return "".join(out)


def keys_of(normal_text: str) -> list[str]:
    """The keys of the units of a normal text that are no stops."""
    return [_unit_key(raw) for raw in _UNIT.findall(normal_text) if raw[0].isalnum()]


def key_of(normal_text: str) -> str:
    """The key under which a surface stands; '' for one without letters or digits."""
    if normal_text.isascii() and normal_text.isalpha():
        return stem(normal_text)
    keys = keys_of(normal_text)
    return join_key(keys) if keys else ""


def is_latin_word(key: str) -> bool:
    """Whether a key is one Latin word, and neither number nor Chinese."""
    return key.isascii() and key.isalpha()


def is_one_character(key: str) -> bool:
    """Whether a key is a single Chinese character."""
    return len(key) == 1 and is_cjk(key)
