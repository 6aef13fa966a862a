"""Small talk: what to do about courtesies, and about what was not understood."""

from __future__ import annotations

from assistant.dialogue.policy.message import Message
from assistant.dialogue.steps import NoteForPerson, SayNotUnderstood, Step, Talk, TellPricesFixed
from assistant.knowledge.matching import MAYBE, VERBATIM

COURTESIES = ("greeting", "thanks", "goodbye")
# Met calmly, whatever courtesy stands beside it.
ASIDES = ("insult", "off_topic", "laugh", "speak_zh", "speak_en")
# Who is speaking: the shop's own article may say it better.
ABOUT_ITSELF = ("bot", "abilities", "anyone")
# Answers to nothing that was asked.
ANSWERS = ("never_mind", "no", "yes")
# What an order is left as, when nothing is to be done about it after all.
OF_ORDERS = ("order_kept",)
# Learned acts that are met with a word, and which.
FEELINGS = {
    "thanks": "thanks",
    "bye": "goodbye",
    "undecided": "undecided",
    "like": "like",
    "ack": "ack",
    "contact": "contact",
    "abilities": "abilities",
    "bot": "bot",
    "greeting": "greeting",
}
# Their intents, where the contract has one.
_INTENTS = {"thanks": "thanks", "bye": "goodbye", "greeting": "greeting"}
# After so many turns in a row that were not understood a person is offered.
LOST_TURNS = 2


def step_for_aside(message: Message) -> Talk | None:
    """What is said beside the matter; a wish in the same message comes first."""
    return _talk(message, ASIDES) if not _wishes(message) else None


def step_for_feeling(message: Message) -> Step | None:
    """Thanks, a goodbye, pleasure, doubt, a bare ok, a wish to haggle: answered in a word, with no goods beside.

    Not what answers a question of the assistant's, and not what names goods or limits.
    """
    query = message.query
    if message.names_goods or message.has_limits or message.pointed or query.order_number or message.moves_on:
        return None
    if not any(char.isalnum() for char in query.text):
        return None  # nothing is said that anything could be learned of
    if message.does("haggle") and not (query.intent == "cheaper" and message.state.shown):
        return TellPricesFixed()
    act = next((act for act in FEELINGS if message.does(act)), None)
    asked = message.state.open_question is not None and message.says("yes", "no", "never_mind")
    if act is None or asked or query.cart:
        return None
    return Talk(said=FEELINGS[act], intent=_INTENTS.get(act, "chitchat"))


def step_about_itself(message: Message) -> Talk | None:
    """Whether it is a person, and what it can do; unless the shop has answered these very words."""
    answered = message.is_service and message.score >= VERBATIM and not message.says("abilities")
    return _talk(message, ABOUT_ITSELF) if not (answered or _wishes(message)) else None


def step_for_intent(message: Message) -> Talk | None:
    """Courtesies, and answers that answer nothing."""
    intent = message.query.intent
    if intent not in COURTESIES and not message.moves_on and (answer := _talk(message, ANSWERS)) is not None:
        return answer
    return Talk(said=intent, intent=intent) if intent in (*COURTESIES, "chitchat") else None


def step_when_lost(message: Message) -> Step:
    """Not understood: kept for the person who is waited for; else said so, with ways on."""
    if message.state.handoff:
        return NoteForPerson()
    near = message.near if message.score >= MAYBE else ()
    return SayNotUnderstood(near=near, is_again=message.state.lost + 1 >= LOST_TURNS)


def _talk(message: Message, acts: tuple[str, ...]) -> Talk | None:
    act = next((act for act in acts if message.says(act)), None)
    return Talk(said=act) if act else None


def _wishes(message: Message) -> bool:
    return bool(message.query.constraints or message.query.not_sold)
