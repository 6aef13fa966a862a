"""Logistic regression: by Newton's method, small, exact, and the same every time."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

# Log-odds beyond this are as good as certain, and their exponentials overflow.
_LARGEST_LOGIT = 30.0


def sigmoid(logit: NDArray[Any]) -> NDArray[np.float64]:
    """The probability of log-odds."""
    return np.asarray(1.0 / (1.0 + np.exp(-np.clip(logit, -_LARGEST_LOGIT, _LARGEST_LOGIT))), dtype=np.float64)


def log_odds(probability: NDArray[Any]) -> NDArray[np.float64]:
    """The log-odds of probabilities, finite for 0 and 1 too."""
    edge = float(sigmoid(np.array(-_LARGEST_LOGIT)))
    inner = np.clip(np.asarray(probability, dtype=np.float64), edge, 1 - edge)
    return np.asarray(np.log(inner) - np.log1p(-inner), dtype=np.float64)


def fit_logistic(
    features: NDArray[np.float64], happened: NDArray[Any], *, reg: float = 1.0, max_steps: int = 50
) -> NDArray[np.float64]:
    """Coefficients of shape (n_features + 1,), the intercept first, that maximize the penalized likelihood.

    Parameters
    ----------
    features : (n_rows, n_features), finite; on scales of about 1, for one penalty is laid on all.
    happened : (n_rows,), 0 or 1. reg : half the penalty on the squared coefficients, intercept apart; above 0.

    Raises ValueError when there are no rows, or reg is not above 0.
    """
    if not len(happened):
        raise ValueError("there is nothing to learn from; give at least one row")
    if not reg > 0:
        raise ValueError(f"reg is {reg}; give a number above 0, or separable rows have no finite answer")
    design = np.column_stack([np.ones(len(happened)), features])
    penalty = np.full(design.shape[1], float(reg))
    # So small that the intercept is free, yet finite where every row says the same.
    penalty[0] = 1e-6
    coefficients = np.zeros(design.shape[1])
    target = np.asarray(happened, dtype=np.float64)
    for _ in range(max_steps):
        expected = sigmoid(design @ coefficients)
        gradient = design.T @ (target - expected) - penalty * coefficients
        curvature = (design * (expected * (1 - expected))[:, None]).T @ design + np.diag(penalty)
        step = np.linalg.solve(curvature, gradient)
        # A step of more than 5 in log-odds overshoots where the likelihood is flat.
        coefficients += step * min(1.0, 5.0 / max(float(np.abs(step).max()), 1e-12))
        if float(np.abs(step).max()) < 1e-10:
            break
    return coefficients
