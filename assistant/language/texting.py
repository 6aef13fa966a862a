"""Texting: a message as it would be written with time: hw hevy r these -> how heavy are these."""

from __future__ import annotations

import re
from collections.abc import Callable

from rapidfuzz import process
from rapidfuzz.distance import OSA

from assistant.language.english import is_everyday
from assistant.language.locales import TEXTING, join_words

_FORMS: dict[str, str] = dict(join_words(TEXTING, "FORMS"))
_IN_PLACE = tuple((re.compile(pattern, re.IGNORECASE), word) for pattern, word in join_words(TEXTING, "IN_PLACE"))
_TURNING = join_words(TEXTING, "TURNING")
_WORD = re.compile(r"(?<![\w@./+-])[A-Za-z][A-Za-z0-9']*(?![\w@/+]|[.-]\w)")
# A word of so many letters may have one slip, and one of so many two.
_ONE_SLIP, _TWO_SLIPS = 4, 8
_ANYBODYS = 2


def spell_out(text: str, is_known: Callable[[str], bool]) -> str:
    """The message in whole words; what the shop knows (`is_known`, of a word in lower case) stays as it is."""
    for pattern, word in _IN_PLACE:
        text = pattern.sub(word, text)
    return _WORD.sub(lambda found: _spelled(found[0], is_known), text)


def _spelled(written: str, is_known: Callable[[str], bool]) -> str:
    word = written.lower()
    if (form := _FORMS.get(word)) is not None:
        # One or two letters stand in titles too, and mean what everybody means by them.
        return written if len(word) > _ANYBODYS and is_known(word) else form
    if len(word) < _ONE_SLIP or not word.isalpha() or is_known(word) or is_everyday(word):
        return written
    slips = 2 if len(word) >= _TWO_SLIPS else 1
    found = process.extractOne(word, _TURNING, scorer=OSA.distance, score_cutoff=slips)
    return found[0] if found is not None and found[0][0] == word[0] else written
