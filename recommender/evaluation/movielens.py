"""Rating files: reads those that recommenders are commonly compared on."""

from __future__ import annotations

import csv
import dataclasses
import math
import os

from recommender.data import Interactions, Ratings

_U_DATA = ("user", "item", "rating", "timestamp")
# MovieLens' names and RecBole's.
_NAMES = {
    "userId": "user",
    "movieId": "item",
    "user_id": "user",
    "item_id": "item",
    "rating": "rating",
    "timestamp": "timestamp",
}


def read_ratings(path: str | os.PathLike[str]) -> Ratings:
    """The log of a file of ratings, whose format is found from its first line.

    Known are MovieLens 100K's u.data (tabs, no header: user, item, rating, timestamp), MovieLens' ratings.csv
    (userId, movieId, rating, timestamp) and RecBole's .inter (tabs; user_id:token, item_id:token, rating:float,
    timestamp:float, in any order). Other columns are left aside, and the timestamp may be missing. Ids are integers
    where all of a column are, else strings.

    Raises ValueError, with the line, for another format, a short line, or a rating or time that is no finite number.
    """
    with open(path, encoding="utf-8-sig", newline="") as file:
        first = file.readline()
        separator = "\t" if "\t" in first else ","
        names, has_header = _read_header(next(csv.reader([first], delimiter=separator), []), path)
        columns: dict[str, list[str]] = {name: [] for name in names if name}
        if not has_header:
            file.seek(0)
        for number, line in enumerate(file, 2 if has_header else 1):
            if line.strip():
                _add_line(columns, names, next(csv.reader([line], delimiter=separator)), f"{path}, line {number}")
    time = columns.get("timestamp")
    return Ratings.from_columns(
        user=_read_ids(columns["user"]),
        item=_read_ids(columns["item"]),
        rating=[float(rating) for rating in columns["rating"]],
        timestamp=None if time is None else [int(float(second)) for second in time],
    )


def select_liked(log: Ratings, *, at_least: float = 4.0) -> Interactions:
    """A log with a purchase for each rating of `at_least` or more: what methods for implicit feedback learn from.

    Items that nobody liked stay known, so that a list is still judged against all of them.
    """
    chosen = log.take(log.rating >= at_least)
    return Interactions(**{field.name: getattr(chosen, field.name) for field in dataclasses.fields(Interactions)})


def _read_header(first: list[str], path: object) -> tuple[tuple[str, ...], bool]:
    """What each column is, "" for those that are left aside, and whether the first line said so."""
    named = tuple(_NAMES.get(head.split(":")[0].strip(), "") for head in first)
    if {"user", "item", "rating"} <= set(named):
        return named, True
    if len(first) == len(_U_DATA) and first[0].strip().isdigit():
        return _U_DATA, False
    raise ValueError(
        f"{path}: the first line is {','.join(first)[:60]!r}; give u.data (four columns between tabs), ratings.csv "
        "with userId,movieId,rating or an .inter file with user_id:token, item_id:token, rating:float"
    )


def _add_line(columns: dict[str, list[str]], names: tuple[str, ...], fields: list[str], where: str) -> None:
    if len(fields) != len(names):
        raise ValueError(f"{where}: {len(fields)} columns, {len(names)} are expected")
    for name, field in zip(names, fields, strict=True):
        if name in ("rating", "timestamp"):
            try:
                finite = math.isfinite(float(field))
            except ValueError:
                finite = False
            if not finite:
                raise ValueError(f"{where}: {name} is {field!r}; give a finite number")
        if name:
            columns[name].append(field)


def _read_ids(column: list[str]) -> list[str] | list[int]:
    """Whole numbers as numbers, so that 10 comes after 9; but "007" is a name and stays one."""
    whole = all(
        field.isascii() and field.isdigit() and str(int(field)) == field and len(field) < 19 for field in column
    )
    return [int(field) for field in column] if whole else column
