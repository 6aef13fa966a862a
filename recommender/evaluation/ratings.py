"""Rating errors: how near predicted ratings come to those that were given."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Protocol, Self

import numpy as np
from numpy.typing import ArrayLike, NDArray

from recommender.data import Ratings
from recommender.evaluation.bootstrap import Bootstrap, Interval
from recommender.evaluation.results import RatingReport
from recommender.evaluation.split import SplitName, split_log
from recommender.scorers import BiasedSvd, ItemNeighbours, UserNeighbours

# Ratings of the mean that are added to each user and item, so that one rating moves an offset but little.
_DAMPING = 5.0


def rmse(given: ArrayLike, predicted: ArrayLike) -> float:
    """Root of the mean squared error, sqrt(Σ (r - p)² / n); NaN without ratings."""
    error = np.asarray(given, dtype=np.float64) - np.asarray(predicted, dtype=np.float64)
    return float(np.sqrt(np.mean(error**2))) if error.size else float("nan")


def mae(given: ArrayLike, predicted: ArrayLike) -> float:
    """Mean absolute error, Σ |r - p| / n; NaN without ratings."""
    error = np.asarray(given, dtype=np.float64) - np.asarray(predicted, dtype=np.float64)
    return float(np.mean(np.abs(error))) if error.size else float("nan")


class RatingModel(Protocol):
    """What can be judged by ratings: it learns from a log and predicts for pairs of raw ids."""

    def fit(self, log: Ratings) -> Any: ...

    def predict(self, users: Iterable[Any], items: Iterable[Any]) -> NDArray[np.float64]: ...


class Offsets:
    """r = μ + b_i + b_u: the mean, how much better than it the item is rated, and how generous the user is.

    The baseline of Koren (2010), with damped means in place of a fit: b_i = Σ (r - μ) / (5 + n_i), and b_u the same of
    what is left. A method that does no better has learned no taste. Strangers and unknown items have offset 0.

    Attributes
    ----------
    mean_ : float;  of_items_, of_users_ : float64, offsets by row
    """

    def fit(self, log: Ratings) -> Self:
        self._users, self._items = log.users, log.items
        self.mean_ = float(log.rating.mean()) if len(log) else log.lowest
        rest = log.rating - self.mean_
        self.of_items_ = _average_damped(log.item, rest, len(log.items))
        self.of_users_ = _average_damped(log.user, rest - self.of_items_[log.item], len(log.users))
        self._scale = log.lowest, log.highest
        return self

    def predict(self, users: Iterable[Any], items: Iterable[Any]) -> NDArray[np.float64]:
        """Expected ratings of pairs of raw ids, float64 (n_pairs,), within the scale."""
        user, item = self._users.rows(users), self._items.rows(items)
        # The last place answers for the row -1 of what is not known.
        of_users, of_items = np.append(self.of_users_, 0.0), np.append(self.of_items_, 0.0)
        return np.clip(self.mean_ + of_users[user] + of_items[item], *self._scale)


def build_rating_contenders(*, random_state: int = 0) -> dict[str, RatingModel]:
    """Every method that predicts ratings, unfitted, after the baseline."""
    return {
        "offsets": Offsets(),
        "user neighbours, Pearson": UserNeighbours(similarity="pearson"),
        "item neighbours, adjusted cosine": ItemNeighbours(similarity="adjusted_cosine"),
        "biased SVD": BiasedSvd(random_state=random_state),
    }


def evaluate_ratings(
    log: Ratings,
    *,
    split: SplitName | None = None,
    models: Mapping[str, RatingModel] | None = None,
    random_state: int = 0,
) -> RatingReport:
    """Fit every model on one part of the ratings and compare what it predicts with the other part.

    Parameters
    ----------
    split : "temporal", "leave-last-out" or "random"; None takes the first for a log with times, else the last.
    models : unfitted models by name; None for all that there are.
    random_state : seed of split and intervals. Users are what the intervals draw: one user's ratings hang together.

    Raises ValueError when either part is empty.
    """
    split = split or ("temporal" if log.has_time else "random")
    # A part of a log of ratings is a log of ratings.
    train, test = (part for part in split_log(log, split, random_state=random_state) if isinstance(part, Ratings))
    if not len(train) or not len(test):
        raise ValueError("the split leaves no rating on one side; give a longer log")
    users, items = test.users.raw(test.user).tolist(), test.items.raw(test.item).tolist()
    raters, rater = np.unique(test.user, return_inverse=True)
    found: dict[str, Mapping[str, Interval]] = {}
    for name, model in (models or build_rating_contenders(random_state=random_state)).items():
        model.fit(train)
        error = test.rating - model.predict(users, items)
        found[name] = _measure_errors(error, rater, Bootstrap(len(raters), random_state=random_state))
    return RatingReport(split=split, n_users=len(raters), n_train=len(train), n_test=len(test), models=found)


def _measure_errors(error: NDArray[np.float64], rater: NDArray[np.int64], users: Bootstrap) -> dict[str, Interval]:
    """RMSE and MAE over all ratings, with intervals over the users who gave them."""
    counts = np.bincount(rater).astype(np.float64)
    square, size = (users.ratio(_sum_by_row(rater, each), counts) for each in (error**2, np.abs(error)))
    return {"rmse": Interval(square.mean**0.5, square.low**0.5, square.high**0.5), "mae": size}


def _average_damped(row: NDArray[np.int64], values: NDArray[np.float64], n_rows: int) -> NDArray[np.float64]:
    return _sum_by_row(row, values, n_rows) / (_DAMPING + np.bincount(row, minlength=n_rows))


def _sum_by_row(row: NDArray[np.int64], values: NDArray[np.float64], n_rows: int = 0) -> NDArray[np.float64]:
    return np.bincount(row, weights=values, minlength=n_rows).astype(np.float64)
