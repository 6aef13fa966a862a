"""Intervals: that they hold what they should, and as often as they should."""

from __future__ import annotations

import math

import numpy as np
import pytest

from recommender.evaluation.bootstrap import UNKNOWN, Bootstrap, Interval
from recommender.evaluation.metrics import coverage, gini


def test_every_draw_has_as_many_users_as_there_are() -> None:
    weights = np.concatenate(list(Bootstrap(7, n_draws=50).draws()))
    assert weights.shape == (50, 7)
    assert (weights.sum(axis=1) == 7).all()
    assert len(np.unique(weights, axis=0)) > 40


def test_draws_do_not_depend_on_how_many_are_held_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = Bootstrap(5, n_draws=40).mean(np.arange(5.0))
    monkeypatch.setattr("recommender.evaluation.bootstrap._AT_ONCE", 15)
    assert Bootstrap(5, n_draws=40).mean(np.arange(5.0)) == whole


def test_the_interval_is_that_of_the_normal_law_for_many_users() -> None:
    values = np.random.default_rng(2).normal(3.0, 1.0, 2_000)
    found = Bootstrap(len(values), random_state=1).mean(values)
    error = 1.96 * values.std() / math.sqrt(len(values))
    assert found.mean == pytest.approx(values.mean())
    assert (found.low, found.high) == pytest.approx((values.mean() - error, values.mean() + error), abs=0.1 * error)


def test_users_without_a_value_are_left_out() -> None:
    values = np.array([1.0, np.nan, 1.0, np.nan])
    assert Bootstrap(4).mean(values) == Interval(1.0, 1.0, 1.0)
    assert math.isnan(Bootstrap(2).mean(np.full(2, np.nan)).mean)
    assert math.isnan(Bootstrap(0).mean(np.array([])).mean)


def test_a_ratio_weighs_users_by_their_counts() -> None:
    # 3 errors of one user who gave 1 rating, none of one who gave 3
    found = Bootstrap(2).ratio(np.array([3.0, 0.0]), np.array([1.0, 3.0]))
    assert (found.mean, found.low, found.high) == (0.75, 0.0, 3.0)


def test_exposure_intervals_hold_the_figure_though_draws_reach_fewer_items() -> None:
    shown = np.random.default_rng(3).integers(0, 400, size=(100, 3))
    covered, uneven = Bootstrap(100).exposure(shown, 400)
    assert covered.mean == coverage(shown, 400)
    assert uneven.mean == pytest.approx(gini(np.bincount(shown.ravel(), minlength=400), 400))
    for found in (covered, uneven):
        assert 0 <= found.low < found.mean < found.high <= 1


def test_nothing_shown_is_unknown() -> None:
    assert Bootstrap(2).exposure(np.full((2, 3), -1), 5) == (UNKNOWN, UNKNOWN)


def test_json_has_no_nan() -> None:
    assert UNKNOWN.as_dict() == {"mean": None, "low": None, "high": None}


def test_a_paired_difference_is_surer_than_its_parts() -> None:
    random = np.random.default_rng(0)
    one = random.random(300)
    other = one + random.normal(0.02, 0.01, 300)
    users = Bootstrap(300)
    difference = users.mean(other - one)
    assert not difference.holds_zero
    assert difference.high - difference.low < 0.2 * (users.mean(one).high - users.mean(one).low)
