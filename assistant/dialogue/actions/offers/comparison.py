"""Comparison: products side by side, what differs, which is better where that is known, and how it is known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from assistant.catalogue.attributes import aligned_texts, is_colour, measure_of, names_of
from assistant.catalogue.cards import card_of
from assistant.catalogue.products import Product
from assistant.dialogue.actions.cards.differences import (
    directions_of,
    find_differences,
    find_wished_directions,
    keys_of_facets,
    texts_of,
)
from assistant.dialogue.actions.cards.highlights import LEAST_REVIEWS, shorten_title
from assistant.dialogue.outcome import Outcome
from assistant.dialogue.steps.offers import MOST_COMPARED, CompareGoods
from assistant.dialogue.steps.step import Step
from assistant.dialogue.turn_context import Action, Turn
from assistant.language.locales import in_locale, number_text
from assistant.money import money_text
from assistant.query.constraints import Colour
from assistant.snapshot import Snapshot

MISSING = "–"

Row = dict[str, Any]


def compare(shop: Snapshot, turn: Turn[CompareGoods]) -> Outcome:
    """A table of what differs between two to four products, and one sentence on whether the cheaper one will do."""
    outcome = Outcome("compare")
    products = shop.catalogue.products(list(dict.fromkeys(turn.step.products))[:MOST_COMPARED])
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
    outcome.say("compare" if rows else "compare_same")
    _tell_whether_cheaper_will_do(shop, turn, outcome, products, {key: sign for key, (sign, _) in better.items()})
    outcome.items = [card_of(product, turn.locale) for product in products]
    outcome.suggest("related")
    outcome.suggest("premium")
    return outcome


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
    return {key: (sign, "known_prices") for key, sign in agreed.items()} | {
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
    cheap, dear = shorten_title(cheapest, locale), shorten_title(dearest, locale)
    difference = money_text(dearest.price_minor - cheapest.price_minor, cheapest.currency)
    outcome.say("compare_price", cheap=cheap, difference=difference)
    differing = find_differences(cheapest, dearest, better)
    gains = [each for each in differing if each.better > 0]
    if not gains:
        # Figures of which nobody knows what is better are the shopper's own to weigh.
        rated_higher = (dearest.rating or 0) > (cheapest.rating or 0)
        outcome.say("compare_open") if differing or rated_higher else outcome.say(
            "compare_no_better", dear=dear, cheap=cheap
        )
        return
    asked = find_wished_directions(shop, turn.state.constraints, [each.key for each in gains])
    gain = max(gains, key=lambda each: (each.key in asked, each.is_flag, each.size))
    name = in_locale(locale, *shop.attribute_name(gain.key))
    if gain.is_flag:
        outcome.say("compare_enough_flag", name=name, cheap=cheap)
    else:
        less, more = texts_of(gain, locale)
        outcome.say("compare_enough_number", name=name, more=more, less=less, cheap=cheap)


def _find_only_best(values: Sequence[float]) -> int | None:
    """The position of the highest value, or None when two share it."""
    best = max(values)
    return values.index(best) if list(values).count(best) == 1 else None


ACTIONS: dict[type[Step], Action] = {CompareGoods: compare}
