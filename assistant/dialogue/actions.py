"""Steps carried out: each action looks into the shop and says what came of it."""

from __future__ import annotations

from dataclasses import replace

from assistant.dialogue import cart, comparison, feedback, finding, offering, product, service, talk
from assistant.dialogue.desk import Action, Desk, Turn
from assistant.dialogue.outcome import Outcome

_ACTIONS: dict[str, Action] = (
    finding.ACTIONS
    | product.ACTIONS
    | offering.ACTIONS
    | comparison.ACTIONS
    | feedback.ACTIONS
    | cart.ACTIONS
    | service.ACTIONS
    | talk.ACTIONS
)


def carry_out(desk: Desk, turn: Turn) -> Outcome:
    """Carries out the turn's step, and the one that follows it."""
    outcome = _ACTIONS[turn.step.do](desk, turn)
    if turn.step.then is not None:
        outcome.followed_by(carry_out(desk, replace(turn, step=turn.step.then)))
    return outcome
