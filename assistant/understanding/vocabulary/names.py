"""Name analysis: what a name of goods joins, the head noun that it ends in, what may be said of it alone."""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.language.keys import keys_of
from assistant.language.locales import LEXICONS, NAMES, join_words
from assistant.language.normal_text import is_cjk, normal

_SHORTEST_ROOT = 4
_LATIN_NAME = re.compile(r"[A-Za-z][A-Za-z0-9&']{2,}")
_CHINESE_JOINT, _ENGLISH_JOINT = (re.compile(NAMES[locale].JOINTS) for locale in ("zh", "en"))
_NOUN_ENDINGS = frozenset(join_words(NAMES, "NOUN_ENDINGS"))


def name_parts(name: str | None) -> list[str]:
    """The kinds of goods that one category name joins, after the name itself: Cups & Mugs, 外套和夹克, 饼干/曲奇."""
    if not name:
        return []
    if is_cjk(name):
        parts = [part.strip() for part in _CHINESE_JOINT.split(name)]
        # 和服 joins nothing: each part has to be a word of its own.
        return [name, *parts] if len(parts) > 1 and all(len(part) > 1 for part in parts) else [name]
    parts = [part.strip() for part in _ENGLISH_JOINT.split(name) if part.strip()]
    # Cat & Dog Food is no cat: only where every part is one word does each stand alone.
    return [name, *parts] if len(parts) > 1 and all(" " not in part for part in parts) else [name]


def short_name(name: str) -> str:
    """A name to call one thing by: the first of those that a Chinese name joins (白酒, of 白酒/烈酒)."""
    parts = name_parts(name)
    return parts[1] if len(parts) > 1 and is_cjk(name) else name


def head_nouns(name: str, words_of: Callable[[str], list[str]]) -> list[str]:
    """The ends of a name, which is where both languages put the noun: Wireless Earbuds, earbuds; 无线耳机, 耳机."""
    plain = normal(name)
    words = words_of(plain)
    if is_cjk(plain):
        tails = ["".join(words[n:]) for n in range(1, len(words))]
        return [tail for tail in tails if len(tail) > 1]
    return [" ".join(words[n:]) for n in range(1, len(words)) if len(words[-1]) > 2]


def short_brand_names(brand: str | None) -> list[str]:
    """What people call a brand beside its full name: MUJI, of MUJI制造商; 罗莱, of 罗莱制造商."""
    if not brand:
        return []
    plain = normal(brand)
    tails = (tail for lexicon in LEXICONS.values() for tail in lexicon.BRAND_TAILS)
    parts = [plain.removesuffix(tail) for tail in tails if plain.endswith(tail)]
    return parts + (_LATIN_NAME.findall(brand) if is_cjk(brand) else [])


def adjectives_of(word: str) -> list[str]:
    """What goods with this English noun on them are called: striped, of stripe; and stripe, of striped."""
    if len(word) < _SHORTEST_ROOT:
        return []
    if word.endswith("ed"):
        return [word[:-1], word[:-2]]
    return [f"{word}d"] if word.endswith("e") else [f"{word}ed"]


def related_forms(name: str) -> list[str]:
    """Words that an English adjective of one word is made from or stands beside: fold, folding, of foldable; hood."""
    ending = next(
        (end for end in ("able", "ed") if name.endswith(end) and len(name) - len(end) >= _SHORTEST_ROOT), None
    )
    if ending is None or not (name.isascii() and name.isalpha()):
        return []
    root = name.removesuffix(ending)
    single = root[:-1] if root[-1] == root[-2] and root[-1] not in "ls" else root
    return list(dict.fromkeys((single, f"{single}e", f"{root}ing", f"{root}ed", f"{root}able")))


def is_wordlike(name: str) -> bool:
    """Whether a facet's value is a word that a shopper would say, rather than a number, a letter or a sentence."""
    keys = keys_of(normal(name))
    letters = [key for key in keys if key[0].isalpha()]
    return bool(letters) and len(keys) <= 8 and not (len(keys) == 1 and len(keys[0]) == 1)


def root_noun(name: str) -> tuple[str, ...]:
    """The one character that titles of such goods end in: 枕, of 枕头 (羽绒枕); 被, of 被子. Else empty."""
    return (name[0],) if len(name) == 2 and name[1] in _NOUN_ENDINGS and is_cjk(name) else ()
