"""Characters: Chinese words of a catalogue's text by the characters in them."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.language.normal_text import is_cjk

# Longer words say of none of their characters what they are.
_LONGEST = 4


class Characters:
    """Finds what a word that nobody cut out of a title has in common with those that are: 歙砚, of 砚台."""

    def __init__(self, words: Iterable[str]) -> None:
        self._having: dict[str, list[str]] = {}
        for word in words:
            if len(word) <= _LONGEST and is_cjk(word):
                for char in set(word):
                    self._having.setdefault(char, []).append(word)

    def words_like(self, word: str) -> list[str]:
        """The words that share a character with this one."""
        return [found for char in dict.fromkeys(word) for found in self._having.get(char, ())]
