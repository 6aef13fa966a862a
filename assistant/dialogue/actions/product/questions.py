"""Question answering: what a product's sheet says to a question about it, and plainly what it does not say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from assistant.catalogue.attributes import is_colour, measure_of, names_of, value_text
from assistant.catalogue.products import Product
from assistant.dialogue.actions.cards import build_product_card, keys_of_facets
from assistant.dialogue.actions.offers import find_unwanted
from assistant.dialogue.outcome import Outcome
from assistant.dialogue.steps import TellDetails
from assistant.dialogue.turn_context import Turn
from assistant.language.english import stem
from assistant.language.locales import PHRASES, in_locale, join_marks
from assistant.language.normal_text import is_cjk, normal
from assistant.query import Brand, Category, Colour, Constraint, Flag, Number, Value
from assistant.snapshot import Snapshot

MOST_SENTENCES = 2
MOST_FACTS = 3
MOST_OTHERS = 3
_STOPS = join_marks("STOPS")
_SENTENCE = re.compile(rf"[^{_STOPS}\n]+?(?:[{_STOPS}]|\.(?=\s|$)|$)")
_LATIN = re.compile(r"[a-z0-9]+")


def is_narrow(turn: Turn) -> bool:
    """Whether the message asks for something particular, and not for all about a product."""
    query = turn.query
    return query is not None and bool(query.asked or query.asked_about or query.question_words)


def answer(shop: Snapshot, turn: Turn[TellDetails], outcome: Outcome, product: Product) -> None:
    """Says what the product's facts answer; what they leave open is said too, and a person offered."""
    query = turn.query
    if query is None:
        return
    facets = query.asked
    # A question may be read in several ways: what the sheet speaks of is what was meant.
    values = [replace(c, soft=False) for c in query.asked_about if isinstance(c, Flag | Value | Colour | Number)]
    stated = [each for each in values if _find_own_value(shop, turn, product, each)[1] is not None]
    keys = keys_of_facets(shop, facets, list(product.attributes))
    named = stated if stated or keys else values[:1]
    told = [_tell_value(shop, turn, outcome, product, each) for each in named]
    left = {facet for each in values for facet in each.facet_ids}
    left |= {
        facet for facet in facets if any(isinstance(each, Colour) for each in named) and _is_the_colour(shop, facet)
    }
    told.append(_tell_facets(shop, turn, outcome, product, [facet for facet in facets if facet not in left]))
    if not outcome.lines and not turn.step.near:
        told.append(_tell_around(shop, turn, outcome, product, query.question_words))
    if not all(told):
        outcome.suggest("person")
    outcome.suggest("related")


def _is_the_colour(shop: Snapshot, facet: int) -> bool:
    fact = shop.vocabulary.facets.get(facet)
    return fact is not None and any(name and is_colour(name) for name in (fact.zh, fact.en))


def _tell_facets(shop: Snapshot, turn: Turn, outcome: Outcome, product: Product, facets: Sequence[int]) -> bool:
    """Tells these facets of a product; of none that it has, that the sheet says nothing of the first."""
    if not facets:
        return True
    keys = keys_of_facets(shop, facets, list(product.attributes))
    near = _find_named_after(shop, facets, product, turn.locale)
    for key in keys:
        _tell_fact(turn, outcome, product, key, [other for other in near if other not in keys])
    if keys:
        return True
    if near:
        outcome.say("question_facts", facts=_list_facts(turn, product, near))
        return True
    fact = shop.vocabulary.facets.get(facets[0])
    outcome.say("fact_unknown", name=in_locale(turn.locale, fact.zh, fact.en) if fact else "")
    return False


def _tell_fact(turn: Turn, outcome: Outcome, product: Product, key: str, near: Sequence[str]) -> None:
    name, value = in_locale(turn.locale, *names_of(key)), product.attributes[key]
    measure = measure_of(value)
    if measure is None or measure.unit is not None:
        outcome.say("fact", name=name, value=value_text(value, turn.locale))
    elif measure.number != 1:
        outcome.say("fact_no", name=name)
    elif near:
        outcome.say("fact_yes_more", name=name, more=_list_facts(turn, product, near))
    else:
        outcome.say("fact_yes", name=name)


def _find_named_after(shop: Snapshot, facets: Iterable[int], product: Product, locale: str) -> list[str]:
    """Other attributes of the product with an asked one in their name: 防水指数 beside 防水."""
    asked = {in_locale(locale, fact.zh, fact.en) for facet in facets if (fact := shop.vocabulary.facets.get(facet))}
    asked = {normal(name) for name in asked if name}
    return [
        key
        for key in product.attributes
        if (name := normal(in_locale(locale, *names_of(key)))) not in asked and any(each in name for each in asked)
    ]


def _tell_value(shop: Snapshot, turn: Turn, outcome: Outcome, product: Product, wanted: Constraint) -> bool:
    """Whether the product is as the question names it, what it is instead, and which of its kind are."""
    name, own = _find_own_value(shop, turn, product, wanted)
    if shop.search.fitting([product], [wanted]):
        if isinstance(wanted, Flag) and own is not None:
            return _tell_facets(shop, turn, outcome, product, [wanted.facet])
        if isinstance(wanted, Flag):  # its title says so
            outcome.say("fact_yes", name=name)
            return True
        outcome.say("value_yes", name=name, value=own or wanted.name(turn.locale))
        return True
    if own is None:
        outcome.say("fact_unknown", name=name)
        return False
    if isinstance(wanted, Flag):
        outcome.say("fact_no", name=name)
    else:
        outcome.say("value_no", name=name, value=own)
    alike: list[Constraint] = [wanted]
    if product.category_id is not None:
        alike.append(Category(categories=(product.category_id,), names=product.category))
    if product.brand_id is not None:
        alike.append(Brand(brands=(product.brand_id,), names=(product.brand,)))
    found = shop.search.find(alike, n=MOST_OTHERS, without=sorted(find_unwanted(shop, turn)))
    if found.total and not found.relaxed:
        outcome.say("value_others", what=wanted.phrase(turn.locale))
        outcome.items += [build_product_card(other, turn) for other in found.products]
    return True


def _find_own_value(shop: Snapshot, turn: Turn, product: Product, wanted: Constraint) -> tuple[str, str | None]:
    """The name of what is asked about, and what the product's own is; None when the sheet does not say."""
    locale = turn.locale
    if isinstance(wanted, Colour):
        key = next((key for key in product.attributes if is_colour(key)), None)
        if key is not None:
            return in_locale(locale, *names_of(key)), value_text(product.attributes[key], locale)
        colours = PHRASES[locale].COLOURS
        name = turn.voice.receipt("colour")
        return name, turn.voice.list(colours[family] for family in product.colours) if product.colours else None
    for facet in wanted.facet_ids:
        for key in keys_of_facets(shop, [facet], list(product.attributes)):
            return in_locale(locale, *names_of(key)), value_text(product.attributes[key], locale)
        if (fact := shop.vocabulary.facets.get(facet)) is not None:
            return in_locale(locale, fact.zh, fact.en), None
    return wanted.name(locale), None


def _tell_around(
    shop: Snapshot, turn: Turn[TellDetails], outcome: Outcome, product: Product, words: Sequence[str]
) -> bool:
    """What is known that shares the question's words; and that the question itself is not answered by it."""
    asked = turn.step.article_id
    article = shop.articles.get(asked, turn.locale, today=shop.today()) if asked is not None else None
    if article is not None:
        outcome.quotes.append(article.answer)
        outcome.topic = article.id
    sentences = [text for text in _split_sentences(product.description(turn.locale)) if shares_words(text, words)]
    for text in sentences[:MOST_SENTENCES]:
        outcome.say("question_quote", text=turn.voice.quote(text))
    rows = [key for key in product.attributes if shares_words(_fact_text(turn, product, key), words)]
    if rows:
        outcome.say("question_facts", facts=_list_facts(turn, product, rows[:MOST_FACTS]))
    if words and any(all(shares_words(text, [word]) for word in words) for text in sentences):
        return True
    # Some shared words are no answer yet: whether they are one, a person can say.
    outcome.say("question_open")
    return False


def shares_words(text: str, words: Iterable[str]) -> bool:
    """Whether a text has one of these words, in any form of it."""
    plain = normal(text)
    stems = {stem(word) for word in _LATIN.findall(plain)}
    return any(word in plain if is_cjk(word) else stem(word) in stems for word in map(normal, words) if word)


def _split_sentences(text: str) -> list[str]:
    return [sentence for each in _SENTENCE.findall(text) if (sentence := each.strip(f" .{_STOPS}"))]


def _fact_text(turn: Turn, product: Product, key: str) -> str:
    return f"{in_locale(turn.locale, *names_of(key))} {value_text(product.attributes[key], turn.locale)}"


def _list_facts(turn: Turn, product: Product, keys: Iterable[str]) -> str:
    return turn.voice.list(_fact_text(turn, product, key) for key in keys)
