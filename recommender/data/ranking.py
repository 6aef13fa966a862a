"""Ranking: from scores to lists; what may not be shown, and the best n of the rest."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from recommender.data.ids import IdIndex, Rows, read_id_list

Scores = NDArray[np.floating[Any]]
# Columns in one group when the best are looked for.
_GROUP = 32


def find_excluded_rows(items: IdIndex, exclude: Iterable[Any], n_lists: int) -> list[Rows]:
    """The item rows that each of `n_lists` answers must leave out.

    `exclude` is either one collection of ids for all, or one list (or tuple, set, array) of ids per answer.
    Raises ValueError when the number of lists does not fit.
    """
    given = read_id_list("exclude", exclude)
    if _is_per_answer(given):
        if len(given) != n_lists:
            raise ValueError(
                f"exclude has {len(given)} lists for {n_lists} answers; give one for each, or one flat list"
            )
        return [_drop_unknown(items.rows(each)) for each in given]
    return [_drop_unknown(items.rows(given))] * n_lists


def check_n(n: int) -> None:
    """Raise ValueError for a list of less than one item."""
    if n < 1:
        raise ValueError(f"n is {n}; ask for at least 1 item")


def add_excluded(exclude: Iterable[Any], more: Iterable[Any]) -> list[Any]:
    """`exclude`, as `find_excluded_rows` reads it, with some more ids that all answers leave out."""
    given, common = read_id_list("exclude", exclude), list(more)
    return [[*each, *common] for each in given] if _is_per_answer(given) else [*given, *common]


def _is_per_answer(given: list[Any]) -> bool:
    return bool(given) and all(isinstance(each, list | tuple | set | frozenset | np.ndarray) for each in given)


def mask_allowed(items: IdIndex, among: Iterable[Any] | None) -> NDArray[np.bool_] | None:
    """Mask of shape (n_items,) of the candidates, None for all."""
    if among is None:
        return None
    mask = np.zeros(len(items), dtype=bool)
    mask[_drop_unknown(items.rows(among))] = True
    return mask


def select_top(scores: Scores, n: int) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """Columns and values of the n largest scores of each row, best first.

    Equal scores keep the order of the columns. Where fewer than n scores are above -inf, the rest is -1 and -inf.
    Both results have shape (n_rows, n).
    """
    n_rows, n_columns = scores.shape
    columns = np.full((n_rows, n), -1, dtype=np.int64)
    values = np.full((n_rows, n), -np.inf, dtype=np.float32)
    kept = min(n, n_columns)
    if kept == 0:
        return columns, values
    # Every score that ties with the last place competes for it, so that ties fall by column, not by chance.
    competes = scores >= _least_of_best(scores, kept)[:, None]
    counts = np.count_nonzero(competes, axis=1)
    row = np.repeat(np.arange(n_rows), counts)
    column = np.flatnonzero(competes) - row * n_columns
    place = np.arange(len(row)) - np.repeat(np.cumsum(counts) - counts, counts)
    # One line a row, padded to the longest: sorting many short lines is faster than sorting all at once.
    best = np.full((n_rows, int(counts.max(initial=0))), -np.inf, dtype=scores.dtype)
    best_columns = np.full(best.shape, -1, dtype=np.int64)
    best[row, place], best_columns[row, place] = scores[row, column], column
    order = np.argsort(-best, axis=1, kind="stable")[:, :kept]
    values[:, :kept] = np.take_along_axis(best, order, axis=1)
    columns[:, :kept] = np.take_along_axis(best_columns, order, axis=1)
    columns[values == -np.inf] = -1
    return columns, values


def _least_of_best(scores: Scores, kept: int) -> Scores:
    """For each row a number that at least `kept` of its scores reach, and few more, shape (n_rows,)."""
    n_rows, n_columns = scores.shape
    n_groups = n_columns // _GROUP
    if n_groups > 2 * kept:
        # So many groups have a score of this size or more: finding it among their largest takes one pass.
        grouped = scores[:, : n_groups * _GROUP].reshape(n_rows, _GROUP, n_groups)
        scores, n_columns = grouped.max(axis=1), n_groups
    return np.asarray(np.partition(scores, n_columns - kept, axis=1)[:, n_columns - kept])


def limit_per_group(groups: NDArray[np.int64], n: int, *, per_group: int) -> list[int]:
    """The first n places of a ranked list with at most `per_group` of one group; `groups` has the group of each."""
    taken: dict[int, int] = {}
    chosen: list[int] = []
    for place, group in enumerate(groups.tolist()):
        if taken.get(group, 0) < per_group and len(chosen) < n:
            taken[group] = taken.get(group, 0) + 1
            chosen.append(place)
    return chosen


def _drop_unknown(rows: Rows) -> Rows:
    return rows[rows >= 0]
