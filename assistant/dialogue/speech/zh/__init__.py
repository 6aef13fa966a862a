"""What the assistant says in Chinese, by room. The same rooms, keys and places as in en; a test compares them."""

from __future__ import annotations

from assistant.dialogue.speech.tables import merge_tables
from assistant.dialogue.speech.zh import advice, cards, cart, gifts, offers, product, search, service, sets, small_talk

JOIN = ""
LIST = "、"
QUOTE = "“{}”"


def inside(name: str) -> str:
    """The name of a kind of goods inside a sentence."""
    return name


ROOMS = (search, gifts, product, offers, advice, cards, cart, sets, service, small_talk)
SENTENCES = merge_tables(ROOMS, "SENTENCES")
REASONS = merge_tables(ROOMS, "REASONS")
RECEIPTS = merge_tables(ROOMS, "RECEIPTS")
GAINS = merge_tables(ROOMS, "GAINS")
ENOUGH = merge_tables(ROOMS, "ENOUGH")
SUGGESTIONS = merge_tables(ROOMS, "SUGGESTIONS")
