"""Items: the catalogue as columns, aligned with the item rows of a log."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from recommender.data.attributes import Attributes
from recommender.data.ids import IdIndex, read_id_column
from recommender.data.interaction_matrices import InteractionMatrices, Log, matrices_of
from recommender.numerics import Arrays, pack_strings, unpack_strings

PATH_SEPARATOR = " > "
COLUMNS = ("id", "text", "price", "category", "features", "rating", "rating_count")


@dataclass(frozen=True, eq=False)
class Items:
    """What the shop sells. All columns have shape (n_items,), one row for each id of `ids`.

    ids : every item of the catalogue and of the log
    listed : True where the catalogue has the item (all True without a catalogue)
    price, rating, rating_count : float64, NaN where unknown
    category : int32 position in `categories` of the leaf category (its whole path), -1 where unknown
    text : words for the content scorer; empty after loading, for only fitting reads it
    """

    ids: IdIndex
    listed: NDArray[np.bool_]
    price: NDArray[np.float64]
    rating: NDArray[np.float64]
    rating_count: NDArray[np.float64]
    category: NDArray[np.int32]
    categories: list[str]
    attributes: Attributes
    text: list[str] = field(default_factory=list)

    @classmethod
    def from_columns(cls, columns: Mapping[str, Sequence[Any]] | None, *, log_items: IdIndex) -> Items:
        """Read a catalogue and join the items that only the log knows.

        Parameters
        ----------
        columns : None, or equal-length columns. `id` is required. `text`: any words that describe the item.
            `price`: one currency, any unit. `category`: path joined by " > ". `features`: dicts of attribute name to
            number, flag, string, list of strings or (number, unit). `rating`, `rating_count`: numbers.
            None marks a missing value everywhere but in `id`.

        Raises
        ------
        ValueError : unknown or unequal columns, an id twice, unreadable values.
        """
        given = dict(columns or {"id": []})
        unknown = sorted(set(given) - set(COLUMNS))
        if unknown or "id" not in given:
            raise ValueError(f"items: column 'id' is required, {unknown} are unknown; columns are {', '.join(COLUMNS)}")
        n_listed = len(given["id"])
        for name, column in given.items():
            if len(column) != n_listed:
                raise ValueError(f"items: column {name!r} has {len(column)} rows, 'id' has {n_listed}")
        raw = read_id_column("id", given["id"])
        distinct, counts = np.unique(raw, return_counts=True)
        if (counts > 1).any():
            raise ValueError(f"items: id {distinct[counts.argmax()]!r} occurs more than once; keep one row of each id")
        ids = log_items.union(IdIndex(distinct))
        rows = ids.rows(raw.tolist())
        listed = np.full(len(ids), columns is None)
        listed[rows] = True
        paths: list[str] = [""] * len(ids)
        text: list[str] = [""] * len(ids)
        for row, path, words in zip(
            rows.tolist(), given.get("category") or [""] * n_listed, given.get("text") or [""] * n_listed, strict=True
        ):
            paths[row], text[row] = _read_path(path), str(words or "")
        categories = sorted(set(paths) - {""})
        codes = {path: code for code, path in enumerate(categories)} | {"": -1}
        return cls(
            ids=ids,
            listed=listed,
            price=_read_numbers("price", given.get("price"), rows, len(ids)),
            rating=_read_numbers("rating", given.get("rating"), rows, len(ids)),
            rating_count=_read_numbers("rating_count", given.get("rating_count"), rows, len(ids)),
            category=np.array([codes[path] for path in paths], dtype=np.int32),
            categories=categories,
            attributes=Attributes.from_features(given.get("features") or [{}] * n_listed, rows, len(ids)),
            text=text,
        )

    def __len__(self) -> int:
        return len(self.ids)

    def category_of(self, row: int) -> str | None:
        """The path of an item's leaf category."""
        code = int(self.category[row])
        return self.categories[code] if code >= 0 else None

    def within(self, category: str) -> NDArray[np.bool_]:
        """Mask of the items of a category path and of all below it, shape (n_items,)."""
        below = category + PATH_SEPARATOR
        inside = [path == category or path.startswith(below) for path in self.categories]
        # Code -1, without a category, reads the last entry.
        return np.append(np.array(inside, dtype=bool), False)[self.category]

    def same_category(self, first: NDArray[Any] | int, second: NDArray[Any] | int) -> Any:
        """True where both leaf categories are known and the same."""
        return (self.category[first] == self.category[second]) & (self.category[first] >= 0)

    def arrays(self) -> Arrays:
        columns = {name: getattr(self, name) for name in ("listed", "price", "rating", "rating_count", "category")}
        attributes = {f"attributes.{name}": array for name, array in self.attributes.arrays().items()}
        return {"ids": self.ids.values} | columns | pack_strings("categories", self.categories) | attributes

    @classmethod
    def restore(cls, arrays: Arrays) -> Items:
        prefix = "attributes."
        attributes = {name[len(prefix) :]: array for name, array in arrays.items() if name.startswith(prefix)}
        columns: dict[str, Any] = {
            name: arrays[name] for name in ("listed", "price", "rating", "rating_count", "category")
        }
        return cls(
            ids=IdIndex(arrays["ids"]),
            categories=unpack_strings("categories", arrays),
            attributes=Attributes.restore(attributes),
            **columns,
        )


def align(log: Log, items: Items | Mapping[str, Sequence[Any]] | None) -> tuple[InteractionMatrices, Items]:
    """The log's matrices and the catalogue over one item index: the items of both."""
    table = items if isinstance(items, Items) else Items.from_columns(items, log_items=log.items)
    if table.ids is log.items:
        return matrices_of(log), table
    if (table.ids.rows(log.items.values.tolist()) < 0).any():
        raise ValueError("items lack some of the log's; make them with Items.from_columns(..., log_items=log.items)")
    events = log.events if isinstance(log, InteractionMatrices) else log
    return matrices_of(events.with_items(table.ids)), table


def _read_path(path: object) -> str:
    """A category path with single, even separators; "" for none."""
    parts = [part.strip() for part in str(path or "").split(PATH_SEPARATOR.strip())]
    return PATH_SEPARATOR.join(part for part in parts if part)


def _read_numbers(name: str, column: Sequence[Any] | None, rows: NDArray[Any], n_items: int) -> NDArray[np.float64]:
    values = np.full(n_items, np.nan)
    if column is not None:
        try:
            values[rows] = np.asarray(column, dtype=np.float64)
        except (TypeError, ValueError) as error:
            raise ValueError(
                f"items: column {name!r} holds something that is no number; give numbers or None"
            ) from error
        if np.isinf(values).any():
            raise ValueError(f"items: column {name!r} holds an infinite number; give finite numbers or None")
    return values
