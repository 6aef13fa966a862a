"""What to do about courtesies, and about what was not understood."""

from __future__ import annotations

from assistant.dialogue.policy.heard import Heard
from assistant.dialogue.step import Step

_TALK = frozenset({"greeting", "thanks", "goodbye", "chitchat"})
# A message of this many turns not understood in a row is a person's job.
LOST_TURNS = 2


def step(heard: Heard) -> Step | None:
    """Courtesies, and who is speaking."""
    return Step("talk", heard.query.intent) if heard.query.intent in _TALK else None


def lost(heard: Heard) -> Step:
    """Not understood; the second time in a row a person is called."""
    if heard.state.lost + 1 >= LOST_TURNS:
        return Step("handoff", "handoff", text=heard.query.text, value="lost")
    return Step("unknown", "unknown", value=heard.article or "")
