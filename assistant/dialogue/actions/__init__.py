"""Steps carried out, a folder a subject: each looks into the shop and says what came of it."""

from assistant.dialogue.actions.registry import ACTIONS, carry_out

__all__ = ["ACTIONS", "carry_out"]
