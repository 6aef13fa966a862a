"""A person, when one is wanted: called, waited for, done without."""

from __future__ import annotations

from assistant.dialogue.outcome import Outcome
from assistant.dialogue.steps.service import CallPerson, ResumeAssistant, TellWaiting
from assistant.dialogue.steps.step import Step
from assistant.dialogue.turn_context import Action, Desk, Turn
from assistant.events import HandedBack, HandoffRequested


def call_person(desk: Desk, turn: Turn[CallPerson]) -> Outcome:
    """A person is called at the first word; when none is in, the shopper may leave a message."""
    # Not what was written: that is kept once, with what proves an order taken out.
    outcome = Outcome("handoff", events=[HandoffRequested("lost" if turn.step.is_lost else "asked")])
    if turn.step.is_lost:
        outcome.say("handoff_lost")
    if not desk.agents.exist():
        outcome.say("handoff_nobody")
    elif not desk.is_open():
        outcome.say("handoff_closed", hours=desk.opening_text())
    elif turn.ahead:
        outcome.say("handoff_waiting", ahead=turn.ahead)
    else:
        outcome.say("handoff_next")
    if turn.state.orders:
        outcome.say("handoff_order", number=turn.state.orders[-1])
    outcome.suggest("never_mind")
    return outcome


def tell_waiting(desk: Desk, turn: Turn) -> Outcome:
    """How long it may still take, for who asks while waiting."""
    outcome = Outcome("handoff")
    if not desk.agents.exist():
        outcome.say("still_nobody")
    elif not desk.is_open():
        outcome.say("still_closed", hours=desk.opening_text())
    elif turn.ahead:
        outcome.say("still_waiting", ahead=turn.ahead)
    else:
        outcome.say("still_next")
    outcome.suggest("never_mind")
    return outcome


def resume(desk: Desk, turn: Turn) -> Outcome:
    """The shopper goes on with the assistant."""
    outcome = Outcome("handoff", events=[HandedBack()])
    outcome.say("handed_back")
    return outcome


ACTIONS: dict[type[Step], Action] = {CallPerson: call_person, TellWaiting: tell_waiting, ResumeAssistant: resume}
