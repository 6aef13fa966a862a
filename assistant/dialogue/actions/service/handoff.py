"""Handoff to a person: one is called when wanted, waited for, or done without."""

from __future__ import annotations

from assistant.dialogue.outcome import Outcome
from assistant.dialogue.steps import CallPerson, ResumeAssistant, Step, TellWaiting
from assistant.dialogue.turn_context import Action, Turn
from assistant.events import HandedBack, HandoffRequested
from assistant.snapshot import Snapshot

# What is said of a call, and of one that was made before, by how the queue stands.
_CALLED = {
    "nobody": "handoff_nobody",
    "closed": "handoff_closed",
    "waiting": "handoff_waiting",
    "next": "handoff_next",
}
_STILL = {
    "nobody": "still_nobody",
    "closed": "still_closed",
    "waiting": "still_waiting",
    "next": "still_next",
}


def call_person(shop: Snapshot, turn: Turn[CallPerson]) -> Outcome:
    """A person is called at the first word; when none is in, the shopper may leave a message."""
    # Not what was written: that is kept once, with what proves an order taken out.
    outcome = Outcome("handoff", events=[HandoffRequested("lost" if turn.step.is_lost else "asked")])
    if turn.step.is_lost:
        outcome.say("handoff_lost")
    outcome.say(_CALLED[_queue_state(shop, turn)], hours=shop.opening_text(), ahead=turn.ahead)
    if turn.state.orders:
        outcome.say("handoff_order", number=turn.state.orders[-1])
    outcome.suggest("never_mind")
    return outcome


def tell_waiting(shop: Snapshot, turn: Turn) -> Outcome:
    """How long it may still take, for who asks while waiting."""
    outcome = Outcome("handoff")
    outcome.say(_STILL[_queue_state(shop, turn)], hours=shop.opening_text(), ahead=turn.ahead)
    outcome.suggest("never_mind")
    return outcome


def _queue_state(shop: Snapshot, turn: Turn) -> str:
    """Whether there is anybody to answer, and whether others come first."""
    if not shop.has_agents():
        return "nobody"
    if not shop.is_open():
        return "closed"
    return "waiting" if turn.ahead else "next"


def resume(shop: Snapshot, turn: Turn) -> Outcome:
    """The shopper goes on with the assistant."""
    outcome = Outcome("handoff", events=[HandedBack()])
    outcome.say("handed_back")
    return outcome


ACTIONS: dict[type[Step], Action] = {CallPerson: call_person, TellWaiting: tell_waiting, ResumeAssistant: resume}
