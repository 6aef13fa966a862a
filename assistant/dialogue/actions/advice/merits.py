"""Merits: what speaks for each of several products: the wish in hand, ratings, prices, what is better for sure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from assistant.catalogue.attributes import measure_of, value_text
from assistant.catalogue.products import Product
from assistant.dialogue.actions.cards import (
    LEAST_REVIEWS,
    directions_of,
    find_passage,
    has_any,
    is_promise,
    keys_of_facets,
    split_sentences,
    words_of_wish,
)
from assistant.dialogue.turn_context import Turn
from assistant.language.locales import ADVICE, in_locale, join_patterns, join_words, number_text
from assistant.language.normal_text import is_cjk, normal
from assistant.money import money_text
from assistant.query import Constraint, Flag, Measure, Recipient, Sort, Value
from assistant.snapshot import Snapshot

# What each thing weighs that speaks for a product; what was asked for counts most.
_WISH, _SPOKEN, _RATING, _POPULAR, _CHEAP, _BEST = 1.0, 0.8, 0.5, 0.25, 0.15, 0.06
_NEGATIONS = re.compile(join_patterns(ADVICE, "NEGATIONS"), re.IGNORECASE)
_DENYING = re.compile(join_patterns(ADVICE, "DENYING"), re.IGNORECASE)
# What is better by less than this part is hardly felt.
_FELT = 0.05
# Of what is given in time, most is longest.
_TIMES = frozenset({"s", "min", "h", "day", "month"})
# So near a sentence of a page must be to what was said, and so much nearer than the next product's.
_NEAR, _NEARER = 0.3, 0.06
# So much is read of each page, and so many pages, to find what is near.
_SENTENCES, _PAGES = 5, 12
# A rating of so many people is a rating; of fewer it is drawn to the middle.
_SURE_RATINGS = 20
_WELL_RATED = 4.3


class Best(NamedTuple):
    """An attribute in which one product alone is best: its name, the value, how far ahead, and most or least."""

    name: str
    value: str
    ahead: float
    most: str


@dataclass(slots=True)
class Merits:
    """What speaks for one product among several: sentences' parts, the most telling first."""

    product: Product
    score: float = 0.0
    reasons: list[str] = field(default_factory=list)
    # Attributes in which it alone is best of all, with their names and values.
    best_in: dict[str, Best] = field(default_factory=dict)
    is_cheapest: bool = False
    is_plain: bool = False  # whether it was chosen for what is not needed
    answers: bool = False  # whether anything that was asked for speaks for it


def judge(
    shop: Snapshot, turn: Turn, products: Sequence[Product], wish: Sequence[Constraint], hopes: Sequence[Constraint]
) -> list[Merits]:
    """What speaks for each of these products, the best first.

    `hopes` are what was asked just now, `wish` what they were looked for by.
    """
    found = {product.id: Merits(product) for product in products}
    _add_wishes(shop, turn, found, [*hopes, *(c for c in wish if c.soft)])
    _add_words(shop, turn, found, wish, hopes)
    _add_best(shop, turn, found)
    _add_numbers(turn, found)
    for place, product in enumerate(products):  # of equals the one that was shown first
        found[product.id].score -= 0.01 * place
    return sorted(found.values(), key=lambda each: (not each.product.can_be_had, -each.score))


def number_of(product: Product, key: str) -> float | None:
    """The number of an attribute in its base unit."""
    measure = measure_of(product.attributes.get(key)) if key in product.attributes else None
    return measure.number if measure is not None and measure.unit is not None else None


def find_measured(shop: Snapshot, products: Sequence[Product], measure: Measure) -> dict[str, tuple[str, float]]:
    """For each product that states what is measured its key and number; by the facet that most of them state."""
    by_key: dict[str, dict[str, tuple[str, float]]] = {}
    for product in products:
        for key in keys_of_facets(shop, measure.facets, list(product.attributes)):
            if (number := number_of(product, key)) is not None:
                by_key.setdefault(key, {})[product.id] = (key, number)
    return max(by_key.values(), key=len, default={})


def _add_wishes(shop: Snapshot, turn: Turn, found: Mapping[str, Merits], hopes: Sequence[Constraint]) -> None:
    products = [each.product for each in found.values()]
    for hope in dict.fromkeys(hopes):
        if isinstance(hope, Measure):
            _add_measure(shop, turn, found, hope)
        elif not isinstance(hope, Sort) and not hope.exclude and hope.condition() is not None:
            fitting = {each.id for each in shop.search.fitting(products, [replace(hope, soft=False)])}
            told = isinstance(hope, Flag | Value) and len(fitting) > 0
            for key in fitting:
                found[key].score += _WISH
                found[key].answers = True
                if told and not isinstance(hope, Recipient):
                    said = "pick_has" if isinstance(hope, Flag) else "pick_meets"
                    found[key].reasons.append(turn.voice.reason(said, name=hope.name(turn.locale)))


def _add_measure(shop: Snapshot, turn: Turn, found: Mapping[str, Merits], hope: Measure) -> None:
    measured = find_measured(shop, [each.product for each in found.values()], hope)
    if not measured:
        return
    ordered = sorted(measured.items(), key=lambda each: each[1][1], reverse=hope.high)
    best = ordered[0][1][1]
    for place, (key, (attribute, number)) in enumerate(ordered):
        found[key].score += _WISH * (1 - place / len(ordered))
        if number == best:
            name = in_locale(turn.locale, *shop.attribute_name(attribute))
            value = value_text(found[key].product.attributes[attribute], turn.locale)
            found[key].reasons.append(turn.voice.reason("pick_value", name=name, value=value))
            found[key].answers = True


def _add_words(
    shop: Snapshot, turn: Turn, found: Mapping[str, Merits], wish: Sequence[Constraint], hopes: Sequence[Constraint]
) -> None:
    """What pages say of what was asked for in words; and of what was refused, which speaks against them."""
    denied = _denied(turn)
    refused = [*words_of_wish([replace(c, exclude=False) for c in (*hopes, *wish) if c.exclude]), *denied]
    for each in found.values():
        _add_refused(turn, each, [no for no in refused if len(no[0]) > 1 or denied])
    denies = turn.query is not None and _DENYING.search(normal(turn.query.text)) is not None
    if denied or denies:  # who has no need of something is well served by what costs less
        dearest = max(each.product.price_minor for each in found.values())
        for each in found.values():
            each.is_plain = True
            each.score -= _WISH * each.product.price_minor / max(dearest, 1)
    groups = [group for group in words_of_wish([*hopes, *wish], turn.query) if not _is_refused(group, refused)]
    spoken = 0
    for each in found.values():
        passage, n = find_passage(each.product, groups, turn.locale)
        each.score += _SPOKEN * n / max(len(groups), 1)
        spoken += n
        if passage is not None:
            each.answers = True
            each.reasons.append(turn.voice.reason("pick_says", words=turn.voice.quote(passage)))
    if not spoken and groups and not refused:
        _add_nearest(shop, turn, found, groups)


def _add_refused(turn: Turn, merits: Merits, refused: Sequence[Sequence[str]]) -> None:
    """What is refused speaks against a page that has it, and for one that says it has not: hardly sour."""
    for words in refused:
        said = [each for each in split_sentences(merits.product.description(turn.locale)) if has_any(each, words)]
        without = next((each for each in said if _NEGATIONS.search(normal(each))), None)
        if without is not None:
            merits.score += _WISH
            merits.answers = True
            merits.reasons.append(turn.voice.reason("pick_says", words=turn.voice.quote(without)))
        elif said and len(words[0]) > 1:
            merits.score -= _WISH


def _is_refused(group: Sequence[str], refused: Sequence[Sequence[str]]) -> bool:
    return any(word.endswith(tuple(no)) for no in refused for word in group)


def _denied(turn: Turn) -> list[tuple[str, ...]]:
    """What words say is not there, right behind what denies it (没养), for a language that leaves no gap."""
    if turn.query is None:
        return []
    negators = join_words(ADVICE, "DENIALS")
    text = normal(turn.query.text)
    words = [word for word in map(normal, (*turn.query.unknown, *turn.query.question_words)) if is_cjk(word)]
    bare = [word[len(no) :] for word in words for no in negators if word.startswith(no) and len(word) > len(no)]
    after = [word for word in words for no in negators if f"{no}{word}" in text]
    return [(word,) for word in dict.fromkeys((*bare, *after))]


def _add_nearest(shop: Snapshot, turn: Turn, found: Mapping[str, Merits], groups: Sequence[Sequence[str]]) -> None:
    """The page with a sentence that means most nearly what was said, where vectors of sentences are there."""
    encoder = shop.acts.encoder
    if encoder is None or turn.query is None:
        return
    said = turn.query.text if words_of_wish(turn.query.constraints, turn.query) else " ".join(g[0] for g in groups)
    wanted = encoder.encode([said])[0]
    near: list[tuple[float, str, Merits]] = []
    for each in list(found.values())[:_PAGES]:
        sentences = split_sentences(each.product.description(turn.locale))[:_SENTENCES]
        scored = [(float(encoder.encode([sentence])[0] @ wanted), sentence) for sentence in sentences]
        if scored:
            near.append((*max(scored), each))
    near.sort(key=lambda each: -each[0])
    if near and near[0][0] >= _NEAR and (len(near) < 2 or near[0][0] - near[1][0] >= _NEARER):
        _, sentence, best = near[0]
        best.score += _SPOKEN
        best.answers = True
        best.reasons.append(turn.voice.reason("pick_says", words=turn.voice.quote(sentence)))


def _add_best(shop: Snapshot, turn: Turn, found: Mapping[str, Merits]) -> None:
    """In what is better for sure, the one that alone is best of all that state it."""
    products = [each.product for each in found.values()]
    if len(products) < 2:
        return
    for product in products:
        for key, sign in directions_of(shop, product).items():
            own = number_of(product, key)
            others = [n for other in products if other is not product and (n := number_of(other, key)) is not None]
            if own is None or not others or not all(sign * own > sign * other for other in others):
                continue
            low, high = sorted((own, max(others) if sign > 0 else min(others)))
            name = in_locale(turn.locale, *shop.attribute_name(key))
            ahead = high / low - 1 if low > 0 else 1.0
            if ahead >= _FELT and not is_promise(key):
                most = tell_most(turn, product, key, is_high=sign > 0)
                best = Best(name, value_text(product.attributes[key], turn.locale), ahead, most)
                found[product.id].best_in[key] = best
                found[product.id].score += _BEST
    for each in found.values():
        each.best_in = dict(sorted(each.best_in.items(), key=lambda item: -item[1].ahead))


def tell_most(turn: Turn, product: Product, key: str, *, is_high: bool) -> str:
    """What the most or least of an attribute is called: of time the longest, of anything else the highest."""
    measure = measure_of(product.attributes.get(key))
    words = ADVICE[turn.locale]
    named = words.MOST if is_high else words.LEAST
    return str(named[0 if measure is not None and measure.unit in _TIMES else 1])


def _add_numbers(turn: Turn, found: Mapping[str, Merits]) -> None:
    """Rating, sales and price: what speaks for a thing whatever was asked."""
    every = list(found.values())
    prices = [each.product.price_minor for each in every]
    sold = max((each.product.sold for each in every), default=0)
    rated = [each.product.rating or 0 for each in every if each.product.rating_count >= LEAST_REVIEWS]
    for each in every:
        product = each.product
        trust = product.rating_count / (product.rating_count + _SURE_RATINGS)
        each.score += _RATING * trust * ((product.rating or 0) - 4.0)
        each.score += _POPULAR * product.popularity
        each.is_cheapest = len(every) > 1 and product.price_minor == min(prices) < max(prices)
        each.score += _CHEAP * (1 - product.price_minor / max(*prices, 1))
        count = number_text(product.rating_count)
        if product.rating_count >= LEAST_REVIEWS and product.rating == max(rated) and len(rated) > 1:
            each.reasons.append(turn.voice.reason("pick_best_rated", rating=product.rating, count=count))
        elif product.rating_count >= LEAST_REVIEWS and (product.rating or 0) >= _WELL_RATED:
            each.reasons.append(turn.voice.reason("pick_rated", rating=product.rating, count=count))
        for best in list(each.best_in.values())[:1]:
            each.reasons.append(turn.voice.reason("pick_best", name=best.name, value=best.value, most=best.most))
        price = money_text(product.price_minor, product.currency)
        if each.is_cheapest:
            each.reasons.append(turn.voice.reason("pick_cheapest", price=price))
        if sold and product.sold == sold and len(every) > 1:
            each.reasons.append(turn.voice.reason("pick_sells"))
