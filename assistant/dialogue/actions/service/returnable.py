"""Returnable: whether the shop's rule on what does not go back names the kind of goods that a question is about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from assistant.dialogue.actions.service.rules import find_canonical
from assistant.dialogue.steps import QuoteArticle
from assistant.dialogue.turn_context import Turn
from assistant.knowledge.matching import ANSWERS
from assistant.language.locales import SERVICES, join_patterns, join_words
from assistant.language.normal_text import is_cjk, normal
from assistant.query import wanted_kinds
from assistant.snapshot import Snapshot

# A name may join several kinds: Food & Drinks.
_PARTS = re.compile(r"\s*(?:[&/,+]|\band\b)\s*")
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*|[0-9]+")
_SHORTEST = 2


def choose_for_goods(shop: Snapshot, turn: Turn[QuoteArticle]) -> str:
    """The article of the step; of what goes back and what does not, the one that fits the goods that are spoken of."""
    step = turn.step
    if turn.query is None or not _gives_back().search(normal(turn.query.text)):
        return step.article_id
    exceptions, rule = (_best(shop, questions) for questions in ("NOT_RETURNABLE", "RETURNABLE"))
    if exceptions is None or rule is None or exceptions == rule or step.article_id not in (exceptions, rule):
        return step.article_id
    names = list(_names_of_goods(shop, turn))
    if not names:
        return step.article_id
    text = " . ".join(
        normal(part)
        for article in shop.articles.all(today=shop.today())
        if article.id == exceptions
        for part in (article.title, *article.questions, article.answer)
    )
    named = any(_is_named(shop, name, text, is_own=is_own) for name, is_own in names)
    return exceptions if named else rule


def _best(shop: Snapshot, table: str) -> str | None:
    questions = [question for question in join_words(SERVICES, table) if "{}" not in question]
    found = find_canonical(shop, questions)
    best = max(found, key=lambda article: found[article], default=None)
    return best if best is not None and found[best] >= ANSWERS else None


def _names_of_goods(shop: Snapshot, turn: Turn[QuoteArticle]) -> Iterator[tuple[str, bool]]:
    """The names of the kinds that are spoken of, else of the thing in hand, and of those above them; which are own."""
    query = turn.query
    kinds = wanted_kinds(query.constraints) if query else []
    numbers = [number for kind in kinds for number in kind.categories]
    for kind in kinds:
        yield from ((name, True) for name in kind.names if name)
    if not numbers:
        products = shop.catalogue.products(turn.step.goods[:1])
        numbers = [product.category_id for product in products if product.category_id is not None]
    for number in numbers:
        yield from _names_up_from(shop, number)


def _names_up_from(shop: Snapshot, number: int) -> Iterator[tuple[str, bool]]:
    """A category's names and those of the ones above it, in the shop and in the taxonomy."""
    categories, is_own = shop.vocabulary.categories, True
    above: int | None = number
    while above is not None and (fact := categories.get(above)) is not None:
        yield from ((name, is_own) for name in (fact.zh, fact.en) if name)
        if is_own and fact.node:
            yield from ((name, False) for name in shop.vocabulary.names_above(fact.node))
        above, is_own = fact.parent, False


def _is_named(shop: Snapshot, name: str, text: str, *, is_own: bool) -> bool:
    """Whether a text names a kind of goods. A kind above must stand there whole, not as part of another: pet food."""
    for part in _PARTS.split(normal(name)):
        if is_cjk(part):
            words = [word for word in shop.parser.words(part) if len(word) >= _SHORTEST and word not in _plain_words()]
            if any(word in text for word in (words if is_own else words[-1:])):
                return True
        elif _is_named_in_english(shop, part, text, is_own=is_own):
            return True
    return False


def _is_named_in_english(shop: Snapshot, part: str, text: str, *, is_own: bool) -> bool:
    words = [word for word in shop.parser.words(part) if word not in _plain_words()]
    if not words:
        return False
    compact = re.sub(r"[\s-]", "", part)
    if len(compact) > len("skin") and compact in re.sub(r"[\s-]", "", text):
        return True
    told = [(match[0], match.end()) for match in _WORD.finditer(text)]
    for n, (word, end) in enumerate(told):
        stems = shop.parser.words(word)
        if stems and stems[-1] in (words if is_own else words[-1:]):
            ends = not text[end : end + 2].strip() or not text[end : end + 1].isspace() or _ends_item(text[end:])
            before = told[n - 1][0] if n else ""
            # In-ear headphones are no over-ear ones.
            other = "-" in before and "-" in part and before not in part
            if (is_own or ends) and not other:
                return True
    return False


def _ends_item(rest: str) -> bool:
    return re.match(r"\s*(?:[,.;:?!)]|and\b|or\b|$)", rest) is not None


@cache
def _gives_back() -> re.Pattern[str]:
    return re.compile(join_patterns(SERVICES, "GIVES_BACK"))


@cache
def _plain_words() -> frozenset[str]:
    return frozenset(join_words(SERVICES, "PLAIN_WORDS"))
