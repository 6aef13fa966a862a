"""What was meant by a word that no one knows: typos, homophones and pinyin, candidates first, scored after."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.understanding.text import is_cjk

# Below this similarity (normalized Damerau-Levenshtein, 0 to 1) a candidate is another word, not a typo.
SIMILAR = 0.72
SHORTEST_LATIN = 4
_MOST_CANDIDATES = 40

# Sounds that speakers of many regions do not tell apart: folded on both sides before they are compared.
_FOLDED = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("ng", "n"))


@dataclass(frozen=True, slots=True)
class Correction:
    """A surface's key that was meant, and how sure that is (0 to 1)."""

    key: str
    score: float


@lru_cache(maxsize=32_768)
def _syllable(char: str) -> str:
    from pypinyin import lazy_pinyin

    return str(lazy_pinyin(char)[0])


def pinyin_of(text: str) -> str:
    """The pinyin of Chinese characters without tones, glued; other characters stay."""
    return "".join(_syllable(char) if is_cjk(char) else char for char in text if char != " ")


def _folded(sound: str) -> str:
    for sharp, flat in _FOLDED:
        sound = sound.replace(sharp, flat)
    return sound


def _deletions(word: str) -> Iterable[str]:
    """The word itself and every word that lacks one of its characters: two words one edit apart share one of these."""
    yield word
    for n in range(len(word)):
        yield word[:n] + word[n + 1 :]


class Corrector:
    """Finds the known surface nearest to an unknown word.

    A symmetric-delete index (Garbe, 2012) gives the candidates, so the cost does not grow with the vocabulary;
    rapidfuzz scores those few.
    """

    def __init__(self, keys: Iterable[str]) -> None:
        self._near: dict[str, list[str]] = defaultdict(list)
        self._sound: dict[str, list[str]] = defaultdict(list)
        self.longest_chinese = 0
        self.longest_latin = 1
        for key in sorted(set(keys)):
            if is_cjk(key):
                self._add_chinese(key)
            elif len(key) >= SHORTEST_LATIN:
                self.longest_latin = max(self.longest_latin, key.count(" ") + 1)
                for part in _deletions(key.replace(" ", "")):
                    self._near[part].append(key)

    def _add_chinese(self, key: str) -> None:
        if not 2 <= len(key) <= 8:
            return
        self.longest_chinese = max(self.longest_chinese, len(key))
        sound = pinyin_of(key)
        self._sound[_folded(sound)].append(key)
        if len(key) >= 3:
            for n in range(len(key)):
                # A wildcard keeps the place: 保温怀 meets 保温杯, 保温 meets neither.
                self._near[f"{key[:n]}?{key[n + 1 :]}"].append(key)

    def chinese(self, written: str) -> Correction | None:
        """The surface that sounds like these characters, or differs from them in one of three or more."""
        same = [key for key in self._sound.get(_folded(pinyin_of(written)), ()) if len(key) == len(written)]
        if same:
            return Correction(min(same), 0.95)
        if len(written) >= 3:
            for n in range(len(written)):
                near = [key for key in self._near.get(f"{written[:n]}?{written[n + 1 :]}", ()) if key != written]
                if near:
                    return Correction(min(near), 1 - 1 / len(written))
        return None

    def latin(self, words: Sequence[str]) -> Correction | None:
        """The surface that these Latin words are a typo of, or the pinyin of."""
        glued = "".join(words)
        if len(glued) < SHORTEST_LATIN or not glued.isalpha():
            return None
        if len(glued) >= 6 and (spoken := [key for key in self._sound.get(_folded(glued), ()) if len(key) > 1]):
            return Correction(min(spoken, key=lambda key: (_folded(pinyin_of(key)) != glued, key)), 0.9)
        from rapidfuzz.distance import DamerauLevenshtein

        candidates = {key for part in _deletions(glued) for key in self._near.get(part, ())[:_MOST_CANDIDATES]}
        best: Correction | None = None
        for key in sorted(candidates):
            plain = key.replace(" ", "")
            # The first letter is the one that people get right.
            score = DamerauLevenshtein.normalized_similarity(glued, plain) - (0.1 if plain[0] != glued[0] else 0.0)
            if score >= SIMILAR and plain != glued and (best is None or score > best.score):
                best = Correction(key, score)
        return best
