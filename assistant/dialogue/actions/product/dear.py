"""Dearness: what a product has, by its page, that cheaper ones of its kind mostly have not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.catalogue.attributes import is_colour, measure_of, names_of, value_text
from assistant.catalogue.products import Product
from assistant.dialogue.actions.cards import build_product_card, directions_of, shorten_title
from assistant.dialogue.outcome import Outcome
from assistant.dialogue.turn_context import Turn
from assistant.language.locales import QUESTIONS, in_locale, join_patterns
from assistant.language.normal_text import normal
from assistant.money import money_text
from assistant.query import Category
from assistant.snapshot import Snapshot

MOST_TOLD = 3
COMPARED = 40
_DEAR = re.compile(join_patterns(QUESTIONS, "DEAR"))


def asks_why_dear(text: str) -> bool:
    """Whether a message asks why something costs what it does."""
    return bool(_DEAR.search(normal(text)))


def tell_dear(shop: Snapshot, turn: Turn, outcome: Outcome, product: Product) -> Outcome:
    """The price, and what of the page sets the product apart from what is cheaper."""
    outcome.items = [build_product_card(product, turn)]
    facts = list(_rare_facts(shop, turn, product, _cheaper(shop, product)))[:MOST_TOLD]
    places = {
        "title": shorten_title(product, turn.locale),
        "price": money_text(product.price_minor, product.currency),
    }
    outcome.say("why_dear" if facts else "why_dear_plain", **places, facts=turn.voice.list(facts))
    outcome.suggest("cheaper")
    return outcome


def _cheaper(shop: Snapshot, product: Product) -> list[Product]:
    if product.category_id is None:
        return []
    kind = Category(categories=(product.category_id,), names=product.category)
    found = shop.search.find([kind], n=COMPARED, without=[product.id])
    return [each for each in found.products if each.price_minor < product.price_minor]


def _rare_facts(shop: Snapshot, turn: Turn, product: Product, cheaper: Sequence[Product]) -> Iterator[str]:
    """What less than half of the cheaper ones have: features, numbers that are better than most, other materials."""
    directions = directions_of(shop, product)
    for key, value in product.attributes.items():
        if is_colour(key) or not cheaper:
            continue
        others = [each.attributes[key] for each in cheaper if key in each.attributes]
        name, measure = in_locale(turn.locale, *names_of(key)), measure_of(value)
        if measure is None or measure.number is None:
            if others and not isinstance(value, list) and 2 * others.count(value) < len(others):
                yield f"{name} {value_text(value, turn.locale)}"
        elif measure.unit is None:
            if measure.number and 2 * sum(other is True for other in others) < len(cheaper):
                yield name
        elif directions.get(key, 0) > 0:
            least = [found.number or 0.0 for each in others if (found := measure_of(each)) is not None]
            if least and 2 * sum(number < measure.number for number in least) > len(least):
                yield f"{name} {value_text(value, turn.locale)}"
