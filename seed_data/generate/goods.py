"""The catalogue as the simulated shoppers see it: arrays over products, and the categories they lie in."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from seed_data.generate.catalogue import Category
from seed_data.generate.files import read_text

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

# Attributes that dearer products have neither more nor less of, and that the simulated shoppers would rather not have.
# Any other such attribute is nothing to them.
_UNWANTED = {"可机洗|machine washable", "电脑仓|laptop compartment", "刀片层数|blades", "数量|count"}
# Sums of floats end in other bits on other processors: what differs beyond this place is equal.
_QUALITY_PLACES = 9


@dataclass(frozen=True)
class Goods:
    """All products, position by position; `brand`, `colour` and `department` are codes from 0 up.

    `price_rank` is a product's place by price within its category, 0 (cheapest) to 1 (dearest); `quality` the mean of
    its attributes in standard deviations, each turned so that more is what dearer products have more of; `released`
    days since 1970. `members[c]` are the products of category `c`.
    """

    ids: tuple[str, ...]
    category: Ints
    brand: Ints
    colour: Ints
    price: Floats
    price_rank: Floats
    quality: Floats
    rating: Floats
    stock: Ints
    released: Ints
    categories: tuple[Category, ...]
    department: Ints
    members: tuple[Ints, ...]

    def category_named(self, slug: str) -> int:
        """Position of the category with that slug."""
        return [category.slug for category in self.categories].index(slug)


def load_goods(catalogue: Path, categories: Sequence[Category]) -> Goods:
    """Read the native catalogue; every row's `category_en` must be the path of one of `categories`."""
    rows = list(csv.DictReader(io.StringIO(read_text(catalogue))))
    by_path = {category.path_en: position for position, category in enumerate(categories)}
    category = np.array([by_path[row["category_en"]] for row in rows])
    members = tuple(np.flatnonzero(category == position) for position in range(len(categories)))
    price = np.array([float(row["price"]) for row in rows])
    attributes = [json.loads(row["attributes"] or "{}") for row in rows]
    price_rank, quality = np.zeros(len(rows)), np.zeros(len(rows))
    for group in members:
        places = _places(price[group])
        price_rank[group] = places / max(places.max(), 1)
        quality[group] = _quality([attributes[i] for i in group], places, price_rank[group])
    return Goods(
        ids=tuple(row["id"] for row in rows),
        category=category,
        brand=_codes([row["brand_en"] for row in rows]),
        colour=_codes([_colour(values) for values in attributes]),
        price=price,
        price_rank=price_rank,
        quality=quality,
        rating=np.array([float(row["rating"] or 4.2) for row in rows]),
        stock=np.array([int(row["stock"]) for row in rows]),
        released=np.array([date.fromisoformat(row["released"][:10]).toordinal() - _EPOCH for row in rows]),
        categories=tuple(categories),
        department=_codes([category.path_en.split(" > ")[0] for category in categories]),
        members=members,
    )


_EPOCH = date(1970, 1, 1).toordinal()


def _codes(names: Sequence[str]) -> Ints:
    codes: dict[str, int] = {}
    return np.array([codes.setdefault(name, len(codes)) for name in names])


def _colour(attributes: dict[str, Any]) -> str:
    value = attributes.get("颜色|colour", "")
    return value["en"] if isinstance(value, dict) else str(value)


def _places(values: Floats) -> Ints:
    """Places by size from 0 up, equal values at equal places."""
    return np.unique(values, return_inverse=True)[1]


def _quality(attributes: Sequence[dict[str, Any]], places: Ints, price_rank: Floats) -> Floats:
    """Mean z-score over the attributes that all products of a category have as numbers, turned to rise with price."""
    scores = []
    for name in attributes[0] if attributes else ():
        column = [_number(values.get(name)) for values in attributes]
        known = np.array([np.nan if value is None else value for value in column])
        spread = known.std()
        if np.isnan(spread) or spread == 0:
            continue
        scores.append((known - known.mean()) / spread * _direction(name, known, places))
    return np.round(np.mean(scores, axis=0), _QUALITY_PLACES) if scores else price_rank


def _direction(name: str, values: Floats, places: Ints) -> int:
    """1 where dearer products have more of an attribute, -1 where less; exact, as rounding would decide about zero."""
    exact = [Fraction(value) for value in values.tolist()]
    ranks = places.tolist()
    products = sum(value * rank for value, rank in zip(exact, ranks, strict=True))
    covariance = len(ranks) * products - sum(exact) * sum(ranks)
    if covariance == 0:
        return -1 if name in _UNWANTED else 0
    return 1 if covariance > 0 else -1


def _number(value: Any) -> float | None:
    if isinstance(value, dict):
        value = value.get("value")
    return float(value) if isinstance(value, bool | int | float) else None
