"""Translation: words of a language that a catalogue does not speak, and those by which its text says the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from itertools import islice, product
from typing import NamedTuple

from assistant.language.keys import join_key, key_of
from assistant.language.normal_text import is_cjk, normal
from assistant.understanding.vocabulary.facts import NodeLike, Pair, Term
from assistant.understanding.vocabulary.senses import WHOLE, Sense, SenseKind

Row = tuple[str, ...]

_MOST_ROWS = 8
_LONGEST_ROW = 4  # words; what is longer is an explanation and no name
_KINDS: tuple[SenseKind, ...] = ("node", "category", "term")
CERTAIN = 2  # up to this trust names stand beside one another; kinds of goods are asked only where none of them does


def build_terms(
    pairs: Iterable[Pair],
    silent: Container[str],
    how_common: Callable[[str], int],
    words_of: Callable[[str], list[str]],
    is_taken: Callable[[str], bool],
) -> dict[str, Term]:
    """Terms by the key of their surface: names in a silent language whose other name the catalogue's text has.

    `how_common` counts the products that have a word, `words_of` cuts a normal text into words, and `is_taken` tells
    of a key that it means something already.
    """
    rows: dict[str, dict[int, dict[Row, None]]] = defaultdict(lambda: defaultdict(dict))
    names: dict[str, tuple[int, str, str]] = {}
    for pair in pairs:
        for locale, said, other in (("zh", pair.zh, pair.en), ("en", pair.en, pair.zh)):
            if locale not in silent or not (found := find_rows(other, how_common, words_of)):
                continue
            key = key_of(normal(said))
            # One character of a long list means too much, one letter nothing.
            if not key or (len(key) == 1 and (pair.trust > 1 or not is_cjk(key))) or is_taken(key):
                continue
            rows[key][pair.trust].update(dict.fromkeys(found))
            if key not in names or pair.trust < names[key][0]:
                names[key] = (pair.trust, pair.zh, pair.en)
    return {key: _term(by_trust, names[key][1:], how_common) for key, by_trust in rows.items()}


class HeadNoun(NamedTuple):
    """What is left of a name without what it says more, and the taxonomy's nodes that it names."""

    key: str
    nodes: tuple[str, ...]


def split_synonyms(
    senses: Mapping[str, Sequence[Sense]], nodes: Mapping[str, NodeLike], words_of: Callable[[str], list[str]]
) -> list[tuple[str, tuple[Sense, ...], HeadNoun | None]]:
    """The taxonomy's synonyms that say more than the kind they are said of, with the senses that they keep.

    碎花裙 is 碎花 and a dress: where the words apart say it the synonym keeps none, and its noun comes with it. Else it
    keeps what the catalogue's text has for the whole: 阔腿裤, wide leg pants.
    """
    out: list[tuple[str, tuple[Sense, ...], HeadNoun | None]] = []
    for key, known in senses.items():
        found = tuple(sense.ref for sense in known if sense.kind == "node")
        # A category's own name says what it is; a synonym that it has from the taxonomy does not.
        if not found or any(s.kind not in _KINDS or (s.kind == "category") == (s.strength == WHOLE) for s in known):
            continue
        names = [(key_of(normal(name)), n == 0) for node in found for of in (nodes[node].zh, nodes[node].en)
                 for n, name in enumerate(of)]  # fmt: skip
        if (key, True) in names:  # an official name is the kind itself
            continue
        terms = tuple(sense for sense in known if sense.kind == "term")
        if _is_sure(terms):
            if all(len(row) > 1 for sense in terms for row in sense.ref.rows):
                out.append((key, terms, None))
        elif any(_is_sure(senses.get(key[:end], ())) for end in _ends(key)):
            *before, noun = words_of(key)
            of_it = any(name != key and name.endswith(noun) for name, _ in names)
            if before and of_it and _is_sure(senses.get(join_key(before), ())):
                out.append((key, (), HeadNoun(noun, found)))
    return out


def _is_sure(senses: Iterable[Sense]) -> bool:
    return any(sense.kind == "term" and sense.ref.is_sure for sense in senses)


def _ends(key: str) -> Iterable[int]:
    """Where the words before a noun may end."""
    return range(2, len(key)) if is_cjk(key) else [n for n, char in enumerate(key) if char == " "]


def find_rows(name: str, how_common: Callable[[str], int], words_of: Callable[[str], list[str]]) -> list[Row]:
    """The rows of known words in which a text may say this name: long sleeved, long sleeve; none for other names."""
    last = name.rpartition(" ")[2].lower()
    if not is_cjk(name) and not any(map(how_common, (last, *_forms(last)))):
        return []  # as most are: spares cutting them
    said = words_of(normal(name))
    if not said or len(said) > _LONGEST_ROW:
        return []
    known = [[form for form in (word, *_forms(word)) if how_common(form)] for word in said]
    return list(islice(product(*known), _MOST_ROWS)) if all(known) else []


def _forms(word: str) -> Iterator[str]:
    """Other forms of an English word that mean the same of goods: sleeved, sleeve; ribbed, rib; knit, knitted."""
    if not word.isascii() or not word.isalpha() or len(word) < 3:
        return
    yield from (f"{word}d", f"{word}ed", f"{word}{word[-1]}ed") if not word.endswith("ed") else ()
    if len(word) > 4 and word.endswith("ed"):
        bare = word[:-2]
        yield from (bare, f"{bare}e")
        if bare[-1] == bare[-2]:
            yield bare[:-1]
    if len(word) > 3 and word.endswith("s") and not word.endswith("ss"):
        yield word[:-1]


def _term(by_trust: Mapping[int, Mapping[Row, None]], names: tuple[str, str], how_common: Callable[[str], int]) -> Term:
    sure = [row for trust in sorted(by_trust) if trust <= CERTAIN for row in by_trust[trust]]
    found = sure or list(by_trust[min(by_trust)])
    # Words that many products have first: a rare one is more often the same word with another meaning.
    found.sort(key=lambda row: -min(map(how_common, row)))
    return Term(tuple(dict.fromkeys(found[:_MOST_ROWS])), names, bool(sure))
