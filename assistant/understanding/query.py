"""What a message was understood to say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from assistant.understanding.constraints import Constraint
from assistant.understanding.records import from_data


@dataclass(frozen=True, slots=True)
class Context:
    """What is wished and shown so far: the little that understanding needs of the conversation."""

    constraints: tuple[Constraint, ...] = ()
    shown: tuple[str, ...] = ()
    locale: str = "zh"
    page_product: str | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """A thing that the message points at; exactly one field says how.

    `position` in what was shown (1 the first, -1 the last, 0 the one in hand); `pick` of what was shown, a key of the
    lexicons' PICKS (the cheapest, the other one); `product` by its id; `like` as it is described (the red one).
    """

    position: int | None = None
    pick: str | None = None
    product: str | None = None
    like: tuple[Constraint, ...] = ()

    def as_data(self) -> dict[str, Any]:
        """Fit for JSON; `reference_from_data` reads it back."""
        data = {"position": self.position, "pick": self.pick, "product": self.product}
        return {key: value for key, value in data.items() if value is not None} | (
            {"like": [constraint.as_data() for constraint in self.like]} if self.like else {}
        )


def reference_from_data(data: dict[str, Any]) -> Reference:
    """The reference that `as_data` wrote."""
    return Reference(
        data.get("position"), data.get("pick"), data.get("product"), tuple(map(from_data, data.get("like", ())))
    )


@dataclass(frozen=True, slots=True)
class Query:
    """A message, understood. Spans are positions in the text as written.

    `intents` is everything that it wants done, in the order said, and `intent` the first thing to do; `not_sold`
    names kinds of goods that are known, but not of this shop (zh, en); `quantity` is how many pieces were named, and
    `cart` what to do with the cart, a key of the lexicons' CART_VERBS. `acts` are what is said besides in words that
    say it themselves, keys of the lexicons' ACTS (why this one, take that back, yes); `asked` are the facets that are
    asked about (is it waterproof, how long does the battery last).
    """

    text: str
    language: str
    intent: str
    constraints: tuple[Constraint, ...] = ()
    intents: tuple[str, ...] = ()
    references: tuple[Reference, ...] = ()
    corrected: tuple[tuple[str, str], ...] = ()
    unknown: tuple[str, ...] = ()
    not_sold: tuple[tuple[str | None, str | None], ...] = ()
    wants_more: bool = False
    resets: bool = False
    drops_price: bool = False
    quantity: int | None = None
    cart: str | None = None
    acts: tuple[str, ...] = ()
    asked: tuple[int, ...] = ()

    @property
    def is_all_wishes(self) -> bool:
        """Whether everything that was written is part of some constraint."""
        told = {place for c in self.constraints for place in range(*c.span)}
        return not any(char.isalnum() for place, char in enumerate(self.text) if place not in told)

    def as_data(self) -> dict[str, Any]:
        """Fit for JSON; `query_from_data` reads it back."""
        return {
            "text": self.text,
            "language": self.language,
            "intent": self.intent,
            "constraints": [constraint.as_data() for constraint in self.constraints],
            "intents": list(self.intents),
            "references": [reference.as_data() for reference in self.references],
            "corrected": [list(pair) for pair in self.corrected],
            "unknown": list(self.unknown),
            "not_sold": [list(pair) for pair in self.not_sold],
            "wants_more": self.wants_more,
            "resets": self.resets,
            "drops_price": self.drops_price,
            "quantity": self.quantity,
            "cart": self.cart,
            "acts": list(self.acts),
            "asked": list(self.asked),
        }


def query_from_data(data: dict[str, Any]) -> Query:
    """The query that `as_data` wrote."""
    return Query(
        text=data["text"],
        language=data["language"],
        intent=data["intent"],
        constraints=tuple(map(from_data, data["constraints"])),
        intents=tuple(data["intents"]),
        references=tuple(map(reference_from_data, data["references"])),
        corrected=tuple((before, after) for before, after in data["corrected"]),
        unknown=tuple(data["unknown"]),
        not_sold=tuple((zh, en) for zh, en in data["not_sold"]),
        wants_more=data["wants_more"],
        resets=data["resets"],
        drops_price=data["drops_price"],
        quantity=data.get("quantity"),
        cart=data.get("cart"),
        acts=tuple(data.get("acts", ())),
        asked=tuple(data.get("asked", ())),
    )
