"""Mends slips in English words that the articles know, so that "refnud" is asked of refunds."""

from __future__ import annotations

import re
from collections.abc import Iterable

_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?")
_SHORTEST = 6  # letters; shorter words have too many neighbours that are words themselves


class Spelling:
    """Known words by their first letter, which slips seldom touch (Yannakoudakis and Fawthrop, 1983)."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._words: dict[str, dict[str, None]] = {}
        for text in texts:
            for word in _WORD.findall(text):
                self._words.setdefault(word[0], {})[word] = None

    def mend(self, text: str) -> str:
        """The normal text with each unknown word of six letters or more as the known word one slip away, if any.

        A slip is one letter left out, put in, changed, or changed places with its neighbour.
        """
        return _WORD.sub(lambda match: self._mended(match[0]), text)

    def _mended(self, word: str) -> str:
        known = self._words.get(word[0], {})
        if len(word) < _SHORTEST or word in known:
            return word
        from rapidfuzz.distance import OSA
        from rapidfuzz.process import extractOne

        nearest = extractOne(word, known.keys(), scorer=OSA.distance, score_cutoff=1)
        # Another last letter is another ending more often than a slip: a charger is no charge.
        return word if nearest is None or nearest[0].startswith(word[:-1]) else str(nearest[0])
