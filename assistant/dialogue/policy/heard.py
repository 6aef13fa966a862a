"""A message with all that the policy may look at."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.dialogue.state import State
from assistant.understanding.constraints import Category, Colour, InStock, OnSale, Price, Sort
from assistant.understanding.query import Query

# An article's own words score this, and nothing else does.
VERBATIM = 1.0


@dataclass(frozen=True, slots=True)
class Heard:
    """A message, understood, in its conversation.

    `articles` are the ids of the nearest ones, the nearest first, and `score` how near the first is, from 0 to 1;
    `is_service` says that the message is a question for it, and `about` is then its intent; `pointed` are the ids of
    the products that it points at; `customer` tells that the shop has signed the shopper in.
    """

    state: State
    query: Query
    articles: tuple[str, ...] = ()
    is_service: bool = False
    pointed: tuple[str, ...] = ()
    score: float = 0.9
    customer: bool = False
    about: str = ""

    @property
    def article(self) -> str | None:
        """The nearest article."""
        return self.articles[0] if self.articles else None

    @property
    def in_hand(self) -> tuple[str, ...]:
        """What the message points at; else the only thing that is in view."""
        return self.pointed or tuple(filter(None, [self.state.item_at(0)]))

    @property
    def names_goods(self) -> bool:
        """Whether it says what kind of goods is wanted."""
        return any(isinstance(c, Category) and not c.exclude for c in self.query.constraints)

    @property
    def has_limits(self) -> bool:
        """Whether it says something that only goods have: a price, a colour, an order to show them in."""
        return any(isinstance(c, Price | Colour | InStock | OnSale | Sort) for c in self.query.constraints)

    @property
    def moves_on(self) -> bool:
        """Whether it says how the search goes on."""
        return self.query.wants_more or self.query.resets or self.query.drops_price

    def says(self, *acts: str) -> bool:
        """Whether one of these acts is in it."""
        return any(act in acts for act in self.query.acts)
