"""Looking for goods: lists, the question that narrows them, and what to say when nothing fits."""

from assistant.dialogue.actions.search import by_words, history, search
from assistant.dialogue.actions.search.clarifying_question import find_price_bands
from assistant.dialogue.actions.search.foreign_currency import split_foreign_prices
from assistant.dialogue.actions.search.unmet_wishes import (
    explain_differences,
    record_missed_demand,
    tell_given_up,
    tell_nothing_found,
)

# What carries out each step of this room.
ACTIONS = search.ACTIONS | by_words.ACTIONS | history.ACTIONS

__all__ = [
    "ACTIONS",
    "explain_differences",
    "find_price_bands",
    "record_missed_demand",
    "split_foreign_prices",
    "tell_given_up",
    "tell_nothing_found",
]
