"""The most worth that a budget buys."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recommender.numerics import knapsack
from recommender.numerics.knapsack import Choices, solve_knapsack


def choices(*pairs: tuple[float, float], optional: bool = False) -> Choices:
    price, value = zip(*pairs, strict=True) if pairs else ((), ())
    return Choices(np.array(price, dtype=float), np.array(value, dtype=float), optional)


def test_a_pair_by_hand() -> None:
    # 60 + 40 is worth 9; the best lamp (80) leaves 20 for the worst bulb: 8
    lamps, bulbs = choices((60, 5), (80, 7)), choices((20, 1), (40, 4))
    assert solve_knapsack([lamps, bulbs], 100) == [0, 1]
    assert solve_knapsack([lamps, bulbs], 120) == [1, 1]
    assert solve_knapsack([lamps, bulbs], 79) is None


def test_an_optional_place_stays_empty_where_a_required_one_would_fail() -> None:
    main, extra = choices((90, 1)), [(20.0, 5.0)]
    assert solve_knapsack([main, choices(*extra, optional=True)], 100) == [0, -1]
    assert solve_knapsack([main, choices(*extra)], 100) is None


def test_of_equal_worth_the_cheaper_and_of_equal_cost_the_first_is_chosen() -> None:
    assert solve_knapsack([choices((30, 2), (10, 2), (10, 2))], 50) == [1]


def test_a_cent_is_not_lost_to_binary_fractions() -> None:
    assert solve_knapsack([choices((0.1, 1)), choices((0.2, 1))], 0.3) == [0, 0]


@pytest.mark.parametrize(
    ("lists", "budget", "expected"),
    [([], 10, []), ([choices()], 10, None), ([choices((0, 1))], 0, [0]), ([choices((0, 1))], -1, None)],
)
def test_edges(lists: list[Choices], budget: float, expected: list[int] | None) -> None:
    assert solve_knapsack(lists, budget) == expected


@pytest.mark.parametrize("pair", [(-1, 1), (np.nan, 1), (np.inf, 1), (1, np.nan)])
def test_what_cannot_be_counted_is_refused(pair: tuple[float, float]) -> None:
    with pytest.raises(ValueError, match="finite"):
        solve_knapsack([choices(pair)], 10)


PAIRS = st.lists(st.tuples(st.integers(0, 30), st.integers(-5, 20)), max_size=5)


@settings(deadline=None)
@given(st.lists(st.tuples(PAIRS, st.booleans()), max_size=4), st.integers(0, 80))
def test_nothing_is_worth_more_than_the_best(lists: list[tuple[list[tuple[int, int]], bool]], budget: int) -> None:
    tables = [choices(*pairs, optional=optional) for pairs, optional in lists]
    worths = []
    for combination in itertools.product(*[[*pairs, *([(0, 0)] * optional)] for pairs, optional in lists]):
        if sum(price for price, _ in combination) <= budget:
            worths.append(sum(value for _, value in combination))
    found = solve_knapsack(tables, budget)
    if not worths:
        assert found is None
        return
    assert found is not None
    picked = [(0, 0) if place < 0 else pairs[place] for place, (pairs, _) in zip(found, lists, strict=True)]
    assert sum(price for price, _ in picked) <= budget
    assert sum(value for _, value in picked) == max(worths)


def test_thinned_states_still_fit_the_budget(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(knapsack, "MAX_STATES", 5)
    random = np.random.default_rng(0)
    lists = [Choices(random.uniform(1, 50, 20), random.uniform(0, 10, 20)) for _ in range(4)]
    found = solve_knapsack(lists, 100)
    assert found is not None
    assert sum(each.price[place] for each, place in zip(lists, found, strict=True)) <= 100
