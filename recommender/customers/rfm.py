"""RFM: customers by recency, frequency and money; who is a champion, who is new, and who is being lost."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from recommender.customers.purchase_intervals import PurchaseIntervals, find_purchase_days
from recommender.data import DAY, IdIndex, Items, Log, matrices_of, read_id_list

N_GRADES = 5
# Grade of recency (from) and mean grade of frequency and money (from) of each group; the first that fits is theirs.
GROUPS: tuple[tuple[str, int, float], ...] = (
    ("champion", 4, 4.0),
    ("loyal", 3, 3.0),
    ("promising", 4, 2.0),
    ("new", 4, 0.0),
    ("cooling", 3, 0.0),
    ("cannot_lose", 1, 4.0),
    ("at_risk", 1, 2.5),
    ("lost", 1, 0.0),
)


@dataclass(frozen=True, kw_only=True)
class Customer:
    """What one customer's group rests on. Grades go from 1 to 5, 5 being best.

    spent : in the catalogue's price unit, at today's prices; items without a price count nothing.
    """

    group: str
    days_since: int
    orders: int
    spent: float
    grades: tuple[int, int, int]


class Rfm:
    """Recency, frequency and monetary value (Hughes, 1994), each graded from 1 to 5 by its rank among all customers.

    Equal values have equal grades, so that grades need not be equally large: where most have bought once, the grade of
    one order is low for all of them.

    Attributes
    ----------
    users_ : IdIndex
    days_since_, orders_ : int64 (n_users,); spent_ : float64 (n_users,). -1, 0 and 0.0 for who never bought
    grades_ : int8 (n_users, 3), 0 for who never bought;  group_ : list of n_users names, "none" for those
    """

    def fit(self, log: Log, *, items: Items) -> Self:
        """`items` must be aligned with `log.items`. Raises ValueError for a log without times."""
        if not log.has_time:
            raise ValueError("recency needs times; give the log a timestamp column")
        events = matrices_of(log).events
        user, day = find_purchase_days(events)
        intervals = PurchaseIntervals.until(user, day, log.now // DAY, len(log.users))
        bought = events.purchases
        price = np.nan_to_num(items.price[events.item[bought]])
        self.users_: IdIndex = log.users
        self.orders_ = intervals.orders
        self.days_since_ = np.where(intervals.last >= 0, intervals.now - intervals.last, -1)
        self.spent_ = np.bincount(
            events.user[bought], weights=price * events.remaining[bought], minlength=len(log.users)
        ).astype(np.float64)
        buyers = intervals.last >= 0
        self.grades_ = np.zeros((len(log.users), 3), dtype=np.int8)
        for column, values in enumerate((-self.days_since_, self.orders_, self.spent_)):
            self.grades_[buyers, column] = grade_ranks(values[buyers])
        self.group_ = [group_of(*each) for each in self.grades_.tolist()]
        return self

    def of(self, users: Iterable[Any]) -> list[Customer | None]:
        """What each user is to the shop; None for strangers and for who never bought."""
        found: list[Customer | None] = []
        for row in self.users_.rows(read_id_list("users", users)).tolist():
            if row < 0 or not self.orders_[row]:
                found.append(None)
                continue
            recency, frequency, money = self.grades_[row].tolist()
            customer = Customer(
                group=self.group_[row],
                days_since=int(self.days_since_[row]),
                orders=int(self.orders_[row]),
                spent=float(self.spent_[row]),
                grades=(recency, frequency, money),
            )
            found.append(customer)
        return found


def grade_ranks(values: NDArray[Any]) -> NDArray[np.int8]:
    """1 to 5 by the part of all values that are smaller, ties at the middle of their ranks; 5 is the highest."""
    ordered = np.sort(values)
    below, up_to = (np.searchsorted(ordered, values, side=side) for side in ("left", "right"))
    middle = (below + up_to) / 2 / max(len(values), 1)
    return (np.minimum((middle * N_GRADES).astype(np.int64), N_GRADES - 1) + 1).astype(np.int8)


def group_of(recency: int, frequency: int, money: int) -> str:
    """The group of three grades; "none" for grades of 0, which are no customer's."""
    worth = (frequency + money) / 2
    return next((name for name, least, least_worth in GROUPS if 0 < least <= recency and worth >= least_worth), "none")
