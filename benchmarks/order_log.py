"""The logs that recommenders are measured on: a real one read from its files, and simulated ones of any size."""

from __future__ import annotations

import csv
import gzip
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from recommender import Interactions
from recommender.data import matrices_of

DAY = 86_400
# Items that fewer users of the training part bought are left out for all.
MIN_BUYERS = 5
_FIRST_SECOND = 1_577_836_800
_MEAN_LINES = 10
_KINDS = 40


@dataclass(frozen=True, eq=False)
class Part:
    """A log cut in two: what all models learn from, and what they are judged by.

    train : the events before the cut of the items that are bought by MIN_BUYERS users or more, and no others.
    test : the events from the cut on, of the same items, under the same rows.
    items : the catalogue's columns of these items.
    """

    train: Interactions
    test: Interactions
    items: dict[str, list[Any]]


def read(folder: Path) -> tuple[Interactions, dict[str, list[Any]]]:
    """The log and the catalogue of a folder with events.csv.gz and catalogue.csv in the native format."""
    with gzip.open(folder / "events.csv.gz", "rt", encoding="utf-8", newline="") as file:
        events = list(csv.DictReader(file))
    log = Interactions.from_columns(
        user=[row["visitor_id"] for row in events],
        item=[row["product_id"] for row in events],
        timestamp=[row["timestamp"] for row in events],
        event=[row["event"] for row in events],
        quantity=[float(row["quantity"]) for row in events],
        basket=[row["order_id"] or None for row in events],
    )
    with (folder / "catalogue.csv").open(encoding="utf-8", newline="") as file:
        products = list(csv.DictReader(file))
    return log, {
        "id": [row["id"] for row in products],
        "text": [row["title_en"] for row in products],
        "price": [float(row["price"]) for row in products],
    }


def cut(log: Interactions, items: dict[str, list[Any]], share: float) -> Part:
    """The log cut at the moment before which lies this share of its events."""
    moment = log.time[int(len(log) * share)]
    before, after = log.take(log.time < moment), log.take(log.time >= moment)
    offered = np.diff(matrices_of(before).bought.tocsc().indptr) >= MIN_BUYERS
    ids = log.items.values[offered].tolist()
    chosen = set(ids)
    kept = [place for place, key in enumerate(items["id"]) if key in chosen]
    return Part(
        train=_only(before, offered),
        test=_only(after, offered),
        items={name: [column[place] for place in kept] for name, column in items.items()},
    )


def _only(log: Interactions, offered: NDArray[np.bool_]) -> Interactions:
    """The events of these items, in an index of them alone."""
    from dataclasses import replace

    from recommender.data import IdIndex

    kept = log.take(offered[log.item])
    rows = np.cumsum(offered) - 1
    return replace(kept, items=IdIndex(log.items.values[offered]), item=rows[kept.item])


def made(n_events: int, n_items: int, n_users: int, *, random_state: int = 0) -> tuple[Interactions, dict[str, Any]]:
    """A simulated year of a grocer's purchases, and its catalogue.

    Items fall into kinds, popular by Zipf's law; a user keeps to a few kinds; half of what is bought was bought before;
    an order has some ten lines; a fifth of the items sell in one season only.
    """
    random = np.random.default_rng(random_state)
    kind_of = np.sort(random.integers(0, _KINDS, n_items))
    starts = np.searchsorted(kind_of, np.arange(_KINDS + 1))
    n_orders = max(n_events // _MEAN_LINES, 1)
    activity = random.pareto(1.5, n_users) + 0.2
    buyer = np.sort(random.choice(n_users, n_orders, p=activity / activity.sum()))
    order = np.sort(random.integers(0, n_orders, n_events))
    user = buyer[order]
    when = random.integers(0, 365, n_orders)[order]
    tastes = random.integers(0, _KINDS, (n_users, 4))
    kind = tastes[user, random.integers(0, 4, n_events)]
    size = np.maximum(starts[kind + 1] - starts[kind], 1)
    place = np.minimum(size ** random.random(n_events) - 1.0, size - 1).astype(np.int64)
    item = np.minimum(starts[kind] + place, n_items - 1)
    # Every fifth item is moved to a neighbour when it is out of season.
    out_of_season = (item % 5 == 0) & ((when // 92) % 4 != item % 4)
    item = np.where(out_of_season, np.minimum(item + 1, n_items - 1), item)
    again = np.flatnonzero((random.random(n_events) < 0.5) & (np.arange(n_events) > 0))
    earlier = again - random.integers(1, 60, len(again))
    same = (earlier >= 0) & (user[earlier] == user[again])
    item[again[same]] = item[earlier[same]]
    log = Interactions.from_columns(
        user=user,
        item=item,
        timestamp=_FIRST_SECOND + when * DAY + random.integers(0, DAY, n_orders)[order],
        basket=order,
    )
    words = [f"{_word(kind)} {_word(1000 + row % 97)} {_word(2000 + row % 13)}" for row, kind in enumerate(kind_of)]
    return log, {"id": list(range(n_items)), "text": words, "price": (1 + 50 * random.random(n_items)).tolist()}


def _word(number: int) -> str:
    """A made word for a number."""
    syllables = ("ba", "do", "ki", "lu", "me", "no", "ra", "si", "ta", "vo")
    return "".join(syllables[int(digit)] for digit in str(number))
