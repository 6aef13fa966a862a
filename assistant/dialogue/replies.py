"""An outcome as the contract's answer, in the shopper's language."""

from __future__ import annotations

from typing import Any

from assistant.dialogue.outcome import Outcome
from assistant.dialogue.voice import Voice
from assistant.understanding.constraints import Constraint, public_data
from assistant.understanding.query import Query

MOST_SUGGESTIONS = 4


def reply_of(
    outcome: Outcome,
    *,
    token: str,
    voice: Voice,
    constraints: tuple[Constraint, ...],
    query: Query | None,
    handoff: dict[str, Any] | None,
    cart: dict[str, Any] | None,
) -> dict[str, Any]:
    """The answer of POST /api/chat. `constraints` are those in force after the turn."""
    locale = voice.locale
    sentences = [voice.say(key, **places) for key, places in outcome.lines]
    reply: dict[str, Any] = {
        "conversation": token,
        "locale": locale,
        "intent": outcome.intent,
        "topic": outcome.topic,
        "text": "\n".join(filter(None, (*outcome.quotes, voice.join(sentences)))),
        "query": {
            "constraints": [public_data(constraint, locale) for constraint in constraints],
            "relaxed": [public_data(constraint, locale) for constraint in outcome.relaxed],
            "corrected": [{"from": before, "to": after} for before, after in (query.corrected if query else ())],
            "unknown": list(query.unknown) if query else [],
        },
        "items": outcome.items,
        "related": outcome.related,
        "premium": outcome.premium,
        "suggestions": [voice.suggestion(key, **places) for key, places in outcome.suggestions[:MOST_SUGGESTIONS]],
        "handoff": handoff,
    }
    if cart is not None:
        reply["cart"] = cart
    if outcome.table is not None:
        reply["table"] = outcome.table
    return reply
