"""Query: what a message was understood to say, and what of the conversation that hangs on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from assistant.query.cart_orders import CartOrder
from assistant.query.codec import from_data
from assistant.query.constraints import Constraint, wanted_kinds

# Said beside a wish: goods are named to be looked at, an amount is for everything together, the price is asked for,
# a question is asked again of another thing, all that is in view is meant.
Cue = Literal["to_see", "in_all", "price_question", "again", "all_of_them"]


@dataclass(frozen=True, slots=True)
class Context:
    """What is wished and shown so far: the little that understanding needs of the conversation.

    `asked` is the question that was asked last, by its name (order_number, order_proof, budget), until it is answered.
    """

    constraints: tuple[Constraint, ...] = ()
    shown: tuple[str, ...] = ()
    locale: str = "zh"
    page_product: str | None = None
    asked: str | None = None


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
    `cart` what to do with the cart, a key of the languages' CART_VERBS. `acts` are what is said besides in words that
    say it themselves, keys of the languages' ACTS (why this one, take that back, yes); `asked` are the facets that are
    asked about (is it waterproof, how long does the battery last), `asked_about` the values that the question names
    (does it come in blue) and `question_words` what else it is about (can I take it on a plane). `drops` are the
    wishes that are taken back, by their kind or as facet:<id>. `persons` is for how many; `order_number` an order that
    is named, and `proof` what shows that it is the shopper's own: an e-mail address, a telephone number or its last
    digits. The proof is a secret, and so is no part of `as_data`, which has the text without it; `proof_span` is where
    it stands.
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
    asked_about: tuple[Constraint, ...] = ()
    question_words: tuple[str, ...] = ()
    drops: tuple[str, ...] = ()
    persons: int | None = None
    order_number: str | None = None
    # How it is said, and nothing of what: two queries that differ in it alone are one.
    cues: tuple[Cue, ...] = field(default=(), compare=False)
    # What a number of it may be instead, nearly as likely.
    otherwise: tuple[Constraint, ...] = field(default=(), compare=False)
    # Names of goods that this reading takes for no wish: of kinds that the shop has, and of others.
    ignored_kinds: int = field(default=0, compare=False)
    ignored_unsold: int = field(default=0, compare=False)
    # The text with marks for goods and numbers, and how likely each learned act is in it, by its label.
    marked: str = field(default="", compare=False, repr=False)
    scores: Mapping[str, float] = field(default_factory=dict, compare=False, repr=False, hash=False)
    # What it wants done with the cart, read by its form alone beside all else; never kept.
    orders: tuple[CartOrder, ...] = field(default=(), compare=False, repr=False)
    proof: str | None = field(default=None, repr=False)
    proof_span: tuple[int, int] | None = None

    @property
    def names_any_goods(self) -> bool:
        """Whether it says what kind of goods is wanted, of this shop's or of others'."""
        return bool(wanted_kinds(self.constraints) or self.not_sold)

    @property
    def is_all_wishes(self) -> bool:
        """Whether everything that was written is part of some constraint."""
        told = {place for c in self.constraints for place in range(*c.span)}
        return not any(char.isalnum() for place, char in enumerate(self.text) if place not in told)

    def _without_proof(self) -> str:
        """The text, as long as it was, with the proof blotted out."""
        if self.proof_span is None:
            return self.text
        start, end = self.proof_span
        return f"{self.text[:start]}{'•' * (end - start)}{self.text[end:]}"

    def as_data(self) -> dict[str, Any]:
        """Fit for JSON; `query_from_data` reads it back."""
        return {
            "text": self._without_proof(),
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
            "asked_about": [constraint.as_data() for constraint in self.asked_about],
            "question_words": list(self.question_words),
            "drops": list(self.drops),
            "persons": self.persons,
            "order_number": self.order_number,
            "cues": list(self.cues),
        }


def query_from_data(data: dict[str, Any]) -> Query:
    """The query that `as_data` wrote, without its proof."""
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
        asked_about=tuple(map(from_data, data.get("asked_about", ()))),
        question_words=tuple(data.get("question_words", ())),
        drops=tuple(data.get("drops", ())),
        persons=data.get("persons"),
        order_number=data.get("order_number"),
        cues=tuple(data.get("cues", ())),
    )
