"""Predicted ratings against given ones."""

from __future__ import annotations

import json
import math

import numpy as np
import pytest

from recommender.data.ratings import Ratings
from recommender.evaluation.ratings import Offsets, evaluate_ratings, mae, rmse
from recommender.evaluation.table import render_rating_table


def test_errors_by_hand() -> None:
    # errors 1, -2, 0
    assert rmse([4, 2, 3], [3, 4, 3]) == pytest.approx(math.sqrt(5 / 3))
    assert mae([4, 2, 3], [3, 4, 3]) == pytest.approx(1.0)
    assert math.isnan(rmse([], []))
    assert math.isnan(mae([], []))


def test_offsets_by_hand() -> None:
    log = Ratings.from_columns(user=["a", "a", "b"], item=["x", "y", "x"], rating=[5, 2, 2])
    offsets = Offsets().fit(log)
    # mean 3; x: (2 - 1) / (5 + 2) = 1/7; y: -1 / (5 + 1) = -1/6
    # a: (2 - 1/7 + -1 + 1/6) / (5 + 2); b: (-1 - 1/7) / (5 + 1)
    of_a, of_b = (1 - 1 / 7 + 1 / 6) / 7, (-8 / 7) / 6
    assert offsets.predict(["a", "b", "nobody", "a"], ["y", "x", "y", "nothing"]) == pytest.approx(
        [3 - 1 / 6 + of_a, 3 + 1 / 7 + of_b, 3 - 1 / 6, 3 + of_a]
    )


def test_predictions_stay_on_the_scale() -> None:
    log = Ratings.from_columns(
        user=["glad"] * 40 + ["a"], item=[*range(40), 0], rating=[5.0] * 40 + [1.0], timestamp=range(41)
    )
    assert (Offsets().fit(log).predict(["glad"] * 40, range(40)) <= 5.0).all()


class Constant:
    """Says the same of everything."""

    def __init__(self, rating: float) -> None:
        self.rating = rating

    def fit(self, log: Ratings) -> Constant:
        return self

    def predict(self, users: list[object], items: list[object]) -> np.ndarray:
        return np.full(len(users), self.rating)


def test_the_report_holds_the_errors_of_the_later_ratings() -> None:
    # Ten ratings, the last two (5 by a, 2 by b) are held out; 4 is predicted: errors 1 and -2.
    log = Ratings.from_columns(
        user=list("ababababab"), item=range(10), rating=[3] * 8 + [5, 2], timestamp=[10 * place for place in range(10)]
    )
    report = evaluate_ratings(log, models={"four": Constant(4.0)})
    assert (report.split, report.n_users, report.n_train, report.n_test) == ("temporal", 2, 8, 2)
    found = report.models["four"]
    assert found["rmse"].mean == pytest.approx(math.sqrt(5 / 2))
    assert found["mae"].mean == pytest.approx(1.5)
    # One user's draws alone are the ends: errors 1 or 2.
    assert (found["mae"].low, found["mae"].high) == (1.0, 2.0)


def tastes() -> Ratings:
    """Two crowds who like opposite halves; half of all pairs are rated."""
    random = np.random.default_rng(0)
    user, item = np.nonzero(random.random((60, 30)) < 0.5)
    likes = (user % 2) == (item % 2)
    rating = np.where(likes, 5, 2) - (random.random(len(user)) < 0.2)
    return Ratings.from_columns(user=user, item=item, rating=rating)


def test_every_method_beats_the_offsets_where_tastes_differ() -> None:
    report = evaluate_ratings(tastes())
    assert report.split == "random"
    baseline = report.models["offsets"]["rmse"]
    others = {name: errors["rmse"] for name, errors in report.models.items() if name != "offsets"}
    assert len(others) >= 3
    for name, error in others.items():
        assert error.high < baseline.low, name
        assert error.low < error.mean < error.high


def test_the_same_seed_gives_the_same_report_as_json_and_table() -> None:
    first, again = evaluate_ratings(tastes(), random_state=4), evaluate_ratings(tastes(), random_state=4)
    assert first == again
    assert json.loads(json.dumps(first.as_dict()))["models"]["offsets"]["mae"].keys() == {"mean", "low", "high"}
    assert len(render_rating_table(first).splitlines()) == 3 + len(first.models)


def test_a_log_that_cannot_be_split_is_refused() -> None:
    log = Ratings.from_columns(user=["a"], item=["x"], rating=[3], timestamp=[1])
    with pytest.raises(ValueError, match="longer log"):
        evaluate_ratings(log)
