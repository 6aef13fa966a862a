"""Handoff to a person: one is called when wanted, waited for, or done without."""

from __future__ import annotations

from assistant.dialogue.outcome import Outcome
from assistant.dialogue.steps import CallPerson, NoteForPerson, ResumeAssistant, StaySilent, Step, TellWaiting
from assistant.dialogue.turn_context import Action, Turn
from assistant.events import HandedBack, HandoffRequested
from assistant.snapshot import Snapshot

# What is said of a call, of one that was made before, and beside an answer, by how the queue stands.
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
_BESIDE = {
    "nobody": "beside_nobody",
    "closed": "beside_closed",
    "waiting": "beside_waiting",
    "next": "beside_next",
}
# Answers that tell how the queue stands themselves.
_TELL_THEMSELVES = (CallPerson, TellWaiting, ResumeAssistant, StaySilent)


def call_person(shop: Snapshot, turn: Turn[CallPerson]) -> Outcome:
    """A person is called at the first word; when none is in, the shopper may leave a message."""
    # Not what was written: that is kept once, with what proves an order taken out.
    outcome = Outcome("handoff", events=[HandoffRequested("asked")])
    _say_queue(shop, turn, outcome, _CALLED)
    if turn.state.orders:
        outcome.say("handoff_order", number=turn.state.orders[-1])
    outcome.suggest("never_mind")
    return outcome


def tell_waiting(shop: Snapshot, turn: Turn) -> Outcome:
    """How long it may still take, for who asks while waiting."""
    outcome = Outcome("handoff")
    _say_queue(shop, turn, outcome, _STILL)
    outcome.suggest("never_mind")
    return outcome


def note_for_person(shop: Snapshot, turn: Turn[NoteForPerson]) -> Outcome:
    """What was written is kept with the conversation, which is what a person will read; when that is follows."""
    outcome = Outcome("handoff")
    outcome.say("noted_contact" if turn.step.has_contact else "noted_message")
    return outcome


def tell_queue_beside(shop: Snapshot, turn: Turn, outcome: Outcome) -> None:
    """Adds to an answer how the queue stands, in few words, for whoever waits in it."""
    if turn.state.handoff != "waiting" or isinstance(turn.step, _TELL_THEMSELVES):
        return
    if not outcome.lines and not outcome.items:
        return
    _say_queue(shop, turn, outcome, _BESIDE)
    outcome.suggest("never_mind")


def _say_queue(shop: Snapshot, turn: Turn, outcome: Outcome, sentences: dict[str, str]) -> None:
    opens = turn.voice.clock(shop.settings.support_hours.opens)
    outcome.say(sentences[_queue_state(shop, turn)], hours=shop.opening_text(), ahead=turn.ahead, opens=opens)


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


ACTIONS: dict[type[Step], Action] = {
    CallPerson: call_person,
    TellWaiting: tell_waiting,
    NoteForPerson: note_for_person,
    ResumeAssistant: resume,
}
