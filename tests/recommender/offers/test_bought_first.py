"""Which of two items is bought first."""

from __future__ import annotations

import numpy as np

from recommender.data.interaction_matrices import matrices_of
from recommender.data.interactions import Interactions
from recommender.offers.bought_first import count_bought_before


def log_of(*lines: tuple[str, str, int]) -> Interactions:
    user, item, when = zip(*lines, strict=True)
    return Interactions.from_columns(user=user, item=item, timestamp=when)


def test_only_who_bought_both_apart_is_counted() -> None:
    log = log_of(
        ("eve", "capsules", 0),
        ("fay", "machine", 0),
        ("ann", "machine", 10),
        ("ann", "capsules", 20),
        ("bob", "capsules", 5),
        ("bob", "machine", 6),
        ("bob", "capsules", 7),
        ("cat", "machine", 9),
        ("cat", "capsules", 9),
        ("dan", "machine", 1),
    )
    capsules, machine = log.items.rows(["capsules", "machine"])
    before, apart = count_bought_before(
        matrices_of(log).first_bought, np.array([machine, capsules]), np.array([capsules, machine])
    )
    # ann: the machine first; bob: capsules first; cat: both at once; dan: one only
    assert before.tolist() == [1, 1]
    assert apart.tolist() == [2, 2]


def test_what_was_bought_before_the_other_was_sold_says_nothing() -> None:
    # the new item is first sold on day 10: ann could not have bought it before the old one, bob and cat could
    log = log_of(
        ("ann", "old", 1),
        ("ann", "new", 20),
        ("dan", "new", 10),
        ("bob", "old", 12),
        ("bob", "new", 13),
        ("cat", "new", 14),
        ("cat", "old", 15),
    )
    new, old = log.items.rows(["new", "old"])
    before, apart = count_bought_before(matrices_of(log).first_bought, np.array([old]), np.array([new]))
    assert (before.tolist(), apart.tolist()) == ([1], [2])


def test_without_times_nothing_comes_first() -> None:
    log = Interactions.from_columns(user=["ann", "ann"], item=["a", "b"])
    before, apart = count_bought_before(matrices_of(log).first_bought, np.array([0]), np.array([1]))
    assert (before.tolist(), apart.tolist()) == ([0], [0])


def test_no_pair_is_no_error() -> None:
    log = log_of(("ann", "tea", 1))
    none = np.array([], dtype=np.int64)
    assert [counts.tolist() for counts in count_bought_before(matrices_of(log).first_bought, none, none)] == [[], []]
