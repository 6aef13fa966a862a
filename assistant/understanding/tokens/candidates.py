"""Candidate generation: what may be meant by a word that no one knows, by typo, homophone, pinyin or initials."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from assistant.language.english import LONGEST_WORD, everyday_words, stem
from assistant.language.normal_text import is_cjk
from assistant.understanding.tokens.inverted_index import InvertedIndex
from assistant.understanding.tokens.phonetics import (
    NEAR,
    REGIONAL,
    SAME,
    collapse_doubles,
    consonants,
    english_sound,
    initials_of,
    merge_regional_sounds,
    pinyin_of,
    sound_distance,
)

# Below this similarity (normalized Damerau-Levenshtein, 0 to 1) a candidate is another word, not a typo.
SIMILAR = 0.72
# In a short word a letter for another makes another word: a cafe is no cake.
SIMILAR_IF_SHORT, SHORT = 0.8, 5
# What only sounds alike is a little less sure than what looks alike.
_BY_SOUND_ALONE = 0.05
SHORTEST_LATIN = 4
# Shorter pinyin is spelt like too many other things; only the very sound of the shop's own goods is heard in it.
SHORTEST_PINYIN, SHORTEST_EXACT_PINYIN = 6, 4
LONGEST_CHINESE = 8
_FEWEST_INITIALS, _MOST_INITIALS = 2, 6
# Everyday words come after names of goods that the shop sells, and before words of its texts.
_GOODS_RANKS = 2
_MOST_CANDIDATES = 60
# Words whose letters are few are looked up by their letters, long ones by their consonants; some by both.
_FEW_LETTERS = 7


@dataclass(frozen=True, slots=True)
class _SoundMatch:
    """A candidate for what was heard: how far its sound is, how many characters are other ones."""

    distance: int
    n_other: int
    rank: int
    number: int
    key: str

    def order(self) -> tuple[int, int, int]:
        return self.distance, self.n_other, self.number


class CandidateIndex:
    """Finds the known surface nearest to an unknown word.

    `ranks` are lists of keys, the likeliest to be meant first, as in each list: the shop's own names, then goods
    that it sells, then other words. A symmetric-delete index (Garbe, 2012) over letters and over consonants, and one
    over sounds, give the candidates, so the cost does not grow with the vocabulary; rapidfuzz scores those few.
    """

    def __init__(self, *ranks: Iterable[str]) -> None:
        # Imported here, so that the first mistyped word need not wait for it.
        from rapidfuzz.distance import DamerauLevenshtein

        self._similarity = DamerauLevenshtein.normalized_similarity
        self._keys: list[str] = []
        self._ranks = bytearray()
        everyday = len(ranks[:_GOODS_RANKS])
        known: set[str] = set()
        for rank, keys in enumerate((*ranks[:_GOODS_RANKS], sorted(everyday_words()), *ranks[_GOODS_RANKS:])):
            new = [key for key in dict.fromkeys(keys) if key not in known]
            known.update(new)
            self._keys += new
            self._ranks += bytes([rank]) * len(new)
        self._everyday = everyday
        chinese = [n for n, key in enumerate(self._keys) if is_cjk(key) and 2 <= len(key) <= LONGEST_CHINESE]
        latin = [n for n, key in enumerate(self._keys) if _is_correctable(key)]
        self.longest_chinese = max((len(self._keys[n]) for n in chinese), default=0)
        self.longest_latin = max((self._keys[n].count(" ") + 1 for n in latin), default=1)
        self._letters = InvertedIndex((part, n) for n in latin for part in _parts(self._keys[n].replace(" ", "")))
        self._sounds = InvertedIndex((merge_regional_sounds(pinyin_of(self._keys[n])), n) for n in chinese)
        self._characters = InvertedIndex((part, n) for n in chinese for part in _but_one(self._keys[n]))
        self._initials = InvertedIndex((initials_of(self._keys[n]), n) for n in chinese if self._ranks[n] < everyday)

    def find_same_sound(self, written: str, *, own: bool = False) -> str | None:
        """The surface that sounds like these characters, as long as they are; with `own`, of the first rank only.

        What only sounds alike to some has to share a character.
        """
        heard = [
            found
            for found in self._heard(pinyin_of(written), written)
            if len(found.key) == len(written)
            and found.key != written
            and (not own or found.rank == 0)
            and (found.n_other < len(written) or (found.distance < REGIONAL and len(written) > 2))
        ]
        return _nearest(heard)

    def find_one_other(self, written: str) -> str | None:
        """The surface that differs from these three or more characters in one."""
        near = (
            n
            for part in _but_one(written)
            for n in self._characters.find(part, _MOST_CANDIDATES)
            if _n_other(self._keys[n], written) == 1
        )
        found = min(near, default=None)
        return None if found is None else self._keys[found]

    def pinyin(self, words: Sequence[str]) -> str | None:
        """The surface that these Latin words are the pinyin of."""
        glued = "".join(words)
        if not SHORTEST_EXACT_PINYIN <= len(glued) <= LONGEST_WORD or not glued.isalpha() or not glued.isascii():
            return None
        heard = self._heard(glued, "")
        if len(glued) < SHORTEST_PINYIN:
            heard = [found for found in heard if found.distance == SAME and found.rank < self._everyday]
        elif len(glued) < SHORTEST_PINYIN + 2:
            heard = [found for found in heard if found.distance <= NEAR]
        return _nearest(heard)

    def initials(self, letters: str) -> list[str]:
        """The names of goods and brands, the likeliest first, whose characters' pinyin begins with these letters."""
        if not _FEWEST_INITIALS <= len(letters) <= _MOST_INITIALS:
            return []
        found = [self._keys[n] for n in self._initials.find(letters, _MOST_CANDIDATES)]
        return [key for key in found if initials_of(key) == letters]

    def find_typo(self, words: Sequence[str]) -> str | None:
        """The surface that these Latin words are a typo of."""
        return next(iter(self.find_typos(words)), None)

    def find_typos(self, words: Sequence[str]) -> list[str]:
        """The surfaces that these Latin words are a typo of, if any: those of one rank that are equally near."""
        glued = "".join(words)
        if not SHORTEST_LATIN <= len(glued) <= LONGEST_WORD or not glued.isalpha() or stem(glued) in everyday_words():
            return []
        sound = english_sound(glued)
        enough = SIMILAR_IF_SHORT if len(glued) <= SHORT else SIMILAR
        best = (-enough, len(self._ranks) and self._ranks[-1] + 1)
        nearest: list[int] = []
        for n in sorted({n for part in _parts(glued) for n in self._letters.find(part, _MOST_CANDIDATES)}):
            plain = self._keys[n].replace(" ", "")
            if plain == glued:
                continue
            alike = english_sound(plain)
            # The first letter is the one that people get right: phone is not meant by iPhone.
            if plain[0] != glued[0] and alike[0] != sound[0] and plain[:2] != glued[1::-1]:
                continue
            score = max(self._similarity(glued, plain), self._similarity(sound, alike) - _BY_SOUND_ALONE)
            found = (-score, self._ranks[n])
            if found < best:
                best, nearest = found, [n]
            elif found == best:
                nearest.append(n)
        return [self._keys[n] for n in nearest]

    def _heard(self, pinyin: str, written: str) -> list[_SoundMatch]:
        sound = merge_regional_sounds(pinyin)
        out: list[_SoundMatch] = []
        for n in self._sounds.find(sound, _MOST_CANDIDATES):
            key = self._keys[n]
            of_key = pinyin_of(key)
            if merge_regional_sounds(of_key) == sound:
                out.append(_SoundMatch(sound_distance(of_key, pinyin), _n_other(key, written), self._ranks[n], n, key))
        return out


def _nearest(heard: Iterable[_SoundMatch]) -> str | None:
    found = min(heard, key=_SoundMatch.order, default=None)
    return found.key if found else None


def _n_other(one: str, other: str) -> int:
    """In how many places two texts have another character; all, when they are not of one length."""
    if len(one) != len(other):
        return max(len(one), len(other))
    return sum(a != b for a, b in zip(one, other, strict=True))


def _but_one(text: str) -> Iterator[str]:
    """The text with each of its characters blanked: 保温怀 meets 保温杯 in 保温?, 保温 meets neither."""
    if 3 <= len(text) <= LONGEST_CHINESE:
        for n in range(len(text)):
            yield f"{text[:n]}?{text[n + 1 :]}"


def _is_correctable(key: str) -> bool:
    return SHORTEST_LATIN <= len(key) <= LONGEST_WORD and key.replace(" ", "").isalpha() and key.isascii()


def _parts(word: str) -> Iterator[str]:
    """What two spellings of one word have in common: consonants or their sound; all but one letter or consonant."""
    bones = consonants(word)
    yield f"~{consonants(english_sound(word))}"
    if len(word) <= _FEW_LETTERS:
        yield from _deletions(word)
    if len(word) >= _FEW_LETTERS - 1:
        for part in _deletions(bones):
            yield f"={collapse_doubles(part)}"


def _deletions(word: str) -> Iterator[str]:
    """The word itself and every word that lacks one of its characters: two words one edit apart share one of these."""
    yield word
    for n in range(len(word)):
        yield word[:n] + word[n + 1 :]
