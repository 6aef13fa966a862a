"""Message: what the shopper said, with all that the policy may look at."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from assistant.dialogue.conversation import State
from assistant.query import Colour, Constraint, InStock, Measure, Number, OnSale, Price, Query, Sort, Text, wanted_kinds

# A learned act of this probability is meant.
MEANT = 0.5
# What an article is never asked about.
_OF_GOODS = (Price, Colour, Number, Measure, InStock, OnSale, Sort)
# Digits that stand alone and are more than this are the number of something.
_MOST_DIGITS = 8


@dataclass(frozen=True, slots=True)
class Message:
    """A message, understood, in its conversation.

    `near` are the ids of the nearest articles, the nearest first, and `score` how near the first is, from 0 to 1;
    `is_service` says that the message is a question for it, and `article_intent` is then its intent; `pointed` are the
    ids of the products that it points at, and `named` is the product that it calls by a part of its title;
    `is_customer` tells that the shop has signed the shopper in. `is_question` says that it has the form of a question,
    `is_answered` that the page of what it would be about has an answer to it, `is_of_others` that it names a kind
    of goods which what is in hand is not of, and `has_pronoun` that it says it, they or 这个 of a thing.
    `spoken_of` is what its words are most likely about while nothing is in view.
    """

    state: State
    query: Query
    near: tuple[str, ...] = ()
    is_service: bool = False
    pointed: tuple[str, ...] = ()
    score: float = 0.9
    is_customer: bool = False
    article_intent: str = ""
    # How many goods meet some constraints.
    count: Callable[[Sequence[Constraint]], int] = field(default=lambda _: 1, compare=False, repr=False)
    named: tuple[str, ...] = ()
    is_answered: bool = False
    is_question: bool = False
    is_of_others: bool = False
    has_pronoun: bool = False
    spoken_of: tuple[str, ...] = ()

    @property
    def article_id(self) -> str | None:
        """The nearest article."""
        return self.near[0] if self.near else None

    @property
    def in_hand(self) -> tuple[str, ...]:
        """What the message points at; else the only thing that is in view."""
        return self.pointed or tuple(filter(None, [self.state.item_at(0)]))

    @property
    def names_goods(self) -> bool:
        """Whether it says what kind of goods is wanted."""
        return bool(wanted_kinds(self.query.constraints))

    @property
    def has_limits(self) -> bool:
        """Whether it says something that only goods have: a price, a colour, a size, an order to show them in."""
        return any(isinstance(c, _OF_GOODS) for c in self.query.constraints)

    @property
    def only_names_goods(self) -> bool:
        """Whether goods are named and nothing is said of them but a particle: "钢笔吧"."""
        told = {place for c in self.query.constraints for place in range(*c.span)}
        rest = [char for place, char in enumerate(self.query.text) if char.isalnum() and place not in told]
        return self.names_goods and len(rest) <= 1

    @property
    def nearest_in_view(self) -> tuple[str, ...]:
        """What is in hand; else the first of what is in view: a good guess, when it is told, and no place is named."""
        named = any(reference.position != 0 for reference in self.query.references)
        return self.in_hand or (() if named else self.state.shown[:1])

    @property
    def moves_on(self) -> bool:
        """Whether it says how the search goes on."""
        return self.query.wants_more or self.query.resets or self.query.drops_price

    def likely(self, *labels: str) -> float:
        """How likely it does one of these learned acts, from 0 to 1."""
        return max((self.query.scores.get(label, 0.0) for label in labels), default=0.0)

    def mostly(self, *labels: str) -> bool:
        """Whether it more likely does one or other of these learned acts than none of them."""
        return sum(self.query.scores.get(label, 0.0) for label in labels) >= MEANT

    def does(self, *labels: str) -> bool:
        """Whether it more likely does one of these learned acts than not."""
        return self.likely(*labels) >= MEANT

    def says(self, *acts: str) -> bool:
        """Whether one of these acts is in it."""
        return any(act in acts for act in self.query.acts)


def bare_number(query: Query) -> int | None:
    """The one number of a message that nothing else was made of."""
    words = [c.written for c in query.constraints if isinstance(c, Text)] + list(query.unknown)
    numbers = [word for word in words if word.isdecimal() and len(word) <= _MOST_DIGITS]
    return int(numbers[0]) if len(numbers) == 1 else None


def is_number(constraint: Constraint) -> bool:
    """Whether it is a word of digits alone, which nothing in the shop can be meant by."""
    return isinstance(constraint, Text) and constraint.written.isdecimal()


def first_of(products: tuple[str, ...]) -> str | None:
    """The first of what is meant, for a step that is about one product."""
    return products[0] if products else None
