"""Bootstrap: how sure a figure is, by users drawn again and again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from recommender.evaluation.metrics import gini
from recommender.numerics import Csr

N_DRAWS = 1000
# So many numbers of a table of draws are held at once.
_AT_ONCE = 2_000_000
Figure = Callable[[NDArray[np.float64]], NDArray[np.float64]]


@dataclass(frozen=True)
class Interval:
    """A figure and its 95 % interval; all three are NaN where nobody could be judged."""

    mean: float
    low: float
    high: float

    @property
    def holds_zero(self) -> bool:
        return self.low <= 0.0 <= self.high

    def as_dict(self) -> dict[str, float | None]:
        """Ready for JSON, which has no NaN."""
        plain = {"mean": self.mean, "low": self.low, "high": self.high}
        return {name: None if np.isnan(value) else value for name, value in plain.items()}


UNKNOWN = Interval(float("nan"), float("nan"), float("nan"))


class Bootstrap:
    """Samples of users, drawn with replacement (Efron, 1979).

    The same seed draws the same users, whatever is asked: figures of two models over the same users are paired, and
    the interval of their difference is narrower than their own.

    Parameters
    ----------
    n_users : how many are drawn from, and how many each time.
    """

    def __init__(self, n_users: int, *, n_draws: int = N_DRAWS, random_state: int = 0) -> None:
        self.n_users = n_users
        self.n_draws = n_draws
        self.random_state = random_state

    def draws(self, *, width: int = 1) -> Iterator[NDArray[np.float64]]:
        """How often each user was drawn, in slices of shape (n_slice, n_users); `n_draws` rows in all.

        width : numbers that the caller makes of one draw; more of them, and the slices are shorter.
        """
        random = np.random.default_rng(self.random_state)
        n_at_once = max(1, _AT_ONCE // max(self.n_users, width))
        for start in range(0, self.n_draws, n_at_once):
            n = min(n_at_once, self.n_draws - start)
            drawn = random.integers(0, self.n_users, size=(n, self.n_users))
            drawn += np.arange(n)[:, None] * self.n_users
            yield np.bincount(drawn.ravel(), minlength=n * self.n_users).reshape(n, -1).astype(np.float64)

    def mean(self, values: NDArray[np.float64]) -> Interval:
        """The mean of one value a user, with the percentile interval; users with NaN are left out."""
        known = ~np.isnan(values)
        return self.ratio(np.where(known, values, 0.0), known.astype(np.float64))

    def ratio(self, sums: NDArray[np.float64], counts: NDArray[np.float64]) -> Interval:
        """The sum of one sum a user over the sum of one count a user, with the percentile interval."""
        if not counts.any():
            return UNKNOWN

        def ratio_of(weights: NDArray[np.float64]) -> NDArray[np.float64]:
            of = weights @ counts
            return np.divide(weights @ sums, of, out=np.full(len(weights), np.nan), where=of > 0)

        low, high = np.nanquantile(self._draw(ratio_of), [0.025, 0.975])
        return Interval(float(sums.sum() / counts.sum()), float(low), float(high))

    def exposure(self, shown: NDArray[np.int64], n_items: int) -> tuple[Interval, Interval]:
        """Coverage and Gini coefficient of lists of item rows, shape (n_users, n); negative rows are padding.

        Fewer distinct users reach fewer distinct items, so that the draws lie beside the figure and not around it.
        The interval is therefore moved by the difference of the two means (Efron and Tibshirani, 1993, ch. 10).
        """
        if not n_items or not len(shown) or not (shown >= 0).any():
            return UNKNOWN, UNKNOWN
        user, place = np.nonzero(shown >= 0)
        columns, column = np.unique(shown[user, place], return_inverse=True)
        lists = Csr((np.ones(len(user)), (column, user)), shape=(len(columns), self.n_users))

        def exposure_of(weights: NDArray[np.float64]) -> NDArray[np.float64]:
            times = (lists @ weights.T).T
            return np.stack([(times > 0).sum(axis=1) / n_items, gini(times, n_items)], axis=1)

        once = exposure_of(np.ones((1, self.n_users)))[0]
        drawn = self._draw(exposure_of, width=len(columns))
        return _centre(once[0], drawn[:, 0]), _centre(once[1], drawn[:, 1])

    def _draw(self, figure: Figure, *, width: int = 1) -> NDArray[np.float64]:
        return np.concatenate([figure(weights) for weights in self.draws(width=width)])


def _centre(figure: Any, drawn: NDArray[np.float64]) -> Interval:
    low, high = np.clip(figure + np.quantile(drawn - drawn.mean(), [0.025, 0.975]), 0.0, 1.0)
    return Interval(float(figure), float(low), float(high))
