"""What the assistant says in Chinese, by room. The same rooms, keys and places as in en; a test compares them."""

from __future__ import annotations

from assistant.dialogue.speech.tables import merged
from assistant.dialogue.speech.zh import cart, offers, product, search, service, small_talk

JOIN = ""
LIST = "、"
QUOTE = "“{}”"


def inside(name: str) -> str:
    """The name of a kind of goods inside a sentence."""
    return name


ROOMS = (search, product, offers, cart, service, small_talk)
SENTENCES = merged(ROOMS, "SENTENCES")
REASONS = merged(ROOMS, "REASONS")
RECEIPTS = merged(ROOMS, "RECEIPTS")
GAINS = merged(ROOMS, "GAINS")
ENOUGH = merged(ROOMS, "ENOUGH")
SUGGESTIONS = merged(ROOMS, "SUGGESTIONS")
