"""Facts: what a shop tells the vocabulary about itself, as plain records that others read from its catalogue."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

from assistant.language.encoder import Encoder
from assistant.understanding.vocabulary.senses import SenseKind
from assistant.understanding.vocabulary.support import Support

Names = tuple[str | None, str | None]  # Chinese, English


class NodeLike(Protocol):
    """A category of the open taxonomy: names in both languages, the official one first."""

    @property
    def id(self) -> str: ...
    @property
    def zh(self) -> tuple[str, ...]: ...
    @property
    def en(self) -> tuple[str, ...]: ...


@dataclass(frozen=True, slots=True)
class CategoryFact:
    """A category of the shop: number, parent, names, and the taxonomy's node where one is known.

    `count` are the products that stand in it and not below.
    """

    id: int
    parent: int | None
    zh: str | None
    en: str | None
    node: str | None
    count: int = 0


@dataclass(frozen=True, slots=True)
class BrandFact:
    """A brand of the shop."""

    id: int
    zh: str | None
    en: str | None


@dataclass(frozen=True, slots=True)
class FacetFact:
    """A facet of the shop.

    `unit` is the commonest unit of its numbers ('' for plain numbers, None for none); `is_flag` that it says
    yes or no; `numbers` are those that products have, in the base unit, and `categories`
    those of the products.
    """

    id: int
    zh: str | None
    en: str | None
    unit: str | None
    is_flag: bool
    numbers: frozenset[float] = frozenset()
    categories: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class ValueFact:
    """A text value of a facet."""

    id: int
    facet: int
    zh: str | None
    en: str | None


class Pair(NamedTuple):
    """A name in both languages. `trust` is 0 for what the shop says itself; the higher, the likelier a mistake."""

    zh: str
    en: str
    trust: int


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the other language: the catalogue's own text says it in one of these rows of words.

    Sure is what the shop, the glossary or the taxonomy's attributes have; a name of goods may be of others too.
    """

    rows: tuple[tuple[str, ...], ...]
    names: Names
    is_sure: bool = True


class Alias(NamedTuple):
    """One more name of a category, brand, facet or value: `kind` as in a sense, `id` as in its fact."""

    kind: SenseKind
    id: int
    name: str


@dataclass(frozen=True, slots=True)
class ShopFacts:
    """Everything that the vocabulary is made from.

    `words` counts the products whose text has a word, `titles` are the words of their titles (None: not told
    apart); `products` are the shop's own product ids; `around` is how far
    "around 300" reaches either way, as a share of it. `silent` are the locales that the catalogue hardly speaks, and
    `pairs` what leads from those to the other; it is read only where something has no name in one language.
    `title_runs` are the runs of Chinese characters that titles are made of.
    """

    currency: str
    categories: Sequence[CategoryFact] = ()
    brands: Sequence[BrandFact] = ()
    facets: Sequence[FacetFact] = ()
    values: Sequence[ValueFact] = ()
    words: Mapping[str, int] = field(default_factory=dict)
    nodes: Mapping[str, NodeLike] = field(default_factory=dict)
    products: Sequence[str] = ()
    titles: Collection[str] | None = None
    around: float = 0.25
    silent: frozenset[str] = frozenset()
    pairs: Iterable[Pair] = ()
    aliases: Sequence[Alias] = ()
    encoder: Encoder | None = None
    support: Support = field(default_factory=Support)
    title_runs: Collection[str] = ()
