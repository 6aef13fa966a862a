"""What a message was understood to say."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from assistant.understanding.constraints import Constraint, from_data


@dataclass(frozen=True, slots=True)
class Context:
    """What is wished and shown so far: the little that understanding needs of the conversation."""

    constraints: tuple[Constraint, ...] = ()
    shown: tuple[str, ...] = ()
    locale: str = "zh"
    page_product: str | None = None


@dataclass(frozen=True, slots=True)
class Query:
    """A message, understood. Spans are positions in the text as written.

    `references` are positions of things shown before (1 the first, -1 the last, 0 the one in hand); `not_sold`
    names kinds of goods that are known, but not of this shop (zh, en); `quantity` is how many pieces were named.
    """

    text: str
    language: str
    intent: str
    constraints: tuple[Constraint, ...] = ()
    intents: tuple[str, ...] = ()
    references: tuple[int, ...] = ()
    corrected: tuple[tuple[str, str], ...] = ()
    unknown: tuple[str, ...] = ()
    not_sold: tuple[tuple[str | None, str | None], ...] = ()
    wants_more: bool = False
    resets: bool = False
    drops_price: bool = False
    quantity: int | None = None

    def with_intent(self, intent: str) -> Query:
        """The same query, meant otherwise."""
        return replace(self, intent=intent)

    def as_data(self) -> dict[str, Any]:
        """Fit for JSON; `query_from_data` reads it back."""
        return {
            "text": self.text,
            "language": self.language,
            "intent": self.intent,
            "constraints": [constraint.as_data() for constraint in self.constraints],
            "intents": list(self.intents),
            "references": list(self.references),
            "corrected": [list(pair) for pair in self.corrected],
            "unknown": list(self.unknown),
            "not_sold": [list(pair) for pair in self.not_sold],
            "wants_more": self.wants_more,
            "resets": self.resets,
            "drops_price": self.drops_price,
            "quantity": self.quantity,
        }


def query_from_data(data: dict[str, Any]) -> Query:
    """The query that `as_data` wrote."""
    return Query(
        text=data["text"],
        language=data["language"],
        intent=data["intent"],
        constraints=tuple(map(from_data, data["constraints"])),
        intents=tuple(data["intents"]),
        references=tuple(data["references"]),
        corrected=tuple((before, after) for before, after in data["corrected"]),
        unknown=tuple(data["unknown"]),
        not_sold=tuple((zh, en) for zh, en in data["not_sold"]),
        wants_more=data["wants_more"],
        resets=data["resets"],
        drops_price=data["drops_price"],
        quantity=data.get("quantity"),
    )
