"""Advice: one chosen of several, with what speaks for it, and what a dearer one has for its price."""

from assistant.dialogue.actions.advice import pick, worth

# What carries out each step of this room.
ACTIONS = pick.ACTIONS | worth.ACTIONS

__all__ = ["ACTIONS"]
