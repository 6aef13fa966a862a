"""Gifts: what is said of them, in English."""

from __future__ import annotations

SENTENCES = {
    "gift": "Here are some gifts to start with.",
    "gift_for": "Gifts {who}, to start with.",
    "gift_for_age": "For someone who is {years}, these could do.",
    "gift_for_one_of": "These are {who}; ask again for {others}.",
    "gift_ask_both": "Who is it for, and what's the budget?",
    "gift_ask_who": "Who is it for?",
    "gift_ask_budget": "What's the budget?",
}
REASONS = {
    "says": "Its page says {words}",
}
RECEIPTS = {
    "a_gift": "As a gift",
}
SUGGESTIONS = {
    "gift_mother": "For my mum",
    "gift_partner": "For my girlfriend",
    "gift_friend": "For a friend",
}
