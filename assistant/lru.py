"""LRU cache: what was read or made last, kept for the next time."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock
from typing import Generic, TypeVar

Kept = TypeVar("Kept")


class Recent(Generic[Kept]):
    """The `n` things that were kept or asked for last, by key; for any number of threads."""

    def __init__(self, n: int) -> None:
        self._n = n
        self._kept: OrderedDict[str, Kept] = OrderedDict()
        self._lock = Lock()

    def get(self, key: str) -> Kept | None:
        """What is kept under this key, or None."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
            return self._kept.get(key)

    def keep(self, key: str, what: Kept) -> None:
        """Keeps it in the place of what was kept under this key, or of what was not asked for longest."""
        with self._lock:
            self._kept[key] = what
            self._kept.move_to_end(key)
            if len(self._kept) > self._n:
                self._kept.popitem(last=False)

    def drop(self, key: str) -> None:
        """Keeps nothing under this key."""
        with self._lock:
            self._kept.pop(key, None)
