"""Trends: what sells now beside what sold before, as one number for each item; a season, a fashion, an empty shelf."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from recommender.data.interaction_matrices import InteractionMatrices

# Each trend is the rate of the first so many days beside the rate of the second; None is the whole log.
WINDOWS: tuple[tuple[int, int | None], ...] = ((5, 20), (10, 60), (60, None))
# So many takers are added to the short window, and as many a day to the long one: a rate of few is drawn to none.
_PRIOR_TAKERS = 2.0


def measure_trends(matrices: InteractionMatrices) -> NDArray[np.float32]:
    """The logarithm of each item's rate lately over its rate before, float32 (n_items, len(WINDOWS)).

    The rate of a window is the number of distinct users with a kept event of positive weight, a day. 0 means no
    change, which is also said of items without events, of windows longer than the log, and of a log without times.
    """
    found = np.zeros((len(matrices.items), len(WINDOWS)), dtype=np.float32)
    if not matrices.has_time:
        return found
    span = max(matrices.span_days, 1.0)
    for column, (short, long) in enumerate(WINDOWS):
        days = span if long is None else long
        if short < days <= span:
            lately = (matrices.count_takers(days=short) + _PRIOR_TAKERS) / short
            before = (matrices.count_takers(days=days) + _PRIOR_TAKERS * days / short) / days
            found[:, column] = np.log(lately / before)
    return found
