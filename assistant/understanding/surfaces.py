"""Surfaces: the ways in which something can be written, cut into units and found again, longest first."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from assistant.understanding.text import CJK, is_cjk, stem

_UNIT = re.compile(rf"[{CJK}]|[a-z]+(?:'[a-z]+)?|\d+(?:\.\d+)?|[^\s\w]")
# Between the parts of one name these stand for nothing: wi-fi, wi fi; salt & pepper.
_SOFT = frozenset("-_&/'’·+")


@dataclass(frozen=True, slots=True)
class Unit:
    """The smallest thing that a surface is made of: a Chinese character, a Latin word, a number, or a stop."""

    key: str
    start: int
    end: int

    @property
    def is_stop(self) -> bool:
        """Whether no surface reaches over this one."""
        return not self.key[0].isalnum()


def units_of(text: str) -> list[Unit]:
    """The units of a normal text, Latin words in the singular, soft punctuation left out."""
    out = []
    for match in _UNIT.finditer(text):
        raw = match[0]
        if raw in _SOFT:
            continue
        out.append(Unit(stem(raw) if raw[0].isascii() and raw[0].isalpha() else raw, match.start(), match.end()))
    return out


def join_key(keys: list[str]) -> str:
    """Units in a row as one key: Latin ones apart, Chinese ones together, whatever stood between them."""
    out = keys[0]
    for before, after in pairwise(keys):
        out += after if is_cjk(before[-1]) or is_cjk(after[0]) else f" {after}"
    return out


def key_of(normal_text: str) -> str:
    """The key under which a surface stands; '' for one without letters or digits."""
    keys = [unit.key for unit in units_of(normal_text) if not unit.is_stop]
    return join_key(keys) if keys else ""


def unit_count(key: str) -> int:
    """How many units a key has."""
    return len(units_of(key))
