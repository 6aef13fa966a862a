"""Act classifier: a linear model over n-grams of marked text, made probabilities by softmax."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

import numpy as np

from assistant.understanding.acts.features import features_of

WEIGHTS = Path(__file__).parent / "weights.npz"
# An act of this probability is meant.
MEANT = 0.5


class Acts(dict[str, float]):
    """The probability of each act that a message may do."""

    def of(self, *labels: str) -> float:
        """The probability of the likeliest of these acts."""
        return max((self.get(label, 0.0) for label in labels), default=0.0)

    @property
    def best(self) -> str:
        """The likeliest act."""
        return max(self, key=lambda label: self[label], default="")


class ActClassifier:
    """Tells what a marked text does.

    `vocabulary` maps a feature to its row of `weights` (features x acts); `bias` is per act.
    """

    def __init__(
        self, labels: Sequence[str], vocabulary: Mapping[str, int], idf: np.ndarray, weights: np.ndarray,
        bias: np.ndarray,
    ) -> None:  # fmt: skip
        self.labels = tuple(labels)
        self._vocabulary = vocabulary
        self._idf = idf
        self._weights = weights
        self._bias = bias

    @classmethod
    @cache
    def load(cls, path: Path = WEIGHTS) -> ActClassifier:
        """The model that ships with the program; plain arrays, read once a process."""
        with np.load(path, allow_pickle=False) as arrays:
            names = bytes(arrays["features"]).decode().split("\n")
            scale = arrays["scale"].astype(np.float32)
            return cls(
                bytes(arrays["labels"]).decode().split("\n"),
                {name: n for n, name in enumerate(names)},
                arrays["idf"].astype(np.float32),
                arrays["weights"].astype(np.float32) * scale,
                arrays["bias"].astype(np.float32),
            )

    def scores(self, marked: Sequence[str]) -> Acts:
        """The acts of a message, given as one or more marked forms of its text."""
        logits = np.mean([self._logits(text) for text in marked], axis=0)
        chances = np.exp(logits - logits.max())
        return Acts(zip(self.labels, (chances / chances.sum()).tolist(), strict=True))

    def _logits(self, marked: str) -> np.ndarray:
        counts = Counter(features_of(marked))
        known = [(row, count) for name, count in counts.items() if (row := self._vocabulary.get(name)) is not None]
        if not known:
            return self._bias
        rows = np.array([row for row, _ in known])
        values = (1 + np.log([count for _, count in known])).astype(np.float32) * self._idf[rows]
        values /= np.linalg.norm(values)
        return np.asarray(values @ self._weights[rows] + self._bias)
