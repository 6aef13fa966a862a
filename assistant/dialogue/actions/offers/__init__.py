"""Cross-sell and up-sell, asked for and unasked, and goods side by side."""

from assistant.dialogue.actions.offers import asked, comparison
from assistant.dialogue.actions.offers.eligibility import find_unwanted, recommend_for_shopper
from assistant.dialogue.actions.offers.naming import find_named
from assistant.dialogue.actions.offers.unasked import ANCHORS, offer, offer_at_the_cart

# What carries out each step of this room.
ACTIONS = asked.ACTIONS | comparison.ACTIONS

__all__ = ["ACTIONS", "ANCHORS", "find_named", "find_unwanted", "offer", "offer_at_the_cart", "recommend_for_shopper"]
