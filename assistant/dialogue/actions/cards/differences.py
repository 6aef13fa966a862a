"""Differences: how two products differ, attribute by attribute, and which is better where that is known."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from assistant.catalogue.attributes import aligned_texts, measure_of, names_of
from assistant.catalogue.products import Product
from assistant.catalogue.taxonomy import name_key
from assistant.language.locales import ADVICE, join_words
from assistant.query import Constraint, Flag, Measure, Number
from assistant.snapshot import Snapshot

# Attribute key -> 1 where more is better, -1 where less is.
Directions = Mapping[str, int]


# What a shop promises of a thing, and no property of the thing.
_PROMISES = frozenset(join_words(ADVICE, "PROMISES"))


def is_promise(key: str) -> bool:
    """Whether an attribute tells of the shop's promise, and not of the thing: a warranty."""
    return any(name and name.casefold() in _PROMISES for name in names_of(key))


@dataclass(frozen=True, slots=True)
class Difference:
    """One attribute of two products. `better` 1: the second is better, -1: the first is, 0: nobody can say.

    `size` is the part by which the larger number is above the smaller, 1 for a feature that only one has.
    """

    key: str
    before: Any
    after: Any
    better: int
    size: float
    is_flag: bool


def directions_of(shop: Snapshot, product: Product) -> dict[str, int]:
    """Which way the attributes of a product are better beyond doubt; what only prices speak for is none of them."""
    return dict(shop.recommendations.directions_of(product))


def find_differences(before: Product, after: Product, directions: Directions) -> list[Difference]:
    """Measured attributes that both products state and that differ, the largest first."""
    found = []
    for key, value in before.attributes.items():
        first, second = measure_of(value), measure_of(after.attributes.get(key))
        if first is None or second is None or first.unit != second.unit or first.number == second.number:
            continue
        low, high = sorted((first.number or 0.0, second.number or 0.0))
        rises = 1 if (second.number or 0.0) > (first.number or 0.0) else -1
        is_flag = first.unit is None
        size = 1.0 if is_flag or low <= 0 else high / low - 1
        found.append(Difference(key, value, after.attributes[key], directions.get(key, 0) * rises, size, is_flag))
    return sorted(found, key=lambda each: -each.size)


def texts_of(difference: Difference, locale: str) -> tuple[str, str]:
    """Both values as a person reads them, in one unit."""
    before, after = aligned_texts([difference.before, difference.after], locale)
    return before or "", after or ""


def find_wished_directions(shop: Snapshot, constraints: Sequence[Constraint], keys: Collection[str]) -> dict[str, int]:
    """Which way an attribute is better for who asked so: at least 20 hours, lighter, waterproof."""
    wished: dict[str, int] = {}
    for constraint in constraints:
        facets: tuple[int, ...]
        match constraint:
            case Flag(facet=facet, exclude=exclude):
                facets, sign = (facet,), -1 if exclude else 1
            case Measure(facets=facets, high=high):
                sign = 1 if high else -1
            case Number(facets=facets, low=low, high=most) if (low is None) != (most is None):
                sign = 1 if most is None else -1
            case _:
                continue
        wished |= dict.fromkeys(keys_of_facets(shop, facets, keys), sign)
    return wished


def keys_of_facets(shop: Snapshot, facets: Collection[int], keys: Collection[str]) -> list[str]:
    """Those of these attribute keys that name one of these facets, in the order of the facets."""
    found: list[str] = []
    for facet in facets:
        fact = shop.vocabulary.facets.get(facet)
        names = {name_key(name) for name in (fact.zh, fact.en) if name} if fact else set()
        found += [
            key for key in keys if key not in found and names & {name_key(name) for name in names_of(key) if name}
        ]
    return found
