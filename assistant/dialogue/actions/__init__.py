"""Steps carried out, a folder a subject: each looks into the shop and says what came of it."""

from assistant.dialogue.actions.cart import build_cart_data
from assistant.dialogue.actions.registry import carry_out

__all__ = ["build_cart_data", "carry_out"]
