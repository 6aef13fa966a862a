"""Gifts: what was said of a gift before holds on, until another is spoken of."""

from __future__ import annotations

from assistant.dialogue.conversation import State
from assistant.dialogue.policy.message import Message
from assistant.dialogue.policy.wishes import merge_wish
from assistant.dialogue.steps import SuggestGifts
from assistant.query import Query


def step_for_intent(message: Message) -> SuggestGifts | None:
    """A gift that is asked for."""
    return suggest_gifts(message.state, message.query) if message.query.intent == "gift" else None


def suggest_gifts(state: State, query: Query) -> SuggestGifts:
    """Gifts for what was said of one before and is said now; another begins anew."""
    goes_on = state.last_intent == "gift"
    return SuggestGifts(constraints=merge_wish(state, query) if goes_on else query.constraints)
