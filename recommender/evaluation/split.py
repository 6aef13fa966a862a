"""Split: a log cut into a part to learn from and a part to be judged by."""

from __future__ import annotations

from typing import Literal, get_args

import numpy as np

from recommender.data import Interactions

Split = tuple[Interactions, Interactions]
SplitName = Literal["temporal", "leave-last-out", "random"]


def split_log(log: Interactions, name: SplitName, *, test_share: float = 0.2, random_state: int | None = 0) -> Split:
    """The split of that name. Raises ValueError for another name, and as the split itself does."""
    if name == "temporal":
        return split_by_time(log, test_share=test_share)
    if name == "leave-last-out":
        return leave_last_out(log)
    if name == "random":
        return split_at_random(log, test_share=test_share, random_state=random_state)
    raise ValueError(f"split is {name!r}; choose one of {', '.join(get_args(SplitName))}")


def split_by_time(log: Interactions, *, test_share: float = 0.2) -> Split:
    """Events before one moment, and the latest `test_share` of events from it on; no future leaks into the first part.

    Events of the same second stay together. Raises ValueError for a log without times or a share outside (0, 1).
    """
    _check_share(test_share)
    _check_timed(log)
    if not len(log):
        return log, log
    cut = log.time[min(int(np.ceil(len(log) * (1 - test_share))), len(log) - 1)]
    return log.take(log.time < cut), log.take(log.time >= cut)


def leave_last_out(log: Interactions) -> Split:
    """For each user with two items or more, all events of the item met latest are held out.

    The item met latest is the one whose first event is the user's latest; other users stay in the first part.
    Raises ValueError for a log without times.
    """
    _check_timed(log)
    pair = log.user * max(len(log.items), 1) + log.item
    _, first, inverse = np.unique(pair, return_index=True, return_inverse=True)
    first_event = first[inverse]
    latest_first = np.full(len(log.users), -1, dtype=np.int64)
    np.maximum.at(latest_first, log.user, first_event)
    earliest_first = np.full(len(log.users), len(log), dtype=np.int64)
    np.minimum.at(earliest_first, log.user, first_event)
    held_out = (first_event == latest_first[log.user]) & (earliest_first < latest_first)[log.user]
    return log.take(~held_out), log.take(held_out)


def split_at_random(log: Interactions, *, test_share: float = 0.2, random_state: int | None = 0) -> Split:
    """Each (user, item) pair, with all its events, held out with probability `test_share`.

    It lets the future teach the past, and flatters; use it for logs without times only.
    """
    _check_share(test_share)
    pair = log.user * max(len(log.items), 1) + log.item
    distinct, inverse = np.unique(pair, return_inverse=True)
    held_out = (np.random.default_rng(random_state).random(len(distinct)) < test_share)[inverse]
    return log.take(~held_out), log.take(held_out)


def _check_share(test_share: float) -> None:
    if not 0 < test_share < 1:
        raise ValueError(f"test_share is {test_share}; give a part between 0 and 1, such as 0.2")


def _check_timed(log: Interactions) -> None:
    if not log.has_time:
        raise ValueError("the log has no times; give Interactions a timestamp column or use random_split")
