"""Act classifier: a linear model over n-grams of marked text, made probabilities by softmax."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from assistant.understanding.acts.features import features_of, words_of
from assistant.understanding.acts.own_examples import OwnExamples

# So much of a message is made a vector.
LONGEST_SENTENCE = 300
MEANT = 0.5
# What no word was learned of must be clearer.
_CLEAR = 0.75


class Acts(dict[str, float]):
    """The probability of each act that a message may do."""

    def of(self, *labels: str) -> float:
        """The probability of the likeliest of these acts."""
        return max((self.get(label, 0.0) for label in labels), default=0.0)

    @property
    def best(self) -> str:
        """The likeliest act."""
        return max(self, key=lambda label: self[label], default="")


class Encodes(Protocol):
    """What makes vectors of texts: `language.encoder.Encoder`."""

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """Vectors of length 1, a row a text."""
        ...


@dataclass(frozen=True)
class _Weights:
    """The rows of one model: of n-grams (features x acts), of a sentence vector (512 x acts) where it has one."""

    grams: np.ndarray
    bias: np.ndarray
    vector: np.ndarray | None = None


class ActClassifier:
    """Tells what a marked text does.

    `vocabulary` maps a feature to its row; there is one model for n-grams alone, and one for these and the vector of
    the sentence, for when an `encoder` is there.
    """

    def __init__(
        self, labels: Sequence[str], vocabulary: Mapping[str, int], idf: np.ndarray, alone: _Weights, both: _Weights,
        encoder: Encodes | None = None, own: OwnExamples | None = None,
    ) -> None:  # fmt: skip
        self.labels = tuple(labels)
        self._vocabulary = vocabulary
        self._idf = idf
        self._alone, self._both = alone, both
        self._encoder = encoder
        self._own = own or OwnExamples()

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, np.ndarray]) -> ActClassifier:
        """The model of these arrays, as `benchmarks/learn_acts.py` writes them."""

        def weights(name: str) -> np.ndarray:
            return np.asarray(arrays[name].astype(np.float32) * arrays[f"{name}_scale"].astype(np.float32))

        names = bytes(arrays["features"]).decode().split("\n")
        return cls(
            bytes(arrays["labels"]).decode().split("\n"),
            {name: n for n, name in enumerate(names)},
            arrays["idf"].astype(np.float32),
            _Weights(weights("alone"), arrays["alone_bias"]),
            _Weights(weights("both"), arrays["both_bias"], weights("vector")),
        )

    def with_encoder(self, encoder: Encodes | None) -> ActClassifier:
        """The same model, with or without sentence vectors."""
        return ActClassifier(self.labels, self._vocabulary, self._idf, self._alone, self._both, encoder, self._own)

    def with_examples(self, own: OwnExamples) -> ActClassifier:
        """The same model, with a shop's own examples."""
        return ActClassifier(self.labels, self._vocabulary, self._idf, self._alone, self._both, self._encoder, own)

    @property
    def encoder(self) -> Encodes | None:
        """What makes vectors of sentences, where there is such a thing."""
        return self._encoder

    def scores(self, marked: str, text: str) -> Acts:
        """The acts of a message, given its text with marks and as it was written."""
        weights = self._alone if self._encoder is None else self._both
        logits = weights.bias + self._of_grams(marked, weights.grams)
        if self._encoder is not None and weights.vector is not None:
            logits = logits + self._encoder.encode([text[:LONGEST_SENTENCE]])[0] @ weights.vector
        told = self._own.tell(marked)
        if told:
            logits = logits + np.array([told.get(label, 0.0) for label in self.labels], dtype=np.float32)
        chances = np.exp(logits - logits.max())
        chances /= chances.sum()
        if not told and chances.max() < _CLEAR and not self._knows(marked):
            return Acts()  # asdfgh: nothing of it was ever seen, and the likeliest act is a guess
        return Acts(zip(self.labels, chances.tolist(), strict=True))

    def _knows(self, marked: str) -> bool:
        """Whether any word of a marked text was learned, or any two Chinese characters that stand together."""
        words = words_of(marked)
        return not words or any(word in self._vocabulary for word in words)

    def _of_grams(self, marked: str, weights: np.ndarray) -> np.ndarray | float:
        counts = Counter(features_of(marked))
        known = [(row, count) for name, count in counts.items() if (row := self._vocabulary.get(name)) is not None]
        if not known:
            return 0.0
        rows = np.array([row for row, _ in known])
        values = (1 + np.log([count for _, count in known])).astype(np.float32) * self._idf[rows]
        return np.asarray((values / np.linalg.norm(values)) @ weights[rows])
