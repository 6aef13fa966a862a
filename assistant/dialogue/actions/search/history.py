"""History: a turn taken back, a list or a wish of before shown again."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.catalogue.products import Product
from assistant.dialogue.actions.cards import SHOWN, build_product_card, suggest_departments
from assistant.dialogue.outcome import Outcome
from assistant.dialogue.steps import ReturnToWish, ShowListBefore, Step, UndoTurns
from assistant.dialogue.turn_context import Action, Turn
from assistant.events import CartChanged, TookBack
from assistant.query import Constraint, wanted_kinds
from assistant.snapshot import Snapshot


def undo(shop: Snapshot, turn: Turn[UndoTurns]) -> Outcome:
    """What the last turn changed in wish, list and cart is as it was before it."""
    step, state = turn.step, turn.state
    outcome = Outcome(step.intent)
    if not step.turns:
        outcome.say("undo_none")
        return outcome
    before = state.earlier[-1 - step.turns]
    cart_back = [
        CartChanged(product, before.cart.get(product, 0))
        for product in dict.fromkeys((*before.cart, *state.cart))
        if before.cart.get(product, 0) != state.cart.get(product, 0)
    ]
    outcome.events += [*cart_back, TookBack(step.turns)]
    if cart_back:
        outcome.say("undo_cart")
        outcome.shows_cart = True
    if (before.constraints, before.shown) != (state.constraints, state.shown):
        _show_again(shop, turn, outcome)
        if before.shown:
            outcome.say("undone")
            outcome.suggest("more")
        else:
            outcome.say("undone_all")
            suggest_departments(shop, turn, outcome)
    return outcome


def show_previous(shop: Snapshot, turn: Turn[ShowListBefore]) -> Outcome:
    """The list that was shown before."""
    outcome = Outcome(turn.step.intent)
    if not turn.step.turns:
        outcome.say("no_previous")
        return outcome
    outcome.events.append(TookBack(turn.step.turns))
    outcome.say("previous")
    _show_again(shop, turn, outcome)
    outcome.suggest("more")
    return outcome


def return_to_wish(shop: Snapshot, turn: Turn[ReturnToWish]) -> Outcome:
    """An earlier wish, with what was shown for it."""
    outcome = Outcome(turn.step.intent)
    kinds = wanted_kinds(turn.step.constraints)
    outcome.say("returned", what=turn.voice.list(kind.name(turn.locale) for kind in kinds))
    _show_again(shop, turn, outcome)
    if not outcome.items:
        found = shop.search.find(turn.step.constraints, n=SHOWN, without=sorted(turn.state.disliked))
        outcome.items = [build_product_card(product, turn) for product in found.products]
        outcome.relaxed = found.relaxed
    outcome.suggest("cheaper")
    outcome.suggest("more")
    return outcome


def _show_again(shop: Snapshot, turn: Turn[UndoTurns | ShowListBefore | ReturnToWish], outcome: Outcome) -> None:
    """The wish and the list of the step, as far as the shop still has them; what was given up then is named again."""
    constraints = turn.step.constraints
    products = shop.catalogue.products(turn.step.products)
    products = [product for product in products if product.id not in turn.state.disliked]
    outcome.constraints = constraints
    outcome.relaxed = _find_unmet(shop, products, constraints)
    outcome.items = [build_product_card(product, turn) for product in products]


def _find_unmet(
    shop: Snapshot, products: Sequence[Product], constraints: Sequence[Constraint]
) -> tuple[Constraint, ...]:
    return tuple(
        c
        for c in constraints
        if c.condition() is not None and not c.soft and len(shop.search.fitting(products, [c])) < len(products)
    )


ACTIONS: dict[type[Step], Action] = {UndoTurns: undo, ShowListBefore: show_previous, ReturnToWish: return_to_wish}
