"""Cue words: what a message says beside its wish, in words that are found as they stand (in total, how much)."""

from __future__ import annotations

import re

from assistant.language.locales import REQUESTS, join_words
from assistant.language.normal_text import NormalText, is_cjk
from assistant.query import Cue

_AROUND = " ?.!"
_AGAIN_FIRST: tuple[str, ...] = join_words(REQUESTS, "AGAIN_FIRST")
_AGAIN_LAST: tuple[str, ...] = join_words(REQUESTS, "AGAIN_LAST")


def _one_of(name: str) -> re.Pattern[str]:
    return re.compile("|".join(rf"\b{word}\b" if word.isascii() else word for word in join_words(REQUESTS, name)))


# Words of the text as it was written, and phrases of the normal text.
_WORDS: dict[Cue, re.Pattern[str]] = {"to_see": _one_of("TO_SEE"), "in_all": _one_of("IN_ALL")}
_PHRASES: dict[Cue, tuple[str, ...]] = {
    "price_question": join_words(REQUESTS, "PRICE_QUESTIONS"),
    "all_of_them": join_words(REQUESTS, "ALL_OF_THEM"),
}


def find_cues(written: NormalText) -> tuple[Cue, ...]:
    """The cues in a message, in no order that says anything."""
    found: list[Cue] = [cue for cue, words in _WORDS.items() if words.search(written.written.casefold())]
    plain = written.text.strip(_AROUND)
    apart = f" {plain} "
    for cue, phrases in _PHRASES.items():
        if any(phrase in written.text if is_cjk(phrase) else f" {phrase} " in apart for phrase in phrases):
            found.append(cue)
    if plain.startswith(_AGAIN_FIRST) or plain.endswith(_AGAIN_LAST):
        found.append("again")
    return tuple(found)
