"""Rating prediction: expected ratings of pairs of users and items, from a scorer that was fitted on ratings."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from recommender.data import read_id_list
from recommender.numerics import average_rows
from recommender.scorers.scorer import BATCH, Profiles, Scorer


def predict_pairs(
    scorer: Scorer,
    expected: Callable[[Profiles], NDArray[np.floating[Any]]],
    users: Iterable[Any],
    items: Iterable[Any],
    *,
    scale: NDArray[np.float64],
) -> NDArray[np.float64]:
    """One expected rating for each pair of raw ids, float64 (n_pairs,), cut to the scale.

    expected : profiles -> ratings of all items, shape (n_profiles, n_items).
    scale : lowest, highest and mean rating; an unknown item gets the mean of the user's own ratings, or this mean.

    Raises ValueError for lists of unequal length.
    """
    user_ids, item_ids = read_id_list("users", users), read_id_list("items", items)
    if len(user_ids) != len(item_ids):
        raise ValueError(f"{len(user_ids)} users and {len(item_ids)} items; give one item for each user")
    lowest, highest, mean = scale.tolist()
    row, column = scorer.users_.rows(user_ids), scorer.items_.rows(item_ids)
    answers = np.empty(len(row))
    asked, place = np.unique(row, return_inverse=True)
    ids = [scorer.users_.one(int(each)) if each >= 0 else None for each in asked]
    for start in range(0, len(asked), BATCH):
        profiles = scorer.profiles_of(ids[start : start + BATCH])
        pairs = np.flatnonzero((place >= start) & (place < start + BATCH))
        ratings = expected(profiles)
        of_user = average_rows(profiles.history, missing=mean / highest) * highest
        known = column[pairs] >= 0
        answers[pairs] = of_user[place[pairs] - start]
        answers[pairs[known]] = ratings[place[pairs[known]] - start, column[pairs[known]]]
    return np.clip(answers, lowest, highest)
