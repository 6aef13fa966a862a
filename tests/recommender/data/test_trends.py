"""What sells now beside what sold before."""

from __future__ import annotations

import numpy as np
import pytest

from recommender.data.interaction_matrices import matrices_of
from recommender.data.interactions import Interactions
from recommender.data.trends import measure_trends

DAY = 86_400


def test_a_trend_is_the_log_of_the_rates_with_the_prior_by_hand() -> None:
    # 100 days. In the last 5 days cup has 3 takers, in the last 20 days 4 (user 0 counts once), ever 4.
    days = [0, 100, 99, 98, 90, 97]
    user, item = [9, 0, 1, 2, 3, 0], ["tea", "cup", "cup", "cup", "cup", "cup"]
    found = measure_trends(
        matrices_of(Interactions.from_columns(user=user, item=item, timestamp=[DAY * day for day in days]))
    )
    cup = [
        np.log(((3 + 2) / 5) / ((4 + 2 * 20 / 5) / 20)),
        np.log(((4 + 2) / 10) / ((4 + 2 * 60 / 10) / 60)),
        np.log(((4 + 2) / 60) / ((4 + 2 * 100 / 60) / 100)),
    ]
    assert found[0] == pytest.approx(cup)
    assert (found[1, :2] == np.float32(0)).all()
    assert found[1, 2] == pytest.approx(np.log((2 / 60) / ((1 + 2 * 100 / 60) / 100)))


def test_what_was_given_back_was_not_taken() -> None:
    bought = {"user": ["a", "b", "b"], "item": ["tea", "cup", "cup"], "timestamp": [0, 30 * DAY, 30 * DAY]}
    kept = measure_trends(matrices_of(Interactions.from_columns(**bought, event=["purchase", "purchase", "view_item"])))
    returned = measure_trends(
        matrices_of(Interactions.from_columns(**bought, event=["purchase", "purchase", "refund"]))
    )
    assert kept[0, 0] > 0
    assert returned[0].tolist() == [0.0, 0.0, 0.0]


def test_without_times_or_with_a_log_shorter_than_a_window_nothing_moves() -> None:
    timeless = Interactions.from_columns(user=["a", "b"], item=["tea", "cup"])
    assert not measure_trends(matrices_of(timeless)).any()
    short = Interactions.from_columns(user=["a", "b"], item=["tea", "cup"], timestamp=[0, 15 * DAY])
    assert not measure_trends(matrices_of(short)).any()
    assert measure_trends(matrices_of(short.take(np.array([], dtype=int)))).shape == (2, 3)
