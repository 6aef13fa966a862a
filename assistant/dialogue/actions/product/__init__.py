"""Questions about one product: its facts, its price, why it is shown and why another is not."""

from assistant.dialogue.actions.product import answering, details, prices, why, why_not
from assistant.dialogue.actions.product.caution import add_caution

# What carries out each step of this room.
ACTIONS = answering.ACTIONS | details.ACTIONS | prices.ACTIONS | why.ACTIONS | why_not.ACTIONS

__all__ = ["ACTIONS", "add_caution"]
