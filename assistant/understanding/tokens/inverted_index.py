"""Inverted index: numbered things by the strings they share, in eight bytes a posting."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable
from zlib import crc32

_NUMBER_BITS = 28
_NUMBERS = (1 << _NUMBER_BITS) - 1


class InvertedIndex:
    """Which numbers (below 2^28) were filed under a string.

    Strings are kept as their 32-bit checksums alone, so a lookup may give, once in many thousands, a number that was
    filed under another: it gives candidates, to be compared by whoever asks.
    """

    def __init__(self, pairs: Iterable[tuple[str, int]]) -> None:
        found = {(crc32(key.encode()) << _NUMBER_BITS) | number for key, number in pairs}
        self._packed = array("Q", sorted(found))

    def __len__(self) -> int:
        return len(self._packed)

    def find(self, key: str, most: int) -> list[int]:
        """The numbers filed under this string in ascending order, the first `most` of them."""
        begin = crc32(key.encode()) << _NUMBER_BITS
        first = bisect_left(self._packed, begin)
        last = bisect_left(self._packed, begin + _NUMBERS + 1, first)
        return [packed & _NUMBERS for packed in self._packed[first : min(last, first + most)]]
