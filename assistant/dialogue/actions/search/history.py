"""A step back: a message read again as it was written, a turn taken back, a list or a wish of before shown again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from assistant.catalogue.products import Product
from assistant.dialogue.actions.cards.product_cards import SHOWN, product_card, suggest_departments
from assistant.dialogue.conversation.state import State, after, fold
from assistant.dialogue.outcome import Outcome
from assistant.dialogue.turn_context import Action, Desk, Turn
from assistant.events import Answered, CartChanged, Event, Said, TookBack, WishChanged
from assistant.query.constraints import Constraint, wanted_kinds


def put_back(state: State, events: Sequence[Event], locale: str, text: str) -> tuple[State, list[Event]]:
    """The state that `text` was first read in, and the events that lead back to it.

    `events` are the conversation so far and `state` is their fold. Only the shopper's last message is taken back; any
    other text leaves the state as it is. What was done since, by hand or by an agent, stays done.
    """
    said = [(n, event) for n, event in enumerate(events) if isinstance(event, Said)]
    if not said or said[-1][1].text != text:
        return state, []
    # A second tap takes back the same reading as the first did, not the answer to the first.
    place = len(said) - 1
    while place and said[place][1].as_written and said[place - 1][1].text == text:
        place -= 1
    before = fold(events[: said[place][0]], locale)
    back: list[Event] = [*_cart_changes_put_back(state, events, said[-1][0], locale)]
    if state.constraints != before.constraints:
        back.append(WishChanged([constraint.as_data() for constraint in before.constraints]))
    for event in back:
        state = after(state, event)
    # Asking to be taken at one's word is no turn in which the assistant was lost.
    return replace(state, shown=before.shown, last_intent=before.last_intent, lost=0), back


def _cart_changes_put_back(state: State, events: Sequence[Event], said_at: int, locale: str) -> list[CartChanged]:
    """What undoes the cart changes of one message; pieces that came or went later are left alone."""
    turn = takewhile(lambda event: not isinstance(event, Answered), events[said_at:])
    made = {event.product_id: event.quantity for event in turn if isinstance(event, CartChanged)}
    held = fold(events[:said_at], locale).cart
    return [
        CartChanged(product, max(0, state.cart.get(product, 0) - quantity + held.get(product, 0)))
        for product, quantity in made.items()
    ]


def undo(desk: Desk, turn: Turn) -> Outcome:
    """What the last turn changed in wish, list and cart is as it was before it."""
    step, state = turn.step, turn.state
    outcome = Outcome(step.intent)
    if not step.quantity:
        outcome.say("undo_none")
        return outcome
    before = state.earlier[-1 - step.quantity]
    cart_back = [
        CartChanged(product, before.cart.get(product, 0))
        for product in dict.fromkeys((*before.cart, *state.cart))
        if before.cart.get(product, 0) != state.cart.get(product, 0)
    ]
    outcome.events += [*cart_back, TookBack(step.quantity)]
    if cart_back:
        outcome.say("undo_cart")
        outcome.shows_cart = True
    if (before.constraints, before.shown) != (state.constraints, state.shown):
        _show_again(desk, turn, outcome)
        if before.shown:
            outcome.say("undone")
            outcome.suggest("more")
        else:
            outcome.say("undone_all")
            suggest_departments(desk, turn, outcome)
    return outcome


def previous(desk: Desk, turn: Turn) -> Outcome:
    """The list that was shown before."""
    outcome = Outcome(turn.step.intent)
    if not turn.step.quantity:
        outcome.say("no_previous")
        return outcome
    outcome.events.append(TookBack(turn.step.quantity))
    outcome.say("previous")
    _show_again(desk, turn, outcome)
    outcome.suggest("more")
    return outcome


def returned(desk: Desk, turn: Turn) -> Outcome:
    """An earlier wish, with what was shown for it."""
    outcome = Outcome(turn.step.intent)
    kinds = wanted_kinds(turn.step.constraints)
    outcome.say("returned", what=turn.voice.list(kind.name(turn.locale) for kind in kinds))
    _show_again(desk, turn, outcome)
    if not outcome.items:
        found = desk.search.find(turn.step.constraints, n=SHOWN, without=sorted(turn.state.disliked))
        outcome.items = [product_card(product, turn) for product in found.products]
        outcome.relaxed = found.relaxed
    outcome.suggest("cheaper")
    outcome.suggest("more")
    return outcome


def _show_again(desk: Desk, turn: Turn, outcome: Outcome) -> None:
    """The wish and the list of the step, as far as the shop still has them; what was given up then is named again."""
    constraints = turn.step.constraints
    products = desk.catalogue.products(turn.step.products)
    products = [product for product in products if product.id not in turn.state.disliked]
    outcome.constraints = constraints
    outcome.relaxed = _unmet(desk, products, constraints)
    outcome.items = [product_card(product, turn) for product in products]


def _unmet(desk: Desk, products: Sequence[Product], constraints: Sequence[Constraint]) -> tuple[Constraint, ...]:
    return tuple(
        c
        for c in constraints
        if c.condition() is not None and not c.soft and len(desk.search.fitting(products, [c])) < len(products)
    )


ACTIONS: dict[str, Action] = {"undo": undo, "previous": previous, "returned": returned}
