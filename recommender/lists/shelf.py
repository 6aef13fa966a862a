"""Re-ranking: from one shopper's scores to the list that a shop shows, and where any item fell out of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from recommender.data import Items, mask_allowed, read_id_list
from recommender.lists.diversity import diversify, find_near_duplicates
from recommender.lists.shop_rules import Instant, Rule, RuleEffect, combine_rules, raise_by_margin
from recommender.numerics import Csr

# For a list of n, so many times n candidates compete once variety is asked for.
_POOL = 5


@dataclass(frozen=True, eq=False)
class Filter:
    """Something that forbids items, under a name that a trace can give.

    keeps : bool (n_items,). value, limit : what was compared with what, where that is a number; value (n_items,).
    """

    name: str
    keeps: NDArray[np.bool_]
    value: NDArray[Any] | None = None
    limit: float | None = None


def keep_in_stock(stock: NDArray[Any], *, least: int = 1) -> Filter:
    """Keeps what the shop has; NaN means that stock is not counted, and keeps the item."""
    return Filter("stock", np.asarray(~(stock < least)), stock, least)


def keep_within_budget(items: Items, budget: float) -> Filter:
    """Keeps what costs at most `budget`; what has no price is left out, for nobody can promise that it fits."""
    if not budget >= 0:
        raise ValueError(f"budget is {budget}; give a number of at least 0")
    return Filter("budget", items.price <= budget, items.price, budget)


def keep_listed(items: Items) -> Filter:
    """Keeps what the catalogue lists."""
    return Filter("catalogue", items.listed)


def leave_out(name: str, rows: NDArray[np.int64], n_items: int) -> Filter:
    """Leaves out these rows: what is owned, in the basket, or not wished."""
    keeps = np.ones(n_items, dtype=bool)
    keeps[rows[rows >= 0]] = False
    return Filter(name, keeps)


@dataclass(frozen=True, eq=False, kw_only=True)
class Shelf:
    """How a shop wants its lists. All arrays have one entry for each item.

    filters : what may not be shown. rule_effect : the shop's rules of today.
    margin, margin_weight : see `shop_rules.raise_by_margin`.
    alike : items whose descriptions have at least this cosine are one and the same to a shopper; None keeps them.
    diversity, calibration : see `diversify`; `vectors` and `category` as there, `mix` is given with the scores.
    random_state : items of equal score are shown in an order drawn with this seed; None keeps the order of their ids.
    """

    filters: Sequence[Filter] = ()
    rule_effect: RuleEffect | None = None
    margin: NDArray[np.float64] | None = None
    margin_weight: float = 0.0
    vectors: Csr | None = None
    alike: float | None = None
    diversity: float = 0.0
    category: NDArray[Any] | None = None
    calibration: float = 0.0
    random_state: int | None = None

    def __post_init__(self) -> None:
        if self.vectors is None and (self.alike is not None or self.diversity):
            raise ValueError("`alike` and `diversity` compare descriptions; give `vectors`, such as content_.vectors_")
        if self.category is None and self.calibration:
            raise ValueError("calibration compares categories; give `category`")

    @classmethod
    def of(
        cls,
        items: Items,
        *,
        stock: Mapping[Any, float] | None = None,
        budget: float | None = None,
        exclude: Iterable[Any] = (),
        among: Iterable[Any] | None = None,
        rules: Sequence[Rule] = (),
        now: Instant | None = None,
        margin: Mapping[Any, float] | None = None,
        margin_weight: float = 0.0,
        vectors: Csr | None = None,
        alike: float | None = None,
        diversity: float = 0.0,
        calibration: float = 0.0,
        random_state: int | None = None,
    ) -> Self:
        """The shelf of a catalogue, from raw ids. Only what the catalogue lists is kept.

        Parameters
        ----------
        stock : id to how many there are; the stock of what is not named is not counted.
        exclude, among : ids to leave out, ids to choose from.
        rules, now : the shop's rules, and the time at which they are asked; needed for rules with dates.
        margin : id to the part of the price that stays, see `shop_rules.raise_by_margin`.

        Raises ValueError for a rule with dates when `now` is not given.
        """
        filters = [keep_listed(items)]
        if stock is not None:
            filters.append(keep_in_stock(_align_to_rows(items, stock)))
        if budget is not None:
            filters.append(keep_within_budget(items, budget))
        if left_out := read_id_list("exclude", exclude):
            filters.append(leave_out("excluded", items.ids.rows(left_out), len(items)))
        allowed = mask_allowed(items.ids, among)
        if allowed is not None:
            filters.append(Filter("candidates", allowed))
        if now is None and any(rule.starts is not None or rule.ends is not None for rule in rules):
            raise ValueError("some rules have dates; say with `now` when they are asked")
        return cls(
            filters=filters,
            rule_effect=combine_rules(rules, items, now=0 if now is None else now) if rules else None,
            margin=None if margin is None else _align_to_rows(items, margin),
            margin_weight=margin_weight,
            vectors=vectors,
            alike=alike,
            diversity=diversity,
            category=items.category,
            calibration=calibration,
            random_state=random_state,
        )

    def arrange(
        self,
        scores: NDArray[np.floating[Any]],
        n: int,
        *,
        mix: NDArray[np.float64] | None = None,
        more: Sequence[Filter] = (),
    ) -> RankedList:
        """The best n of one shopper's scores.

        Pinned items come first, whatever they score, unless a filter or a hiding rule forbids them. Then
        near-duplicates of a better item are left out, and variety is weighed among the best.

        Parameters
        ----------
        scores : (n_items,); -inf where the scorer itself forbids. mix : the shopper's categories, for calibration.
        more : filters of this shopper beside the shop's own, such as what is owned.

        Returns
        -------
        RankedList, with the rows shown and all that `trace_item` needs.
        """
        filters = (*more, *self.filters)
        ranked = self._rank(scores, filters)
        pinned = self._pinned(filters)
        rest = self._in_order(ranked)
        rest = rest[~np.isin(rest, pinned)]
        varies = self.diversity > 0 or self.calibration > 0
        pool = np.concatenate([pinned, rest[: _POOL * n if varies or self.alike is not None else n]])
        repeats = self._find_repeats(pool, len(pinned))
        kept = np.array([row for row in pool[len(pinned) :].tolist() if row not in repeats], dtype=np.int64)
        n_open = max(n - len(pinned), 0)
        if varies:
            kept = self._vary(kept, ranked, n_open, mix)
        rows = np.concatenate([pinned, kept[:n_open]])[:n]
        return RankedList(rows=rows, scores=ranked, filters=filters, pinned=pinned, repeats=repeats)

    def _rank(self, scores: NDArray[np.floating[Any]], filters: Sequence[Filter]) -> NDArray[np.float64]:
        """The scores after rules and margin, -inf for what a filter leaves out."""
        usable = np.isfinite(scores)
        for each in filters:
            usable = usable & each.keeps
        ranked = np.where(usable, scores, -np.inf).astype(np.float64)
        if self.rule_effect is not None:
            ranked = self.rule_effect.apply_to(ranked)
        if self.margin is not None and self.margin_weight:
            ranked = raise_by_margin(ranked, self.margin, weight=self.margin_weight)
        return ranked

    def _find_repeats(self, pool: NDArray[np.int64], n_pinned: int) -> dict[int, int]:
        """Row -> row of the better near-duplicate. What the shop pins is shown even when it repeats another pin."""
        if self.alike is None or self.vectors is None:
            return {}
        places = find_near_duplicates(pool, self.vectors, alike=self.alike)
        places[:n_pinned] = -1
        return {int(pool[place]): int(pool[of]) for place, of in enumerate(places) if of >= 0}

    def _vary(
        self, rows: NDArray[np.int64], ranked: NDArray[np.float64], n: int, mix: NDArray[np.float64] | None
    ) -> NDArray[np.int64]:
        """The n of these rows that make a varied list, in its order."""
        chosen = diversify(
            ranked[rows],
            n,
            vectors=None if self.vectors is None else self.vectors[rows],
            diversity=self.diversity,
            category=None if self.category is None else self.category[rows],
            mix=mix,
            calibration=self.calibration if mix is not None else 0.0,
        )
        return rows[chosen]

    def _pinned(self, filters: Sequence[Filter]) -> NDArray[np.int64]:
        if self.rule_effect is None:
            return np.array([], dtype=np.int64)
        return np.array(
            [row for row in self.rule_effect.pinned if all(each.keeps[row] for each in filters)], dtype=np.int64
        )

    def _in_order(self, scores: NDArray[np.float64]) -> NDArray[np.int64]:
        """Rows above -inf, best first."""
        lot = np.arange(len(scores))
        if self.random_state is not None:
            lot = np.random.default_rng(self.random_state).permutation(len(scores))
        order = np.lexsort((lot, -scores))
        return order[scores[order] > -np.inf]


def _align_to_rows(items: Items, values: Mapping[Any, float]) -> NDArray[np.float64]:
    """One value for each item, NaN for what is not named; unknown ids are left out."""
    rows = items.ids.rows(values)
    found = np.full(len(items), np.nan)
    found[rows[rows >= 0]] = np.array(list(values.values()), dtype=np.float64)[rows >= 0]
    return found


@dataclass(frozen=True, eq=False)
class RankedList:
    """A list and how it came about.

    rows : int64, the items shown. scores : float64 (n_items,), after filters, rules and margin; -inf where forbidden.
    filters : those that were applied. pinned : rows in front. repeats : row -> row of the better near-duplicate.
    """

    rows: NDArray[np.int64]
    scores: NDArray[np.float64]
    filters: tuple[Filter, ...] = ()
    pinned: NDArray[np.int64] = field(default_factory=lambda: np.array([], dtype=np.int64))
    repeats: dict[int, int] = field(default_factory=dict)

    def place_of(self, row: int) -> int | None:
        """The place of an item in the list, the first being 1; None when it is not shown."""
        found = np.flatnonzero(self.rows == row)
        return int(found[0]) + 1 if len(found) else None
