"""Feedback: what the shopper says of an offer: more like it, or never again."""

from __future__ import annotations

from assistant.dialogue.outcome import Outcome
from assistant.dialogue.steps import GiveFeedback, Step
from assistant.dialogue.turn_context import Action, Turn
from assistant.events import FeedbackGiven
from assistant.snapshot import Snapshot


def record_feedback(shop: Snapshot, turn: Turn[GiveFeedback]) -> Outcome:
    """An offer was liked, or is not to come again."""
    outcome = Outcome("feedback")
    if turn.step.product_id is None:
        outcome.say("feedback_what")
        return outcome
    outcome.events.append(FeedbackGiven(turn.step.product_id, turn.step.value))
    outcome.say("feedback_up" if turn.step.value == "up" else "feedback_down")
    return outcome


ACTIONS: dict[type[Step], Action] = {GiveFeedback: record_feedback}
