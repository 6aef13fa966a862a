"""Colour terms: in names and titles, as families that both languages share."""

from __future__ import annotations

from functools import lru_cache

from assistant.language.keys import join_key, key_of, keys_of
from assistant.language.locales import LEXICONS
from assistant.language.normal_text import is_cjk, normal

_LONGEST_NAME = 4  # units


def colour_families(text: str) -> frozenset[str]:
    """The colour families that a name or a title speaks of, longest name first: rose gold is gold, 米白 is white."""
    return _colour_families(normal(text))


def is_colour_name(name: str) -> bool:
    """Whether a facet of this name holds colours."""
    return key_of(normal(name)) in _facet_keys()


@lru_cache(maxsize=65_536)
def _colour_families(plain: str) -> frozenset[str]:
    names = _family_by_key()
    keys = keys_of(plain)
    found: set[str] = set()
    position = 0
    while position < len(keys):
        for length in range(min(_LONGEST_NAME, len(keys) - position), 0, -1):
            key = join_key(keys[position : position + length])
            # One character inside a long text is seldom a colour: 金 in 金属, 银 in 银行.
            if key in names and (length > 1 or not is_cjk(key) or len(keys) <= _LONGEST_NAME):
                found.add(names[key])
                position += length - 1
                break
        position += 1
    return frozenset(found)


@lru_cache(maxsize=1)
def _family_by_key() -> dict[str, str]:
    return {
        key_of(normal(name)): family
        for lexicon in LEXICONS.values()
        for family, names in lexicon.COLOURS.items()
        for name in names
    }


@lru_cache(maxsize=1)
def _facet_keys() -> frozenset[str]:
    return frozenset(key_of(normal(name)) for lexicon in LEXICONS.values() for name in lexicon.COLOUR_NAMES)
