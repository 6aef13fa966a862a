"""Price level: how dear a shopper buys, among the prices of the categories bought from."""

from __future__ import annotations

from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from recommender.data import IdIndex, Items, Log, PriceLevel, matrices_of
from recommender.numerics import Arrays

# Of nobody more is known than the middle; so many purchases weigh as much as that prior.
MIDDLE, PRIOR_PURCHASES = 0.5, 5.0
# A category of fewer priced items says nothing of dear and cheap: the whole shop is the measure then.
MIN_SHELF = 5


def adapt_step(max_step: float, level: float) -> float:
    """The cap on a price step for one shopper: half the shop's at level 0, the shop's at 0.5, half more at 1.

    Raises ValueError when the level is outside [0, 1].
    """
    if not 0 <= level <= 1:
        raise ValueError(f"price_level is {level}; give a number from 0 (cheapest) to 1 (dearest)")
    return max_step * (MIDDLE + level)


class PriceLevels:
    """The mean place of each user's purchases among the prices of their leaf category, 0 cheapest and 1 dearest.

    A place is the part of the category's items that are cheaper, ties counting half. The mean is drawn to the middle
    by PRIOR_PURCHASES purchases there, so that one luxury makes nobody rich.

    Attributes
    ----------
    level_ : float64 (n_users,), in [0, 1];  counted_ : int64 (n_users,), distinct priced items bought
    place_ : float64 (n_items,), NaN where the price is unknown
    """

    def fit(self, log: Log, *, items: Items) -> Self:
        """`items` must be aligned with `log.items`."""
        self.users_ = log.users
        self.place_ = rank_prices(items)
        bought = matrices_of(log).bought
        user = np.repeat(np.arange(bought.shape[0]), np.diff(bought.indptr))
        place = self.place_[bought.indices]
        known = ~np.isnan(place)
        self.counted_ = np.bincount(user[known], minlength=bought.shape[0]).astype(np.int64)
        total = np.bincount(user[known], weights=place[known], minlength=bought.shape[0])
        self.level_ = (total + MIDDLE * PRIOR_PURCHASES) / (self.counted_ + PRIOR_PURCHASES)
        return self

    def explain(self, user: Any) -> PriceLevel:
        """The level with the number of purchases behind it."""
        row = int(self.users_.rows([user])[0])
        if row < 0:
            return PriceLevel(level=MIDDLE, count=0)
        return PriceLevel(level=float(self.level_[row]), count=int(self.counted_[row]))

    def arrays(self) -> Arrays:
        return {"users": self.users_.values, "level": self.level_, "counted": self.counted_, "place": self.place_}

    @classmethod
    def restore(cls, arrays: Arrays) -> Self:
        levels = cls()
        levels.users_ = IdIndex(arrays["users"])
        levels.level_, levels.counted_, levels.place_ = arrays["level"], arrays["counted"], arrays["place"]
        return levels


def rank_prices(items: Items) -> NDArray[np.float64]:
    """The part of its category's priced items that are cheaper than an item, ties half; NaN without a price."""
    priced = np.flatnonzero(~np.isnan(items.price))
    place = np.full(len(items), np.nan)
    sizes = np.bincount(items.category[priced] + 1, minlength=len(items.categories) + 1)
    # What has no category, and what is alone on its shelf, is measured on the shop's one long shelf.
    small = (sizes < MIN_SHELF)[items.category[priced] + 1] | (items.category[priced] < 0)
    place[priced[small]] = _measure_part_below(items.price[priced], items.price[priced[small]])
    for category in np.unique(items.category[priced[~small]]):
        members = priced[items.category[priced] == category]
        place[members] = _measure_part_below(items.price[members], items.price[members])
    return place


def _measure_part_below(prices: NDArray[np.float64], asked: NDArray[np.float64]) -> NDArray[np.float64]:
    ordered = np.sort(prices)
    below, up_to = (np.searchsorted(ordered, asked, side=side) for side in ("left", "right"))
    return np.asarray((below + up_to) / 2 / len(ordered), dtype=np.float64)
