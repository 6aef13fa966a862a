"""Person: when one is called, and what to do for whoever waits for one. Who waits is answered all the same."""

from __future__ import annotations

from assistant.dialogue.conversation import OrderNumber, OrderProof
from assistant.dialogue.policy.acts_of_steps import IN_WORDS
from assistant.dialogue.policy.message import Message
from assistant.dialogue.steps import CallPerson, NoteForPerson, ResumeAssistant, Step, TellWaiting
from assistant.knowledge.matching import VERBATIM

# Said to someone who is waited for: is anyone there, how long does it take, hello?
_ASKS_HOW_LONG = ("anyone", "bot")


def step_to_person(message: Message) -> CallPerson | TellWaiting | None:
    """A person is called at the first word, whatever else is said; called again, the place in the queue is told."""
    wanted = message.query.intent == "handoff" or (message.does("person") and not message.says("bot", *IN_WORDS))
    is_asked = message.is_service and message.score >= VERBATIM and message.query.intent != "handoff"
    if not wanted or message.does("no_person") or is_asked:
        return None
    return TellWaiting() if message.state.handoff else CallPerson()


def step_in_queue(message: Message) -> Step | None:
    """For whoever waits: to go on without a person, to hear how long it takes, to leave word of where to be reached."""
    if message.state.handoff is None:
        return None
    if not message.query.constraints and (message.says(*_ASKS_HOW_LONG) or message.does("wait")):
        return TellWaiting()
    declines = message.says("never_mind") or (message.says("no") and message.state.open_question is None)
    if declines or message.does("leave_queue", "no_person"):
        return ResumeAssistant()
    if message.query.constraints:
        return None
    if message.query.intent == "greeting":
        return TellWaiting()
    return NoteForPerson(has_contact=True) if _leaves_contact(message) else None


def _leaves_contact(message: Message) -> bool:
    """Whether it tells where to be reached, and does not prove an order."""
    query, asked = message.query, message.state.open_question
    if query.order_number or isinstance(asked, OrderNumber | OrderProof):
        return False
    return query.proof is not None or message.does("contact")
