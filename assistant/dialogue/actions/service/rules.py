"""Rules: which of the shop's articles answers something whose kind is known: by questions that people ask of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from assistant.dialogue.turn_context import Turn
from assistant.knowledge.articles import Article
from assistant.knowledge.matching import ANSWERS, LIKELY, SURE, VERBATIM, read_fillers, split_sentences
from assistant.language.locales import SERVICES, join_patterns, join_words
from assistant.language.normal_text import is_cjk, normal
from assistant.query import Query
from assistant.snapshot import Snapshot

# Articles that may be meant by a message, and those by a canonical question.
_NEAR, _NEAREST = 4, 2


def find_for_complaint(shop: Snapshot, kind: str, query: Query | None) -> str | None:
    """The shop's article for a complaint: near to what was said, and to what people ask who complain of this.

    It is answered by what it asks now; by the kind of complaint only where that says nothing.
    """
    said = query.text if query else ""
    own = _near_to(shop, query)
    kinds = find_canonical(shop, _questions(kind, said))
    nearest = max(own, key=lambda article: own[article], default=None)
    if nearest is not None and own[nearest] >= (LIKELY if nearest in kinds else SURE):
        return nearest
    return _best(kinds, own, LIKELY)


def is_of_complaint(shop: Snapshot, kind: str, article: str) -> bool:
    """Whether an article is one that people are answered with who complain of this, and of no other trouble."""
    found = shop.articles.get(article, "", today=shop.today())
    of_orders = found is not None and found.intent in ("returns", "order_status", "shipping")
    return of_orders or article in find_canonical(shop, _questions(kind, ""))


def find_for_purpose(shop: Snapshot, purpose: str, query: Query | None = None) -> str | None:
    """The shop's article on what is wanted of an order; None where the shop has none."""
    questions = [question for table in SERVICES.values() for question in table.PURPOSES.get(purpose, ())]
    kinds, own = find_canonical(shop, questions), _near_to(shop, query)
    nearest = max(own, key=lambda article: own[article], default=None)
    if nearest in kinds and own[nearest] >= (SURE if kinds[nearest] >= LIKELY else VERBATIM):
        return nearest
    return _best(kinds, own, ANSWERS)


def find_canonical(shop: Snapshot, questions: Iterable[str]) -> dict[str, float]:
    """How near each article is to these questions, on average over those that are in a language of the shop's."""
    found: dict[str, float] = {}
    asked = 0
    for question in questions:
        matches = shop.finder.find(question, _NEAREST)
        if matches and matches[0].score >= LIKELY:
            asked += 1
        for match in matches:
            found[match.article_id] = found.get(match.article_id, 0.0) + match.score
    return {article: score / max(1, asked) for article, score in found.items()}


def sentence_for(answer: str, asked: str) -> str | None:
    """The sentence of an answer that shares most with what was asked; None where none shares a word that says much."""
    said = _pieces(normal(asked))
    shared = {sentence: len(said & _pieces(normal(sentence))) for sentence in split_sentences(answer)}
    best = max(shared, key=lambda sentence: shared[sentence], default=None)
    return best if best is not None and shared[best] else None


def _pieces(text: str) -> set[str]:
    """Its longer English words, and its pairs of Chinese characters."""
    words = {word for word in re.findall(r"[a-z]{4,}", text) if word not in read_fillers()}
    return words | {text[n : n + 2] for n in range(len(text) - 1) if is_cjk(text[n]) and is_cjk(text[n + 1])}


def find_window(shop: Snapshot, turn: Turn) -> int | None:
    """Within how many days of delivery a thing goes back that is not wanted, as the shop's article says it."""
    best = _best(find_canonical(shop, join_words(SERVICES, "RETURNABLE")), {}, ANSWERS)
    found: Article | None = shop.articles.get(best, turn.locale, today=shop.today()) if best else None
    match = _days().search(found.answer) if found else None
    if match is None:
        return None
    said = next(part for part in match.groups() if part)
    return int(said) if said.isdecimal() else int(dict(join_words(SERVICES, "NUMBER_WORDS"))[said.lower()])


def _near_to(shop: Snapshot, query: Query | None) -> dict[str, float]:
    if query is None:
        return {}
    return {match.article_id: match.score for match in shop.finder.find(query.text, _NEAR, acts=query.scores)}


def _best(kinds: dict[str, float], own: dict[str, float], least: float) -> str | None:
    best = max(kinds, key=lambda article: kinds[article] + own.get(article, 0.0), default=None)
    return best if best is not None and kinds[best] >= least else None


def _questions(kind: str, said: str) -> tuple[str, ...]:
    if kind == "wrong_item" and _lacks().search(normal(said)):
        return join_words(SERVICES, "MISSING")
    return tuple(question for table in SERVICES.values() for question in table.COMPLAINTS.get(kind, ()))


@cache
def _lacks() -> re.Pattern[str]:
    return re.compile(join_patterns(SERVICES, "LACKS"))


@cache
def _days() -> re.Pattern[str]:
    return re.compile(join_patterns(SERVICES, "DAYS"), re.IGNORECASE)
