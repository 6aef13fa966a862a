"""Sentences: which sentence of a description speaks of what was asked, and whether it denies it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.answers.aspects import aspects_in
from assistant.answers.measures import amounts_in
from assistant.answers.questions import Question, words_of
from assistant.catalogue.products import Product
from assistant.language.locales import QUESTIONS, join_marks, join_patterns
from assistant.language.normal_text import normal

_STOPS = join_marks("STOPS")
_SENTENCE = re.compile(rf"[^{_STOPS}\n]+?(?:[{_STOPS}]|\.(?=\s|$)|$)")
_CLAUSE = re.compile(r"[,;:]| but | and | so ")
_DENIES = re.compile(join_patterns(QUESTIONS, "DENIES"))
# So much of what a question says must stand in a sentence that is quoted in answer to it.
ENOUGH = 0.5
_ASPECT, _WORD, _PAIR = 1.5, 1.0, 0.6
_OTHER = {"zh": "en", "en": "zh"}
# These aspects are in half of all descriptions, and alone say nothing of what is asked.
_SAY_LITTLE = frozenset(
    {"duration", "fits", "count", "size", "speed", "packed", "material", "sizes", "width", "length"}
)


@dataclass(frozen=True, slots=True)
class Spoken:
    """A sentence that speaks of what was asked. `denies` : the clause that does says no."""

    text: str
    score: float
    denies: bool
    is_whole: bool


def sentences_of(product: Product, locale: str) -> list[str]:
    """The sentences of its description, in this language where there is one."""
    text = product.description(locale)
    return [sentence for each in _SENTENCE.findall(text) if (sentence := each.strip(f" .{_STOPS}"))]


def find_sentence(product: Product, question: Question, locale: str, *, named: frozenset[str]) -> Spoken | None:
    """The best sentence that speaks of what is asked; `named` are the words that only name the thing."""
    words = question.words - named
    weights = {word: _PAIR if not word.isascii() else _WORD for word in words}
    aspects = [aspect for aspect in question.aspects if aspect not in _SAY_LITTLE] or list(question.aspects)
    total = sum(weights.values()) + _ASPECT * min(len(aspects), 2)
    if not total:
        return None
    best: Spoken | None = None
    for sentence in sentences_of(product, locale):
        found = _score(sentence, question, weights, aspects, total)
        if found is not None and (best is None or found.score > best.score):
            best = found
    if best is None and (other := _other(product, locale)) is not None:
        return _best_elsewhere(product, other, question, weights, aspects, total)
    return best


def _score(
    sentence: str, question: Question, weights: dict[str, float], aspects: list[str], total: float
) -> Spoken | None:
    plain = normal(sentence)
    spoken = set(aspects_in(plain))
    shared = [aspect for aspect in aspects if aspect in spoken]
    said = words_of(plain)
    matched = {word for word in weights if word in said or (not word.isascii() and word in plain)}
    units = {each.unit for each in question.amounts if each.unit}
    in_kind = bool(units and units & {each.unit for each in amounts_in(plain)})
    score = (sum(weights[word] for word in matched) + _ASPECT * min(len(shared) + in_kind, 2)) / total
    telling = [
        aspect for aspect in shared if aspect not in _SAY_LITTLE or (aspect == "size" and len(amounts_in(plain)) > 1)
    ]
    if question.is_measured and not amounts_in(plain):
        score -= 0.25  # how long: a sentence with a number
    if score < ENOUGH or not (telling or matched):
        return None
    clause = _clause_of(plain, set(shared), matched)
    return Spoken(sentence, score, bool(_DENIES.search(clause)), is_whole=score >= 0.99)


def _clause_of(plain: str, aspects: set[str], matched: set[str]) -> str:
    """The clause in which it is said; the whole sentence where it is said all over it."""
    for clause in _CLAUSE.split(plain):
        if clause and (aspects & set(aspects_in(clause)) or matched & words_of(clause)):
            return clause
    return plain


def _other(product: Product, locale: str) -> str | None:
    other = _OTHER[locale]
    texts = {"zh": product.description_zh, "en": product.description_en}
    return other if texts[other] and texts[locale] else None


def _best_elsewhere(
    product: Product, other: str, question: Question, weights: dict[str, float], aspects: list[str], total: float
) -> Spoken | None:
    """A sentence of the other language's description, said by the one that stands in its place in this one."""
    theirs = sentences_of(product, other)
    found = [spoken for each in theirs if (spoken := _score(each, question, weights, aspects, total))]
    if not found:
        return None
    best = max(found, key=lambda each: each.score)
    own = sentences_of(product, _OTHER[other])
    place = theirs.index(best.text)
    return Spoken(own[place], best.score, best.denies, is_whole=False) if len(own) == len(theirs) else best
