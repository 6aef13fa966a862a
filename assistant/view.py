"""The shop as one version of its catalogue has it: what a turn of the dialogue works with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from assistant.catalogue.attributes import names_of
from assistant.catalogue.search import Search
from assistant.catalogue.store import PATH_SEPARATOR, Catalogue
from assistant.catalogue.taxonomy import name_key
from assistant.config import Config
from assistant.knowledge.articles import Articles
from assistant.knowledge.finder import ArticleFinder
from assistant.knowledge.orders import Orders
from assistant.knowledge.promotions import Promotions
from assistant.recommendations import Recommendations
from assistant.understanding.languages import in_locale
from assistant.understanding.parse import Parser
from assistant.understanding.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Knowledge:
    """The shop's own words, its coupons and its orders."""

    articles: Articles
    promotions: Promotions
    orders: Orders


@dataclass(frozen=True)
class View:
    """The shop as one version of the catalogue and the articles has it; what is derived from them is made once."""

    version: tuple[int, str]
    config: Config
    catalogue: Catalogue
    knowledge: Knowledge
    recommendations: Recommendations
    vocabulary: Vocabulary
    parser: Parser
    search: Search
    finder: ArticleFinder

    @property
    def articles(self) -> Articles:
        """The shop's articles."""
        return self.knowledge.articles

    @property
    def promotions(self) -> Promotions:
        """The shop's coupons."""
        return self.knowledge.promotions

    @cached_property
    def _attribute_names(self) -> dict[str, tuple[str | None, str | None]]:
        return {name_key(name): (f.zh, f.en) for f in self.vocabulary.facets.values() for name in (f.en, f.zh) if name}

    def attribute_name(self, key: str) -> tuple[str | None, str | None]:
        """An attribute's names in both languages, where the feed or the taxonomy knows them."""
        zh, en = names_of(key)
        return self._attribute_names.get(name_key(en or zh or key), (zh, en))

    def category_name(self, category: str | None, locale: str) -> str:
        """The name of a category by the path of numbers that the recommender's evidence has."""
        number = category.rpartition(PATH_SEPARATOR)[2] if category else ""
        fact = self.vocabulary.categories.get(int(number)) if number else None
        return in_locale(locale, fact.zh, fact.en) if fact else ""

    def opening_text(self) -> str:
        """When people answer; empty around the clock."""
        hours = self.config.support_hours
        return "" if hours.opens == hours.closes else str(hours)

    def today(self) -> date:
        """The day in the shop's own time."""
        return datetime.now(self.config.timezone).date()

    def is_open(self) -> bool:
        """Whether people answer now."""
        return self.config.support_hours.include(datetime.now(self.config.timezone).time())
