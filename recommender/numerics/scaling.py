"""Scaling: scores of different scorers brought to one scale, so that they can be added."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def scale_scores(scores: NDArray[np.float32]) -> NDArray[np.float32]:
    """Each row divided by its largest score and cut at 0, so that scorers can be added and multiplied."""
    largest = scores.max(axis=1, keepdims=True, initial=0.0)
    factor = np.divide(1.0, largest, out=np.zeros_like(largest), where=largest > 0)
    return np.maximum(scores * factor, 0.0)
