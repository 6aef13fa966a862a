"""Why an item is offered: numbers and ids, never sentences."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import Any, ClassVar, TypeVar

ItemId = Any
AnyEvidence = TypeVar("AnyEvidence", bound="Evidence")


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """One reason. `share` in [0, 1] is its part of the whole score, 0.0 where no score is divided."""

    kind: ClassVar[str]
    share: float = 0.0

    def as_dict(self) -> dict[str, Any]:
        """The kind and every field, ready for JSON when the ids are."""
        return {"kind": self.kind, **asdict(self)}

    def with_share(self: AnyEvidence, share: float) -> AnyEvidence:
        """The same reason with another part of the score."""
        return replace(self, share=share)


@dataclass(frozen=True, kw_only=True)
class BoughtTogether(Evidence):
    """`count` of the `of` orders with `anchor` held `item` too, `lift` times what chance would give."""

    kind: ClassVar[str] = "bought_together"
    anchor: ItemId
    item: ItemId
    count: int
    of: int
    lift: float


@dataclass(frozen=True, kw_only=True)
class CategoryBoughtTogether(Evidence):
    """`count` of the `of` orders with something of `anchor_category` held something of `item_category` too."""

    kind: ClassVar[str] = "category_bought_together"
    anchor: ItemId
    item: ItemId
    anchor_category: str
    item_category: str
    count: int
    of: int
    lift: float


@dataclass(frozen=True, kw_only=True)
class Neighbours(Evidence):
    """Of the `of` people who bought `anchor`, `count` bought `item` too, at any time."""

    kind: ClassVar[str] = "neighbours"
    anchor: ItemId
    item: ItemId
    count: int
    of: int


@dataclass(frozen=True, kw_only=True)
class AlsoViewed(Evidence):
    """Of the `of` people who showed interest in `anchor` (looked, put in the cart, bought), `count` did in `item`."""

    kind: ClassVar[str] = "also_viewed"
    anchor: ItemId
    item: ItemId
    count: int
    of: int


@dataclass(frozen=True, kw_only=True)
class SimilarContent(Evidence):
    """What the descriptions of `anchor` and `item` share, most telling first; `cosine` in [0, 1]."""

    kind: ClassVar[str] = "similar_content"
    anchor: ItemId
    item: ItemId
    cosine: float
    terms: tuple[str, ...]
    attributes: tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True)
class Popular(Evidence):
    """Bought by `count` people within the log's last `days` (None: ever); `rank` 1 is the most popular item."""

    kind: ClassVar[str] = "popular"
    item: ItemId
    count: int
    days: int | None
    rank: int


@dataclass(frozen=True, kw_only=True)
class OwnHistory(Evidence):
    """The user bought this very item; `when` in seconds since 1970, None for a log without times."""

    kind: ClassVar[str] = "own_history"
    item: ItemId
    when: int | None


@dataclass(frozen=True, kw_only=True)
class PriceStep(Evidence):
    """What the dearer item costs more: `step` in the prices' unit, `ratio` = after / before."""

    kind: ClassVar[str] = "price_step"
    before: float
    after: float
    step: float
    ratio: float


@dataclass(frozen=True, kw_only=True)
class AttributeGain(Evidence):
    """One attribute of two items side by side.

    `value_kind` is "number" (before and after are floats in `unit`), "flag" (bools) or "text" (strings, where
    neither is called better).
    """

    kind: ClassVar[str] = "attribute_gain"
    name: str
    unit: str
    before: float | bool | str
    after: float | bool | str
    value_kind: str


@dataclass(frozen=True, kw_only=True)
class Rating(Evidence):
    """Mean rating before and after the step; counts are None where the catalogue has none."""

    kind: ClassVar[str] = "rating"
    before: float | None
    after: float
    before_count: int | None
    after_count: int | None


@dataclass(frozen=True, kw_only=True)
class ViewedThenBought(Evidence):
    """`count` of the `of` visitors who viewed `anchor` later bought `item` instead."""

    kind: ClassVar[str] = "viewed_then_bought"
    anchor: ItemId
    item: ItemId
    count: int
    of: int
