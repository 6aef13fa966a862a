"""What to do about courtesies, and about what was not understood."""

from __future__ import annotations

from assistant.dialogue.policy.message import VERBATIM, Heard
from assistant.dialogue.step import Step

COURTESIES = ("greeting", "thanks", "goodbye")
# Met calmly, whatever courtesy stands beside it.
ASIDES = ("insult", "off_topic", "laugh", "speak_zh", "speak_en")
# Who is speaking: the shop's own article may say it better.
ABOUT_ITSELF = ("bot", "abilities", "anyone")
# Answers to nothing that was asked.
ANSWERS = ("never_mind", "no", "yes")
# A message of this many turns not understood in a row is a person's job.
LOST_TURNS = 2
# An article that is this near to a message may be what was meant.
WORTH_ASKING = 0.2


def aside(heard: Heard) -> Step | None:
    """What is said beside the matter; a wish in the same message comes first."""
    return _talk(heard, ASIDES) if not _wishes(heard) else None


def about_itself(heard: Heard) -> Step | None:
    """Whether it is a person, and what it can do; unless the shop has answered these very words."""
    answered = heard.is_service and heard.score >= VERBATIM and not heard.says("abilities")
    return _talk(heard, ABOUT_ITSELF) if not (answered or _wishes(heard)) else None


def step(heard: Heard) -> Step | None:
    """Courtesies, and answers that answer nothing."""
    intent = heard.query.intent
    if intent not in COURTESIES and (answer := _talk(heard, ANSWERS)) is not None:
        return answer
    return Step("talk", intent) if intent in (*COURTESIES, "chitchat") else None


def lost(heard: Heard) -> Step:
    """Not understood; the second time in a row a person is called."""
    if heard.state.lost + 1 >= LOST_TURNS:
        return Step("handoff", "handoff", text=heard.query.text, value="lost")
    near = heard.articles if heard.articles and heard.score >= WORTH_ASKING else ()
    return Step("unknown", "unknown", near=near)


def _talk(heard: Heard, acts: tuple[str, ...]) -> Step | None:
    act = next((act for act in acts if heard.says(act)), None)
    return Step("talk", "chitchat", value=act) if act else None


def _wishes(heard: Heard) -> bool:
    return bool(heard.query.constraints or heard.query.not_sold)
