"""Wishes said back: a constraint as it stands inside a sentence."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.dialogue.speech.voice import Voice
from assistant.query import Constraint, Text


def say_wish(constraint: Constraint, voice: Voice) -> str:
    """A constraint inside a sentence; a word that is only a word in quotes."""
    return voice.quote(constraint.written) if isinstance(constraint, Text) else constraint.phrase(voice.locale)


def say_wishes(constraints: Iterable[Constraint], voice: Voice) -> str:
    """Several constraints in a row."""
    return voice.list(say_wish(constraint, voice) for constraint in constraints)
