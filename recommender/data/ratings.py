"""Ratings: a log in which every event says how well the item was liked."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from recommender.data.interactions import Column, Interactions
from recommender.data.timestamps import parse_times

_COLUMNS = tuple(column.name for column in fields(Interactions))


@dataclass(frozen=True, eq=False)
class Ratings(Interactions):
    """A log with a rating for each event. Make one with `from_columns`.

    Every scorer can learn from it: the affinity of a pair is its latest rating as a part of the highest. Scorers for
    ratings (`predict`) read the ratings themselves, see `RatingMatrices`.

    rating : float64 (n_events,), above 0
    lowest, highest : the scale, that of the whole log, also in a part of it
    """

    rating: NDArray[np.float64]
    lowest: float
    highest: float

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
        rating: Column | None = None,
    ) -> Self:
        """Read columns of equal length as `Interactions.from_columns` does, with the column `rating` beside them.

        Raises ValueError for what it raises, without ratings, and for one that is not a finite number above 0 (shift
        a scale that begins at 0 or below).
        """
        values = _read_ratings(rating, len(user))
        log = Interactions.from_columns(
            user=user, item=item, timestamp=timestamp, event=event, quantity=quantity, basket=basket
        )
        if timestamp is not None:
            values = values[np.argsort(parse_times("timestamp", timestamp), kind="stable")]
        return cls(
            **{name: getattr(log, name) for name in _COLUMNS},
            rating=values,
            lowest=float(values.min(initial=np.inf)) if len(values) else 1.0,
            highest=float(values.max(initial=0.0)) if len(values) else 1.0,
        )

    def take(self, kept: NDArray[Any]) -> Self:
        """The ratings of the chosen events (mask or positions in ascending order), on the same scale."""
        return replace(super().take(kept), rating=self.rating[kept])  # type: ignore[call-arg, return-value]


def _read_ratings(rating: Column | None, n_events: int) -> NDArray[np.float64]:
    if rating is None or len(rating) != n_events:
        raise ValueError(f"column 'rating' must have {n_events} rows as 'user' has")
    try:
        values = np.asarray(rating, dtype=np.float64)
    except (TypeError, ValueError) as error:
        raise ValueError("column 'rating' holds something that is no number; leave such rows out") from error
    wrong = ~(np.isfinite(values) & (values > 0))
    if wrong.any():
        row = int(wrong.argmax())
        raise ValueError(f"column 'rating': row {row} holds {values[row]}; give finite numbers above 0")
    return values
