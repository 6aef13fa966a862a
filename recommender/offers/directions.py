"""Preference directions: which way an attribute is better, learned from what a category charges more for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from recommender.data import FLAG, LEANINGS, PATH_SEPARATOR, STATED_DIRECTIONS, TEXT, WELCOME_FEATURES, Items
from recommender.numerics import Arrays

# An attribute has a direction when at least so many distinct (value, price) points of a category
MIN_POINTS = 8
# show at least so strong a rank correlation with price (numbers),
MIN_CORRELATION = 0.3
# or medians of price so much higher with it than without, as a part, with so many items on each side (flags).
MIN_PRICE_GAP, MIN_SIDE = 0.1, 3
# A number that some categories price upwards and others downwards tells of size or taste, not of quality: when so many
# categories, and this part of all that have a direction, contradict the others, it has none anywhere.
CONTRADICTIONS, CONTRADICTING_PART = 2, 0.05
# A stated direction is at least so strong.
STATED_STRENGTH = MIN_CORRELATION


@dataclass(frozen=True, eq=False)
class Directions:
    """One entry for each row of `Items.attributes`.

    strength : float32 in [-1, 1]. Above 0: more is better, that is, dearer, in the item's category; below 0: less is
        better; 0: nothing can be said (always so for text). A flag is never below 0: to lack something is no gain.
    place : float32 in [0, 1], where the value stands among the category's, 0 lowest.
    """

    strength: NDArray[np.float32]
    place: NDArray[np.float32]

    @classmethod
    def learn(cls, items: Items, *, stated: Mapping[str, int] = STATED_DIRECTIONS) -> Directions:
        """Spearman's rank correlation (1904) of each number with price, and the price gap of each flag.

        stated : attribute name to 1 (more is better) or -1 (less is), which overrules what prices say of a number.

        Where a leaf category is too small, the items of its parent decide, values and prices being ranked within
        each leaf; never the whole shop, where one attribute means different things.
        """
        attributes = items.attributes
        item = attributes.item
        strength = np.zeros(len(attributes), dtype=np.float32)
        place = np.zeros(len(attributes), dtype=np.float32)
        usable = (attributes.kind != TEXT) & (items.category[item] >= 0) & ~np.isnan(items.price[item])
        rows = np.flatnonzero(usable)
        if not len(rows):
            return cls(strength, place)
        leaf = items.category[item[rows]]
        price, number = items.price[item[rows]], attributes.number[rows]
        measure = _number_combinations(attributes.name[rows], attributes.unit[rows], attributes.kind[rows])
        value_place, price_place = np.zeros(len(rows)), np.zeros(len(rows))
        for group in _group_positions(_number_combinations(leaf, measure)):
            value_place[group], price_place[group] = _rank_values(number[group]), _rank_values(price[group])
        place[rows] = value_place

        is_flag = attributes.kind[rows] == FLAG
        undecided = np.ones(len(rows), dtype=bool)
        for ancestor in _find_ancestors(items.categories):
            shelf = ancestor[leaf]
            for group in _group_positions(_number_combinations(shelf, measure)):
                if shelf[group[0]] < 0 or not undecided[group].any():
                    continue
                points = np.unique(np.stack([leaf[group], number[group], price[group]]), axis=1, return_index=True)[1]
                if len(points) < MIN_POINTS:
                    continue
                distinct = group[points]
                if is_flag[group[0]]:
                    learned = _compare_flag_prices(number[distinct], price_place[distinct], price[distinct])
                else:
                    learned = _correlate_with_price(value_place[distinct], price_place[distinct])
                decided = group[undecided[group]]
                strength[rows[decided]] = learned
                undecided[decided] = False
        strength[rows[~is_flag & _find_contradicted(attributes.name[rows], leaf, strength[rows])]] = 0.0
        for name, sign in _find_stated(attributes.names, stated).items():
            told = rows[~is_flag & (attributes.name[rows] == name)]
            strength[told] = sign * np.maximum(sign * strength[told], STATED_STRENGTH)
        return cls(strength, place)

    def arrays(self) -> Arrays:
        return {"strength": self.strength, "place": self.place}


def find_sure_direction(name: str, learned: int = 0) -> int:
    """Which way an attribute is better beyond doubt, 1 or -1; 0 where only prices say so, or nothing does.

    name : as the catalogue has it, in one language or as both ("noise", "噪音|noise").
    learned : the sign that prices of its kind of goods gave it.

    What is learned may put goods in order, but is no reason to praise them: a thread count that the shop charges for
    need not be better for anyone.
    """
    parts = [part.strip().casefold() for part in name.split("|")]
    for part in parts:
        if sign := STATED_DIRECTIONS.get(part):
            return sign
        if (sign := LEANINGS.get(part)) and sign == learned:
            return sign
    return 1 if WELCOME_FEATURES.intersection(parts) else 0


def _find_stated(names: list[str], stated: Mapping[str, int]) -> dict[int, int]:
    """The stated sign by position in `names`."""
    signs = {name.casefold(): sign for name, sign in stated.items()}
    if not set(signs.values()) <= {1, -1}:
        raise ValueError(f"stated directions are 1 (more is better) or -1 (less is), found {dict(stated)}")
    parts = [[part.strip().casefold() for part in name.split("|")] for name in names]
    return {code: signs[part] for code, each in enumerate(parts) for part in each if part in signs}


def _correlate_with_price(value_place: NDArray[np.float64], price_place: NDArray[np.float64]) -> float:
    if np.ptp(value_place) == 0 or np.ptp(price_place) == 0:
        return 0.0
    rho = float(np.corrcoef(value_place, price_place)[0, 1])
    return rho if abs(rho) >= MIN_CORRELATION else 0.0


def _find_contradicted(
    name: NDArray[np.int32], leaf: NDArray[np.int32], strength: NDArray[np.float32]
) -> NDArray[np.bool_]:
    """Where the attribute of a row has one direction in most categories and the opposite one in too many."""
    decided = strength != 0
    votes = np.unique(np.stack([name[decided], leaf[decided], np.sign(strength[decided])]), axis=1)
    n_names = int(name.max()) + 1
    up, down = (np.bincount(votes[0, votes[2] == sign].astype(np.int64), minlength=n_names) for sign in (1, -1))
    against = np.minimum(up, down)
    return np.asarray(against >= np.maximum(CONTRADICTIONS, CONTRADICTING_PART * (up + down)))[name]


def _compare_flag_prices(
    flag: NDArray[np.float64], price_place: NDArray[np.float64], price: NDArray[np.float64]
) -> float:
    has = flag > 0
    if min(has.sum(), (~has).sum()) < MIN_SIDE:
        return 0.0
    if float(np.median(price[has])) < (1 + MIN_PRICE_GAP) * float(np.median(price[~has])):
        return 0.0
    # On the scale of a correlation: how far apart the two sides stand among the prices.
    return max(float(np.median(price_place[has]) - np.median(price_place[~has])), 0.0)


def _rank_values(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Mean rank of each value, scaled to [0, 1]; ties share, a lone value stands in the middle."""
    if len(values) == 1:
        return np.array([0.5])
    _, inverse, counts = np.unique(values, return_inverse=True, return_counts=True)
    last = np.cumsum(counts)
    return (((last - counts) + (last - 1)) / 2 / (len(values) - 1))[inverse]


def _number_combinations(*columns: NDArray[np.int_] | NDArray[np.int32] | NDArray[np.int8]) -> NDArray[np.int64]:
    """One number for each distinct combination of the columns."""
    codes = np.zeros(len(columns[0]), dtype=np.int64)
    for column in columns:
        inverse = np.unique(column, return_inverse=True)[1]
        codes = np.unique(codes * (int(inverse.max(initial=0)) + 1) + inverse, return_inverse=True)[1]
    return codes


def _group_positions(codes: NDArray[np.int64]) -> list[NDArray[np.int64]]:
    """The positions of each code."""
    order = np.argsort(codes, kind="stable")
    return np.split(order, np.flatnonzero(np.diff(codes[order])) + 1)


def _find_ancestors(categories: list[str]) -> list[NDArray[np.int64]]:
    """For each level up from the leaf, the code of every leaf's ancestor there; -1 once the path has run out."""
    paths = [path.split(PATH_SEPARATOR) for path in categories]
    levels = []
    for up in range(max(map(len, paths), default=0)):
        names = [PATH_SEPARATOR.join(path[: len(path) - up]) for path in paths]
        codes = {name: code for code, name in enumerate(sorted(set(names) - {""}))} | {"": -1}
        levels.append(np.array([codes[name] for name in names], dtype=np.int64))
    return levels
