"""Steps carried out: each action looks into the shop and says what came of it."""

from __future__ import annotations

from dataclasses import replace

from assistant.dialogue.actions import advice, cart, gifts, offers, product, search, service, sets
from assistant.dialogue.actions.cards import product_of, shorten_title
from assistant.dialogue.actions.offers import offer_at_the_cart
from assistant.dialogue.actions.service import tell_queue_beside
from assistant.dialogue.conversation import apply_all
from assistant.dialogue.outcome import Outcome
from assistant.dialogue.steps import AnswerQuestion, CheckCoupon, CheckOut, ExplainWhy, FillUpCart, Step, TellDetails
from assistant.dialogue.turn_context import Action, Turn
from assistant.snapshot import Snapshot

ACTIONS: dict[type[Step], Action] = {
    step: action
    for room in (search, gifts, offers, advice, product, cart, sets, service)
    for step, action in room.ACTIONS.items()
}

# Who is about to pay, or looks for what makes a coupon good, is shown nothing else.
_TO_PAY = (CheckOut, FillUpCart, CheckCoupon)
# What is told of several things names them itself.
_SEVERAL = 2


def carry_out(shop: Snapshot, turn: Turn) -> Outcome:
    """Carries out the turn's step, and the one that follows it."""
    step = turn.step
    outcome = ACTIONS[type(step)](shop, turn)
    if outcome.declined and step.otherwise is not None:
        return carry_out(shop, turn.with_step(step.otherwise))
    if isinstance(step, AnswerQuestion | TellDetails | ExplainWhy) and step.is_guess and len(outcome.items) < _SEVERAL:
        _tell_guess(shop, turn, outcome, step.product_id)
    if not isinstance(step, AnswerQuestion):
        product.add_caution(shop, turn, outcome)
    if step.then is None:
        tell_queue_beside(shop, turn, outcome)
    else:
        # What goes with a thing is asked of a cart that has it.
        state = apply_all(turn.state, outcome.events)
        outcome.follow_with(carry_out(shop, replace(turn, state=state, step=step.then)))
    if not isinstance(step, _TO_PAY):
        offer_at_the_cart(shop, turn, outcome)
    if not shop.search.knows_demand:  # nobody has bought anything yet: there is nothing popular to ask for
        outcome.suggestions = [line for line in outcome.suggestions if line[0] != "popular"]
    return outcome


def _tell_guess(shop: Snapshot, turn: Turn, outcome: Outcome, product_id: str | None) -> None:
    """Says first which product was taken to be meant."""
    product = product_of(shop, product_id)
    if product is not None:
        outcome.say("about_first", title=shorten_title(product, turn.locale))
        outcome.lines.insert(0, outcome.lines.pop())
        outcome.suggest("and_second")
