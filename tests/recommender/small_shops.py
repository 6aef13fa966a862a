"""Logs and catalogues so small that the right answer is plain to see."""

from __future__ import annotations

from typing import Any

from recommender.data.interactions import Interactions
from recommender.data.ratings import Ratings

SIZE = 10


def checkerboard(size: int = SIZE) -> Interactions:
    """Even users have the even items, odd users the odd ones, but nobody has the item of the same number yet."""
    pairs = [(u, i) for u in range(size) for i in range(size) if u % 2 == i % 2 and u != i]
    return Interactions.from_columns(
        user=[f"u{u}" for u, _ in pairs],
        item=[f"i{i}" for _, i in pairs],
        timestamp=[1_700_000_000 + 86_400 * place for place in range(len(pairs))],
        basket=[f"order of u{u}" for u, _ in pairs],
    )


def checkerboard_items(size: int = SIZE) -> dict[str, list[Any]]:
    """The checkerboard's catalogue: what an item is called tells its colour."""
    colours = ["white" if i % 2 == 0 else "black" for i in range(size)]
    return {"id": [f"i{i}" for i in range(size)], "text": [f"a {colour} square" for colour in colours]}


def orders_log(orders: list[str]) -> Interactions:
    """A log of orders such as "tea cup", one user an order, one order a day."""
    lines = [(number, item) for number, order in enumerate(orders) for item in order.split()]
    return Interactions.from_columns(
        user=[f"user of {number}" for number, _ in lines],
        item=[item for _, item in lines],
        timestamp=[1_700_000_000 + 86_400 * number for number, _ in lines],
        basket=[f"order {number}" for number, _ in lines],
    )


def rated_checkerboard(size: int = SIZE) -> Ratings:
    """The checkerboard with ratings of 3 to 5, so that nobody rates everything alike."""
    log = checkerboard(size)
    return Ratings.from_columns(
        user=log.users.raw(log.user).tolist(),
        item=log.items.raw(log.item).tolist(),
        timestamp=log.time,
        basket=log.basket,
        rating=3.0 + (log.user // 2 + log.item // 2) % 3,
    )
