"""Multiple-choice knapsack: one choice from each of several lists, the most worth that a budget buys."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

# Partial choices kept while lists are joined. Beyond it those of nearly equal cost are thinned out, and the result is
# no longer proven best; seven lists of twenty stay below it in practice.
MAX_STATES = 50_000
# Sums of prices are compared with this part of the budget as tolerance: 0.1 + 0.2 must not exceed 0.3.
_TOLERANCE = 1e-9


@dataclass(frozen=True, eq=False)
class Choices:
    """What can be chosen for one place.

    price, value : float64 (n_choices,), price at least 0. optional : the place may stay empty, at no cost and worth 0.
    """

    price: NDArray[np.float64]
    value: NDArray[np.float64]
    optional: bool = False


def solve_knapsack(lists: Sequence[Choices], budget: float) -> list[int] | None:
    """For each list the position chosen, -1 where an optional place stays empty; None when nothing fits the budget.

    The multiple-choice knapsack problem, solved by dynamic programming over undominated (cost, value) pairs (Nemhauser
    and Ullmann, 1969). Of choices worth the same the cheaper wins, and of equal cost those that come first.

    Raises ValueError for prices that are negative or not finite.
    """
    for each in lists:
        if not (np.isfinite(each.price) & (each.price >= 0)).all() or not np.isfinite(each.value).all():
            raise ValueError("each choice needs a finite value and a finite price of at least 0; leave the others out")
    limit = budget * (1 + _TOLERANCE)
    cost, value = np.zeros(1), np.zeros(1)
    steps: list[tuple[NDArray[np.int64], NDArray[np.int64]]] = []
    for each in lists:
        chosen = np.arange(-1 if each.optional else 0, len(each.price))
        added_cost = np.where(chosen < 0, 0.0, np.append(each.price, 0.0)[chosen])
        added_value = np.where(chosen < 0, 0.0, np.append(each.value, 0.0)[chosen])
        costs = (cost[:, None] + added_cost).ravel()
        values = (value[:, None] + added_value).ravel()
        kept = _find_undominated(costs, values, limit)
        if not len(kept):
            return None
        steps.append((kept // len(chosen), chosen[kept % len(chosen)]))
        cost, value = costs[kept], values[kept]
    # Undominated states rise in cost and in value: the last is worth most.
    state, choice = len(cost) - 1, []
    for earlier, chosen in reversed(steps):
        choice.append(int(chosen[state]))
        state = int(earlier[state])
    return choice[::-1]


def _find_undominated(cost: NDArray[np.float64], value: NDArray[np.float64], limit: float) -> NDArray[np.int64]:
    """Positions, by rising cost, of what is worth more than everything that costs as much or less."""
    order = np.lexsort((np.arange(len(cost)), -value, cost))
    order = order[cost[order] <= limit]
    best_before = np.concatenate([[-np.inf], np.maximum.accumulate(value[order])[:-1]])
    order = order[value[order] > best_before]
    if len(order) > MAX_STATES:
        # The best of each of equally many slices; the last, which is worth most, is always among them.
        order = order[np.linspace(0, len(order) - 1, MAX_STATES).round().astype(np.int64)]
    return order
