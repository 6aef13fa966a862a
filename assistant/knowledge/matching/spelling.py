"""Spelling correction of English words that the articles know, so that "refnud" is asked of refunds."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?")
_SHORTEST = 6  # letters; shorter words have too many neighbours that are words themselves


class Spelling:
    """Known words by their first letter, which slips seldom touch (Yannakoudakis and Fawthrop, 1983)."""

    def __init__(self, texts: Iterable[str], fillers: Collection[str] = ()) -> None:
        """Known is every word of the texts; `fillers` are the short words that run into their neighbours."""
        self._words: dict[str, dict[str, None]] = {}
        self._fillers = frozenset(word for word in fillers if word.isalpha() and word.isascii())
        for text in texts:
            for word in _WORD.findall(text):
                self._words.setdefault(word[0], {})[word] = None

    def mend(self, text: str) -> str:
        """The normal text with each unknown word of six letters or more as the known word one slip away, if any.

        A slip is one letter left out, put in, changed, or changed places with its neighbour, or the space left out
        beside a filler: "tocancel" is "to cancel".
        """
        return _WORD.sub(lambda match: self._mend_word(match[0]), text)

    def _mend_word(self, word: str) -> str:
        if len(word) < _SHORTEST or self._knows(word):
            return word
        from rapidfuzz.distance import OSA
        from rapidfuzz.process import extractOne

        swapped = word[1] + word[0] + word[2:]
        if self._knows(swapped):
            return swapped
        known = self._words.get(word[0], {})
        nearest = extractOne(word, known.keys(), scorer=OSA.distance, score_cutoff=1)
        if nearest is None:
            return self._split_word(word)
        # Another last letter is another ending more often than a slip: a charger is no charge.
        return word if nearest[0].startswith(word[:-1]) else str(nearest[0])

    def _split_word(self, word: str) -> str:
        for at in range(1, len(word)):
            first, last = word[:at], word[at:]
            begins = first in self._fillers and len(last) >= _SHORTEST and self._knows(last)
            if begins or (last in self._fillers and len(first) >= _SHORTEST and self._knows(first)):
                return f"{first} {last}"
        return word

    def _knows(self, word: str) -> bool:
        return word in self._words.get(word[0], {})
