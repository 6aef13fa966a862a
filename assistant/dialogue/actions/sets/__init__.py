"""Whole sets under one budget: their kinds, their pieces, and one piece changed for another."""

from assistant.dialogue.actions.sets import changes, sets

# What carries out each step of this room.
ACTIONS = sets.ACTIONS | changes.ACTIONS

__all__ = ["ACTIONS"]
