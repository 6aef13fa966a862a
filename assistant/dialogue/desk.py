"""What an action is given: the shop as far as it needs it, and the turn."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from assistant.catalogue.search import Search
from assistant.catalogue.store import Catalogue
from assistant.dialogue.outcome import Outcome
from assistant.dialogue.state import State
from assistant.dialogue.step import Step
from assistant.dialogue.voice import Voice
from assistant.knowledge.articles import Articles
from assistant.knowledge.promotions import Promotions
from assistant.recommendations import Recommendations
from assistant.understanding.query import Query


class Desk(Protocol):
    """What actions need of the shop."""

    @property
    def catalogue(self) -> Catalogue: ...
    @property
    def search(self) -> Search: ...
    @property
    def recommendations(self) -> Recommendations: ...
    @property
    def articles(self) -> Articles: ...
    @property
    def promotions(self) -> Promotions: ...

    def attribute_name(self, key: str) -> tuple[str | None, str | None]: ...
    def category_name(self, category: str | None, locale: str) -> str: ...
    def opening_text(self) -> str: ...
    def is_open(self) -> bool: ...
    def today(self) -> date: ...


@dataclass(frozen=True, slots=True)
class Turn:
    """What an action is told of the turn. `ahead` is how many wait for a person before this shopper would."""

    state: State
    step: Step
    query: Query | None
    voice: Voice
    visitor: str | None
    ahead: int = 0

    @property
    def locale(self) -> str:
        """The language of the reply."""
        return self.voice.locale


Action = Callable[[Desk, Turn], Outcome]
