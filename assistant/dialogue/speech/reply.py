"""Reply: an outcome as the contract's answer, in the shopper's language."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from assistant.dialogue.outcome import QUOTED, Line, Outcome
from assistant.dialogue.speech.voice import Voice
from assistant.query import Constraint, Query, public_data

MOST_SUGGESTIONS = 4
# Answers to what is wished: here a word that was not understood is a condition that was not met.
_TO_A_WISH = frozenset({"search", "refine", "cheaper", "recommend", "gift"})
_ON_UNKNOWN = frozenset({"ignored", "unknown_words", "by_words", "by_words_told"})


def build_reply(
    outcome: Outcome,
    *,
    token: str,
    voice: Voice,
    constraints: tuple[Constraint, ...],
    query: Query | None,
    handoff: dict[str, Any] | None,
    cart: dict[str, Any] | None,
    as_written: bool = False,
) -> dict[str, Any]:
    """The answer of POST /api/chat. `constraints` are those in force after the turn."""
    locale = voice.locale
    reply: dict[str, Any] = {
        "conversation": token,
        "locale": locale,
        "intent": outcome.intent,
        "topic": outcome.topic,
        "text": "\n".join((*outcome.quotes, *_paragraphs(_lines(outcome, voice, query), voice))),
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
    if as_written:
        reply["query"]["as_written"] = True
    if cart is not None:
        reply["cart"] = cart
    if outcome.table is not None:
        reply["table"] = outcome.table
    return reply | outcome.extras


def _paragraphs(lines: list[Line], voice: Voice) -> list[str]:
    """Sentences after one another; what is quoted stands by itself."""
    paragraphs = []
    for is_quoted, together in groupby(lines, key=lambda line: line[0] == QUOTED):
        said = [voice.say(key, **places) for key, places in together]
        paragraphs += said if is_quoted else [voice.join(said)]
    return paragraphs


def _lines(outcome: Outcome, voice: Voice, query: Query | None) -> list[Line]:
    """What is said, in order: first what was left out of a wish, unless the action has told it."""
    lines = list(outcome.lines)
    if query is None or not query.unknown or outcome.intent not in _TO_A_WISH:
        return lines
    if any(key in _ON_UNKNOWN for key, _ in lines):
        return lines
    return [("ignored", {"words": voice.list(map(voice.quote, query.unknown))}), *lines]
