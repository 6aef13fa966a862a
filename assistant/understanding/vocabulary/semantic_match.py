"""Semantic match: the shop's own word that is nearest in meaning to one that no list knows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from assistant.language.encoder import Encoder
from assistant.language.normal_text import is_cjk
from assistant.understanding.vocabulary.facts import CategoryFact, Term
from assistant.understanding.vocabulary.senses import TAIL, Sense

if TYPE_CHECKING:
    import numpy as np

# Of 900 glossary words in either direction that were kept from it, this similarity accepts 3 to 7 in a hundred, and of
# these 72 (Chinese to English) and 88 (English to Chinese) in a hundred are the glossary's own; at 0.7 it is 40 and 44.
NEAR_ENOUGH = 0.85
_COMMONEST = 1_000  # words of the catalogue that are compared; encoding so many takes a third of a second
_SHORTEST_LATIN = 4


class SemanticMatcher:
    """Compares words of a silent language with the names of categories and the commonest words of the other.

    Nothing is encoded before the first word is asked about. The same word is always near the same.
    """

    def __init__(
        self,
        encoder: Encoder,
        silent: frozenset[str],
        categories: Iterable[CategoryFact],
        words: Mapping[str, int],
        is_taken: Callable[[str], bool],
    ) -> None:
        self._encoder = encoder
        self._silent = silent
        self._categories = categories
        self._words = words
        self._is_taken = is_taken
        self.nearest = lru_cache(maxsize=4_096)(self._nearest)

    def _nearest(self, key: str) -> Sense | None:
        if ("zh" if is_cjk(key) else "en") not in self._silent or not self._is_word(key):
            return None
        senses, vectors = self._names
        if not senses:
            return None
        likeness = vectors @ self._encoder.encode([key])[0]
        best = int(likeness.argmax())
        if likeness[best] < NEAR_ENOUGH:
            return None
        sense = senses[best]
        if isinstance(sense, str):
            return Sense("term", Term(((sense,),), (key, sense) if is_cjk(key) else (sense, key), is_sure=False))
        return sense

    @cached_property
    def _names(self) -> tuple[list[Sense | str], np.ndarray]:
        """The categories, then the words, each with its vector."""
        named = [(Sense("category", fact.id, TAIL), name) for fact in self._categories for name in (fact.zh, fact.en)]
        senses: list[Sense | str] = [sense for sense, name in named if name and self._is_spoken(name)]
        names = [name for _, name in named if name and self._is_spoken(name)]
        common = [word for word, count in self._words.items() if count > 1 and self._is_spoken(word)]
        common = [word for word in common if self._is_word(word) and not self._is_taken(word)]
        common.sort(key=lambda word: (-self._words[word], word))
        senses += common[:_COMMONEST]
        return senses, self._encoder.encode(names + common[:_COMMONEST])

    def _is_spoken(self, name: str) -> bool:
        return ("zh" if is_cjk(name) else "en") not in self._silent

    def _is_word(self, word: str) -> bool:
        return len(word) > 1 if is_cjk(word) else word.isalpha() and len(word) >= _SHORTEST_LATIN
