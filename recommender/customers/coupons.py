"""Coupons: which fits whom, who would buy without one, and how much it would have to achieve to pay."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from recommender.customers.experiment import SURE
from recommender.customers.repurchase import Repurchase
from recommender.data import Items, Log, matrices_of, read_id_list

# The part of a customer's purchases below which a coupon's goods are not their taste.
MIN_FIT = 0.05


@dataclass(frozen=True, kw_only=True)
class Coupon:
    """`percent` or `amount` off an order of at least `least_spend` in `category` and below; None: of anything."""

    id: Any
    category: str | None = None
    percent: float = 0.0
    amount: float = 0.0
    least_spend: float = 0.0

    def __post_init__(self) -> None:
        if not 0 <= self.percent <= 100 or not self.amount >= 0 or not self.least_spend >= 0:
            raise ValueError(f"coupon {self.id!r}: percent is from 0 to 100, amount and least_spend are at least 0")
        if bool(self.percent) == bool(self.amount):
            raise ValueError(f"coupon {self.id!r}: give either percent or amount")

    def covers(self, items: Items) -> NDArray[np.bool_]:
        """Mask of the items that it is good for, shape (n_items,)."""
        if self.category is None:
            return np.ones(len(items), dtype=bool)
        return items.within(self.category)

    def value_at(self, spend: float) -> float:
        """What it takes off an order of so much covered spend."""
        if spend < self.least_spend:
            return 0.0
        return min(self.amount, spend) if self.amount else spend * self.percent / 100


@dataclass(frozen=True, kw_only=True)
class CouponOffer:
    """One coupon for one customer.

    fit : the part of the customer's purchases that it is good for.
    without : the chance that they buy again within the horizon as things are, with no coupon in their hands.
    cost : what it takes off their usual order of covered goods, 0 where that is below its least spend.
    margin : what the shop earns on that order without it.
    break_even : by so much the coupon must raise `without` before it earns anything; above 1 - without it never can.
    needed : it fits, they are not sure to come anyway, and it can pay.
    """

    coupon: Any
    user: Any
    fit: float
    without: float
    cost: float
    margin: float
    break_even: float
    needed: bool


def find_break_even(without: float, *, cost: float, margin: float) -> float:
    """The rise of the buying chance at which a coupon pays for itself; infinite when it costs all that is earned.

    With a chance p without it and p + u with it, the shop earns (p + u) * (margin - cost) in place of p * margin. Both
    are equal at u = p * cost / (margin - cost): who comes for the coupon has to pay for it for who comes anyway too.
    """
    return without * cost / (margin - cost) if margin > cost else float("inf")


class CouponFit:
    """Coupons for customers, from what they buy and when they are due.

    Nothing here says that a coupon makes anyone buy: a log without an experiment cannot know. What is told instead is
    the rise that it would need (`break_even`); what it does achieve is read from an experiment
    (`experiment.measure_uplift`).

    Parameters
    ----------
    margin_part : the part of a price that the shop keeps, in (0, 1].
    """

    def __init__(self, repurchase: Repurchase, log: Log, *, items: Items, margin_part: float) -> None:
        if not 0 < margin_part <= 1:
            raise ValueError(f"margin_part is {margin_part}; give the part of a price that the shop keeps, such as 0.3")
        self._repurchase = repurchase
        self._log = matrices_of(log).events
        self._items = items
        self._margin_part = margin_part

    def rank(self, users: Iterable[Any], coupons: Sequence[Coupon]) -> list[list[CouponOffer]]:
        """For each user the coupons that fit, needed ones first, then by the smallest rise that pays.

        Strangers and who never bought get none: nothing is known of what they buy, or of when.
        """
        ids = read_id_list("users", users)
        chances = self._repurchase.predict_chance(ids).tolist()
        rows = self._log.users.rows(ids).tolist()
        return [
            [] if row < 0 or np.isnan(without) else self._offers(user, row, without, coupons)
            for user, row, without in zip(ids, rows, chances, strict=True)
        ]

    def _offers(self, user: Any, row: int, without: float, coupons: Sequence[Coupon]) -> list[CouponOffer]:
        bought = self._log.purchases[self._log.user[self._log.purchases] == row]
        items, quantity = self._log.item[bought], self._log.remaining[bought]
        spent = np.nan_to_num(self._items.price[items]) * quantity
        # Without order numbers, what was bought in one second is one order.
        order = np.where(self._log.basket[bought] >= 0, self._log.basket[bought], -1 - self._log.time[bought])
        found = []
        for coupon in coupons:
            covered = coupon.covers(self._items)[items]
            fit = float(covered.mean())
            if fit < MIN_FIT:
                continue
            spend = float(spent[covered].sum() / len(np.unique(order[covered])))
            cost, margin = coupon.value_at(spend), self._margin_part * spend
            rise = find_break_even(without, cost=cost, margin=margin)
            needed = cost > 0 and without < SURE and rise < 1 - without
            offer = CouponOffer(
                coupon=coupon.id,
                user=user,
                fit=fit,
                without=without,
                cost=cost,
                margin=margin,
                break_even=rise,
                needed=needed,
            )
            found.append(offer)
        return sorted(found, key=lambda each: (not each.needed, each.break_even, -each.fit))
