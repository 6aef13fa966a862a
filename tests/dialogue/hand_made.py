"""Products, queries and turns made by hand, for rooms of the dialogue that are tried alone."""

from __future__ import annotations

from typing import Any

from assistant.catalogue.products import Product
from assistant.dialogue.conversation.state import State
from assistant.dialogue.outcome import Outcome
from assistant.dialogue.speech.voice import Voice
from assistant.dialogue.steps.step import Step
from assistant.dialogue.turn_context import Turn
from assistant.query.query import Query


def product(key: str = "P", **known: Any) -> Product:
    """A product of which only what is named is known."""
    fields: dict[str, Any] = dict.fromkeys(Product.__dataclass_fields__)
    fields |= {"rowid": 1, "id": key, "title_zh": key, "price_minor": 2_000, "currency": "CNY", "available": True}
    fields |= {"rating_count": 0, "popularity": 0.0, "sold": 0, "colours": (), "tags": (), "attributes": {}}
    return Product(**fields | {"category": (None, None), "brand": (None, None)} | known)


def turn(step: Step, *, locale: str = "zh", state: State | None = None, **asked: Any) -> Turn:
    """A turn with this step; `asked` are fields of its query."""
    query = Query(**{"text": "…", "language": locale, "intent": step.intent} | asked)
    return Turn(state or State(locale), step, query, Voice(locale), None)


def told(outcome: Outcome, locale: str) -> str:
    """What an outcome says, as the shopper reads it."""
    voice = Voice(locale)
    return voice.join(voice.say(key, **places) for key, places in outcome.lines)
