"""Uplift: what an experiment proves; whom a coupon brings in, who comes anyway, and whom it does not move."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import NormalDist
from typing import Any

import numpy as np
from numpy.typing import NDArray

from recommender.numerics import difference_interval

# Who buys so surely without a coupon leaves it little to achieve.
SURE = 0.7
PERSUADED, PUT_OFF, ANYWAY, UNPROVEN = "persuaded", "put_off", "anyway", "unproven"


@dataclass(frozen=True, kw_only=True)
class Uplift:
    """What a treatment did to one group, in counts of customers.

    rise = bought / treated - control_bought / control, and its interval. `verdict` is "persuaded" or "put_off" where
    the interval lies above or below 0, else "anyway" where at least SURE of the control bought, else "unproven".
    """

    group: Any
    treated: int
    bought: int
    control: int
    control_bought: int
    rise: float
    low: float
    high: float
    verdict: str


def measure_uplift(
    treated: Sequence[bool] | NDArray[Any], bought: Sequence[bool] | NDArray[Any], *, group: Sequence[Any] | None = None
) -> list[Uplift]:
    """The rise of the buying rate in each group, in the order of the groups' names.

    It is the effect of the treatment only where chance alone decided who was treated: that cannot be seen in the
    numbers, so it is the caller's word. Intervals hold for all groups together with 95 % (Bonferroni), so that of many
    groups none looks persuaded by luck.

    Parameters
    ----------
    treated, bought : one flag a customer. group : a name for each, such as a segment; None for all in one.

    Raises ValueError for columns of unequal length, and when nobody was treated or nobody was left alone.
    """
    names = ["all"] * len(treated) if group is None else [str(each) for each in group]
    if not len(treated) == len(bought) == len(names):
        raise ValueError(f"treated, bought and group have {len(treated)}, {len(bought)} and {len(names)} rows")
    was_treated, did_buy = np.asarray(treated, dtype=bool), np.asarray(bought, dtype=bool)
    if was_treated.all() or not was_treated.any():
        raise ValueError("an uplift needs customers with the coupon and others without it, drawn by lot")
    labels, code = np.unique(names, return_inverse=True)
    z = NormalDist().inv_cdf(1 - 0.025 / len(labels))
    found = []
    for place, label in enumerate(labels.tolist()):
        own = code == place
        n_treated, n_bought = int((own & was_treated).sum()), int((own & was_treated & did_buy).sum())
        n_control, n_control_bought = int((own & ~was_treated).sum()), int((own & ~was_treated & did_buy).sum())
        low, high = difference_interval(n_bought, n_treated, n_control_bought, n_control, z=z)
        rate = n_control_bought / max(n_control, 1)
        found.append(
            Uplift(
                group=label,
                treated=n_treated,
                bought=n_bought,
                control=n_control,
                control_bought=n_control_bought,
                rise=n_bought / max(n_treated, 1) - rate,
                low=low,
                high=high,
                verdict=_verdict(low, high, rate),
            )
        )
    return found


def _verdict(low: float, high: float, rate: float) -> str:
    if low > 0:
        return PERSUADED
    if high < 0:
        return PUT_OFF
    return ANYWAY if rate >= SURE else UNPROVEN
