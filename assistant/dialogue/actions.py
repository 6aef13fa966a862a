"""Steps carried out: each action looks into the shop and says what came of it."""

from __future__ import annotations

from dataclasses import replace

from assistant.dialogue import (
    cart,
    checkout,
    comparison,
    feedback,
    filling,
    finding,
    gifts,
    offering,
    orders,
    people,
    prices,
    privacy,
    product,
    service,
    sets,
    talk,
    undo,
    why,
    why_not,
)
from assistant.dialogue.desk import Action, Desk, Turn
from assistant.dialogue.offers import offer_at_the_cart
from assistant.dialogue.outcome import Outcome
from assistant.dialogue.policy.product import GUESSED
from assistant.dialogue.product import product_of
from assistant.dialogue.reasons import short_title
from assistant.dialogue.state import after

_ACTIONS: dict[str, Action] = (
    finding.ACTIONS
    | gifts.ACTIONS
    | undo.ACTIONS
    | product.ACTIONS
    | prices.ACTIONS
    | why.ACTIONS
    | why_not.ACTIONS
    | offering.ACTIONS
    | comparison.ACTIONS
    | feedback.ACTIONS
    | cart.ACTIONS
    | checkout.ACTIONS
    | sets.ACTIONS
    | filling.ACTIONS
    | service.ACTIONS
    | orders.ACTIONS
    | people.ACTIONS
    | privacy.ACTIONS
    | talk.ACTIONS
)

# Who is about to pay, or looks for what makes a coupon good, is shown nothing else.
_TO_PAY = frozenset({"checkout", "fill_up", "cart_coupon"})


def carry_out(desk: Desk, turn: Turn) -> Outcome:
    """Carries out the turn's step, and the one that follows it."""
    outcome = _ACTIONS[turn.step.do](desk, turn)
    if turn.step.text == GUESSED and (product := product_of(desk, turn)) is not None:
        outcome.say("about_first", title=short_title(product, turn.locale))
        outcome.lines.insert(0, outcome.lines.pop())
        outcome.suggest("and_second")
    if turn.step.then is not None:
        state = turn.state
        for event in outcome.events:  # what goes with a thing is asked of a cart that has it
            state = after(state, event)
        outcome.followed_by(carry_out(desk, replace(turn, state=state, step=turn.step.then)))
    if turn.step.do not in _TO_PAY:
        offer_at_the_cart(desk, turn, outcome)
    if not desk.search.knows_demand:  # nobody has bought anything yet: there is nothing popular to ask for
        outcome.suggestions = [line for line in outcome.suggestions if line[0] != "popular"]
    return outcome
