"""What was meant by a word that no one knows: typos, homophones and pinyin, candidates first, scored after."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from assistant.understanding.text import is_cjk, syllable

# Below this similarity (normalized Damerau-Levenshtein, 0 to 1) a candidate is another word, not a typo.
SIMILAR = 0.72
# In a short word a letter for another makes another word: a cafe is no cake.
SIMILAR_IF_SHORT, SHORT = 0.8, 5
SHORTEST_LATIN = 4
SHORTEST_PINYIN = 6
_MOST_CANDIDATES = 40
_LONGEST_CHINESE = 8

# Sounds that speakers of many regions do not tell apart: folded on both sides before they are compared.
_FOLDED_PINYIN = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("ng", "n"))
# Letters that English spells one sound with.
_FOLDED_ENGLISH = (("ph", "f"), ("ck", "k"), ("oo", "u"), ("ie", "ei"))
_DOUBLED = re.compile(r"(.)\1")


def pinyin_of(text: str) -> str:
    """The pinyin of Chinese characters without tones, glued; other characters stay."""
    return "".join(syllable(char) if is_cjk(char) else char for char in text if char != " ")


def _folded_pinyin(sound: str) -> str:
    for sharp, flat in _FOLDED_PINYIN:
        sound = sound.replace(sharp, flat)
    return sound


def _folded_english(word: str) -> str:
    for spelt, sound in _FOLDED_ENGLISH:
        word = word.replace(spelt, sound)
    return _DOUBLED.sub(r"\1", word)


def _deletions(word: str) -> Iterable[str]:
    """The word itself and every word that lacks one of its characters: two words one edit apart share one of these."""
    yield word
    for n in range(len(word)):
        yield word[:n] + word[n + 1 :]


class Corrector:
    """Finds the known surface nearest to an unknown word.

    A symmetric-delete index (Garbe, 2012) gives the candidates, so the cost does not grow with the vocabulary;
    rapidfuzz scores those few. `ranks` are lists of keys, the likeliest to be meant first.
    """

    def __init__(self, *ranks: Iterable[str]) -> None:
        self._rank: dict[str, int] = {}
        self._near: dict[str, list[str]] = defaultdict(list)
        self._sound: dict[str, list[str]] = defaultdict(list)
        # Imported here, so that the first mistyped word need not wait for it.
        from rapidfuzz.distance import DamerauLevenshtein

        self._similarity = DamerauLevenshtein.normalized_similarity
        self.longest_chinese = 0
        self.longest_latin = 1
        for rank, keys in enumerate(ranks):
            for key in sorted(keys):
                if key in self._rank:
                    continue
                self._rank[key] = rank
                if is_cjk(key):
                    self._add_chinese(key)
                elif len(key) >= SHORTEST_LATIN and not any(char.isdigit() for char in key):
                    self.longest_latin = max(self.longest_latin, key.count(" ") + 1)
                    for part in _deletions(_folded_english(key.replace(" ", ""))):
                        self._near[part].append(key)

    def same_sound(self, written: str, *, own: bool = False) -> str | None:
        """The surface that sounds like these characters, as long as they are; with `own`, of the first rank only."""
        keys = self._sound.get(_folded_pinyin(pinyin_of(written)), ())
        alike = (key for key in keys if len(key) == len(written) and key != written)
        return self._likeliest(key for key in alike if not own or self._rank[key] == 0)

    def one_character(self, written: str) -> str | None:
        """The surface that differs from these three or more characters in one."""
        if len(written) < 3:
            return None
        near = {
            key
            for n in range(len(written))
            for key in self._near.get(f"{written[:n]}?{written[n + 1 :]}", ())
            if key != written
        }
        return self._likeliest(near)

    def pinyin(self, words: Sequence[str]) -> str | None:
        """The surface that these Latin words are the pinyin of."""
        glued = "".join(words)
        if len(glued) < SHORTEST_PINYIN or not glued.isalpha():
            return None
        keys = self._sound.get(_folded_pinyin(glued), ())
        exact = [key for key in keys if pinyin_of(key) == glued]
        return self._likeliest(exact or keys)

    def typo(self, words: Sequence[str]) -> str | None:
        """The surface that these Latin words are a typo of."""
        glued = "".join(words)
        if len(glued) < SHORTEST_LATIN or not glued.isalpha():
            return None
        sound = _folded_english(glued)
        candidates = {key for part in _deletions(sound) for key in self._near.get(part, ())[:_MOST_CANDIDATES]}
        enough = SIMILAR_IF_SHORT if len(glued) <= SHORT else SIMILAR
        best: tuple[float, int, str] | None = None
        for key in candidates:
            plain = key.replace(" ", "")
            # The first letter is the one that people get right: phone is not meant by iPhone.
            if plain == glued or (plain[0] != glued[0] and plain[:2] != glued[1::-1]):
                continue
            score = max(
                self._similarity(glued, plain),
                self._similarity(sound, _folded_english(plain)) - 0.05,
            )
            found = (-score, self._rank[key], key)
            if score >= enough and (best is None or found < best):
                best = found
        return best[2] if best else None

    def _likeliest(self, keys: Iterable[str]) -> str | None:
        return min(keys, key=lambda key: (self._rank[key], key), default=None)

    def _add_chinese(self, key: str) -> None:
        if not 2 <= len(key) <= _LONGEST_CHINESE:
            return
        self.longest_chinese = max(self.longest_chinese, len(key))
        self._sound[_folded_pinyin(pinyin_of(key))].append(key)
        if len(key) >= 3:
            for n in range(len(key)):
                # A wildcard keeps the place: 保温怀 meets 保温杯, 保温 meets neither.
                self._near[f"{key[:n]}?{key[n + 1 :]}"].append(key)
