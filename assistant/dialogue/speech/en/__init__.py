"""What the assistant says in English, by room. The same rooms, keys and places as in zh; a test compares them."""

from __future__ import annotations

from assistant.dialogue.speech.en import cart, offers, product, search, service, small_talk
from assistant.dialogue.speech.tables import merged

JOIN = " "
LIST = ", "
QUOTE = "“{}”"


def inside(name: str) -> str:
    """The name of a kind of goods inside a sentence: tents, not Tents; what is no plain word stays: USB-C, 3D."""
    return " ".join(
        word.lower() if word.istitle() and not any(map(str.isdigit, word)) else word for word in name.split()
    )


ROOMS = (search, product, offers, cart, service, small_talk)
SENTENCES = merged(ROOMS, "SENTENCES")
REASONS = merged(ROOMS, "REASONS")
RECEIPTS = merged(ROOMS, "RECEIPTS")
GAINS = merged(ROOMS, "GAINS")
ENOUGH = merged(ROOMS, "ENOUGH")
SUGGESTIONS = merged(ROOMS, "SUGGESTIONS")
