"""Snapshot: the shop as one version of its stores has it: what a turn of the dialogue works with."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from math import log
from typing import Any

from assistant.catalogue.attributes import names_of
from assistant.catalogue.compatibility import Compatibility
from assistant.catalogue.search import Search
from assistant.catalogue.store import PATH_SEPARATOR, Catalogue
from assistant.catalogue.taxonomy import name_key
from assistant.config import ShopSettings
from assistant.journal import Orders, Visitors
from assistant.knowledge.articles import Articles
from assistant.knowledge.delivery import DeliveryTerms, read_delivery_terms
from assistant.knowledge.examples import Examples
from assistant.knowledge.matching import ArticleFinder, Match
from assistant.knowledge.promotions import Promotions
from assistant.language.encoder import Encoder
from assistant.language.locales import in_locale
from assistant.language.units import counting_words
from assistant.lru import Recent
from assistant.query import Category, Constraint, wanted_kinds
from assistant.recommendations import Recommendations
from assistant.understanding.acts import ActClassifier
from assistant.understanding.parse import Parser
from assistant.understanding.vocabulary import Characters, LikeKind, LikeKinds, Vocabulary

# Sentences that were proposed to shoppers and are known to be understood: for each kind of goods a handful.
PROPOSED = 5_000
# How many products meet a wish, for so many wishes.
COUNTS = 20_000
# The sentences of so many descriptions are kept as vectors, 2 KB each.
DESCRIBED = 500
# What articles are near to, of so many messages.
ASKED = 500


@dataclass(frozen=True, slots=True)
class Knowledge:
    """The shop's own words, its coupons and its orders; and examples of what is said to it."""

    articles: Articles
    examples: Examples
    promotions: Promotions
    orders: Orders


@dataclass(frozen=True, slots=True)
class People:
    """Those who answer, and those who ask."""

    has_agents: Callable[[], bool]
    visitors: Visitors


@dataclass(frozen=True)
class Snapshot:
    """The shop as one version of the catalogue and the articles has it; what is derived from them is made once."""

    version: tuple[object, ...]
    settings: ShopSettings
    catalogue: Catalogue
    knowledge: Knowledge
    recommendations: Recommendations
    vocabulary: Vocabulary
    parser: Parser
    search: Search
    finder: ArticleFinder
    people: People
    acts: ActClassifier
    encoder: Encoder | None = None

    @property
    def articles(self) -> Articles:
        """The shop's articles."""
        return self.knowledge.articles

    @property
    def promotions(self) -> Promotions:
        """The shop's coupons."""
        return self.knowledge.promotions

    @property
    def orders(self) -> Orders:
        """The shop's orders, for those who prove that they are theirs."""
        return self.knowledge.orders

    def find_like_kind(self, names: Sequence[str]) -> tuple[Category, LikeKind] | None:
        """The kind of the shop's goods that is nearest in meaning to one of these names; None where none is near."""
        near = self._like_kinds.find(names) if self._like_kinds is not None else None
        goods = self.vocabulary.goods.find((near.category,)) if near is not None else None
        if near is None or goods is None or not goods.categories:
            return None
        return Category(categories=goods.categories, names=goods.names), near

    @cached_property
    def _like_kinds(self) -> LikeKinds | None:
        facts = self.vocabulary.categories.values()
        named = ((fact.id, name) for fact in facts for name in (fact.zh, fact.en) if name)
        return LikeKinds(self.encoder, named) if self.encoder is not None else None

    def articles_near(self, text: str, n: int, acts: Mapping[str, float]) -> list[Match]:
        """The `n` articles nearest to a message that does these acts; found once for all its readings."""
        if (known := self._near.get(text)) is None:
            known = self.finder.find(text, n, acts=acts)
            self._near.keep(text, known)
        return known

    @cached_property
    def _near(self) -> Recent[list[Match]]:
        return Recent(ASKED)

    @cached_property
    def n_products(self) -> int:
        """How many products there are."""
        return self.catalogue.count()

    def rarity(self, word: str) -> float:
        """How much a word tells of goods: the more, the fewer have it (an inverse document frequency)."""
        return log(1 + self.n_products / max(self.vocabulary.how_common(word), 1))

    @cached_property
    def characters(self) -> Characters:
        """The words of the catalogue's own text by their characters."""
        return Characters(self.vocabulary.words)

    def sentence_vectors(self, texts: Sequence[str]) -> Any:
        """The vectors of sentences, a row each; what was encoded is kept as long as the catalogue stays."""
        key = "\n".join(texts)
        if (known := self._sentences.get(key)) is None:
            known = self.encoder.encode(texts) if self.encoder is not None else None
            self._sentences.keep(key, known)
        return known

    @cached_property
    def _sentences(self) -> Recent[Any]:
        return Recent(DESCRIBED)

    def count_cached(self, constraints: Sequence[Constraint]) -> int:
        """How many products meet all constraints; what was counted is kept as long as the catalogue stays."""
        key = repr([constraint.condition() for constraint in constraints])
        if (known := self._counts.get(key)) is None:
            known = self.search.count(constraints)
            self._counts.keep(key, known)
        return known

    @cached_property
    def _counts(self) -> Recent[int]:
        return Recent(COUNTS)

    def has_agents(self) -> bool:
        """Whether there is anyone who may answer beside the assistant."""
        return self.people.has_agents()

    @property
    def visitors(self) -> Visitors:
        """What is kept about whom."""
        return self.people.visitors

    @property
    def checkout_url(self) -> str:
        """Where carts are handed over; empty when the shop has set no address."""
        return self.settings.checkout_url

    @cached_property
    def _attribute_names(self) -> dict[str, tuple[str | None, str | None]]:
        return {name_key(name): (f.zh, f.en) for f in self.vocabulary.facets.values() for name in (f.en, f.zh) if name}

    @cached_property
    def compatibility(self) -> Compatibility:
        """What is made for one model only."""
        return Compatibility(self.vocabulary.facets, self.vocabulary.values, self.vocabulary.brands)

    def attribute_name(self, key: str) -> tuple[str | None, str | None]:
        """An attribute's names in both languages, where the feed or the taxonomy knows them."""
        zh, en = names_of(key)
        return self._attribute_names.get(name_key(en or zh or key), (zh, en))

    def wishes_in(self, sentence: str) -> tuple[Constraint, ...]:
        """What a sentence that the assistant proposes to say would wish for, said by itself."""
        known = self._proposed.get(sentence)
        if known is None:
            known = self.parser.parse(sentence).constraints
            self._proposed.keep(sentence, known)
        return known

    @cached_property
    def _proposed(self) -> Recent[tuple[Constraint, ...]]:
        return Recent(PROPOSED)

    def kind_called(self, word: str) -> Category | None:
        """The kind of goods that a plain word of either language means in this shop, or None."""
        if word not in self._kinds:
            found = self.parser.parse(word).constraints
            kinds = wanted_kinds(found)
            self._kinds[word] = replace(kinds[0], span=(0, 0)) if len(kinds) == len(found) == 1 else None
        return self._kinds[word]

    @cached_property
    def _kinds(self) -> dict[str, Category | None]:
        return {}

    def person_facets(self) -> tuple[int, ...]:
        """The facets that say how many people a thing is for."""
        measured = [facet.id for facet in self.vocabulary.facets.values() if facet.unit == "person"]
        return tuple(dict.fromkeys([*measured, *self.vocabulary.facets_counted_in(counting_words("person"))]))

    def category_name(self, category: str | None, locale: str) -> str:
        """The name of a category by the path of numbers that the recommender's evidence has."""
        number = category.rpartition(PATH_SEPARATOR)[2] if category else ""
        fact = self.vocabulary.categories.get(int(number)) if number else None
        return in_locale(locale, fact.zh, fact.en) if fact else ""

    def delivery_terms(self, locale: str) -> DeliveryTerms | None:
        """What the shop's articles say that delivery costs; None where none says it."""
        if locale not in self._delivery:
            articles = self.articles.all(locale, today=self.today())
            self._delivery[locale] = read_delivery_terms(articles, self.catalogue.currency or "CNY")
        return self._delivery[locale]

    @cached_property
    def _delivery(self) -> dict[str, DeliveryTerms | None]:
        return {}

    def opening_text(self) -> str:
        """When people answer; empty around the clock."""
        hours = self.settings.support_hours
        return "" if hours.opens == hours.closes else str(hours)

    def today(self) -> date:
        """The day in the shop's own time."""
        return datetime.now(self.settings.timezone).date()

    def now(self) -> datetime:
        """The time in the shop's own zone."""
        return datetime.now(self.settings.timezone)

    def moment(self, at: int) -> datetime:
        """A moment (UTC epoch seconds) in the shop's own time."""
        return datetime.fromtimestamp(at, self.settings.timezone)

    def is_open(self) -> bool:
        """Whether people answer now."""
        return self.settings.support_hours.include(datetime.now(self.settings.timezone).time())
