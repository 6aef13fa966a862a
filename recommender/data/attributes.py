"""Attributes: what the catalogue states of its items, one row an (item, attribute, value)."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from recommender.data import en, zh
from recommender.numerics import Arrays, pack_strings, unpack_strings

NUMBER, FLAG, TEXT = 0, 1, 2
Value = float | bool | str
# Attributes of which everybody wants more (1) or less (-1), by their names in either language.
STATED_DIRECTIONS: Mapping[str, int] = en.STATED_DIRECTIONS | zh.STATED_DIRECTIONS
# Those that hold for a kind of goods only where its prices agree, and features that nobody minds having.
LEANINGS: Mapping[str, int] = en.LEANINGS | zh.LEANINGS
WELCOME_FEATURES = frozenset((*en.WELCOME_FEATURES, *zh.WELCOME_FEATURES))


@dataclass(frozen=True, eq=False)
class Attributes:
    """Rows sorted by item; those of item i are `start[i]:start[i + 1]`.

    name, unit, text : int32 positions in `names`, `units`, `texts` (text only where `kind` is TEXT, else -1)
    kind : int8, NUMBER, FLAG or TEXT;  number : float64, a flag is 0.0 or 1.0, NaN for text
    """

    start: NDArray[np.int64]
    name: NDArray[np.int32]
    unit: NDArray[np.int32]
    text: NDArray[np.int32]
    kind: NDArray[np.int8]
    number: NDArray[np.float64]
    names: list[str]
    units: list[str]
    texts: list[str]

    @classmethod
    def from_features(
        cls, features: Sequence[Mapping[str, Any] | None], rows: NDArray[Any], n_items: int
    ) -> Attributes:
        """Read feature dicts; `rows[i]` is the item of `features[i]`.

        A value is a number, a flag, a string, a list of strings or a (number, unit) pair; None is left out.
        Raises ValueError naming row and attribute for anything else.
        """
        names, units, texts = _Codes(), _Codes(), _Codes()
        found: list[tuple[int, int, int, int, int, float]] = []
        for place in np.argsort(rows, kind="stable").tolist():
            for name, value in (features[place] or {}).items():
                try:
                    readings = list(_read_values(value))
                except TypeError as error:
                    raise ValueError(
                        f"column 'features': row {place}, {name!r} is {value!r}; give a number, a flag, a string, "
                        "a list of strings or a (number, unit) pair"
                    ) from error
                for kind, number, text, unit in readings:
                    text_code = texts[text] if kind == TEXT else -1
                    found.append((int(rows[place]), names[name], units[unit], text_code, kind, number))
        columns = list(zip(*found, strict=True)) or [()] * 6
        counts = np.bincount(np.array(columns[0], dtype=np.int64), minlength=n_items)
        return cls(
            start=np.concatenate([[0], np.cumsum(counts)]).astype(np.int64),
            name=np.array(columns[1], dtype=np.int32),
            unit=np.array(columns[2], dtype=np.int32),
            text=np.array(columns[3], dtype=np.int32),
            kind=np.array(columns[4], dtype=np.int8),
            number=np.array(columns[5], dtype=np.float64),
            names=list(names),
            units=list(units),
            texts=list(texts),
        )

    def __len__(self) -> int:
        return len(self.name)

    @property
    def item(self) -> NDArray[np.int64]:
        """The item of each row."""
        return np.repeat(np.arange(len(self.start) - 1), np.diff(self.start))

    def rows_of(self, item: int) -> range:
        return range(int(self.start[item]), int(self.start[item + 1]))

    def value(self, row: int) -> Value:
        """The value of one row as float, bool or str."""
        if self.kind[row] == TEXT:
            return self.texts[self.text[row]]
        return bool(self.number[row]) if self.kind[row] == FLAG else float(self.number[row])

    def arrays(self) -> Arrays:
        columns = {name: getattr(self, name) for name in ("start", "name", "unit", "text", "kind", "number")}
        words = {name: pack_strings(name, getattr(self, name)) for name in ("names", "units", "texts")}
        return columns | words["names"] | words["units"] | words["texts"]

    @classmethod
    def restore(cls, arrays: Arrays) -> Attributes:
        columns: dict[str, Any] = {name: arrays[name] for name in ("start", "name", "unit", "text", "kind", "number")}
        columns |= {name: unpack_strings(name, arrays) for name in ("names", "units", "texts")}
        return cls(**columns)


class _Codes(dict[str, int]):
    """Numbers the strings that it is asked for."""

    def __missing__(self, key: str) -> int:
        self[key] = len(self)
        return self[key]


def _read_values(value: object) -> Iterator[tuple[int, float, str, str]]:
    """(kind, number, text, unit) of each value in a features cell."""
    if value is None:
        return
    if isinstance(value, bool | np.bool_):
        yield FLAG, float(value), "", ""
    elif isinstance(value, str):
        if value:
            yield TEXT, math.nan, value, ""
    elif isinstance(value, int | float | np.integer | np.floating):
        if math.isfinite(value):
            yield NUMBER, float(value), "", ""
    elif isinstance(value, list | tuple):
        if _is_quantity(value):
            if math.isfinite(value[0]):
                yield NUMBER, float(value[0]), "", value[1]
        elif all(isinstance(each, str) for each in value):
            for each in value:
                yield from _read_values(each)
        else:
            raise TypeError(value)
    else:
        raise TypeError(value)


def _is_quantity(value: Sequence[object]) -> bool:
    if len(value) != 2 or isinstance(value[0], bool):
        return False
    return isinstance(value[0], int | float | np.integer | np.floating) and isinstance(value[1], str)
