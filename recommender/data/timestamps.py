"""Timestamps: points in time, however they are written, as whole seconds since 1970 in UTC."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

import numpy as np
from numpy.typing import NDArray

DAY = 86_400
# The latest events are wrongly dated when they are at most one in so many, and come after a silence that is longer than
# the log before it and than so many days.
_STRAGGLERS, _SILENCE_DAYS = 50, 365
# Seconds later than the year 5138 are milliseconds by mistake.
_LATEST_SECOND = 10**11


def parse_times(name: str, column: Sequence[object] | NDArray[Any]) -> NDArray[np.int64]:
    """A column of times as int64 seconds since 1970, UTC.

    ISO 8601 strings (without an offset: UTC), datetime64, datetime and epoch seconds are read.
    Raises ValueError naming column and row for anything else, and for epoch milliseconds.
    """
    if isinstance(column, np.ndarray) and column.dtype.kind == "M":
        if np.isnat(column).any():
            raise ValueError(f"column {name!r}: row {int(np.isnat(column).argmax())} has no time; leave the row out")
        return column.astype("datetime64[s]").astype(np.int64)
    values = column.tolist() if isinstance(column, np.ndarray) else list(column)
    seconds = np.empty(len(values), dtype=np.int64)
    for row, value in enumerate(values):
        try:
            seconds[row] = _parse_time(value)
        except (TypeError, ValueError, OverflowError) as error:
            raise ValueError(
                f"column {name!r}: row {row} holds {value!r}; give ISO 8601, datetime64 or epoch seconds"
            ) from error
    if len(seconds) and np.abs(seconds).max() > _LATEST_SECOND:
        raise ValueError(f"column {name!r}: times look like milliseconds; divide them by 1000")
    return seconds


def find_believable_end(seconds: NDArray[np.int64]) -> int:
    """The last of some ascending times that can be the end of a log: a single wrong year must not make all else old.

    Nothing but the times decides, no clock: a log that lies in the future as a whole ends where it ends.
    """
    n = len(seconds)
    tail = np.arange(n - n // _STRAGGLERS, n)
    silence, before = seconds[tail] - seconds[tail - 1], seconds[tail - 1] - seconds[:1]
    wrong = np.flatnonzero(silence > np.maximum(before, _SILENCE_DAYS * DAY))
    return int(seconds[tail[wrong[0]] - 1] if len(wrong) else seconds[-1]) if n else 0


def _parse_time(value: object) -> int:
    if isinstance(value, str):
        value = datetime.fromisoformat(value)
    if isinstance(value, datetime):
        return int((value if value.tzinfo else value.replace(tzinfo=UTC)).timestamp())
    if isinstance(value, date):
        return int(datetime(value.year, value.month, value.day, tzinfo=UTC).timestamp())
    if isinstance(value, np.datetime64) and np.isnat(value):
        raise TypeError("not a time")
    if isinstance(value, np.datetime64):
        return int(value.astype("datetime64[s]").astype(np.int64))
    if isinstance(value, bool) or not isinstance(value, int | float | np.integer | np.floating):
        raise TypeError(f"not a time: {value!r}")
    return int(value)
