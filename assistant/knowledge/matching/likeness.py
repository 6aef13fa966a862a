"""Likeness of texts, by TF-IDF cosine: how much they share of words, pieces of words and concepts."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

from assistant.knowledge.matching.wording import CHINESE_PIECE, CONCEPT, ENGLISH_PIECE, WORD

if TYPE_CHECKING:
    from scipy.sparse import csc_array

Feature = tuple[str, str]
Counts = Mapping[Feature, int]

_KIND_WEIGHTS = {CONCEPT: 2.0, WORD: 1.0, CHINESE_PIECE: 0.35, ENGLISH_PIECE: 0.25}
# A word that no article knows speaks against all of them: it is what keeps "red dress" from matching on "do you have".
_UNKNOWN_WORD = 1.5


class WordLikeness:
    """Cosines of TF-IDF weights (Salton and Buckley, 1988) between a text and the rows, texts known beforehand.

    Parameters
    ----------
    rows
        The features of each known text.
    topics
        Of each row; a feature is the more telling, the fewer topics have it.
    n_telling
        That many first rows decide which features are known and how telling they are.
    """

    def __init__(self, rows: Sequence[Counts], topics: Sequence[int], n_telling: int) -> None:
        from scipy.sparse import coo_array

        self._idf = _inverse_frequencies(rows[:n_telling], topics)
        self._unknown_idf = math.log(len(set(topics[:n_telling])) + 1) + 1
        self._columns: dict[Feature, int] = {}
        entries = [
            (weight, n, self._columns.setdefault(feature, len(self._columns)))
            for n, counts in enumerate(rows)
            for feature, weight in self._unit(counts).items()
        ]
        weights, at, columns = (np.array(part) for part in zip(*entries, strict=True))
        shape = (len(rows), len(self._columns))
        self._matrix: csc_array = coo_array((weights, (at, columns)), shape=shape).tocsc()

    def measure(self, counts: Counts) -> np.ndarray:
        """The likeness of each row to a text of these features, from 0 to 1: shape (n_rows,), float64."""
        start, rows, weights = self._matrix.indptr, self._matrix.indices, self._matrix.data
        found = [
            (slice(start[column], start[column + 1]), weight)
            for feature, weight in self._unit(counts).items()
            if (column := self._columns.get(feature)) is not None
        ]
        if not found:
            return np.zeros(self._matrix.shape[0])
        at = np.concatenate([rows[part] for part, _ in found])
        shares = np.concatenate([weights[part] * weight for part, weight in found])
        return np.bincount(at, shares, minlength=self._matrix.shape[0])

    def compare(self, rows: np.ndarray) -> np.ndarray:
        """The likeness of these rows, given by their numbers, to one another: shape (n, n), float64."""
        chosen = self._matrix.tocsr()[rows]
        cosines: np.ndarray = (chosen @ chosen.T).toarray()
        return cosines

    def _unit(self, counts: Counts) -> dict[Feature, float]:
        weights = {feature: self._weight(feature) * (1 + math.log(n)) for feature, n in counts.items()}
        length = math.hypot(*weights.values())
        return {feature: weight / length for feature, weight in weights.items()}

    def _weight(self, feature: Feature) -> float:
        weight, idf = _KIND_WEIGHTS[feature[0]], self._idf.get(feature)
        if idf is None:
            return weight * self._unknown_idf * (_UNKNOWN_WORD if feature[0] == WORD else 1.0)
        return weight * idf


def _inverse_frequencies(rows: Sequence[Counts], topics: Sequence[int]) -> dict[Feature, float]:
    """One plus the logarithm of how many times more topics there are than topics with the feature."""
    topics_with: dict[Feature, set[int]] = {}
    for counts, topic in zip(rows, topics, strict=False):
        for feature in counts:
            topics_with.setdefault(feature, set()).add(topic)
    n_topics = len(set(topics[: len(rows)]))
    return {feature: math.log((n_topics + 1) / (len(having) + 1)) + 1 for feature, having in topics_with.items()}
