"""Evidence: why an item is offered, as numbers and ids, never sentences."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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
        """The kind and every field, as JSON would bring them back when the ids are ready for it."""
        return {"kind": self.kind, **{name: _as_plain(value) for name, value in asdict(self).items()}}

    def with_share(self: AnyEvidence, share: float) -> AnyEvidence:
        """The same reason with another part of the score."""
        return replace(self, share=share)


@dataclass(frozen=True, kw_only=True)
class BoughtTogether(Evidence):
    """`count` of the `of` orders with `anchor` held `item` too, `lift` times what chance would give.

    The intervals hold the confidence (count / of) and the lift of 95 % of such counts; None where not computed.
    """

    kind: ClassVar[str] = "bought_together"
    anchor: ItemId
    item: ItemId
    count: int
    of: int
    lift: float
    confidence_interval: tuple[float, float] | None = None
    lift_interval: tuple[float, float] | None = None


@dataclass(frozen=True, kw_only=True)
class CategoryBoughtTogether(Evidence):
    """`count` of the `of` orders with something of `anchor_category` held something of `item_category` too.

    Intervals as in `BoughtTogether`.
    """

    kind: ClassVar[str] = "category_bought_together"
    anchor: ItemId
    item: ItemId
    anchor_category: str
    item_category: str
    count: int
    of: int
    lift: float
    confidence_interval: tuple[float, float] | None = None
    lift_interval: tuple[float, float] | None = None


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


@dataclass(frozen=True, kw_only=True)
class KeptCheaper(Evidence):
    """Of the `of` visitors who looked at `anchor` and the dearer `item` and bought one, `count` bought `anchor`."""

    kind: ClassVar[str] = "kept_cheaper"
    anchor: ItemId
    item: ItemId
    count: int
    of: int


@dataclass(frozen=True, kw_only=True)
class NeedMet(Evidence):
    """The item's `value` of an attribute satisfies what was asked for: at least `least`, at most `most`."""

    kind: ClassVar[str] = "need_met"
    item: ItemId
    name: str
    unit: str
    value: float | bool | str
    least: float | None
    most: float | None


@dataclass(frozen=True, kw_only=True)
class SlightGain(Evidence):
    """What the dearer item is better at is better by the part `ratio - 1` only."""

    kind: ClassVar[str] = "slight_gain"
    name: str
    unit: str
    before: float
    after: float
    ratio: float


@dataclass(frozen=True, kw_only=True)
class PriceLevel(Evidence):
    """Where a shopper's `count` purchases stand among the prices of their categories: 0 lowest, 1 highest."""

    kind: ClassVar[str] = "price_level"
    level: float
    count: int


@dataclass(frozen=True, kw_only=True)
class ShopRule(Evidence):
    """The shop's rule `name` moved the item; `factor` multiplied its score where the action is boost or bury."""

    kind: ClassVar[str] = "shop_rule"
    name: str
    action: str
    factor: float


@dataclass(frozen=True, kw_only=True)
class ClosesGap(Evidence):
    """`price` closes the `gap` to free delivery and saves `fee`; `net` = price - fee is what it costs in the end."""

    kind: ClassVar[str] = "closes_gap"
    gap: float
    price: float
    fee: float
    net: float


@dataclass(frozen=True, kw_only=True)
class OwnRhythm(Evidence):
    """A customer of `orders` days with a purchase, `mean_gap_days` apart (None for one), silent for `days_since`.

    `usual_gap_days` is the shop's mean gap over all customers.
    """

    kind: ClassVar[str] = "own_rhythm"
    orders: int
    days_since: int
    mean_gap_days: float | None
    usual_gap_days: float


def merge_evidence(parts: Iterable[tuple[float, Sequence[AnyEvidence]]], *, n: int) -> list[AnyEvidence]:
    """The n weightiest of several scorers' reasons, the same reason said once; shares are parts of the whole.

    parts : how much each scorer says, 0 or more, and its reasons.
    """
    said = [(part, reasons) for part, reasons in parts if part > 0]
    whole = sum(part for part, _ in said)
    shares: dict[AnyEvidence, float] = {}
    for part, reasons in said:
        for reason in reasons:
            same = reason.with_share(0.0)
            shares[same] = shares.get(same, 0.0) + reason.share * part / whole
    found = [reason.with_share(min(share, 1.0)) for reason, share in shares.items()]
    return sorted(found, key=lambda reason: -reason.share)[:n]


def _as_plain(value: Any) -> Any:
    """Tuples as lists: JSON knows no other sequence, and what was stored must equal what was said."""
    return [_as_plain(each) for each in value] if isinstance(value, tuple) else value
