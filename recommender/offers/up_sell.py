"""Up-sell: dearer items of the same need, with something better to show for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from recommender.data import (
    FLAG,
    SELECT,
    STATED_DIRECTIONS,
    TEXT,
    VIEW,
    AttributeGain,
    Evidence,
    Interactions,
    Items,
    Log,
    PriceLevel,
    PriceStep,
    Rating,
    Value,
    ViewedThenBought,
    check_n,
    find_excluded_rows,
    mask_allowed,
    matrices_of,
    read_id_list,
)
from recommender.numerics import Arrays, Csr, from_arrays, sum_triples, to_arrays, value_at
from recommender.offers.directions import Directions
from recommender.offers.price_level import adapt_step

# The price may rise by this part of it; where nothing better is that near, by twice as much (`wide`).
MAX_STEP = 0.25
# An upgrade serves the same need: numbers that say neither better nor worse (persons of a tent, litres of a pot) agree
# on average at least so far, as the part that the smaller is of the larger.
SAME_NEED = 0.5
# What the parts of a score weigh beside the sum of gains less losses, each gain being at most 1.
OVERLAP_WEIGHT, RATING_WEIGHT, BOUGHT_WEIGHT = 0.5, 0.25, 1.0
# Candidates compared for one anchor, nearest in price first; bounds the time in a category of thousands.
_COMPARED = 300
SizedGain = tuple[float, AttributeGain]


@dataclass(frozen=True, kw_only=True)
class UpSell:
    """`item` is worth the step up from `anchor`.

    price_step, price_ratio : dearer by so much, in the prices' unit, and so many times.
    gains, losses : attributes that are better or worse, largest first.
    differences : texts, and values of which no direction is known, that differ; neither is called better.
    viewed_then_bought : so many of the `viewers` of the anchor bought the item later.
    kept_cheaper : so many looked at the two, bought the anchor and never the item.
    wide : the price step is above the cap. max_step : the cap, as a part of the anchor's price, before it was widened.
    price_level : the shopper's own, where it moved the cap.
    """

    item: Any
    anchor: Any
    price_before: float
    price_after: float
    price_step: float
    price_ratio: float
    gains: tuple[AttributeGain, ...]
    losses: tuple[AttributeGain, ...]
    differences: tuple[AttributeGain, ...]
    rating_before: float | None
    rating_after: float | None
    rating_count_before: int | None
    rating_count_after: int | None
    viewed_then_bought: int
    viewers: int
    wide: bool
    score: float
    kept_cheaper: int = 0
    max_step: float = MAX_STEP
    price_level: PriceLevel | None = None

    def evidence(self) -> list[Evidence]:
        """The price step, each gain, a better rating, the visitors who chose the item, the price level."""
        found: list[Evidence] = [
            PriceStep(before=self.price_before, after=self.price_after, step=self.price_step, ratio=self.price_ratio),
            *self.gains,
        ]
        if self.rating_after is not None and (self.rating_before is None or self.rating_after > self.rating_before):
            found.append(
                Rating(
                    before=self.rating_before,
                    after=self.rating_after,
                    before_count=self.rating_count_before,
                    after_count=self.rating_count_after,
                )
            )
        if self.viewed_then_bought:
            bought = {"count": self.viewed_then_bought, "of": self.viewers}
            found.append(ViewedThenBought(anchor=self.anchor, item=self.item, **bought))
        if self.price_level is not None:
            found.append(self.price_level)
        return found


class Upgrades:
    """Steps up within a leaf category, ranked by what is gained.

    Attributes
    ----------
    directions_ : Directions, which way each stated attribute is better
    traded_ : csr (n_items, n_items), row = anchor: visitors who viewed it and later bought the dearer column
    kept_ : csr (n_items, n_items), row = anchor: visitors who bought it, viewed the dearer column and never bought that
    viewers_ : int64 (n_items,), visitors who viewed each item
    """

    def fit(self, log: Log, *, items: Items, stated: Mapping[str, int] = STATED_DIRECTIONS) -> Self:
        """Learn directions from the catalogue and trade-ups from the log; `items` must be aligned with `log.items`.

        stated : directions that need no learning, see `Directions.learn`.
        """
        self.items_ = items
        self.directions_ = Directions.learn(items, stated=stated)
        self.viewers_, self.traded_, self.kept_ = _count_trade_ups(matrices_of(log).events, items)
        self._index_prices()
        return self

    def find(
        self,
        items: Iterable[Any],
        *,
        n: int = 3,
        max_step: float = MAX_STEP,
        price_level: PriceLevel | None = None,
        widen: bool = True,
        exclude: Iterable[Any] = (),
        among: Iterable[Any] | None = None,
    ) -> list[list[UpSell]]:
        """For each anchor up to n upgrades, best first.

        An upgrade is of the same leaf category, costs more, at most `1 + max_step` times as much, and gains more than
        it loses. An anchor without price or category, or an unknown one, has none.

        Parameters
        ----------
        max_step : the shop's cap, as a part of the anchor's price.
        price_level : the shopper's own (`PriceLevels.explain`), which moves the cap: see `price_level.adapt_step`.
        widen : where nothing qualifies within the cap, look once within twice the cap (`wide` then).

        Raises ValueError when max_step is not above 0, or n below 1.
        """
        check_n(n)
        if not max_step > 0:
            raise ValueError(f"max_step is {max_step}; give the part of the price that a step may add, such as 0.25")
        step = max_step if price_level is None else adapt_step(max_step, price_level.level)
        steps = (step, 2 * step) if widen else (step,)
        ids = self.items_.ids
        anchors = ids.rows(read_id_list("items", items)).tolist()
        allowed = mask_allowed(ids, among)
        left_out = find_excluded_rows(ids, exclude, len(anchors))
        return [
            [
                replace(upgrade, price_level=price_level)
                for upgrade in self._upgrades(anchor, n, steps, allowed, without)
            ]
            for anchor, without in zip(anchors, left_out, strict=True)
        ]

    def _upgrades(
        self,
        anchor: int,
        n: int,
        steps: tuple[float, ...],
        allowed: NDArray[np.bool_] | None,
        without: NDArray[np.int64],
    ) -> list[UpSell]:
        for wide, step in enumerate(steps):
            found = [
                upgrade
                for item in self._dearer(anchor, step)
                if self.items_.listed[item] and (allowed is None or allowed[item]) and item not in without
                if (upgrade := self._compare(anchor, item, max_step=steps[0], wide=bool(wide))) is not None
            ]
            if found:
                return sorted(found, key=lambda upgrade: (-upgrade.score, upgrade.price_after))[:n]
        return []

    def _dearer(self, anchor: int, step: float) -> list[int]:
        """Items of the anchor's category with a price in (p, p * (1 + step)], cheapest first."""
        category, price = int(self.items_.category[anchor]) if anchor >= 0 else -1, self.items_.price
        if category < 0 or not price[anchor] > 0:
            return []
        members = self._by_price[self._category_start[category] : self._category_start[category + 1]]
        prices = price[members]
        # A cent of tolerance in a million: 100 * 1.25 must not miss 125.
        start, stop = np.searchsorted(prices, [price[anchor], price[anchor] * (1 + step) * (1 + 1e-8)], side="right")
        return [int(item) for item in members[start:stop][:_COMPARED]]

    def _compare(self, anchor: int, item: int, *, max_step: float, wide: bool) -> UpSell | None:
        """The upgrade from anchor to item; None unless it gains more than it loses."""
        gains, losses, differences, overlap = self._differences(anchor, item)
        worth = sum(size for size, _ in gains) - sum(size for size, _ in losses)
        if not gains or worth <= 0 or _measure_agreement(differences) < SAME_NEED:
            return None
        items = self.items_
        before, after = float(items.price[anchor]), float(items.price[item])
        rating = [None if np.isnan(r) else float(r) for r in (items.rating[anchor], items.rating[item])]
        counts = [None if np.isnan(c) else int(c) for c in (items.rating_count[anchor], items.rating_count[item])]
        risen = rating[1] - rating[0] if rating[0] is not None and rating[1] is not None else 0.0
        bought, viewers = int(value_at(self.traded_, anchor, item)), int(self.viewers_[anchor])
        score = worth + OVERLAP_WEIGHT * overlap + RATING_WEIGHT * risen + BOUGHT_WEIGHT * bought / max(viewers, 1)
        return UpSell(
            item=items.ids.one(item),
            anchor=items.ids.one(anchor),
            price_before=before,
            price_after=after,
            price_step=after - before,
            price_ratio=after / before,
            gains=tuple(gain for _, gain in sorted(gains, key=lambda each: -each[0])),
            losses=tuple(loss for _, loss in sorted(losses, key=lambda each: -each[0])),
            differences=tuple(differences),
            rating_before=rating[0],
            rating_after=rating[1],
            rating_count_before=counts[0],
            rating_count_after=counts[1],
            viewed_then_bought=bought,
            viewers=viewers,
            wide=wide,
            max_step=max_step,
            score=score,
            kept_cheaper=int(value_at(self.kept_, anchor, item)),
        )

    def _differences(
        self, anchor: int, item: int
    ) -> tuple[list[SizedGain], list[SizedGain], list[AttributeGain], float]:
        """Gains and losses with their sizes, mere differences, and the part of the anchor's texts that the item has."""
        attributes, directions = self.items_.attributes, self.directions_
        own, others = self._rows_by_measure(anchor), self._rows_by_measure(item)
        gains: list[SizedGain] = []
        losses: list[SizedGain] = []
        differences: list[AttributeGain] = []
        n_texts = n_same = 0
        for measure, rows in own.items():
            matching = others.get(measure, [])
            name, unit = attributes.names[measure[0]], attributes.units[measure[1]]
            if measure[2] == TEXT:
                before, after = self._text(rows), self._text(matching)
                n_texts += 1
                n_same += before == after
                if matching and before != after:
                    differences.append(_build_gain(name, unit, before, after, "text"))
            elif len(rows) == 1 and len(matching) == 1:
                (row,), (other,) = rows, matching
                size = float(directions.strength[row] * (directions.place[other] - directions.place[row]))
                kind = "flag" if measure[2] == FLAG else "number"
                if attributes.number[row] == attributes.number[other]:
                    continue
                change = _build_gain(name, unit, attributes.value(row), attributes.value(other), kind)
                if size:
                    (gains if size > 0 else losses).append((abs(size), change))
                else:
                    differences.append(change)
        return gains, losses, differences, n_same / n_texts if n_texts else 0.0

    def _rows_by_measure(self, item: int) -> dict[tuple[int, int, int], list[int]]:
        """The attribute rows of an item by name, unit and kind."""
        attributes = self.items_.attributes
        found: dict[tuple[int, int, int], list[int]] = {}
        for row in attributes.rows_of(item):
            measure = int(attributes.name[row]), int(attributes.unit[row]), int(attributes.kind[row])
            found.setdefault(measure, []).append(row)
        return found

    def _text(self, rows: list[int]) -> str:
        return ", ".join(str(self.items_.attributes.value(row)) for row in rows)

    def _index_prices(self) -> None:
        """Items in blocks of their category, cheapest first; unknown prices come last."""
        category = self.items_.category
        self._by_price = np.lexsort((np.arange(len(category)), self.items_.price, category))
        self._category_start = np.searchsorted(category[self._by_price], np.arange(len(self.items_.categories) + 1))

    def arrays(self) -> Arrays:
        matrices = to_arrays("traded", self.traded_) | to_arrays("kept", self.kept_)
        return {"viewers": self.viewers_, **matrices, **self.directions_.arrays()}

    @classmethod
    def restore(cls, arrays: Arrays, *, items: Items) -> Self:
        upgrades = cls()
        upgrades.items_ = items
        upgrades.directions_ = Directions(arrays["strength"], arrays["place"])
        upgrades.viewers_ = arrays["viewers"]
        upgrades.traded_, upgrades.kept_ = from_arrays("traded", arrays), from_arrays("kept", arrays)
        upgrades._index_prices()
        return upgrades


def _build_gain(name: str, unit: str, before: Value, after: Value, kind: str) -> AttributeGain:
    return AttributeGain(name=name, unit=unit, before=before, after=after, value_kind=kind)


def _measure_agreement(differences: list[AttributeGain]) -> float:
    """How far differing numbers agree, in [0, 1]; 1 when none differs."""
    parts = []
    for each in differences:
        if each.value_kind == "number":
            smaller, larger = sorted((float(each.before), float(each.after)))
            parts.append(smaller / larger if smaller > 0 else 0.0)
    return sum(parts) / len(parts) if parts else 1.0


def _count_trade_ups(log: Interactions, items: Items) -> tuple[NDArray[np.int64], Csr, Csr]:
    """Viewers of each item, and for (anchor, dearer item of its category) two counts of visitors.

    The first viewed the anchor, then bought the dearer item; the second bought the anchor, viewed the dearer item at
    any time and never bought that.
    """
    n_items = max(len(items), 1)
    views = np.flatnonzero((log.event == VIEW) | (log.event == SELECT))
    view_pair, first_view = np.unique(log.user[views] * n_items + log.item[views], return_index=True)
    viewer, viewed, viewed_at = view_pair // n_items, view_pair % n_items, views[first_view]
    viewers = np.bincount(viewed, minlength=len(items)).astype(np.int64)

    bought_pair = log.user[log.purchases] * n_items + log.item[log.purchases]
    buy_pair, last_from_end = np.unique(bought_pair[::-1], return_index=True)
    buyer, bought, bought_at = buy_pair // n_items, buy_pair % n_items, log.purchases[::-1][last_from_end]

    # Meet the views and the purchases of one user in one category; positions in the log stand for time.
    n_categories = len(items.categories) + 1
    view_shelf = viewer * n_categories + items.category[viewed]
    buy_shelf = buyer * n_categories + items.category[bought]
    known_view, known_buy = items.category[viewed] >= 0, items.category[bought] >= 0
    view_order = np.flatnonzero(known_view)[np.argsort(view_shelf[known_view], kind="stable")]
    starts = np.searchsorted(view_shelf[view_order], buy_shelf[known_buy], side="left")
    stops = np.searchsorted(view_shelf[view_order], buy_shelf[known_buy], side="right")
    lengths = stops - starts
    purchase = np.repeat(np.flatnonzero(known_buy), lengths)
    within = np.arange(lengths.sum()) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    view = view_order[np.repeat(starts, lengths) + within]
    traded = (viewed_at[view] < bought_at[purchase]) & (items.price[bought[purchase]] > items.price[viewed[view]])
    never_bought = ~np.isin(view_pair, buy_pair)
    kept = never_bought[view] & (items.price[viewed[view]] > items.price[bought[purchase]])
    shape = (len(items), len(items))
    return (
        viewers,
        sum_triples(viewed[view[traded]], bought[purchase[traded]], np.ones(traded.sum()), shape),
        sum_triples(bought[purchase[kept]], viewed[view[kept]], np.ones(kept.sum()), shape),
    )
