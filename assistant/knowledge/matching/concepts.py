"""Concepts of service questions: words of both languages that say the same thing to a shop count as one."""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path

# Goods whose names have a service word in them: said as one word, they speak of no service. A return label is none.
_QUIET = re.compile(r"\b(noise)[ -](cancel\w*)")
_GOODS = re.compile(
    r"\b(wrap\w*|track|gift|return|exchange|change|receipt|invoice|order|shipping|mailing|delivery|card|password"
    r"|code|key)[ -]"
    r"(dress\w*|suits?|pants|lights?|lighting|box\w*|sets?|ticket\w*|printers?|paper|filters?|books?|notebooks?"
    r"|holders?|cases?|purses?|bags?|tapes?|stands?|locks?)\b"
)


@cache
def _patterns() -> list[tuple[str, re.Pattern[str]]]:
    """Of `concepts.tsv`, which is written in normal text (see `assistant.language.normal_text`).

    English words match at their beginning, so that `refund` also finds refunds and refunded; a final `$` asks for the
    whole word.
    """
    with Path(__file__).with_name("concepts.tsv").open(encoding="utf-8", newline="") as file:
        return [(row["concept"], _pattern(row["zh"], row["en"])) for row in csv.DictReader(file, delimiter="\t")]


def _pattern(chinese: str, english: str) -> re.Pattern[str]:
    starts = [re.escape(word).replace(r"\$", r"\b") for word in english.split(", ")]
    return re.compile("|".join([*map(re.escape, chinese.split()), rf"\b(?:{'|'.join(starts)})"]))


def join_goods(text: str) -> str:
    """The normal text with such names of goods as one word: track pants becomes pantstrack.

    The word that speaks of service comes last, as concepts are known by how words begin.
    """
    return _GOODS.sub(r"\2\1", _QUIET.sub(r"\1\2", text))


def find_concepts(text: str) -> list[str]:
    """The service concepts that a normal text speaks of, each once."""
    return [concept for concept, pattern in _patterns() if pattern.search(text)]
