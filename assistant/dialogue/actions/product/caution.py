"""Caution: where someone's health hangs on the goods that are shown, nothing is vouched for that no page states."""

from __future__ import annotations

from assistant.answers import allergen_in, health_of, health_word, mentions, states_health
from assistant.dialogue.outcome import Outcome
from assistant.dialogue.turn_context import Turn
from assistant.snapshot import Snapshot


def add_caution(shop: Snapshot, turn: Turn, outcome: Outcome) -> None:
    """Says first what the pages do not state; what names the very thing that is not borne is left out."""
    text = turn.query.text if turn.query else ""
    kind = health_of(text)
    if kind is None or not outcome.items:
        return
    allergen = allergen_in(text)
    products = {product.id: product for product in shop.catalogue.products([card["id"] for card in outcome.items])}
    if allergen:
        kept = [card for card in outcome.items if not mentions(products[card["id"]], allergen)]
        outcome.items = kept or outcome.items
        outcome.say("care_free", what=allergen)
    elif any(states_health(product, kind, turn.locale) for product in products.values()):
        outcome.say(f"health_{kind}")
    else:
        outcome.say("care_word", what=turn.voice.quote(health_word(text, kind)))
    outcome.lines.insert(0, outcome.lines.pop())  # before what was found
