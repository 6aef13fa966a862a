"""Results: what an evaluation found, as records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from recommender.evaluation.bootstrap import Interval

# The number of items in a user's history, at least and at most.
HISTORY_LENGTHS: dict[str, tuple[int, float]] = {
    "none": (0, 0),
    "1-2": (1, 2),
    "3-9": (3, 9),
    "10+": (10, float("inf")),
}


@dataclass(frozen=True)
class ModelResult:
    """What one model reached.

    measures : by name, over the users with a history.
    by_history : accuracy over the users of each of `HISTORY_LENGTHS` that somebody is in.
    baskets : accuracy of completing orders; empty without orders to judge by.
    behind : NDCG minus that of the best model, over the same users; None for the best itself.
    ndcg_of_users : float64, one value for each user with a history, for comparing models user by user.
    """

    name: str
    measures: Mapping[str, Interval]
    by_history: Mapping[str, Mapping[str, Interval]]
    baskets: Mapping[str, Interval]
    behind: Interval | None
    fit_seconds: float
    users_per_second: float
    ndcg_of_users: NDArray[np.float64] = field(repr=False, compare=False)

    def as_dict(self) -> dict[str, Any]:
        """Ready for JSON: the measures by their names, and beside them what else is known."""
        return {
            **_as_dicts(self.measures),
            "by_history": {length: _as_dicts(measures) for length, measures in self.by_history.items()},
            "baskets": _as_dicts(self.baskets),
            "ndcg_behind_best": self.behind.as_dict() if self.behind else None,
            "fit_seconds": self.fit_seconds,
            "users_per_second": self.users_per_second,
        }


@dataclass(frozen=True)
class Report:
    """What the figures rest on, and a result for each model.

    k : length of the lists; `basket_k` that of basket completion.
    n_users : judged users with a history; n_newcomers: without one; n_users_of_length : by `HISTORY_LENGTHS`.
    n_items : items that could be shown.
    """

    k: int
    basket_k: int
    split: str
    n_users: int
    n_newcomers: int
    n_users_of_length: Mapping[str, int]
    n_baskets: int
    n_items: int
    n_train_events: int
    n_test_events: int
    models: tuple[ModelResult, ...]

    @property
    def best(self) -> ModelResult:
        """The model with the highest NDCG; of equal ones the first."""
        return max(self.models, key=lambda model: model.measures["ndcg"].mean)

    def as_dict(self) -> dict[str, Any]:
        """Everything, ready for JSON; figures that are not known are None."""
        facts = ("k", "basket_k", "split", "n_users", "n_newcomers", "n_baskets", "n_items")
        return {
            **{name: getattr(self, name) for name in (*facts, "n_train_events", "n_test_events")},
            "n_users_of_length": dict(self.n_users_of_length),
            "best": self.best.name,
            "models": {model.name: model.as_dict() for model in self.models},
        }


@dataclass(frozen=True)
class RatingReport:
    """For each model its `rmse` and `mae` with intervals; what they rest on."""

    split: str
    n_users: int
    n_train: int
    n_test: int
    models: Mapping[str, Mapping[str, Interval]]

    def as_dict(self) -> dict[str, Any]:
        """Everything, ready for JSON."""
        facts = {name: getattr(self, name) for name in ("split", "n_users", "n_train", "n_test")}
        return {**facts, "models": {model: _as_dicts(errors) for model, errors in self.models.items()}}


def _as_dicts(measures: Mapping[str, Interval]) -> dict[str, dict[str, float | None]]:
    return {name: value.as_dict() for name, value in measures.items()}
