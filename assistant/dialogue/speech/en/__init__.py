"""What the assistant says in English, by room. The same rooms, keys and places as in zh; a test compares them."""

from __future__ import annotations

from assistant.dialogue.speech.en import advice, cards, cart, gifts, offers, product, search, service, sets, small_talk
from assistant.dialogue.speech.tables import merge_tables

JOIN = " "
LIST = ", "
QUOTE = "“{}”"


def inside(name: str) -> str:
    """The name of a kind of goods inside a sentence: tents, not Tents; what is no plain word stays: USB-C, 3D."""
    return " ".join(
        word.lower() if word.istitle() and not any(map(str.isdigit, word)) else word for word in name.split()
    )


ROOMS = (search, gifts, product, offers, advice, cards, cart, sets, service, small_talk)
SENTENCES = merge_tables(ROOMS, "SENTENCES")
REASONS = merge_tables(ROOMS, "REASONS")
RECEIPTS = merge_tables(ROOMS, "RECEIPTS")
GAINS = merge_tables(ROOMS, "GAINS")
ENOUGH = merge_tables(ROOMS, "ENOUGH")
SUGGESTIONS = merge_tables(ROOMS, "SUGGESTIONS")
