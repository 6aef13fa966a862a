"""Merchandising rules: what the shop pins, boosts, buries and hides, from when until when, and what it earns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import numpy as np
from numpy.typing import NDArray

from recommender.data import Items, ShopRule, parse_times

PIN, BOOST, BURY, HIDE = ACTIONS = ("pin", "boost", "bury", "hide")
Instant = str | datetime | int
# What the score of a boosted or buried item is multiplied by when the rule does not say.
FACTORS = {PIN: 1.0, BOOST: 1.5, BURY: 0.5, HIDE: 1.0}


@dataclass(frozen=True, kw_only=True)
class Rule:
    """One rule over some items: those named, and those of a category or below it.

    action : "pin" puts them first, in the order named; "boost" and "bury" multiply their score by `factor`
        (boost from 1 up; bury above 0, up to 1; `FACTORS` when None); "hide" takes them out.
    starts, ends : ISO 8601, datetime or epoch seconds; the rule holds from the first until before the second.
    """

    name: str
    action: str
    items: Sequence[Any] = ()
    category: str | None = None
    factor: float | None = None
    starts: Instant | None = None
    ends: Instant | None = None

    def __post_init__(self) -> None:
        if self.action not in ACTIONS:
            raise ValueError(f"rule {self.name!r}: unknown action {self.action!r}; known are {', '.join(ACTIONS)}")
        if not len(self.items) and self.category is None:
            raise ValueError(f"rule {self.name!r} is about nothing; name items or a category")
        if self.action == PIN and not len(self.items):
            raise ValueError(f"rule {self.name!r} pins a whole category; name the items, in their order")
        if self.factor is not None and self.action not in (BOOST, BURY):
            raise ValueError(f"rule {self.name!r}: a factor is for boost and bury, not for {self.action}")
        if (self.action == BOOST and not self.weight >= 1) or (self.action == BURY and not 0 < self.weight <= 1):
            raise ValueError(f"rule {self.name!r}: a factor of {self.weight} is no {self.action}; hide takes items out")
        if (
            self.starts is not None
            and self.ends is not None
            and _parse_instant(self.ends) <= _parse_instant(self.starts)
        ):
            raise ValueError(f"rule {self.name!r} ends before it starts")

    @property
    def weight(self) -> float:
        """The factor, as given or as usual."""
        return FACTORS[self.action] if self.factor is None else self.factor

    def holds(self, now: Instant) -> bool:
        second = _parse_instant(now)
        return (self.starts is None or _parse_instant(self.starts) <= second) and (
            self.ends is None or second < _parse_instant(self.ends)
        )

    def rows(self, items: Items) -> NDArray[np.int64]:
        """The items that the rule is about; the named ones in the order named, then those of the category."""
        named = items.ids.rows(self.items)
        named = named[named >= 0]
        if self.category is None:
            return named
        below = np.flatnonzero(items.within(self.category))
        return np.concatenate([named, below[~np.isin(below, named)]])

    def evidence(self) -> ShopRule:
        return ShopRule(name=self.name, action=self.action, factor=self.weight)


@dataclass(frozen=True, eq=False)
class RuleEffect:
    """What all rules that hold now say together. All arrays have shape (n_items,).

    factor : float64, what a score is multiplied by. hidden : bool. pinned : int64 rows, first place first.
    rules : the rules in force, each with the rows that it is about.
    """

    factor: NDArray[np.float64]
    hidden: NDArray[np.bool_]
    pinned: NDArray[np.int64]
    rules: tuple[tuple[Rule, NDArray[np.int64]], ...]

    def apply_to(self, scores: NDArray[np.floating[Any]]) -> NDArray[np.float64]:
        """Scores of all items after boost and bury; -inf for hidden ones. A boost never lowers a negative score."""
        factor = np.where(scores < 0, 1.0 / self.factor, self.factor)
        finite = np.isfinite(scores)
        changed = np.where(finite, scores, 0.0) * factor
        return np.where(finite & ~self.hidden, changed, -np.inf)

    def about(self, item: int) -> list[ShopRule]:
        """The rules that move an item, by row."""
        return [rule.evidence() for rule, rows in self.rules if item in rows]


def combine_rules(rules: Iterable[Rule], items: Items, *, now: Instant) -> RuleEffect:
    """The rules that hold at a time, over a catalogue. Factors of several rules multiply; hide goes before pin."""
    factor, hidden = np.ones(len(items)), np.zeros(len(items), dtype=bool)
    pinned: list[int] = []
    holding = [(rule, rule.rows(items)) for rule in rules if rule.holds(now)]
    for rule, rows in holding:
        if rule.action == HIDE:
            hidden[rows] = True
        elif rule.action == PIN:
            pinned += [row for row in rows.tolist() if row not in pinned]
        else:
            factor[rows] *= rule.weight
    first = [row for row in pinned if items.listed[row] and not hidden[row]]
    return RuleEffect(factor, hidden, np.array(first, dtype=np.int64), tuple(holding))


def raise_by_margin(
    scores: NDArray[np.floating[Any]], margin: NDArray[np.float64], *, weight: float
) -> NDArray[np.float64]:
    """Scores raised by what an item earns: score * (1 + weight * margin), unknown margins at the known ones' median.

    margin : float64 (n_items,), the part of the price that stays, in [-1, 1]; NaN where unknown.
    weight : 0 leaves the order alone; at 1 an item that is all margin counts twice.
    """
    known = margin[~np.isnan(margin)]
    filled = np.where(np.isnan(margin), np.median(known) if len(known) else 0.0, margin)
    factor = np.maximum(1.0 + weight * filled, 0.0)
    finite = np.isfinite(scores)
    plain = np.where(finite, scores, 0.0)
    return np.where(finite, np.where(plain > 0, plain * factor, plain), -np.inf)


def _parse_instant(instant: Instant) -> int:
    return int(parse_times("now", [instant])[0])
