"""Two crowds of shoppers, each keeping to its own half of the shop: who knows the crowd, knows what comes next."""

from __future__ import annotations

import numpy as np

from recommender.data.interactions import Interactions

N_ITEMS = 80


def two_crowds(*, timed: bool = True) -> Interactions:
    """60 users with 14 events each, at moments by lot."""
    random = np.random.default_rng(1)
    user = np.repeat(np.arange(60), 14)
    item = (user % 2) * N_ITEMS // 2 + random.integers(0, N_ITEMS // 2, len(user))
    times = random.integers(0, 10**7, len(user)) if timed else None
    return Interactions.from_columns(user=user, item=item, timestamp=times)


def orders_of_two_crowds() -> Interactions:
    """60 users with six orders of three items each, at moments by lot."""
    random = np.random.default_rng(1)
    order = np.repeat(np.arange(360), 3)
    user = order % 60
    item = (user % 2) * N_ITEMS // 2 + random.integers(0, N_ITEMS // 2, len(user))
    times = random.integers(0, 10**7, 360)[order]
    return Interactions.from_columns(user=user, item=item, timestamp=times, basket=order)


def catalogue() -> dict[str, list[object]]:
    """An item says of which half it is, and nothing else."""
    sides = ["left" if item < N_ITEMS // 2 else "right" for item in range(N_ITEMS)]
    return {"id": list(range(N_ITEMS)), "text": sides, "category": sides}
