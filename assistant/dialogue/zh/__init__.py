"""What the assistant says in Chinese, by room. The same rooms, keys and places as in en; a test compares them."""

from __future__ import annotations

from assistant.dialogue.tables import merged
from assistant.dialogue.zh import basket, finding, offers, product, service, talk

JOIN = ""
LIST = "、"
QUOTE = "“{}”"
COLON = "："


def inside(name: str) -> str:
    """The name of a kind of goods inside a sentence."""
    return name


ROOMS = (finding, product, offers, basket, service, talk)
SENTENCES = merged(ROOMS, "SENTENCES")
REASONS = merged(ROOMS, "REASONS")
RECEIPTS = merged(ROOMS, "RECEIPTS")
GAINS = merged(ROOMS, "GAINS")
ENOUGH = merged(ROOMS, "ENOUGH")
SUGGESTIONS = merged(ROOMS, "SUGGESTIONS")
