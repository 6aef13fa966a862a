"""Rendering of a set: its pieces by place, what it comes to, and what of the wish it does not bear."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from assistant.catalogue.cards import card_of
from assistant.dialogue.actions.cards.product_cards import build_related_card
from assistant.dialogue.actions.sets.pieces import is_sized, kind_of, products_in
from assistant.dialogue.conversation.set_in_progress import SetInProgress, SetLine, SetWish
from assistant.dialogue.outcome import Outcome
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
    locale, voice = turn.locale, turn.voice
    wish = bundle.wish
    products = {product.id: product for product in products_in(shop, bundle)}
    lines = [line for line in bundle.lines if line.product_id in products]
    total = sum(products[line.product_id].price_minor * line.quantity for line in lines)
    kinds = {line.product_id: kind_of(line) for line in lines}
    cards = {key: card_of(product, locale) for key, product in products.items()}
    for key, why in together.items():
        # Only what orders say of this very piece, beside another that is in the set.
        if why is not None and why.product.id == key and why.anchor.id in products:
            cards[key] = build_related_card(shop, turn, why)
    outcome.items = [cards[line.product_id] for line in lines]
    outcome.extras["bundle"] = {
        "lines": [
            {
                "role": kinds[line.product_id].name(locale),
                "card": cards[line.product_id],
                "quantity": line.quantity,
                "amount_text": money_text(products[line.product_id].price_minor * line.quantity, wish.currency),
            }
            for line in lines
        ],
        "persons": wish.persons,
        "currency": wish.currency,
        "total": total,
        "total_text": money_text(total, wish.currency),
        "budget": wish.budget,
        "budget_text": money_text(wish.budget, wish.currency) if wish.budget is not None else None,
        "left": wish.budget - total if wish.budget is not None else None,
        "left_text": money_text(wish.budget - total, wish.currency) if wish.budget is not None else None,
    }
    names = voice.list(kind.said(voice) for kind in kinds.values())
    amount = money_text(total, wish.currency)
    if changed:
        outcome.say("set_total", total=amount)
    else:
        outcome.say("set_made", kinds=names, total=amount)
    if wish.budget is not None:
        left = money_text(wish.budget - total, wish.currency)
        outcome.say("set_left", budget=money_text(wish.budget, wish.currency), left=left)
    if not changed:
        _say_persons(shop, turn, outcome, wish, lines)
        _say_what_is_missing(shop, turn, outcome, bundle)
    outcome.suggest("add_set")
    # The dearest first: there a swap changes most.
    dearest = sorted(lines, key=lambda line: -products[line.product_id].price_minor * line.quantity)
    for line in dearest[:_SWAPS]:
        outcome.suggest("swap_piece", kind=kinds[line.product_id].said(voice))
    for line in dearest[:1]:
        outcome.suggest("cheaper_piece", kind=kinds[line.product_id].said(voice))


def _say_persons(shop: Snapshot, turn: Turn, outcome: Outcome, wish: SetWish, lines: Sequence[SetLine]) -> None:
    """For how many the pieces are: those that say so, those that everyone has one of, or neither."""
    if not wish.persons or wish.persons < 2:
        return
    sized = [kind.said(turn.voice) for kind in map(kind_of, lines) if is_sized(shop, kind, wish)]
    each = [kind_of(line).said(turn.voice) for line in lines if line.quantity > 1]
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
        outcome.say("set_not_all", what=voice.list(c.spoken(locale) for c in unmet))
