"""Cross-sell: complements counted in orders, never substitutes, never invented."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from recommender.data import (
    BoughtTogether,
    CategoryBoughtTogether,
    Items,
    Log,
    check_n,
    find_excluded_rows,
    limit_per_group,
    mask_allowed,
    matrices_of,
    read_id_list,
)
from recommender.numerics import (
    Arrays,
    Csr,
    from_arrays,
    invert_or_zero,
    keep_top,
    lift_interval,
    row_of,
    scale_rows,
    share_interval,
    sum_triples,
    to_arrays,
    value_at,
)
from recommender.offers.bought_first import count_bought_before

# A pair counts when at least so many orders hold both, and when even at the lower end of its 95 % interval the
# confidence is worth showing and the lift is no chance.
MIN_SUPPORT, MIN_CONFIDENCE, MIN_LIFT = 3, 0.02, 1.5
# Categories are few, and meet by chance and by the tastes of whole groups of shoppers: they must meet in more orders,
# and more often than that explains.
MIN_CATEGORY_SUPPORT, MIN_CATEGORY_LIFT = 5, 2.0
# Of a category the item shown is the most bought one that fits: its sales count (this + cosine with the anchor) times.
PLAIN_FIT = 0.1
# An order of more lines than the first number is a stock-up, where any pair may meet: for ranking it weighs as many
# times less as it is longer. A pair's weight must reach the second number. The counts shown stay plain counts.
STOCK_UP_LINES, MIN_WEIGHT = 25, 2.0
# Two items of one leaf category are substitutes, unless orders really hold both: so many orders, and so much
# lift. A razor is not offered with another razor; two packs of its blades in one order are.
TOGETHER_SUPPORT, TOGETHER_LIFT = 5, 3.0
# An accessory costs at most so many times its anchor; where the evidence is strong (cautious confidence and
# lift), at most the second number of times.
MAX_PRICE_RATIO, MAX_PRICE_RATIO_STRONG = 1.2, 3.0
STRONG_CONFIDENCE, STRONG_LIFT = 0.15, 3.0
# Of those who bought two items apart, certainly more than this part bought the main product first.
MAIN_FIRST = 0.5
# Items without a category count as of one kind when their descriptions are so much alike.
ALIKE = 0.5
# A list shows so many items of one leaf category or kind at most, unless more are asked for.
MAX_PER_KIND = 2
# Complements kept for each item and each category.
_KEPT = 60
# Items of a category that are compared with an anchor, most bought first.
_COMPARED = 200
Fits = Callable[..., NDArray[np.bool_]]


@dataclass(frozen=True, kw_only=True)
class CrossSell:
    """`item` goes with `anchor`.

    `kind` is "bought_together", with counts of orders that hold the two items, or "category_bought_together", with
    counts of orders that hold something of the two categories (named then). `support` orders hold both,
    `anchor_orders` and `item_orders` each of them, of `n_orders` in all; confidence = support / anchor_orders;
    lift = confidence / (item_orders / n_orders). `score` orders the list of one anchor.
    """

    item: Any
    anchor: Any
    support: int
    anchor_orders: int
    item_orders: int
    n_orders: int
    confidence: float
    lift: float
    score: float
    kind: str = BoughtTogether.kind
    anchor_category: str | None = None
    item_category: str | None = None

    @property
    def confidence_interval(self) -> tuple[float, float]:
        """The 95 % interval of the confidence; see `intervals.share_interval`."""
        low, high = share_interval(self.support, self.anchor_orders)
        return float(low), float(high)

    @property
    def lift_interval(self) -> tuple[float, float]:
        """The 95 % interval of the lift; see `intervals.lift_interval`."""
        return lift_interval(self.support, self.anchor_orders, self.item_orders, self.n_orders)

    def evidence(self) -> BoughtTogether | CategoryBoughtTogether:
        """The counts as evidence, with their intervals."""
        ids = {"anchor": self.anchor, "item": self.item}
        counts: dict[str, Any] = {"count": self.support, "of": self.anchor_orders, "lift": self.lift}
        counts |= {"confidence_interval": self.confidence_interval, "lift_interval": self.lift_interval}
        if self.kind == BoughtTogether.kind:
            return BoughtTogether(**ids, **counts)
        return CategoryBoughtTogether(
            **ids, **counts, anchor_category=self.anchor_category or "", item_category=self.item_category or ""
        )


class Complements:
    """Association rules with one item on each side (Agrawal, Imieliński and Swami, 1993), counted over orders.

    Rules are ranked by cautious confidence times the logarithm of cautious lift, so that neither a rule seen three
    times nor a best-seller that goes with everything comes first.

    Attributes
    ----------
    support_ : csr (n_items, n_items), orders with both, from MIN_SUPPORT up
    score_ : csr (n_items, n_items), row = anchor: the rank score of the rules that may be offered
    orders_ : int64 (n_items,), orders with each item
    category_support_, category_score_ : the same two over leaf categories
    category_orders_ : int64 (n_categories,)
    n_orders_ : int
    """

    def fit(self, log: Log, *, items: Items, vectors: Csr) -> Self:
        """Count a log's orders.

        items : aligned with `log.items`.   vectors : csr (n_items, n_terms), descriptions as rows of length 1 or 0.
        """
        self.items_, self.vectors_ = items, vectors
        matrices = matrices_of(log)
        orders = matrices.orders.matrix
        self.n_orders_ = int(orders.shape[0])
        self.orders_, self.support_, self.score_ = self._learn(
            orders, partial(self._fit_to_offer, matrices.first_bought), min_support=MIN_SUPPORT, min_lift=MIN_LIFT
        )

        listed = items.category[orders.indices] >= 0
        order_of = np.repeat(np.arange(orders.shape[0]), np.diff(orders.indptr))[listed]
        shape = (orders.shape[0], len(items.categories))
        categories = sum_triples(order_of, items.category[orders.indices[listed]], np.ones(len(order_of)), shape)
        categories.data[:] = 1.0
        self.category_orders_, self.category_support_, self.category_score_ = self._learn(
            categories, None, min_support=MIN_CATEGORY_SUPPORT, min_lift=MIN_CATEGORY_LIFT
        )
        self._index_categories()
        return self

    def _learn(
        self, orders: Csr, fits: Fits | None, *, min_support: int, min_lift: float
    ) -> tuple[NDArray[np.int64], Csr, Csr]:
        """Orders with each column, orders with two of them, and the score of the best rules between them."""
        holders = np.bincount(orders.indices, minlength=orders.shape[1]).astype(np.int64)
        weight = np.minimum(1.0, STOCK_UP_LINES / np.maximum(np.diff(orders.indptr), 1))
        weighted = scale_rows(orders, weight)
        columns = orders.T.tocsr()
        # Weights are positive, so both products store the same pairs; in sorted order the entries correspond.
        both, weight_of_both = ((columns @ each).tocsr().sorted_indices() for each in (orders, weighted))
        anchor, item = both.tocoo().coords
        enough = (both.data >= min_support) & (item != anchor)
        anchor, item, support, together = (part[enough] for part in (anchor, item, both.data, weight_of_both.data))
        held = np.asarray(weighted.sum(axis=0), dtype=np.float64)
        confidence = share_interval(together, held[anchor])[0]
        lift = confidence * weight.sum() * invert_or_zero(held)[item]
        kept = np.flatnonzero((together >= MIN_WEIGHT) & (confidence >= MIN_CONFIDENCE) & (lift >= min_lift))
        if fits is not None:
            kept = kept[fits(anchor[kept], item[kept], support[kept], confidence[kept], lift[kept])]
        score = confidence[kept] * np.log2(lift[kept])
        shape = (orders.shape[1], orders.shape[1])
        best = keep_top(sum_triples(anchor[kept], item[kept], score, shape), _KEPT)
        return holders, sum_triples(anchor, item, support, shape), best

    def _fit_to_offer(
        self,
        first: Csr,
        anchor: NDArray[Any],
        item: NDArray[Any],
        support: NDArray[Any],
        confidence: NDArray[Any],
        lift: NDArray[Any],
    ) -> NDArray[np.bool_]:
        """False for substitutes, for items too dear to go with the anchor, and for what the anchor is an accessory of.

        first : when each user first bought each item, see `InteractionMatrices.first_bought`.
        """
        together = (support >= TOGETHER_SUPPORT) & (lift >= TOGETHER_LIFT)
        strong = (confidence >= STRONG_CONFIDENCE) & (lift >= STRONG_LIFT)
        price = self.items_.price
        ceiling = price[anchor] * np.where(strong, MAX_PRICE_RATIO_STRONG, MAX_PRICE_RATIO)
        # A price that is not known compares false: it forbids nothing.
        fits = (together | ~self.items_.same_category(anchor, item)) & ~(price[item] > ceiling)
        # A cheaper item is taken for the accessory. Where prices do not say so, the order of buying may: an item that
        # most people buy before the anchor is what the anchor is for.
        doubtful = np.flatnonzero(fits & ~(price[item] <= price[anchor]))
        before, apart = count_bought_before(first, item[doubtful], anchor[doubtful])
        fits[doubtful] = share_interval(before, apart)[0] <= MAIN_FIRST
        return fits

    def find(
        self,
        items: Iterable[Any],
        *,
        n: int = 5,
        per_kind: int = MAX_PER_KIND,
        exclude: Iterable[Any] = (),
        among: Iterable[Any] | None = None,
    ) -> list[list[CrossSell]]:
        """For each anchor up to n complements, best first; an unknown anchor has none.

        Where fewer than n pairs of items are proven, the list goes on with the most bought items of categories that
        are bought together with the anchor's category. Where neither is known, the list stays short.

        Parameters
        ----------
        per_kind : no list has more than so many items of one leaf category or kind.
        exclude : ids to leave out for all, or one list for each anchor.   among : ids to choose from.
        """
        check_n(n)
        ids = self.items_.ids
        anchors = ids.rows(read_id_list("items", items)).tolist()
        allowed = mask_allowed(ids, among)
        left_out = find_excluded_rows(ids, exclude, len(anchors))
        return [
            self._complements(anchor, n, per_kind, self.mask_usable(allowed, without)) if anchor >= 0 else []
            for anchor, without in zip(anchors, left_out, strict=True)
        ]

    def mask_usable(self, allowed: NDArray[np.bool_] | None, without: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Mask of the items on sale, less those left out."""
        mask = self.items_.listed.copy() if allowed is None else self.items_.listed & allowed
        mask[without] = False
        return mask

    def _complements(self, anchor: int, n: int, per_kind: int, usable: NDArray[np.bool_]) -> list[CrossSell]:
        columns, scores = row_of(self.score_, anchor)
        best = columns[np.lexsort((columns, -scores))]
        best = best[usable[best]]
        kinds = self.kinds(anchor, best)
        # What is like the anchor by description alone must prove itself as another of its category must.
        best, kinds = (part[(kinds != 0) | self._bought_in_one_order(anchor, best)] for part in (best, kinds))
        found = [self._by_item(anchor, int(best[place])) for place in limit_per_group(kinds, n, per_group=per_kind)]
        if len(found) < n:
            shown = {int(self.items_.category[row]) for row in self.items_.ids.rows([each.item for each in found])}
            found += self._by_category(anchor, n - len(found), usable, shown)
        return found

    def kinds(self, anchor: int, items: NDArray[Any]) -> NDArray[np.int64]:
        """A number for each item, equal for items of one kind: the anchor's is 0, a category's is above 0.

        Without a category, an item joins the first kind (of the anchor or of an earlier item) whose first item it
        is like, or begins its own, below 0.
        """
        kinds = self.items_.category[items].astype(np.int64) + 1
        unknown = np.flatnonzero(kinds == 0)
        kinds[kinds == self.items_.category[anchor] + 1] = 0
        if not len(unknown):
            return kinds
        rows = np.concatenate([[anchor], items[unknown]])
        vectors = self.vectors_[rows]
        alike = (vectors @ vectors.T).toarray() >= ALIKE
        first_items = [0]
        for place in range(1, len(rows)):
            like = [first for first in first_items if alike[place, first]]
            if not like:
                first_items.append(place)
            kinds[unknown[place - 1]] = -(like[0] if like else place)
        return kinds

    def _bought_in_one_order(self, anchor: int, items: NDArray[Any]) -> NDArray[np.bool_]:
        """Whether orders prove that the anchor and each item are no substitutes."""
        support = np.array([value_at(self.support_, anchor, int(item)) for item in items])
        lift = share_interval(support, self.orders_[anchor])[0] * self.n_orders_ / np.maximum(self.orders_[items], 1)
        return (support >= TOGETHER_SUPPORT) & (lift >= TOGETHER_LIFT)

    def _by_item(self, anchor: int, item: int) -> CrossSell:
        support = int(value_at(self.support_, anchor, item))
        confidence = support / int(self.orders_[anchor])
        return CrossSell(
            item=self.items_.ids.one(item),
            anchor=self.items_.ids.one(anchor),
            support=support,
            anchor_orders=int(self.orders_[anchor]),
            item_orders=int(self.orders_[item]),
            n_orders=self.n_orders_,
            confidence=confidence,
            lift=confidence * self.n_orders_ / int(self.orders_[item]),
            score=value_at(self.score_, anchor, item),
        )

    def _by_category(self, anchor: int, n: int, usable: NDArray[np.bool_], shown: set[int]) -> list[CrossSell]:
        """The most bought fitting item of each category that goes with the anchor's and is not shown yet."""
        category = int(self.items_.category[anchor])
        if category < 0:
            return []
        columns, scores = row_of(self.category_score_, category)
        found: list[CrossSell] = []
        for place in np.lexsort((columns, -scores)):
            other = int(columns[place])
            item = None if other in shown else self._most_bought(other, anchor, usable)
            if item is None:
                continue
            support = int(value_at(self.category_support_, category, other))
            confidence = support / int(self.category_orders_[category])
            found.append(
                CrossSell(
                    item=self.items_.ids.one(item),
                    anchor=self.items_.ids.one(anchor),
                    support=support,
                    anchor_orders=int(self.category_orders_[category]),
                    item_orders=int(self.category_orders_[other]),
                    n_orders=self.n_orders_,
                    confidence=confidence,
                    lift=confidence * self.n_orders_ / int(self.category_orders_[other]),
                    # Below every rule of single items: what is known of a category is known less of the item.
                    score=float(scores[place]) * 1e-3,
                    kind=CategoryBoughtTogether.kind,
                    anchor_category=self.items_.categories[category],
                    item_category=self.items_.categories[other],
                )
            )
            if len(found) == n:
                break
        return found

    def _most_bought(self, category: int, anchor: int, usable: NDArray[np.bool_]) -> int | None:
        """The item of a category to show with the anchor: much bought, not too dear, and like the anchor if any is."""
        members = self._by_sales[self._category_start[category] : self._category_start[category + 1]]
        price = self.items_.price
        fits = usable[members] & ~(price[members] > MAX_PRICE_RATIO * price[anchor]) & (self.orders_[members] > 0)
        fitting = members[fits][:_COMPARED]
        if not len(fitting):
            return None
        likeness = (self.vectors_[fitting] @ self.vectors_[[anchor]].T).toarray()[:, 0]
        return int(fitting[np.argmax(self.orders_[fitting] * (PLAIN_FIT + likeness))])

    def _index_categories(self) -> None:
        """Items in blocks of their category, most bought first."""
        category = self.items_.category
        self._by_sales = np.lexsort((np.arange(len(category)), -self.orders_, category))
        self._category_start = np.searchsorted(category[self._by_sales], np.arange(len(self.items_.categories) + 1))

    def arrays(self) -> Arrays:
        matrices = {"support": self.support_, "score": self.score_}
        matrices |= {"category_support": self.category_support_, "category_score": self.category_score_}
        found: Arrays = {"orders": self.orders_, "category_orders": self.category_orders_}
        for name, matrix in matrices.items():
            found |= to_arrays(name, matrix)
        return found | {"n_orders": np.array([self.n_orders_])}

    @classmethod
    def restore(cls, arrays: Arrays, *, items: Items, vectors: Csr) -> Self:
        rules = cls()
        rules.items_, rules.vectors_ = items, vectors
        rules.orders_, rules.category_orders_ = arrays["orders"], arrays["category_orders"]
        rules.n_orders_ = int(arrays["n_orders"][0])
        rules.support_, rules.score_ = from_arrays("support", arrays), from_arrays("score", arrays)
        rules.category_support_ = from_arrays("category_support", arrays)
        rules.category_score_ = from_arrays("category_score", arrays)
        rules._index_categories()
        return rules
