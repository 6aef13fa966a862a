"""Id index: raw ids on one side, row numbers on the other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Rows = NDArray[np.int64]


class IdIndex:
    """Distinct raw ids in sorted order; the row of an id is its place in that order.

    Look-up is a binary search over one array, so that an index read from a memory-mapped file needs no dictionary.

    Parameters
    ----------
    values : array of shape (n,), fixed-width strings or int64, sorted and distinct.
    """

    def __init__(self, values: NDArray[Any]) -> None:
        self.values = values

    def __len__(self) -> int:
        return len(self.values)

    @property
    def are_strings(self) -> bool:
        return self.values.dtype.kind == "U"

    def union(self, other: IdIndex) -> IdIndex:
        """The ids of both; an empty index takes the other's type."""
        if not len(self):
            return other
        if not len(other):
            return self
        if self.are_strings != other.are_strings:
            raise ValueError(
                "item ids are strings in one table and integers in the other; convert one of them, for example with str"
            )
        return IdIndex(np.union1d(self.values, other.values))

    def rows(self, raw: Iterable[object]) -> Rows:
        """The row of each raw id, int64; -1 where the id is unknown or of another type."""
        wanted = list(raw)
        rows = np.full(len(wanted), -1, dtype=np.int64)
        if not wanted or not len(self):
            return rows
        if self.are_strings:
            # A longer string, or one that ends in a NUL, would be cut on comparison and could then match another id.
            width = self.values.dtype.itemsize // 4
            known_form = np.array(
                [isinstance(value, str) and len(value) <= width and value[-1:] != "\0" for value in wanted]
            )
            keys = np.array([value if ok else "" for value, ok in zip(wanted, known_form, strict=True)], dtype=str)
        else:
            known_form = np.array([isinstance(v, int | np.integer) and not isinstance(v, bool) for v in wanted])
            keys = np.array([v if ok else 0 for v, ok in zip(wanted, known_form, strict=True)], dtype=object)
            known_form &= np.array([abs(int(key)) < 2**63 for key in keys])
            keys = np.where(known_form, keys, 0)
        keys = keys.astype(self.values.dtype)
        place = np.minimum(np.searchsorted(self.values, keys), len(self) - 1)
        found = known_form & (self.values[place] == keys)
        rows[found] = place[found]
        return rows

    def raw(self, rows: NDArray[Any]) -> NDArray[np.object_]:
        """The raw ids of rows, same shape, dtype object (str or int); None where the row is negative."""
        rows = np.asarray(rows)
        ids = np.full(rows.shape, None, dtype=object)
        known = rows >= 0
        if len(self):
            ids[known] = self.values[rows[known]].astype(object)
        return ids

    def one(self, row: int) -> Any:
        """The raw id of one row, as str or int."""
        return self.values[row].item()


def read_id_column(name: str, column: Sequence[object] | NDArray[Any]) -> NDArray[Any]:
    """A column of raw ids as an array of fixed-width strings or of int64.

    Raises ValueError, naming the column, when the ids are neither all strings nor all integers of 64 bits, when they
    do not stand in one row, and for a string that ends in a NUL, which a fixed width would take off.
    """
    if isinstance(column, str | bytes):
        raise ValueError(f"column {name!r} is one string, whose letters would be taken for ids; give a list of ids")
    if isinstance(column, np.ndarray) and column.ndim != 1:
        raise ValueError(f"column {name!r} has shape {column.shape}; give one id a row")
    if isinstance(column, np.ndarray) and column.dtype.kind in "iu":
        if column.dtype.kind == "u" and len(column) and column.max() >= 2**63:
            raise ValueError(f"column {name!r}: an id is larger than 64 bits with a sign hold; convert them with str")
        return column.astype(np.int64)
    if isinstance(column, np.ndarray) and column.dtype.kind == "U":
        return column
    values = list(column)
    types = set(map(type, values))
    if not types:
        return np.array([], dtype="<U1")
    if all(issubclass(kind, str) for kind in types):
        if any(value.endswith("\0") for value in values):
            raise ValueError(f"column {name!r}: an id ends in a NUL character; strip it")
        return np.array(values, dtype=str)
    if all(issubclass(kind, int | np.integer) and kind is not bool for kind in types):
        try:
            return np.array(values, dtype=np.int64)
        except OverflowError as error:
            raise ValueError(
                f"column {name!r}: an id is larger than 64 bits with a sign hold; convert them with str"
            ) from error
    found = ", ".join(sorted(kind.__name__ for kind in types))
    raise ValueError(f"column {name!r}: ids must be all strings or all integers, found {found}; convert them first")


def read_id_list(name: str, values: Iterable[Any]) -> list[Any]:
    """The ids of a request as a list; a lone string is refused, for its letters would be taken as ids."""
    if isinstance(values, str | bytes):
        raise ValueError(f"{name} must be a list of ids, not one string; write [{values!r}]")
    return list(values)
