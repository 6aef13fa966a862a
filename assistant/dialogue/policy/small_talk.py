"""Small talk: what to do about courtesies, and about what was not understood."""

from __future__ import annotations

from assistant.dialogue.policy.message import Message
from assistant.dialogue.steps import NoteForPerson, SayNotUnderstood, Step, Talk
from assistant.knowledge.matching import MAYBE, VERBATIM

COURTESIES = ("greeting", "thanks", "goodbye")
# Met calmly, whatever courtesy stands beside it.
ASIDES = ("insult", "off_topic", "laugh", "speak_zh", "speak_en")
# Who is speaking: the shop's own article may say it better.
ABOUT_ITSELF = ("bot", "abilities", "anyone")
# Answers to nothing that was asked.
ANSWERS = ("never_mind", "no", "yes")
# After so many turns in a row that were not understood a person is offered.
LOST_TURNS = 2


def step_for_aside(message: Message) -> Talk | None:
    """What is said beside the matter; a wish in the same message comes first."""
    return _talk(message, ASIDES) if not _wishes(message) else None


def step_about_itself(message: Message) -> Talk | None:
    """Whether it is a person, and what it can do; unless the shop has answered these very words."""
    answered = message.is_service and message.score >= VERBATIM and not message.says("abilities")
    return _talk(message, ABOUT_ITSELF) if not (answered or _wishes(message)) else None


def step_for_intent(message: Message) -> Talk | None:
    """Courtesies, and answers that answer nothing."""
    intent = message.query.intent
    if intent not in COURTESIES and (answer := _talk(message, ANSWERS)) is not None:
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
