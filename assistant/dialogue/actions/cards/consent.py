"""Consent: asked once, before what is known of earlier visits may shape what is offered."""

from __future__ import annotations

from assistant.dialogue.conversation import Consent
from assistant.dialogue.outcome import Outcome
from assistant.dialogue.turn_context import Turn
from assistant.events import Told
from assistant.snapshot import Snapshot

# What is said once of it, as the journal keeps it.
CONSENT = "personal_use"


def ask_for_consent(shop: Snapshot, turn: Turn, outcome: Outcome) -> None:
    """Asks, once and where there is something to use, whether earlier visits may shape what is offered.

    Until the answer nothing is used; what was done in this conversation is no earlier visit. Another question
    goes first.
    """
    state = turn.state
    if state.personal is not None or CONSENT in state.told or "question" in outcome.extras:
        return
    if shop.visitors.was_here(turn.visitor, turn.since):
        outcome.say("may_use_history")
        outcome.ask(Consent())
        outcome.events.append(Told(CONSENT))
        outcome.extras["question"] = {"kind": "consent"}
        outcome.suggestions[:0] = [("yes", {}), ("no", {})]


def consenting_visitor_of(turn: Turn) -> str | None:
    """The visitor whose past may shape what is offered; None until they have agreed to it."""
    return turn.visitor if turn.state.personal else None
