"""Comparison: products side by side, what differs, which is better where that is known, and how it is known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from assistant.catalogue.attributes import aligned_texts, is_colour, measure_of, names_of
from assistant.catalogue.cards import card_of
from assistant.catalogue.models import one_of_each_model
from assistant.catalogue.products import Product
from assistant.dialogue.actions.cards import (
    LEAST_REVIEWS,
    directions_of,
    find_differences,
    find_wished_directions,
    is_promise,
    keys_of_facets,
    name_model,
    split_sentences,
    texts_of,
)
from assistant.dialogue.actions.offers.naming import find_named
from assistant.dialogue.outcome import Outcome
from assistant.dialogue.steps import MOST_COMPARED, CompareGoods, Step
from assistant.dialogue.turn_context import Action, Turn
from assistant.language.locales import in_locale, number_text
from assistant.money import money_text
from assistant.query import Colour
from assistant.snapshot import Snapshot

MISSING = "–"
# So many differences are told in the sentence before the table; the rest stand in it.
MOST_TOLD = 3
# What differs by less than this part is hardly felt.
FELT = 0.1
# Beside a name that the shop does not have, so many of what it was to be compared with are shown.
MOST_MISSED_BESIDE = 1

Row = dict[str, Any]


def compare(shop: Snapshot, turn: Turn[CompareGoods]) -> Outcome:
    """How two to four products differ: in a sentence first, then in a table."""
    outcome = Outcome("compare")
    products, missing = _find_compared(shop, turn)
    outcome.declined = len(products) < 2 and not missing and turn.step.otherwise is not None
    if missing:
        outcome.say("compare_not_sold", what=turn.voice.list(map(turn.voice.quote, missing)))
        outcome.items = [card_of(product, turn.locale) for product in products[:MOST_MISSED_BESIDE]]
        return outcome
    if len(products) < 2:
        outcome.say("compare_more")
        return outcome
    asked = _find_asked_keys(shop, turn, products)
    better = _find_directions(shop, turn, products)
    told = _build_attribute_rows(products, turn, better)
    first = [told.pop(key) for key in asked if key in told]
    marked = [row for row in told.values() if row["better"] is not None]
    rest = [row for row in told.values() if row["better"] is None]
    rows = [*first, *_build_price_row(products, turn), *_build_rating_row(products, turn), *marked, *rest]
    outcome.table = {
        "columns": [product.title(turn.locale) for product in products],
        "product_ids": [product.id for product in products],
        "rows": rows,
    }
    if len(products) == 2:
        _tell_difference(shop, turn, outcome, products, asked, better)
    else:
        outcome.say("compare" if rows else "compare_same")
    _tell_whether_cheaper_will_do(shop, turn, outcome, products, {key: sign for key, (sign, _) in better.items()})
    outcome.items = [card_of(product, turn.locale) for product in products]
    outcome.suggest("related")
    outcome.suggest("premium")
    return outcome


def _find_compared(shop: Snapshot, turn: Turn[CompareGoods]) -> tuple[list[Product], tuple[str, ...]]:
    """What is compared, one of each model, and the names that nothing in the shop has."""
    pointed = shop.catalogue.products(list(dict.fromkeys(turn.step.products))[:MOST_COMPARED])
    if turn.step.by_name:
        named = find_named(shop, turn)
        if named.missing and len(named.products) < 2 and (named.has_own or named.products):
            return list(named.products) or pointed[:1], named.missing
        products = list(named.products)
        if len(products) == 1 and products[0] not in pointed:
            own = shop.catalogue.product(turn.state.item_at(0) or "")
            beside = [own] if own is not None else [each for each in pointed if each.id != products[0].id]
            products = [*beside[:1], *products]
        running = {each.id for each in pointed}
        if len(products) > 1 and not {each.id for each in products} < running:
            pointed = products[:MOST_COMPARED]
    # Two colours of one model are compared only where nothing else was meant.
    return (models if len(models := one_of_each_model(pointed)) > 1 else pointed), ()


def _tell_difference(
    shop: Snapshot,
    turn: Turn,
    outcome: Outcome,
    products: Sequence[Product],
    asked: Sequence[str],
    better: Mapping[str, tuple[int, str]],
) -> None:
    """The differences that matter most, in words with both values; what only the pages say where figures are alike."""
    one, two = products
    titles = {"a": name_model(one, turn.locale), "b": name_model(two, turn.locale)}
    measured = {each.key: each for each in find_differences(one, two, {key: sign for key, (sign, _) in better.items()})}
    keys = [key for key in one.attributes if key in two.attributes and (key in asked or not is_colour(key))]
    both = {key: aligned_texts([one.attributes[key], two.attributes[key]], turn.locale) for key in keys}
    keys = [key for key in keys if both[key][0] != both[key][1]]

    def weight(key: str) -> tuple[bool, bool, bool, float]:
        each = measured.get(key)
        known = each is not None and bool(each.better) and each.size >= FELT
        return key in asked, known and not is_promise(key), each is None, each.size if each else 0.0

    keys.sort(key=weight, reverse=True)
    telling = [key for key in keys if key in asked or weight(key)[1]]
    told = (telling or keys)[:MOST_TOLD]
    if len(telling) < MOST_TOLD:
        told = keys[:MOST_TOLD]
    mine, other = (split_sentences(each.description(turn.locale)) for each in products)
    own = [next((s for s in one_ if s not in two_), None) for one_, two_ in ((mine, other), (other, mine))]
    if told:
        parts = [
            turn.voice.gain(
                "against", name=in_locale(turn.locale, *names_of(key)), first=both[key][0], second=both[key][1]
            )
            for key in told
        ]
        outcome.say("compare_difference", parts=turn.voice.list(parts), **titles)
    if len(telling) < 2 and all(own):
        words = [turn.voice.quote(each or "") for each in own]
        outcome.say("compare_says", first=words[0], second=words[1], **titles)
    elif not told:
        outcome.say("compare_same")


def _build_row(name: str, values: Sequence[str], better: int | None = None, known: str | None = None) -> Row:
    """`known` says how it is known which value is better, in a sentence."""
    return {"name": name, "values": list(values), "better": better, "known": known if better is not None else None}


def _build_price_row(products: Sequence[Product], turn: Turn) -> list[Row]:
    texts = [money_text(product.price_minor, product.currency) for product in products]
    best = _find_only_best([-product.price_minor for product in products])
    return [_build_row(turn.voice.receipt("price"), texts, best, turn.voice.receipt("known_price"))]


def _build_rating_row(products: Sequence[Product], turn: Turn) -> list[Row]:
    ratings = [product.rating for product in products]
    if not any(ratings):
        return []
    texts = [MISSING if p.rating is None else f"{p.rating} ({number_text(p.rating_count)})" for p in products]
    # What few people say is no rating yet: with such a one in the row nobody is ahead.
    sure = all(p.rating is not None and p.rating_count >= LEAST_REVIEWS for p in products)
    best = _find_only_best([rating or 0.0 for rating in ratings]) if sure else None
    return [_build_row(turn.voice.receipt("rating"), texts, best, turn.voice.receipt("known_rating"))]


def _build_attribute_rows(
    products: Sequence[Product], turn: Turn, better: Mapping[str, tuple[int, str]]
) -> dict[str, Row]:
    """A row for each attribute that differs, by its key, with numbers in one unit."""
    rows: dict[str, Row] = {}
    for key in dict.fromkeys(key for product in products for key in product.attributes):
        values = [product.attributes.get(key) for product in products]
        texts = [MISSING if text is None else text for text in aligned_texts(values, turn.locale)]
        if len(set(texts)) == 1:
            continue
        sign, known = better.get(key, (0, ""))
        numbers = [measure.number if (measure := measure_of(value)) else None for value in values]
        best = None
        if sign and all(number is not None for number in numbers):
            best = _find_only_best([sign * (number or 0.0) for number in numbers])
        rows[key] = _build_row(
            in_locale(turn.locale, *names_of(key)), texts, best, turn.voice.receipt(known) if known else None
        )
    return rows


def _find_directions(shop: Snapshot, turn: Turn, products: Sequence[Product]) -> dict[str, tuple[int, str]]:
    """Which way each attribute is better, and how that is known: as asked for, else as the kind of goods is priced.

    Prices speak where all that are compared agree on it; of two kinds of goods nothing is known.
    """
    learned = [directions_of(shop, product) for product in products]
    one_kind = len({product.category_id for product in products}) == 1
    agreed = {
        key: sign for key, sign in learned[0].items() if one_kind and all(each.get(key) == sign for each in learned)
    }
    keys = list(dict.fromkeys(key for product in products for key in product.attributes))
    asked = find_wished_directions(shop, turn.state.constraints, keys)
    return {key: (sign, "known_sure") for key, sign in agreed.items()} | {
        key: (sign, "known_asked") for key, sign in asked.items()
    }


def _find_asked_keys(shop: Snapshot, turn: Turn, products: Sequence[Product]) -> list[str]:
    """The attributes that the shopper spoke of: in this message first, then in the wish."""
    keys = list(dict.fromkeys(key for product in products for key in product.attributes))
    facets = [*(turn.query.asked if turn.query else ())]
    for constraint in turn.state.constraints:
        facets += constraint.facet_ids
    found = keys_of_facets(shop, facets, keys)
    if any(isinstance(constraint, Colour) for constraint in turn.state.constraints):
        found += [key for key in keys if key not in found and is_colour(key)]
    return found


def _tell_whether_cheaper_will_do(
    shop: Snapshot, turn: Turn, outcome: Outcome, products: Sequence[Product], better: Mapping[str, int]
) -> None:
    """The saving, and what one would have to want for the dearest to be worth it."""
    cheapest, dearest = min(products, key=lambda p: p.price_minor), max(products, key=lambda p: p.price_minor)
    if dearest.price_minor == cheapest.price_minor:
        if any(row["better"] is None for row in (outcome.table or {})["rows"]):
            outcome.say("compare_open")
        return
    locale = turn.locale
    cheap, dear = name_model(cheapest, locale), name_model(dearest, locale)
    difference = money_text(dearest.price_minor - cheapest.price_minor, cheapest.currency)
    outcome.say("compare_price", cheap=cheap, difference=difference)
    differing = find_differences(cheapest, dearest, better)
    gains = [each for each in differing if each.better > 0 and not is_promise(each.key)]
    if not gains:
        # Figures of which nobody knows what is better are the shopper's own to weigh.
        rated_higher = (dearest.rating or 0) > (cheapest.rating or 0)
        outcome.say("compare_open") if differing or rated_higher else outcome.say(
            "compare_no_better", dear=dear, cheap=cheap
        )
        return
    asked = find_wished_directions(shop, turn.state.constraints, [each.key for each in gains])
    gain = max(gains, key=lambda each: (each.key in asked, each.size))
    name = in_locale(locale, *shop.attribute_name(gain.key))
    if gain.is_flag or len(products) == 2:  # both values of two were told already
        outcome.say("compare_enough_flag", name=name, cheap=cheap)
    else:
        less, more = texts_of(gain, locale)
        outcome.say("compare_enough_number", name=name, more=more, less=less, cheap=cheap)


def _find_only_best(values: Sequence[float]) -> int | None:
    """The position of the highest value, or None when two share it."""
    best = max(values)
    return values.index(best) if list(values).count(best) == 1 else None


ACTIONS: dict[type[Step], Action] = {CompareGoods: compare}
