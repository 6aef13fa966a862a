"""Interactions: the event log as columns, who met which item, how, when, and in which order."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from recommender.data.ids import IdIndex, read_id_column
from recommender.data.timestamps import DAY, find_believable_end, parse_times

logger = logging.getLogger(__name__)

Column = Sequence[Any] | NDArray[Any]

# What one event says of the wish for an item, on a scale where a purchase is 1. Events of the same user and item
# add up and are cut to [0, 1]: seven looks weigh about as much as a purchase, and a purchase can weigh no more.
# A refund has no weight of its own: it takes quantities of earlier purchases back, and a purchase taken back
# wholly counts as if it had not happened.
EVENT_WEIGHTS = {
    "view_item": 0.15,
    "select_item": 0.10,
    "add_to_cart": 0.50,
    "remove_from_cart": -0.40,
    "begin_checkout": 0.70,
    "purchase": 1.0,
    "refund": 0.0,
}
EVENTS = tuple(EVENT_WEIGHTS)
VIEW, SELECT, PURCHASE, REFUND = (EVENTS.index(name) for name in ("view_item", "select_item", "purchase", "refund"))
_WEIGHTS = np.array([EVENT_WEIGHTS[name] for name in EVENTS])


@dataclass(frozen=True, eq=False)
class Interactions:
    """Events in time order. Make one with `from_columns`; what they add up to is `InteractionMatrices`.

    All columns have shape (n_events,). `user` and `item` are rows of the indexes `users` and `items`; `basket` is the
    number of an order or -1; `time` is int64 seconds, all 0 when the log has none (`has_time`).
    """

    users: IdIndex
    items: IdIndex
    user: NDArray[np.int64]
    item: NDArray[np.int64]
    time: NDArray[np.int64]
    event: NDArray[np.int8]
    quantity: NDArray[np.float64]
    basket: NDArray[np.int64]
    has_time: bool

    @classmethod
    def from_columns(
        cls,
        *,
        user: Column,
        item: Column,
        timestamp: Column | None = None,
        event: Column | None = None,
        quantity: Column | None = None,
        basket: Column | None = None,
    ) -> Interactions:
        """Read a log from columns of equal length.

        Parameters
        ----------
        user, item : raw ids, all strings or all integers.
        timestamp : ISO 8601 strings, datetime64 or epoch seconds. Without it nothing depends on time.
        event : names as in `EVENT_WEIGHTS` (those of GA4). Without it every row is a purchase.
        quantity : numbers. A purchase of less than 0 is a refund; of all other events the sign is ignored. Without it,
            or where it is None, 1.
        basket : order ids; None or "" for events outside an order. Without this column, and with timestamps,
            what a user buys on one UTC day is taken as one order.

        A few events dated long after all others are taken for the log's last, with a warning: one wrong year must not
        make all else old (`timestamps.find_believable_end`). Who knows the time of reading adds `until`.

        Raises
        ------
        ValueError : columns of unequal length, ids of mixed types, unknown events, unreadable times or quantities.
        """
        given = {"item": item, "timestamp": timestamp, "event": event, "quantity": quantity, "basket": basket}
        n_events = len(user)
        for name, column in given.items():
            if column is not None and len(column) != n_events:
                raise ValueError(f"column {name!r} has {len(column)} rows, 'user' has {n_events}; give equal lengths")
        user_column, item_column = read_id_column("user", user), read_id_column("item", item)
        users, user_rows = np.unique(user_column, return_inverse=True)
        items, item_rows = np.unique(item_column, return_inverse=True)
        seconds = np.zeros(n_events, dtype=np.int64) if timestamp is None else parse_times("timestamp", timestamp)
        codes = np.full(n_events, PURCHASE, dtype=np.int8) if event is None else _read_events(event)
        amounts = np.ones(n_events) if quantity is None else _read_quantities(quantity)
        codes[(codes == PURCHASE) & (amounts < 0)] = REFUND
        order = np.argsort(seconds, kind="stable")
        end = find_believable_end(seconds[order])
        if (seconds > end).any():
            logger.warning("%d events are dated after the log's end and are taken for its last", (seconds > end).sum())
            seconds = np.minimum(seconds, end)
        if basket is not None:
            orders = _read_baskets(basket)
        elif timestamp is not None:
            orders = _number_daily_orders(user_rows, seconds)
        else:
            orders = np.full(n_events, -1, dtype=np.int64)
        return cls(
            users=IdIndex(users),
            items=IdIndex(items),
            user=user_rows.astype(np.int64)[order],
            item=item_rows.astype(np.int64)[order],
            time=seconds[order],
            event=codes[order],
            quantity=np.abs(amounts)[order],
            basket=orders[order],
            has_time=timestamp is not None,
        )

    def __len__(self) -> int:
        return len(self.user)

    @property
    def shape(self) -> tuple[int, int]:
        """(number of users, number of items)."""
        return len(self.users), len(self.items)

    @property
    def now(self) -> int:
        """The time of the last event, in seconds; the log's own idea of today."""
        return int(self.time[-1]) if len(self) else 0

    def take(self, kept: NDArray[Any]) -> Interactions:
        """The log of the chosen events (mask or positions in ascending order), under the same user and item rows."""
        columns = ("user", "item", "time", "event", "quantity", "basket")
        return replace(self, **{name: getattr(self, name)[kept] for name in columns})

    def until(self, now: str | datetime | int) -> Interactions:
        """The same events, later ones than a moment (ISO 8601, datetime or epoch seconds) being taken for it."""
        return replace(self, time=np.minimum(self.time, parse_times("now", [now])[0])) if self.has_time else self

    def with_items(self, items: IdIndex) -> Interactions:
        """The same events under a wider item index, which must hold every item of the log."""
        return replace(self, items=items, item=items.rows(self.items.values.tolist())[self.item])

    @cached_property
    def remaining(self) -> NDArray[np.float64]:
        """The quantity of each purchase that was kept, shape (n_events,); 1 for other events, 0 for refunds.

        A refund takes from the order that it names, then from the user's latest earlier purchases of the item;
        what no earlier purchase covers is ignored (it was bought before the log began).
        """
        remaining = np.where(self.event == PURCHASE, self.quantity, 1.0)
        remaining[self.event == REFUND] = 0.0
        pair = self.user * max(len(self.items), 1) + self.item
        refunded = np.unique(pair[self.event == REFUND])
        touched = np.flatnonzero(np.isin(pair, refunded) & ((self.event == PURCHASE) | (self.event == REFUND)))
        open_purchases: dict[int, list[int]] = {}
        for row in touched.tolist():
            earlier = open_purchases.setdefault(int(pair[row]), [])
            if self.event[row] == PURCHASE:
                earlier.append(row)
                continue
            owed = self.quantity[row]
            latest_first = earlier[::-1]
            for purchase in sorted(latest_first, key=lambda p: self.basket[p] != self.basket[row]):
                taken = min(owed, remaining[purchase])
                remaining[purchase] -= taken
                owed -= taken
        return remaining

    @cached_property
    def weights(self) -> NDArray[np.float64]:
        """What each event adds to its user's affinity, shape (n_events,): its weight, 0 for a purchase given back."""
        return _WEIGHTS[self.event] * (self.remaining > 0)

    @cached_property
    def purchases(self) -> NDArray[np.int64]:
        """Positions of the purchases that were not given back, in time order."""
        return np.flatnonzero((self.event == PURCHASE) & (self.remaining > 0))

    def count_users(self, chosen: NDArray[Any]) -> NDArray[np.int64]:
        """How many distinct users each item has among the chosen events (mask or positions), shape (n_items,)."""
        n_users = max(len(self.users), 1)
        pair = np.unique(self.item[chosen] * n_users + self.user[chosen])
        return np.bincount(pair // n_users, minlength=len(self.items)).astype(np.int64)


def _number_daily_orders(user: NDArray[np.int64], seconds: NDArray[np.int64]) -> NDArray[np.int64]:
    """What a user does on one UTC day, as one number."""
    day = seconds // DAY
    day -= day.min(initial=0)
    return np.unique(user * (day.max(initial=0) + 1) + day, return_inverse=True)[1].astype(np.int64)


def _read_events(column: Column) -> NDArray[np.int8]:
    names, inverse = np.unique(np.asarray(column, dtype=str), return_inverse=True)
    unknown = [str(name) for name in names if name not in EVENT_WEIGHTS]
    if unknown:
        raise ValueError(f"column 'event': unknown {unknown[:3]}; known are {', '.join(EVENTS)}")
    return np.array([EVENTS.index(str(name)) for name in names], dtype=np.int8)[inverse]


def _read_quantities(column: Column) -> NDArray[np.float64]:
    try:
        amounts = np.asarray(column, dtype=np.float64)
    except (TypeError, ValueError) as error:
        raise ValueError("column 'quantity' holds something that is no number; give numbers or None") from error
    if np.isinf(amounts).any():
        raise ValueError("column 'quantity' holds an infinite number; give finite numbers or None")
    return np.where(np.isnan(amounts), 1.0, amounts)


def _read_baskets(column: Column) -> NDArray[np.int64]:
    """Number of the order of each row; -1 for None, "" and NaN."""
    values = ["" if value is None or value != value else str(value) for value in column]
    names, inverse = np.unique(np.array(values, dtype=str), return_inverse=True)
    codes = np.arange(len(names), dtype=np.int64)
    codes[names == ""] = -1
    return codes[inverse]
