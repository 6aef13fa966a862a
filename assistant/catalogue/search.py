"""Products for a list of constraints: limits in SQL, words relaxed one by one, and what was relaxed is told."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from assistant.catalogue.facet_counts import FacetCounts
from assistant.catalogue.gift_words import GiftWords
from assistant.catalogue.products import (
    CAN_BE_HAD,
    CANDIDATE_COLUMNS,
    COLUMNS,
    TABLES,
    Candidate,
    Product,
    read_product,
)
from assistant.catalogue.taste import Taste
from assistant.query import Constraint, Measure, Price, Sort, Text
from assistant.storage import Store

Goods = TypeVar("Goods", bound=Product | Candidate)

# Enough to choose from; more would be read only to be thrown away.
CANDIDATES = 240
# Ratings of few people are drawn to the shop's mean as if this many more had given it (a Bayesian average).
PRIOR_RATINGS = 20
_FAIR_RATING = f"""({PRIOR_RATINGS} * ? + p.rating_count * coalesce(p.rating, ?)) / ({PRIOR_RATINGS} + p.rating_count)
    DESC, p.popularity DESC"""
# What a preference that is met weighs beside words, popularity and rating, which together weigh 1.
_HOPE = 0.6
# What likeness to goods that were liked weighs: enough to choose between equals.
_TASTE = 0.15
# What may be given up when nothing fits, the easiest first. A kind of goods is never given up, nor what was excluded.
_RELAXABLE = ("text", "occasion", "recipient", "value", "flag", "number", "sale", "stock", "colour", "brand", "price")

_ORDERS = {
    "price_asc": "p.price_minor, p.popularity DESC",
    "price_desc": "p.price_minor DESC, p.popularity DESC",
    "newest": "p.released DESC NULLS LAST, p.popularity DESC",
    "discount": "1.0 - CAST(p.price_minor AS REAL) / p.list_price_minor DESC NULLS LAST, p.popularity DESC",
    "popular": "p.popularity DESC, p.rating_count DESC",
}
# How far a price lies outside the limits.
_PRICE_DISTANCE = "max(coalesce(? - p.price_minor, 0), coalesce(p.price_minor - ?, 0), 0)"


@dataclass(frozen=True, slots=True)
class Found:
    """Products in the order to show them, how many fit in all, and which constraints had to be given up to find any."""

    products: tuple[Product, ...]
    total: int
    relaxed: tuple[Constraint, ...] = ()
    # All that fit, where they are few enough to compare: what may be called the cheapest or the best of them.
    fitting: tuple[Candidate, ...] = ()
    # The best of all that fit, as many as were read.
    best: tuple[Candidate, ...] = ()


class Search:
    """Finds products. `frequency` tells how many products have a word: the commonest word tells least."""

    def __init__(self, store: Store, frequency: Mapping[str, int]) -> None:
        self._store = store
        self._frequency = frequency
        self.facet_counts = FacetCounts(store)
        self.gift_words = GiftWords(store)
        row = store.row("SELECT avg(rating) FROM products WHERE rating_count > 0")
        self._mean_rating = float(row[0] or 0) if row else 0.0

    def find(
        self, constraints: Sequence[Constraint], *, n: int, without: Sequence[str] = (), taste: Taste | None = None
    ) -> Found:
        """The best `n` products that meet all constraints, leaving out the ids in `without`; `taste` ranks them.

        When none does: words are given up one by one, the least telling first; then the one other constraint that
        costs most, which is the one without which most goods fit; then as few as will do. A thing that was asked
        for by kind stays of that kind.
        """
        if not any(binds(c) for c in constraints):
            # Hopes alone, for my mother or for camping: what meets the first of them at the least.
            first = next((c for c in constraints if c.condition() is not None), None)
            constraints = [replace(c, soft=False) if c is first else c for c in constraints]
        found = self._find(constraints, n, without, taste=taste)
        if found.total or not constraints:
            return found
        kept = list(constraints)
        relaxed: list[Constraint] = []
        words = [c for c in constraints if isinstance(c, Text) and binds(c) and not c.exclude]
        for word in sorted(words, key=self._telling):
            if not any(binds(c) for c in kept if c is not word and not c.exclude):
                break
            kept.remove(word)
            relaxed.append(word)
            if (found := self._find(kept, n, without)).total:
                return replace(found, relaxed=tuple(relaxed))
        return self._without_one(kept, relaxed, n, without)

    def nearest_to_price(
        self, constraints: Sequence[Constraint], price: Price, *, n: int, without: Sequence[str] = ()
    ) -> Found:
        """What meets all constraints but the price, nearest to it first."""
        others = [c for c in constraints if c is not price and not isinstance(c, Sort)]
        found = self._find(others, n, without, order=_PRICE_DISTANCE, order_parameters=[price.low, price.high])
        return replace(found, relaxed=(price,))

    def count(self, constraints: Sequence[Constraint]) -> int:
        """How many products meet all constraints."""
        where, parameters = conditions(constraints)
        row = self._store.row(f"SELECT count(*) FROM products AS p WHERE {where}", parameters)
        return int(row[0]) if row else 0

    @property
    def knows_demand(self) -> bool:
        """Whether anything is known of what people buy."""
        return self._store.row("SELECT 1 FROM products WHERE popularity > 0 LIMIT 1") is not None

    def best(self, constraints: Sequence[Constraint]) -> tuple[Candidate, ...]:
        """The best of what meets all constraints, at most CANDIDATES of them; nothing is given up."""
        return self._find(constraints, 0, ()).best

    def lowest_price(self, constraints: Sequence[Constraint]) -> int | None:
        """The lowest price in minor units of what meets all constraints; None when nothing does."""
        return self._extreme("min", constraints)

    def highest_price(self, constraints: Sequence[Constraint]) -> int | None:
        """The highest price in minor units of what meets all constraints; None when nothing does."""
        return self._extreme("max", constraints)

    def _extreme(self, function: str, constraints: Sequence[Constraint]) -> int | None:
        where, parameters = conditions(constraints)
        row = self._store.row(f"SELECT {function}(p.price_minor) FROM products AS p WHERE {where}", parameters)
        return row[0] if row else None

    def fitting(self, products: Sequence[Goods], constraints: Sequence[Constraint]) -> list[Goods]:
        """Those of these products that meet all constraints, in their order."""
        where, parameters = conditions(constraints)
        rows = self._store.rows(
            f"SELECT p.rowid FROM products AS p WHERE p.rowid IN (SELECT value FROM json_each(?)) AND {where}",
            [json.dumps([product.rowid for product in products]), *parameters],
        )
        kept = {row[0] for row in rows}
        return [product for product in products if product.rowid in kept]

    def costs(self, constraints: Sequence[Constraint]) -> list[tuple[Constraint, int]]:
        """Each constraint that may be given up, with how many fit without it; the one that costs most first.

        Those that free nothing are not named. Of two that free as many, the one that is easier to give up comes first.
        """
        counted: list[tuple[Constraint, int]] = []
        for constraint in constraints:
            rest = [c for c in constraints if c is not constraint]
            if constraint.kind not in _RELAXABLE or constraint.exclude or not binds(constraint):
                continue
            if any(binds(c) for c in rest if not c.exclude) and (n := self.count(rest)):
                counted.append((constraint, n))
        return sorted(counted, key=lambda each: (-each[1], _ease(each[0])))

    def _without_one(self, kept: list[Constraint], relaxed: list[Constraint], n: int, without: Sequence[str]) -> Found:
        for constraint, _ in self.costs(kept):
            rest = [c for c in kept if c is not constraint]
            if (found := self._instead(rest, [constraint], n, without)).total:
                return replace(found, relaxed=(*relaxed, constraint))
        return self._without_several(kept, relaxed, n, without)

    def _without_several(
        self, kept: list[Constraint], relaxed: list[Constraint], n: int, without: Sequence[str]
    ) -> Found:
        rest, given_up = list(kept), list[Constraint]()
        in_order = sorted((c for c in kept if c.kind in _RELAXABLE and binds(c) and not c.exclude), key=_ease)
        for constraint in in_order:
            if not any(binds(c) for c in rest if c is not constraint and not c.exclude):
                break
            rest.remove(constraint)
            given_up.append(constraint)
            if not self.count(rest):
                continue
            for earlier in given_up[:-1]:  # what need not have been given up is taken back
                if self.count([*rest, earlier]):
                    rest.append(earlier)
                    given_up.remove(earlier)
            found = self._instead(rest, given_up, n, without)
            return replace(found, relaxed=(*relaxed, *given_up)) if found.total else found
        return Found((), 0)

    def _instead(
        self, rest: Sequence[Constraint], given_up: Sequence[Constraint], n: int, without: Sequence[str]
    ) -> Found:
        """What meets the rest; nearest to the price first where the price was given up."""
        price = next((c for c in given_up if isinstance(c, Price)), None)
        if price is None:
            return self._find(rest, n, without)
        return self.nearest_to_price(rest, price, n=n, without=without)

    def _telling(self, word: Text) -> int:
        return -min((self._frequency.get(w, 0) for w in word.words), default=0)

    def _find(
        self,
        constraints: Sequence[Constraint],
        n: int,
        without: Sequence[str],
        *,
        order: str | None = None,
        order_parameters: Sequence[Any] = (),
        taste: Taste | None = None,
    ) -> Found:
        where, parameters = conditions(constraints)
        if without:
            where += " AND p.id NOT IN (SELECT value FROM json_each(?))"
            parameters.append(json.dumps(list(without)))
        sort = next((c.by for c in constraints if isinstance(c, Sort)), None)
        by = order or _ORDERS.get(sort or "", _ORDERS["popular"])
        if sort == "rating" and order is None:
            by, order_parameters = _FAIR_RATING, [self._mean_rating, self._mean_rating]
        elif sort is None and order is None:
            hoped = [condition for c in constraints if c.soft and (condition := c.condition()) is not None]
            # What meets most of the preferences must be among those that are read at all.
            by = " ".join(f"(({sql}) IS TRUE) +" for sql, _ in hoped) + f" 0 DESC, {by}" if hoped else by
            order_parameters = [value for _, values in hoped for value in values]
        rows = self._store.rows(
            f"""SELECT {CANDIDATE_COLUMNS}, count(*) OVER () FROM products AS p WHERE {where}
                ORDER BY {CAN_BE_HAD} DESC, {by}, p.rowid LIMIT {CANDIDATES}""",
            [*parameters, *order_parameters],
        )
        if not rows:
            return Found((), 0)
        total = int(rows[0][-1])
        candidates = [Candidate._make(row[:-1]) for row in rows]
        if order is None and sort in (None, "value"):
            candidates = self._ranked(candidates, constraints, sort, taste)
        fitting = tuple(candidates) if total == len(candidates) and not without else ()
        # An order by price, rating or date is kept to; else three shades of one thing are no choice.
        shown = (_one_of_each_model(candidates) if sort in (None, "popular", "value") else candidates)[:n]
        products = tuple(self.products_at([each.rowid for each in shown]))
        return Found(products, total, fitting=fitting, best=tuple(candidates))

    def products_at(self, rowids: Sequence[int]) -> list[Product]:
        """The products in these rows, in this order."""
        rows = self._store.rows(
            f"SELECT {COLUMNS} FROM {TABLES} WHERE p.rowid IN (SELECT value FROM json_each(?))",
            [json.dumps(list(rowids))],
        )
        by_rowid = {row[0]: read_product(row) for row in rows}
        return [by_rowid[rowid] for rowid in rowids if rowid in by_rowid]

    def _ranked(
        self,
        candidates: list[Candidate],
        constraints: Sequence[Constraint],
        sort: str | None,
        taste: Taste | None = None,
    ) -> list[Candidate]:
        """The candidates by text, popularity and rating, or by what they are worth; what can be had comes first."""
        relevance = self._relevance(candidates, constraints)
        hopes = self._hopes(candidates, constraints)
        liking = taste.liking(candidates, self.facet_counts) if taste else {}
        prices = sorted(each.price_minor for each in candidates)
        median = max(prices[len(prices) // 2], 1)

        def score(each: Candidate) -> float:
            rating = self._fair_rating(each) / 5
            if sort == "value":
                # What the rating is worth beside what is asked: twice the median price weighs as much as half a star.
                return rating - 0.1 * each.price_minor / median
            known = 0.4 * relevance.get(each.rowid, 0.0) + 0.3 * each.popularity + 0.3 * rating
            return known + _HOPE * hopes.get(each.rowid, 0.0) + _TASTE * liking.get(each.rowid, 0.0)

        return sorted(candidates, key=lambda each: (each.can_be_had, score(each)), reverse=True)

    def _hopes(self, candidates: list[Candidate], constraints: Sequence[Constraint]) -> dict[int, float]:
        """How many of the shopper's preferences each candidate meets, a measure by how far up or down it stands."""
        rowids = json.dumps([each.rowid for each in candidates])
        met: dict[int, float] = defaultdict(float)
        for hope in (c for c in constraints if c.soft):
            if isinstance(hope, Measure):
                for rowid, share in self._standing(hope, rowids).items():
                    met[rowid] += share
            elif (condition := hope.condition()) is not None:
                sql, parameters = condition
                rows = self._store.rows(
                    f"SELECT p.rowid FROM products AS p WHERE p.rowid IN (SELECT value FROM json_each(?)) AND ({sql})",
                    [rowids, *parameters],
                )
                for row in rows:
                    met[row[0]] += 1.0
        return met

    def _standing(self, measure: Measure, rowids: str) -> dict[int, float]:
        """Where each product stands among these in what is measured: where light is meant, 1 is the lightest."""
        marks = ", ".join("?" * len(measure.facets))
        order = "" if measure.high else "DESC"
        rows = self._store.rows(
            f"""SELECT product, percent_rank() OVER (PARTITION BY facet ORDER BY number {order})
                FROM product_facets WHERE facet IN ({marks}) AND number IS NOT NULL
                AND product IN (SELECT value FROM json_each(?))""",
            [*measure.facets, rowids],
        )
        shares: dict[int, list[float]] = defaultdict(list)
        for product, share in rows:
            shares[product].append(share)
        return {product: sum(found) / len(found) for product, found in shares.items()}

    def _fair_rating(self, each: Candidate) -> float:
        rating = self._mean_rating if each.rating is None else each.rating
        total = PRIOR_RATINGS + each.rating_count
        return (PRIOR_RATINGS * self._mean_rating + each.rating_count * rating) / total

    def _relevance(self, candidates: list[Candidate], constraints: Sequence[Constraint]) -> dict[int, float]:
        """bm25 of the words that were asked for, scaled to [0, 1]; a word in the title counts most."""
        words = [c.match() for c in constraints if isinstance(c, Text) and binds(c) and not c.exclude]
        if not words:
            return {}
        rows = self._store.rows(
            """SELECT rowid, -bm25(products_text, 10, 4, 1) FROM products_text
               WHERE products_text MATCH ? AND rowid IN (SELECT value FROM json_each(?))""",
            [" AND ".join(words), json.dumps([each.rowid for each in candidates])],
        )
        best = max((row[1] for row in rows), default=0.0)
        return {row[0]: row[1] / best for row in rows} if best > 0 else {}


def binds(constraint: Constraint) -> bool:
    """Whether what does not meet the constraint is left out."""
    return not constraint.soft and constraint.condition() is not None


def _ease(constraint: Constraint) -> int:
    """How easily a constraint is given up; 0 the easiest."""
    return _RELAXABLE.index(constraint.kind)


def conditions(constraints: Sequence[Constraint]) -> tuple[str, list[Any]]:
    """All constraints that bind as one SQL condition about `p`, with its parameters."""
    parts: list[str] = []
    parameters: list[Any] = []
    for constraint in constraints:
        if not constraint.soft and (condition := constraint.condition()) is not None:
            parts.append(f"({condition[0]})")
            parameters.extend(condition[1])
    return " AND ".join(parts) or "1", parameters


def _one_of_each_model(candidates: list[Candidate]) -> list[Candidate]:
    """The same candidates, a model's other colours last: three shades of one thing are no choice.

    A model is what the feed groups; else what shares brand, kind and price.
    """
    first: list[Candidate] = []
    others: list[Candidate] = []
    seen: set[tuple[Any, ...]] = set()
    for each in candidates:
        if each.group is not None:
            model: tuple[Any, ...] = (each.group,)
        elif each.brand_id is not None:
            model = (each.brand_id, each.category_id, each.price_minor)
        else:
            model = (each.rowid,)
        others.append(each) if model in seen else first.append(each)
        seen.add(model)
    return first + others
