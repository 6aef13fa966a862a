"""Tables: the sentences of all subjects of one language, one table of each kind."""

from __future__ import annotations

from collections.abc import Iterable
from types import ModuleType


def merge_tables(rooms: Iterable[ModuleType], table: str) -> dict[str, str | dict[str, str]]:
    """The rooms' tables of this name in one. Raises ValueError for a key that two rooms have.

    What is said of a number may have a form for each plural: {"by": "n", "one": "{n} order", "other": "{n} orders"}.
    """
    whole: dict[str, str | dict[str, str]] = {}
    for room in rooms:
        own: dict[str, str | dict[str, str]] = getattr(room, table, {})
        if twice := whole.keys() & own.keys():
            raise ValueError(f"{room.__name__}: {table} has {sorted(twice)} a second time")
        whole |= own
    return whole
