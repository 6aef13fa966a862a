"""Aspects: the properties that people ask for, as words of a question, names of attributes and units tell them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from assistant.catalogue.attributes import names_of
from assistant.language.locales import QUESTIONS, join_words
from assistant.language.normal_text import normal

_NAMES: tuple[str, ...] = tuple(dict.fromkeys(join_words(QUESTIONS, "ASPECTS")))
_SAID: dict[str, re.Pattern[str]] = {}
_NAMED: dict[str, re.Pattern[str]] = {}
for _name in _NAMES:
    _pairs = [table.ASPECTS[_name] for table in QUESTIONS.values() if _name in table.ASPECTS]
    _SAID[_name] = re.compile("|".join(f"(?:{said})" for said, _ in _pairs))
    _NAMED[_name] = re.compile("|".join(f"(?:{named})" for _, named in _pairs if named))

# In which base units an aspect is measured; an attribute in another unit is none of it. "" is a plain number.
UNITS: dict[str, frozenset[str]] = {
    "weight": frozenset({"g"}), "content": frozenset({"g", "ml"}), "capacity": frozenset({"ml", "GB", "", "g"}),
    "battery": frozenset({"min"}), "charging": frozenset({"min"}), "boiling": frozenset({"min"}),
    "noise": frozenset({"dB"}), "size": frozenset({"mm", ""}), "length": frozenset({"mm"}),
    "height": frozenset({"mm"}), "width": frozenset({"mm"}), "thickness": frozenset({"mm", "g"}),
    "packed": frozenset({"mm"}), "power": frozenset({"W"}), "temperature": frozenset({"°C"}),
    "people": frozenset({"person", ""}), "age": frozenset({"month", "age", "year"}), "load": frozenset({"g"}),
    "warranty": frozenset({"month", "min"}), "keeping": frozenset({"month", "min"}), "brightness": frozenset({"lm"}),
    "pages": frozenset({"", "page"}), "duration": frozenset({"min"}),
}  # fmt: skip
# What is asked with how long, how many or how heavy has a number for an answer.
MEASURED = frozenset(UNITS) - {"noise", "size"}
# A flag answers these as well as a number does.
_EITHER_WAY = frozenset({"noise", "keeps_hot", "waterproof", "thickness"})


def aspects_in(text: str) -> list[str]:
    """The aspects that a text speaks of, in the order in which it does."""
    found = [(match.start(), name) for name, pattern in _SAID.items() if (match := pattern.search(text))]
    return [name for _, name in sorted(found)]


def without_aspects(text: str, aspects: Iterable[str]) -> str:
    """The text without the words that speak of these aspects."""
    for name in aspects:
        text = _SAID[name].sub(" ", text)
    return text


@lru_cache(maxsize=4096)
def aspects_of_attribute(key: str) -> frozenset[str]:
    """The aspects that an attribute is one of, by its names."""
    names = [normal(name) for name in names_of(key) if name]
    return frozenset(
        aspect for aspect, pattern in _NAMED.items() if pattern.pattern and any(map(pattern.search, names))
    )


def is_measured_so(aspect: str, unit: str | None) -> bool:
    """Whether a value in this base unit may be of the aspect; a flag (no unit) only where a flag says enough."""
    units = UNITS.get(aspect)
    if units is None:
        return True
    return aspect in _EITHER_WAY if unit is None else unit in units
