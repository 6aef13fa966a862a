"""Logistic regression by hand and against scikit-learn."""

from __future__ import annotations

import math

import numpy as np
import pytest

from recommender.numerics.logistic import fit_logistic, log_odds, sigmoid


def test_one_flag_gives_the_log_odds_of_both_sides() -> None:
    # without the flag 1 of 4, with it 3 of 4: log-odds -log 3 and log 3
    flag = np.array([0.0] * 4 + [1.0] * 4)[:, None]
    intercept, slope = fit_logistic(flag, np.array([1, 0, 0, 0, 1, 1, 1, 0]), reg=1e-9).tolist()
    assert intercept == pytest.approx(-math.log(3), abs=1e-5)
    assert slope == pytest.approx(2 * math.log(3), abs=1e-5)


def test_it_agrees_with_scikit_learn() -> None:
    from sklearn.linear_model import LogisticRegression

    random = np.random.default_rng(0)
    features = random.normal(size=(300, 3))
    happened = random.random(300) < sigmoid(features @ np.array([1.0, -2.0, 0.0]) + 0.5)
    peer = LogisticRegression(C=0.5, tol=1e-10, max_iter=1000).fit(features, happened)
    found = fit_logistic(features, happened, reg=2.0)
    assert found == pytest.approx(np.concatenate([peer.intercept_, peer.coef_[0]]), abs=1e-4)


@pytest.mark.parametrize("happened", [[0, 0, 0], [1, 1, 1], [0, 0, 1]])
def test_rows_that_a_line_tells_apart_have_a_finite_answer(happened: list[int]) -> None:
    found = fit_logistic(np.array([[0.0], [1.0], [2.0]]), np.array(happened))
    assert np.isfinite(found).all()


def test_chances_and_log_odds_are_each_others_inverse_and_finite_at_the_ends() -> None:
    assert sigmoid(log_odds(np.array([0.1, 0.5, 0.9]))) == pytest.approx(np.array([0.1, 0.5, 0.9]))
    assert np.isfinite(log_odds(np.array([0.0, 1.0]))).all()
    assert sigmoid(np.array([-1e9, 0.0, 1e9])) == pytest.approx(np.array([0.0, 0.5, 1.0]), abs=1e-9)


def test_nothing_to_learn_from_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one row"):
        fit_logistic(np.zeros((0, 1)), np.zeros(0))
    with pytest.raises(ValueError, match="above 0"):
        fit_logistic(np.zeros((1, 1)), np.zeros(1), reg=0)
