"""Phonetics: how words sound, and what speakers and spellers of either language do not tell apart."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.language.english import LONGEST_WORD
from assistant.language.normal_text import is_cjk, syllable

# How far two sounds are from being one.
SAME, NEAR, REGIONAL = 0, 1, 2

# Told apart by the standard language, but by few south of it: 是 and 四, 银 and 赢.
_NEAR = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("ng", "n"), ("v", "u"))
# Told apart by most, yet not in every region: 牛 and 刘, 飞 and 灰, 热 and 乐. Not the r of 耳.
_BLURRED = (("l", "n"), ("f", "h"))
_R_BEFORE_VOWEL = re.compile(r"r(?=[aeiou])")

_FIRST = ("", *"bpmfdtnlgkhjqxrzcsyw", "zh", "ch", "sh")
_FINAL = (
    "a", "ai", "an", "ang", "ao", "e", "ei", "en", "eng", "er", "i", "ia", "ian", "iang", "iao", "ie", "in", "ing",
    "iong", "iu", "o", "ong", "ou", "u", "ua", "uai", "uan", "uang", "ue", "ui", "un", "uo", "v", "ve",
)  # fmt: skip
_SYLLABLES = frozenset(first + final for first in _FIRST for final in _FINAL if first or final[0] not in "iuv")
_LONGEST_SYLLABLE = max(map(len, _SYLLABLES))

# Letters that English spells one sound with.
_SPELT = (("ph", "f"), ("gh", "g"), ("ck", "k"), ("qu", "kw"), ("oo", "u"), ("ie", "ei"), ("wh", "w"))
_C_BEFORE_E = re.compile(r"c(?=[eiy])")
_DOUBLED = re.compile(r"(.)\1+")
_VOWELS = re.compile(r"(?<!^)[aeiouyhw]+")


def pinyin_of(text: str) -> str:
    """The pinyin of Chinese characters without tones, glued; other characters stay, spaces go."""
    return "".join(syllable(char) if is_cjk(char) else char for char in text if char != " ")


def initials_of(text: str) -> str:
    """The first letters of the pinyin of Chinese characters: cdb, of 充电宝."""
    return "".join(syllable(char)[0] if is_cjk(char) else char for char in text if char != " ")


def is_pinyin(letters: str) -> bool:
    """Whether letters can be read as syllables of pinyin: lanya, xian, and pan; not headphone."""
    return len(letters) <= LONGEST_WORD and _is_pinyin(letters)


@lru_cache(maxsize=8_192)
def _is_pinyin(letters: str) -> bool:
    reached = [True] + [False] * len(letters)
    for end in range(1, len(letters) + 1):
        begins = range(max(0, end - _LONGEST_SYLLABLE), end)
        reached[end] = any(reached[begin] and letters[begin:end] in _SYLLABLES for begin in begins)
    return reached[-1]


def merge_near_sounds(pinyin: str) -> str:
    """Pinyin without the differences that many speakers do not make: z is zh, in is ing."""
    for sharp, flat in _NEAR:
        pinyin = pinyin.replace(sharp, flat)
    return pinyin


def merge_regional_sounds(pinyin: str) -> str:
    """Pinyin without the differences that some regions do not make either: n is l, f is h, r is l."""
    pinyin = _R_BEFORE_VOWEL.sub("l", merge_near_sounds(pinyin))
    for one, other in _BLURRED:
        pinyin = pinyin.replace(one, other)
    return pinyin


def sound_distance(one: str, other: str) -> int:
    """SAME, NEAR or BLURRED, of two pinyin that are alike when blurred."""
    if one == other:
        return SAME
    return NEAR if merge_near_sounds(one) == merge_near_sounds(other) else REGIONAL


def english_sound(word: str) -> str:
    """An English word with one letter for each sound, and none twice."""
    for spelt, sound in _SPELT:
        word = word.replace(spelt, sound)
    return collapse_doubles(_C_BEFORE_E.sub("s", word).replace("c", "k"))


def consonants(sound: str) -> str:
    """The first letter and the consonants after it, which misspelt words keep: hdfn, of headphone."""
    return _VOWELS.sub("", collapse_doubles(sound))


def collapse_doubles(word: str) -> str:
    """A word with each letter that follows itself once: earing, of earring."""
    return _DOUBLED.sub(r"\1", word)
