"""What a shop tells the vocabulary about itself: plain records, read from its catalogue by others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

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
    """A category of the shop: number, parent, names, and the taxonomy's node where one is known."""

    id: int
    parent: int | None
    zh: str | None
    en: str | None
    node: str | None


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
    yes or no.
    """

    id: int
    zh: str | None
    en: str | None
    unit: str | None
    is_flag: bool


@dataclass(frozen=True, slots=True)
class ValueFact:
    """A text value of a facet."""

    id: int
    facet: int
    zh: str | None
    en: str | None


@dataclass(frozen=True, slots=True)
class ShopFacts:
    """Everything that the vocabulary is made from. `words` counts the products whose text has a word."""

    currency: str
    categories: Sequence[CategoryFact] = ()
    brands: Sequence[BrandFact] = ()
    facets: Sequence[FacetFact] = ()
    values: Sequence[ValueFact] = ()
    words: Mapping[str, int] = field(default_factory=dict)
    nodes: Mapping[str, NodeLike] = field(default_factory=dict)
