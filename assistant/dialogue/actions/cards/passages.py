"""Passages: the sentences of a product's page that speak of what a shopper asked for."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from assistant.catalogue.products import Product
from assistant.language.english import stem
from assistant.language.locales import ADVICE, LEXICONS, join_marks, join_words
from assistant.language.normal_text import is_cjk, normal
from assistant.query import Constraint, Flag, Occasion, Preference, Purpose, Query, Recipient, Text, Value

# What is longer is cut to the clause that says it.
LONGEST_PASSAGE = 90
_STOPS = join_marks("STOPS")
_SENTENCE = re.compile(rf"[^{_STOPS}\n]+?(?:[{_STOPS}]|\.(?=\s|$)|$)")
_CLAUSE = re.compile(rf"[{join_marks('COMMAS')}{join_marks('COLONS')}]")
_WORD = re.compile(r"[a-z0-9]+")
_COMMON = frozenset(join_words(ADVICE, "COMMON"))


def split_sentences(text: str) -> list[str]:
    """The sentences of a text without the marks that end them."""
    return [sentence for each in _SENTENCE.findall(text) if (sentence := each.strip(f" .{_STOPS}"))]


def words_of_wish(constraints: Iterable[Constraint], query: Query | None = None) -> list[tuple[str, ...]]:
    """What is asked for in words, each with what means the same: for gaming is gaming and esports, too."""
    groups: list[tuple[str, ...]] = []
    for each in constraints:
        if each.exclude:
            continue
        match each:
            case Text(words=words, also=also):
                groups.append((_joined(words), *map(_joined, also)))
            case Occasion(what=what, words=words):
                named = [name for lexicon in LEXICONS.values() for name in lexicon.OCCASIONS.get(what, ())]
                groups.append((*named, *map(_joined, words)))
            case Recipient():
                pass
            case Purpose(what=what, words=words):
                groups.append((what, *map(_joined, words)))
            case Preference(words=words):
                groups.append(tuple(map(_joined, words)))
            case Value(names=names):
                groups.append(tuple(name for pair in names for name in pair if name))
            case Flag(names=names):
                groups.append(tuple(name for name in names if name))
    if query is not None:
        fillers = {word for lexicon in LEXICONS.values() for word in lexicon.FILLERS}
        said = (*query.unknown, *query.question_words)
        groups += [(word,) for word in dict.fromkeys(map(normal, said)) if word not in fillers and word not in _COMMON]
    return [tuple(dict.fromkeys(group)) for group in groups if any(group)]


def has_any(text: str, words: Collection[str]) -> bool:
    """Whether a text has one of these words, in any form of it."""
    plain = normal(text)
    stems = {stem(word) for word in _WORD.findall(plain)}
    for word in map(normal, words):
        if is_cjk(word):
            if word in plain:
                return True
        elif (parts := _WORD.findall(word)) and all(stem(part) in stems for part in parts):
            return True
    return False


def find_passage(product: Product, groups: Sequence[Collection[str]], locale: str) -> tuple[str | None, int]:
    """The sentence of a page that speaks of most of these, short enough to be quoted, and of how many the page does."""
    text = product.description(locale)
    whole = f"{text}\n{product.title(locale)}"
    spoken = [group for group in groups if has_any(whole, group)]
    best, most = None, 0
    for sentence in split_sentences(text):
        found = sum(has_any(sentence, group) for group in spoken)
        if found > most:
            best, most = sentence, found
    if best is not None and len(best) > LONGEST_PASSAGE:
        clauses = [clause.strip() for clause in _CLAUSE.split(best)]
        best = next((c for c in clauses if any(has_any(c, group) for group in spoken)), best)
    return best, len(spoken)


def first_passage(product: Product, locale: str) -> str | None:
    """What a page says first of all."""
    sentences = split_sentences(product.description(locale))
    return sentences[0] if sentences and len(sentences[0]) <= LONGEST_PASSAGE else None


def _joined(row: Sequence[str]) -> str:
    word = "".join(row)
    return word if is_cjk(word) else " ".join(row)
