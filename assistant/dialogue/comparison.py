"""Products side by side: what differs, and which is better where the shop's own prices say what better is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from assistant.catalogue.attributes import names_of, value_text
from assistant.catalogue.cards import card_of
from assistant.catalogue.products import Product
from assistant.dialogue.desk import Action, Desk, Turn
from assistant.dialogue.outcome import Outcome
from assistant.dialogue.reasons import short_title
from assistant.money import money_text
from assistant.understanding.languages import in_locale, number_text

MOST_COMPARED = 4
MISSING = "–"


def compare(desk: Desk, turn: Turn) -> Outcome:
    """A table of what differs between two to four products."""
    outcome = Outcome("compare")
    products = desk.catalogue.products(list(dict.fromkeys(turn.step.products))[:MOST_COMPARED])
    if len(products) < 2:
        outcome.say("compare_more")
        return outcome
    locale = turn.locale
    rows = [_price_row(products, turn), *_rating_rows(products, turn), *_attribute_rows(products, locale)]
    outcome.table = {
        "columns": [product.title(locale) for product in products],
        "product_ids": [product.id for product in products],
        "rows": rows,
    }
    outcome.say("compare" if len(rows) > 1 else "compare_same")
    cheapest, dearest = min(products, key=lambda p: p.price_minor), max(products, key=lambda p: p.price_minor)
    if dearest.price_minor > cheapest.price_minor:
        difference = money_text(dearest.price_minor - cheapest.price_minor, cheapest.currency)
        outcome.say("compare_price", cheap=short_title(cheapest, locale), difference=difference)
    outcome.items = [card_of(product, locale) for product in products]
    return outcome


def _row(name: str, values: Sequence[str], better: int | None = None) -> dict[str, Any]:
    return {"name": name, "values": list(values), "better": better}


def _price_row(products: Sequence[Product], turn: Turn) -> dict[str, Any]:
    prices = [product.price_minor for product in products]
    texts = [money_text(product.price_minor, product.currency) for product in products]
    return _row(turn.voice.receipt("price"), texts, _only_best([-price for price in prices]))


def _rating_rows(products: Sequence[Product], turn: Turn) -> list[dict[str, Any]]:
    ratings = [product.rating for product in products]
    if not any(ratings):
        return []
    texts = [MISSING if p.rating is None else f"{p.rating} ({number_text(p.rating_count)})" for p in products]
    return [_row(turn.voice.receipt("rating"), texts, _only_best([rating or 0.0 for rating in ratings]))]


def _attribute_rows(products: Sequence[Product], locale: str) -> list[dict[str, Any]]:
    keys = list(dict.fromkeys(key for product in products for key in product.attributes))
    rows = []
    for key in keys:
        values = [
            value_text(product.attributes[key], locale) if key in product.attributes else MISSING
            for product in products
        ]
        if len(set(values)) > 1:
            rows.append(_row(in_locale(locale, *names_of(key)), values))
    return rows


def _only_best(values: Sequence[float]) -> int | None:
    """The position of the highest value, or None when two share it."""
    best = max(values)
    return values.index(best) if list(values).count(best) == 1 else None


ACTIONS: dict[str, Action] = {"compare": compare}
