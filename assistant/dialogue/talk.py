"""Courtesies, and what is said when nothing was understood."""

from __future__ import annotations

from assistant.dialogue.desk import Action, Desk, Turn
from assistant.dialogue.finding import suggest_departments
from assistant.dialogue.outcome import Outcome


def talk(desk: Desk, turn: Turn) -> Outcome:
    """Courtesies, and who is speaking."""
    outcome = Outcome(turn.step.intent)
    outcome.say(turn.step.intent)
    if turn.step.intent in ("greeting", "chitchat"):
        suggest_departments(desk, turn, outcome)
    return outcome


def unknown(desk: Desk, turn: Turn) -> Outcome:
    """Not understood: said so, with ways on."""
    outcome = Outcome("unknown")
    if turn.query and turn.query.unknown:
        outcome.say("unknown_words", words=turn.voice.list(map(turn.voice.quote, turn.query.unknown)))
    else:
        outcome.say("unknown")
    suggest_departments(desk, turn, outcome, n=2)
    outcome.suggest("person")
    return outcome


def silent(desk: Desk, turn: Turn) -> Outcome:
    """Nothing to say."""
    return Outcome(turn.step.intent)


ACTIONS: dict[str, Action] = {"talk": talk, "unknown": unknown, "silent": silent}
