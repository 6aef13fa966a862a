"""What an action is given: the shop as far as it needs it, and the turn."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from assistant.catalogue.compatibility import Compatibility
from assistant.catalogue.search import Search
from assistant.catalogue.store import Catalogue
from assistant.dialogue.conversation.state import State
from assistant.dialogue.outcome import Outcome
from assistant.dialogue.speech.voice import Voice
from assistant.dialogue.step import Step
from assistant.journal.consent import Visitors
from assistant.journal.orders import Orders
from assistant.knowledge.articles import Articles
from assistant.knowledge.promotions import Promotions
from assistant.query.constraints import Category, Constraint
from assistant.query.query import Query
from assistant.recommendations import Recommendations
from assistant.support.agents import Agents
from assistant.understanding.parse import Parser
from assistant.understanding.vocabulary.vocabulary import Vocabulary


class Desk(Protocol):
    """What actions need of the shop."""

    @property
    def catalogue(self) -> Catalogue: ...
    @property
    def search(self) -> Search: ...
    @property
    def parser(self) -> Parser: ...
    @property
    def vocabulary(self) -> Vocabulary: ...
    @property
    def compatibility(self) -> Compatibility: ...
    @property
    def recommendations(self) -> Recommendations: ...
    @property
    def articles(self) -> Articles: ...
    @property
    def promotions(self) -> Promotions: ...
    @property
    def orders(self) -> Orders: ...
    @property
    def agents(self) -> Agents: ...
    @property
    def visitors(self) -> Visitors: ...
    @property
    def checkout_url(self) -> str: ...

    def wishes_in(self, sentence: str) -> tuple[Constraint, ...]: ...
    def kind_called(self, word: str) -> Category | None: ...
    def person_facets(self) -> tuple[int, ...]: ...
    def attribute_name(self, key: str) -> tuple[str | None, str | None]: ...
    def category_name(self, category: str | None, locale: str) -> str: ...
    def opening_text(self) -> str: ...
    def is_open(self) -> bool: ...
    def today(self) -> date: ...
    def now(self) -> datetime: ...
    def moment(self, at: int) -> datetime: ...


@dataclass(frozen=True, slots=True)
class Turn:
    """What an action is told of the turn.

    `ahead` is how many wait for a person before this shopper would. `token` and `since` are the conversation's and when
    it began (UTC seconds, None for now). `guesser` is what wrong guesses at orders are counted by, and `customer` the
    address of a shopper whom the shop has signed in.
    """

    state: State
    step: Step
    query: Query | None
    voice: Voice
    visitor: str | None
    ahead: int = 0
    token: str = ""
    since: int | None = None
    guesser: str = ""
    customer: str | None = None

    @property
    def locale(self) -> str:
        """The language of the reply."""
        return self.voice.locale


Action = Callable[[Desk, Turn], Outcome]
