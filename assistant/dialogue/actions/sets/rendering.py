"""Rendering of a set: its pieces by place, what it comes to, and what of the wish it does not bear."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from assistant.catalogue.cards import card_of
from assistant.dialogue.actions.cards import build_related_card
from assistant.dialogue.actions.sets.pieces import is_sized, kind_of, products_in
from assistant.dialogue.conversation import SetInProgress, SetLine, SetWish
from assistant.dialogue.outcome import Card, Outcome
from assistant.dialogue.turn_context import Turn
from assistant.money import money_text
from assistant.recommendations import Related
from assistant.snapshot import Snapshot

_SWAPS = 2


def render_set(
    shop: Snapshot,
    turn: Turn,
    outcome: Outcome,
    bundle: SetInProgress,
    together: Mapping[str, Related | None],
    *,
    changed: bool = False,
) -> None:
    """Puts a set into the outcome: cards, the parts of the answer that are its own, what is said and what may follow.

    together : for pieces that orders speak for, what they say of it. changed : it was shown before: told briefly.
    """
    products = {product.id: product for product in products_in(shop, bundle)}
    lines = [line for line in bundle.lines if line.product_id in products]
    cards = {key: card_of(product, turn.locale) for key, product in products.items()}
    for key, why in together.items():
        # Only what orders say of this very piece, beside another that is in the set.
        if why is not None and why.product.id == key and why.anchor.id in products:
            cards[key] = build_related_card(shop, turn, why)
    outcome.items = [cards[line.product_id] for line in lines]
    amounts = {line.product_id: products[line.product_id].price_minor * line.quantity for line in lines}
    outcome.extras["bundle"] = _build_bundle_data(turn, bundle.wish, lines, cards, amounts)
    _say_total(turn, outcome, bundle.wish, lines, sum(amounts.values()), changed=changed)
    if not changed:
        _say_persons(shop, turn, outcome, bundle.wish, lines)
        _say_what_is_missing(shop, turn, outcome, bundle)
    outcome.suggest("add_set")
    # The dearest first: there a swap changes most.
    dearest = sorted(lines, key=lambda line: -amounts[line.product_id])
    for line in dearest[:_SWAPS]:
        outcome.suggest("swap_piece", kind=kind_of(line).name_inside(turn.voice))
    for line in dearest[:1]:
        outcome.suggest("cheaper_piece", kind=kind_of(line).name_inside(turn.voice))


def _build_bundle_data(
    turn: Turn, wish: SetWish, lines: Sequence[SetLine], cards: Mapping[str, Card], amounts: Mapping[str, int]
) -> dict[str, Any]:
    """The `bundle` of an answer: amounts in minor units and as text; no budget and nothing left where none was said."""
    total = sum(amounts.values())
    left = wish.budget - total if wish.budget is not None else None
    return {
        "lines": [
            {
                "role": kind_of(line).name(turn.locale),
                "card": cards[line.product_id],
                "quantity": line.quantity,
                "amount_text": money_text(amounts[line.product_id], wish.currency),
            }
            for line in lines
        ],
        "persons": wish.persons,
        "currency": wish.currency,
        "total": total,
        "total_text": money_text(total, wish.currency),
        "budget": wish.budget,
        "budget_text": money_text(wish.budget, wish.currency) if wish.budget is not None else None,
        "left": left,
        "left_text": money_text(left, wish.currency) if left is not None else None,
    }


def _say_total(
    turn: Turn, outcome: Outcome, wish: SetWish, lines: Sequence[SetLine], total: int, *, changed: bool
) -> None:
    amount = money_text(total, wish.currency)
    if changed:
        outcome.say("set_total", total=amount)
    else:
        names = turn.voice.list(kind_of(line).name_inside(turn.voice) for line in lines)
        outcome.say("set_made", kinds=names, total=amount)
    if wish.budget is not None:
        left = money_text(wish.budget - total, wish.currency)
        outcome.say("set_left", budget=money_text(wish.budget, wish.currency), left=left)


def _say_persons(shop: Snapshot, turn: Turn, outcome: Outcome, wish: SetWish, lines: Sequence[SetLine]) -> None:
    """For how many the pieces are: those that say so, those that everyone has one of, or neither."""
    if not wish.persons or wish.persons < 2:
        return
    sized = [kind.name_inside(turn.voice) for kind in map(kind_of, lines) if is_sized(shop, kind, wish)]
    each = [kind_of(line).name_inside(turn.voice) for line in lines if line.quantity > 1]
    if sized:
        outcome.say("set_sized", kinds=turn.voice.list(sized), persons=wish.persons)
    if each:
        outcome.say("set_each", kinds=turn.voice.list(each), persons=wish.persons)
    if not sized and not each:
        outcome.say("set_one_of_each")


def _say_what_is_missing(shop: Snapshot, turn: Turn, outcome: Outcome, bundle: SetInProgress) -> None:
    locale, voice = turn.locale, turn.voice
    if left_out := [voice.inside(kind.name(locale)) for kind in bundle.left_out]:
        outcome.say("set_left_out", kinds=voice.list(left_out))
    products = products_in(shop, bundle)
    unmet = tuple(c for c in bundle.wish.limits if len(shop.search.fitting(products, [c])) < len(products))
    if unmet:
        outcome.relaxed = unmet
        outcome.say("set_not_all", what=voice.list(c.phrase(locale) for c in unmet))
