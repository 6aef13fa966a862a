"""Morphology: singulars, one spelling for two countries, and which English words are plainly words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from assistant.language.english_words import WORDS

# Plurals that no rule explains and that shops sell.
_IRREGULAR = {
    "calves": "calf",
    "canvas": "canvas",
    "canvases": "canvas",
    "children": "child",
    "feet": "foot",
    "geese": "goose",
    "halves": "half",
    "knives": "knife",
    "leaves": "leaf",
    "lens": "lens",
    "lenses": "lens",
    "loaves": "loaf",
    "men": "man",
    "mens": "man",
    "mice": "mouse",
    "scarves": "scarf",
    "shelves": "shelf",
    "teeth": "tooth",
    "wives": "wife",
    "wolves": "wolf",
    "women": "woman",
    "womens": "woman",
}
# Of these -ies is the plural of -ie; of all others, of -y.
_IN_IE = frozenset({
    "beanie", "birdie", "bootie", "brownie", "budgie", "calorie", "collie", "cookie", "cutie", "foodie", "genie",
    "goalie", "hoodie", "lingerie", "magpie", "movie", "necktie", "newbie", "nightie", "onesie", "pixie", "prairie",
    "selfie", "smoothie", "tie", "veggie", "zombie",
})  # fmt: skip
_IN_OE = frozenset({"aloe", "canoe", "horseshoe", "oboe", "overshoe", "shoe", "snowshoe", "tiptoe", "toe"})
# These end in a verb, not in an owner.
_CONTRACTED = frozenset(
    f"{word}'s" for word in ("he", "here", "how", "it", "let", "she", "that", "there", "what", "where", "who")
)

# British endings and the American ones, which are the shorter and so stand for both.
_SPELLINGS = (
    # colour, flavoured; neither contour nor velour
    (
        re.compile(r"^((?!cont|det|pompad|troubad|vel)[a-z]{2,}[^aeiou])our(|able|ed|ful|hood|ing|ite|less)$"),
        r"\1or\2",
    ),
    # organiser, personalised, sterilising; neither exercise nor surprise
    (re.compile(r"^([a-z]{2,}(?:al|an|ar|er|id|il|im|nom|on|or|tom|ur|ym))is(e|ed|er|ing|ation)$"), r"\1iz\2"),
    # cancelling, travelled, jeweller; neither seller nor propeller
    (re.compile(r"^((?!com|dis|ex|im|out|over|pro|re|un|up)[a-z]{3,}(?<![st])e)ll(ed|er|ing)$"), r"\1l\2"),
    (re.compile(r"^((?!tim|og|maca)[a-z]{2,}[bt])re$"), r"\1er"),  # centre, fibre; neither timbre nor macabre
    (re.compile(r"^([a-z]+(?:al|ol))ogue$"), r"\1og"),  # catalogue
)
_RESPELT = {
    "aluminium": "aluminum",
    "cosy": "cozy",
    "doughnut": "donut",
    "drier": "dryer",
    "grey": "gray",
    "jewellery": "jewelry",
    "mould": "mold",
    "moustache": "mustache",
    "odour": "odor",
    "plough": "plow",
    "pyjama": "pajama",
    "tyre": "tire",
    "woollen": "woolen",
    "yoghurt": "yogurt",
}
# Before the first of these an e is dropped and a consonant doubled: hiked, stopping.
_ENDINGS_BY_VOWEL = ("ed", "ing", "er", "est", "able", "y")
_ENDINGS = (*_ENDINGS_BY_VOWEL, "ly", "less", "ful", "ness", "n't")


# Nothing longer is a word; what is kept of words for the next time must not be as long as messages.
LONGEST_WORD = 40


def stem(word: str) -> str:
    """The singular of an English word, spelt as in America: shelves is shelf, colours is color, women's is woman.

    The S-stemmer (Harman, 1991) with irregular plurals; a possessive is its owner.
    """
    return _stem(word) if len(word) <= LONGEST_WORD else word


@lru_cache(maxsize=65_536)
def _stem(word: str) -> str:
    if word in _CONTRACTED:
        return word
    if word.endswith(("'s", "'")):
        word = word.rstrip("s").rstrip("'")
    return _respelt(_singular(word))


def _singular(word: str) -> str:
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > 4 and word[-4] not in "ae" and word[:-1] not in _IN_IE:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return word[:-2]
    if word.endswith("oes") and len(word) > 5 and word[:-1] not in _IN_OE:
        return word[:-2]
    return word[:-1]


def _respelt(word: str) -> str:
    if word in _RESPELT:
        return _RESPELT[word]
    if len(word) > 4:
        for british, american in _SPELLINGS:
            if match := british.match(word):
                return match.expand(american)
    return word


@cache
def everyday_words() -> frozenset[str]:
    """Words that people use every day, as stems: some 3,000."""
    return frozenset(map(stem, WORDS.split()))


def is_everyday(word: str) -> bool:
    """Whether a word, or what it is an inflection of, is an everyday English one: cafe, hiked, stopping."""
    known = everyday_words()
    return stem(word) in known or any(base in known for base in bases(stem(word)))


def bases(word: str) -> Iterator[str]:
    """What a word may be an inflection of: hike and hik, of hiked; stop and stopp, of stopping."""
    for ending in _ENDINGS:
        base = word.removesuffix(ending)
        if base == word or len(base) < 3:
            continue
        yield base
        if base[-1] == "i":
            yield f"{base[:-1]}y"
        if ending in _ENDINGS_BY_VOWEL:
            yield f"{base}e"
            if base[-1] == base[-2]:
                yield base[:-1]
