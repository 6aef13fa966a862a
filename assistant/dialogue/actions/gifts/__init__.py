"""Presents: for whom, what for, and why a thing may please."""

from assistant.dialogue.actions.gifts import gifts

# What carries out each step of this room.
ACTIONS = gifts.ACTIONS

__all__ = ["ACTIONS"]
