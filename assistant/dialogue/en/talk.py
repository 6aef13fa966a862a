"""Courtesies, and what is said when nothing was understood, in English."""

from __future__ import annotations

SENTENCES = {
    "greeting": "Hi. Tell me what you're after: a budget, a colour, what to leave out, all in one go if you like.",
    "thanks": "You're welcome. Anything else?",
    "goodbye": "Bye for now.",
    "chitchat": "I'm this shop's automatic assistant: I find and compare products, and I can call a person.",
    "unknown": "I didn't get that. Tell me what you're after and your budget, or use a button below.",
    "unknown_words": "Nothing in the catalogue mentions {words}. Try other words, or tell me what you're after.",
}
