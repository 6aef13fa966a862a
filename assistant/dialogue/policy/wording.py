"""Wording: whether a message has one of the words by which something is asked for, in either language."""

from __future__ import annotations

import re

from assistant.language.locales import REQUESTS, join_words
from assistant.language.normal_text import is_cjk, normal

TO_SEE = join_words(REQUESTS, "TO_SEE")
IN_ALL = join_words(REQUESTS, "IN_ALL")
PRICE_QUESTIONS = join_words(REQUESTS, "PRICE_QUESTIONS")
AGAIN_FIRST = join_words(REQUESTS, "AGAIN_FIRST")
AGAIN_LAST = join_words(REQUESTS, "AGAIN_LAST")
ALL_OF_THEM = join_words(REQUESTS, "ALL_OF_THEM")
_END = " ?.!"


def has_word(text: str, words: tuple[str, ...]) -> bool:
    """Whether one of these words stands in a text as it was written."""
    plain = text.casefold()
    return any(re.search(rf"\b{word}\b" if word.isascii() else word, plain) for word in words)


def has_phrase(text: str, phrases: tuple[str, ...]) -> bool:
    """Whether one of these phrases stands in a text, however it was written."""
    plain = normal(text)
    whole = f" {plain.strip(_END)} "
    return any(phrase in plain if is_cjk(phrase) else f" {phrase} " in whole for phrase in phrases)


def asks_again(text: str) -> bool:
    """Whether a question is asked again of another thing: "and the second one?"."""
    plain = normal(text).strip(_END)
    return plain.startswith(AGAIN_FIRST) or plain.endswith(AGAIN_LAST)
