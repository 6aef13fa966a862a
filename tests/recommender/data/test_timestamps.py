"""Times as they are written, and the end of a log that may hold a wrong one."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from recommender.data.timestamps import DAY, find_believable_end, parse_times

SECOND = 1_714_521_600


@pytest.mark.parametrize(
    "written",
    [
        "2024-05-01",
        "2024-05-01T00:00:00Z",
        "2024-05-01 02:00:00+02:00",
        date(2024, 5, 1),
        datetime(2024, 5, 1),  # without an offset it is UTC
        datetime(2024, 5, 1, tzinfo=UTC),
        np.datetime64("2024-05-01"),
        SECOND,
        float(SECOND),
        np.int64(SECOND),
    ],
)
def test_one_moment_however_it_is_written(written: Any) -> None:
    assert parse_times("when", [written]).tolist() == [SECOND]


def test_a_column_of_datetime64_is_read_at_once() -> None:
    assert parse_times("when", np.array(["2024-05-01"], dtype="M8[ns]")).tolist() == [SECOND]


@pytest.mark.parametrize(
    ("times", "end"),
    [
        ([], 0),
        ([5], 5),
        # 48 events and one far away: too few to call it a mistake
        ([*range(48), 10**10], 10**10),
        ([*range(50), 10**10], 49),
        # two of a hundred, one after the other
        ([*range(98), 10**9, 10**10], 97),
        # three of a hundred are no mistake
        ([*range(97), 10**9, 10**9, 10**9], 10**9),
        # the silence is no longer than the log before it, or than a year
        ([*(day * 10 * DAY for day in range(60)), 1_180 * DAY], 1_180 * DAY),
        ([*range(60), 365 * DAY], 365 * DAY),
        ([*range(60), 366 * DAY], 59),
    ],
)
def test_the_end_of_a_log(times: list[int], end: int) -> None:
    assert find_believable_end(np.array(times, dtype=np.int64)) == end


@given(st.lists(st.integers(-(10**10), 10**10), min_size=1, max_size=150))
def test_the_end_is_one_of_the_times_with_few_after_it(times: list[int]) -> None:
    ordered = np.sort(np.array(times, dtype=np.int64))
    end = find_believable_end(ordered)
    assert end in times
    assert (ordered > end).sum() <= len(times) // 50
