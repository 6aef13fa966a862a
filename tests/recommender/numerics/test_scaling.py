"""Scores on one scale."""

from __future__ import annotations

import numpy as np

from recommender.numerics.scaling import scale_scores


def test_scaling_makes_the_best_score_one_and_cuts_at_zero() -> None:
    scores = np.array([[2.0, 1.0, -4.0], [0.0, 0.0, 0.0], [-1.0, -2.0, -3.0]], dtype=np.float32)
    assert scale_scores(scores).tolist() == [[1.0, 0.5, 0.0], [0.0, 0.0, 0.0], [0.0, 0.0, 0.0]]
