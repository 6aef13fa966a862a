"""Cutting a log in two."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recommender.data.interactions import Interactions
from recommender.evaluation.split import leave_last_out, split_at_random, split_by_time, split_log

EVENTS = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 4), st.integers(0, 20)), min_size=1, max_size=40)


def log_of(events: list[tuple[int, int, int]]) -> Interactions:
    user, item, when = zip(*events, strict=True)
    return Interactions.from_columns(user=user, item=item, timestamp=when)


@settings(deadline=None)
@given(EVENTS, st.floats(0.05, 0.95))
def test_the_future_never_teaches_the_past(events: list[tuple[int, int, int]], share: float) -> None:
    train, test = split_by_time(log_of(events), test_share=share)
    assert len(train) + len(test) == len(events)
    assert len(test) > 0
    assert not len(train) or train.time.max() < test.time.min()


def test_the_latest_part_is_held_out() -> None:
    train, test = split_by_time(log_of([(0, 0, when) for when in range(10)]), test_share=0.2)
    assert (train.time.tolist(), test.time.tolist()) == (list(range(8)), [8, 9])


def test_each_user_loses_the_item_met_latest() -> None:
    train, test = leave_last_out(log_of([(0, 1, 1), (0, 2, 2), (0, 1, 3), (1, 1, 1), (1, 1, 2)]))
    assert [(int(u), int(i)) for u, i in zip(test.user, test.item, strict=True)] == [(0, 1)]
    assert test.items.one(int(test.item[0])) == 2
    assert len(train) == 4


@settings(deadline=None)
@given(EVENTS)
def test_leaving_out_keeps_every_user_and_splits_no_pair(events: list[tuple[int, int, int]]) -> None:
    for train, test in (leave_last_out(log_of(events)), split_at_random(log_of(events))):
        pairs = [set(zip(part.user.tolist(), part.item.tolist(), strict=True)) for part in (train, test)]
        assert not pairs[0] & pairs[1]
    train, test = leave_last_out(log_of(events))
    assert set(train.user.tolist()) == set(range(len(train.users)))
    assert len({(u, i) for u, i in zip(test.user.tolist(), test.item.tolist(), strict=True)}) <= len(test.users)


def test_a_random_split_is_the_seeds() -> None:
    log = log_of([(u, i, 0) for u in range(4) for i in range(5)])
    first, again, other = (split_at_random(log, random_state=seed)[1].item.tolist() for seed in (1, 1, 2))
    assert first == again != other


def test_without_times_there_is_no_temporal_split() -> None:
    log = Interactions.from_columns(user=["a"], item=["x"])
    for split in (split_by_time, leave_last_out):
        with pytest.raises(ValueError, match="no times"):
            split(log)
    with pytest.raises(ValueError, match="test_share"):
        split_at_random(log, test_share=1.0)


def test_a_split_is_asked_for_by_name() -> None:
    log = log_of([(user, item, 5 * user + item) for user in range(3) for item in range(5)])
    by_name = {name: split_log(log, name)[1].item.tolist() for name in ("temporal", "leave-last-out", "random")}
    assert by_name["temporal"] == split_by_time(log)[1].item.tolist()
    assert by_name["leave-last-out"] == [4, 4, 4]
    assert by_name["random"] == split_at_random(log)[1].item.tolist()
    with pytest.raises(ValueError, match="temporal, leave-last-out, random"):
        split_log(log, "by moonlight")
