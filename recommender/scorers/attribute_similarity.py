"""Attribute similarity: likeness by what is stated, agreement of values and nearness of numbers."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from recommender.data import (
    NUMBER,
    TEXT,
    Attributes,
    Evidence,
    InteractionMatrices,
    Items,
    SimilarContent,
    convert_to_base,
)
from recommender.numerics import Arrays, Csr, invert_or_zero
from recommender.scorers.scorer import Profiles, Scorer

# Anchors compared with all items at once: bounds the dense matrix of their likenesses.
_CELLS_AT_ONCE = 4_000_000
# A shared value is told in the evidence when it agrees this far.
_TOLD = 0.9


@dataclass(frozen=True, eq=False)
class Column:
    """One attribute over the items that state it.

    item : int64 (n_holders,), ascending.
    number : float64 (n_holders,) in the base unit, for numbers;  values : csr (n_holders, n_values) for the rest
    """

    name: str
    item: NDArray[np.int64]
    number: NDArray[np.float64] = field(default_factory=lambda: np.empty(0))
    values: Csr | None = None

    def nearness(self, anchors: NDArray[np.int64]) -> NDArray[np.float64]:
        """In [0, 1], shape (len(anchors), n_holders); `anchors` are positions among the holders.

        1 - |x - y| / range of numbers; the common part of all values that either has (Jaccard) of anything else.
        """
        if self.values is None:
            spread = float(np.ptp(self.number))
            if spread == 0:
                return np.ones((len(anchors), len(self.item)))
            return np.asarray(1.0 - np.abs(self.number[anchors, None] - self.number) / spread)
        common = (self.values[anchors] @ self.values.T).toarray()
        sizes = np.diff(self.values.indptr)
        return np.asarray(common / (sizes[anchors, None] + sizes - common))


class AttributeSimilarity(Scorer):
    """Items with like attributes (Hamming, 1950; Gower, 1971), units converted first.

    With s_k in [0, 1] the nearness of two items in attribute k (`Column.nearness`):

    - "gower": the mean of s_k, Manhattan distance on scaled numbers taken from 1
    - "euclidean": 1 - √(mean of (1 - s_k)²), which forgives small differences and not large ones
    - "hamming": the part of attributes whose values are wholly equal

    The score of an item is its mean likeness to the profile's items, weighted by affinity. A number in a unit of
    another kind is another attribute.

    Parameters
    ----------
    attributes : names to compare by; None for all. One name makes a scorer of a single attribute.
    missing : what only one of two items states is a full difference ("differ"), or is left out as Gower has it
        ("ignore"), which lets two items with one attribute in common count as equal.

    Attributes
    ----------
    columns_ : list of Column;  stated_ : int64 (n_items,), attributes that each item states
    """

    def __init__(
        self,
        *,
        measure: Literal["gower", "euclidean", "hamming"] = "gower",
        attributes: tuple[str, ...] | None = None,
        missing: Literal["differ", "ignore"] = "differ",
    ) -> None:
        self.measure = measure
        self.attributes = attributes
        self.missing = missing

    def learn(self, matrices: InteractionMatrices, items: Items) -> None:
        if self.measure not in ("gower", "euclidean", "hamming") or self.missing not in ("differ", "ignore"):
            raise ValueError("measure is gower, euclidean or hamming; missing is differ or ignore")
        self._build(items.attributes)

    def _build(self, attributes: Attributes) -> None:
        self._attributes = attributes
        self.columns_ = [
            column for column in _build_columns(attributes) if self.attributes is None or column.name in self.attributes
        ]
        n_items = len(attributes.start) - 1
        held = [column.item for column in self.columns_]
        self.stated_ = np.bincount(np.concatenate([*held, np.empty(0, dtype=np.int64)]), minlength=n_items)

    def likeness(self, anchors: NDArray[np.int64]) -> NDArray[np.float64]:
        """Of item rows with all items, in [0, 1], shape (len(anchors), n_items); 0 with nothing in common."""
        shape = (len(anchors), len(self.stated_))
        apart, common = np.zeros(shape), np.zeros(shape)
        for column in self.columns_:
            place = np.minimum(np.searchsorted(column.item, anchors), len(column.item) - 1)
            stating = np.flatnonzero(column.item[place] == anchors)
            if len(stating):
                cells = np.ix_(stating, column.item)
                distance = 1.0 - column.nearness(place[stating])
                apart[cells] += self._penalty(distance)
                common[cells] += 1.0
        compared = common
        if self.missing == "differ":
            compared = self.stated_[anchors, None] + self.stated_ - common
            apart += compared - common
        mean = np.divide(apart, compared, out=np.ones(shape), where=compared > 0)
        alike = 1.0 - (np.sqrt(mean) if self.measure == "euclidean" else mean)
        return np.where(common > 0, np.maximum(alike, 0.0), 0.0)

    def _penalty(self, distance: NDArray[np.float64]) -> NDArray[np.float64]:
        if self.measure == "hamming":
            # Above 0 by more than the rounding of a converted unit.
            return (distance > 1e-9).astype(np.float64)
        return np.asarray(distance**2) if self.measure == "euclidean" else distance

    def score_profiles(self, profiles: Profiles) -> NDArray[np.float32]:
        history = profiles.history
        scores = np.zeros(history.shape)
        touched = np.unique(history.indices).astype(np.int64)
        # Cut at fixed rows, so that a profile's sums are added in the same order whoever else is asked about.
        shelf = touched // max(1, _CELLS_AT_ONCE // max(history.shape[1], 1))
        for anchors in np.split(touched, np.flatnonzero(np.diff(shelf)) + 1) if len(touched) else []:
            scores += history[:, anchors] @ self.likeness(anchors)
        whole = np.asarray(history.sum(axis=1), dtype=np.float64)
        return (scores * invert_or_zero(whole)[:, None]).astype(np.float32)

    def explain_profile(self, profiles: Profiles, item: int) -> list[Evidence]:
        history = profiles.history
        alike = self.likeness(history.indices.astype(np.int64))[:, item]
        amounts = history.data * alike
        total = float(amounts.sum())
        found: list[Evidence] = []
        for place in np.argsort(-amounts, kind="stable")[:3]:
            if amounts[place] > 0:
                anchor = int(history.indices[place])
                shared = SimilarContent(
                    anchor=self.items_.one(anchor),
                    item=self.items_.one(item),
                    cosine=float(alike[place]),
                    terms=(),
                    attributes=tuple(self._shared(anchor, item)),
                )
                found.append(shared.with_share(float(amounts[place]) / total))
        return found

    def _shared(self, anchor: int, item: int, *, n: int = 5) -> list[tuple[str, str]]:
        """Names and the item's values of the attributes that agree best."""
        nearness: list[tuple[float, str]] = []
        for column in self.columns_:
            first, second = np.searchsorted(column.item, [anchor, item]).tolist()
            if max(first, second) < len(column.item) and column.item[first] == anchor and column.item[second] == item:
                nearness.append((float(column.nearness(np.array([first]))[0, second]), column.name))
        agreeing = sorted((-near, name) for near, name in nearness if near >= _TOLD)[:n]
        return [(name, self._text(item, name)) for _, name in agreeing]

    def _text(self, item: int, name: str) -> str:
        """An item's value as the catalogue states it, without its unit's conversion."""
        said = self._attributes
        texts = []
        for row in said.rows_of(item):
            if said.names[said.name[row]] == name:
                value, unit = said.value(row), said.units[said.unit[row]]
                texts.append(f"{value:g}{unit}" if said.kind[row] == NUMBER else str(value).lower())
        return ", ".join(texts)

    def arrays(self) -> Arrays:
        return self._attributes.arrays()

    def restore(self, arrays: Arrays) -> None:
        self._build(Attributes.restore(arrays))


def _build_columns(attributes: Attributes) -> list[Column]:
    """One column for each attribute, numbers of different kinds of unit and values of different types apart."""
    bases = [convert_to_base(1.0, unit) for unit in attributes.units]
    base_codes = {base: code for code, base in enumerate(sorted({base for _, base in bases}))}
    factor = np.array([each for each, _ in bases] or [1.0])[attributes.unit]
    base = np.array([base_codes[each] for _, each in bases] or [0])[attributes.unit]
    key = np.stack([attributes.name, np.where(attributes.kind == NUMBER, base, -1), attributes.kind]).astype(np.int64)
    item = attributes.item
    columns = []
    order = np.lexsort((item, *key[::-1]))
    changes = np.flatnonzero((np.diff(key[:, order], axis=1) != 0).any(axis=0)) + 1
    for rows in np.split(order, changes) if len(order) else []:
        name, kind = attributes.names[attributes.name[rows[0]]], attributes.kind[rows[0]]
        holders, holder = np.unique(item[rows], return_inverse=True)
        if kind == NUMBER:
            # Several numbers of one attribute are an item's sizes or packs: their mean stands for it.
            sums = np.bincount(holder, weights=attributes.number[rows] * factor[rows])
            columns.append(Column(name, holders, number=sums / np.bincount(holder)))
            continue
        codes = attributes.text[rows] if kind == TEXT else attributes.number[rows].astype(np.int64)
        distinct, value = np.unique(codes, return_inverse=True)
        pairs = np.unique(np.stack([holder, value]), axis=1)
        stated = Csr((np.ones(pairs.shape[1], dtype=np.float32), tuple(pairs)), shape=(len(holders), len(distinct)))
        columns.append(Column(name, holders, values=stated))
    return columns
