"""Diversity: lists without near-duplicates, varied, and mixed as the shopper buys."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from recommender.numerics import Csr, row_of

# The part of the wanted mix that is mixed into a list's own, so that a category not yet in the list costs no infinity.
SMOOTHING = 0.01


def find_near_duplicates(rows: NDArray[np.int64], vectors: Csr, *, alike: float) -> NDArray[np.int64]:
    """For each place of a ranked list the place of the earlier kept item that it nearly repeats, -1 where it is kept.

    rows : item rows, best first. vectors : csr (n_items, n_terms), rows of length 1 or 0. alike : least cosine.
    """
    own = vectors[rows]
    cosine = (own @ own.T).toarray()
    repeats = np.full(len(rows), -1, dtype=np.int64)
    for place in range(1, len(rows)):
        earlier = np.flatnonzero((cosine[place, :place] >= alike) & (repeats[:place] < 0))
        if len(earlier):
            repeats[place] = earlier[0]
    return repeats


def diversify(
    scores: NDArray[np.floating[Any]],
    n: int,
    *,
    vectors: Csr | None = None,
    diversity: float = 0.0,
    category: NDArray[Any] | None = None,
    mix: NDArray[np.float64] | None = None,
    calibration: float = 0.0,
) -> list[int]:
    """The places of up to n candidates, chosen one by one for

        (1 - calibration) * ((1 - diversity) * relevance - diversity * cosine) - calibration * KL(mix, list's mix)

    The first part is maximal marginal relevance (Carbonell and Goldstein, 1998), `cosine` being that to the most
    alike of the chosen; the last is calibration (Steck, 2018), with the mix as it is once the candidate is in the list.
    Both at 0 leave the order of the scores; equal gains keep it too.

    Parameters
    ----------
    scores : (n_candidates,), finite; relevance is their place between the lowest (0) and the highest (1).
    vectors : csr (n_candidates, n_terms), rows of length 1 or 0; needed for diversity.
    category : (n_candidates,), codes that index `mix`, -1 where unknown; needed, with `mix`, for calibration.
    mix : (n_categories,), the wanted parts of the categories; adds up to 1.
    """
    if not (0 <= diversity <= 1 and 0 <= calibration <= 1):
        raise ValueError(f"diversity is {diversity} and calibration {calibration}; give parts between 0 and 1")
    spread = float(np.ptp(scores)) if len(scores) else 0.0
    relevance = (scores - scores.min(initial=np.inf)) / spread if spread else np.zeros(len(scores))
    order = np.argsort(-scores, kind="stable")
    nearest = np.zeros(len(scores))
    cosine = (vectors @ vectors.T).tocsr() if diversity and vectors is not None else None
    counts = np.zeros(0 if mix is None else len(mix))
    chosen: list[int] = []
    left = np.ones(len(scores), dtype=bool)
    while len(chosen) < n and left.any():
        gain = (1 - diversity) * relevance - diversity * nearest
        if calibration and category is not None and mix is not None:
            gain = (1 - calibration) * gain - calibration * _measure_with_each(counts, category, mix, len(chosen))
        gain = np.where(left, gain, -np.inf)
        best = int(order[np.argmax(gain[order])])
        chosen.append(best)
        left[best] = False
        if cosine is not None:
            others, likeness = row_of(cosine, best)
            nearest[others] = np.maximum(nearest[others], likeness)
        if mix is not None and category is not None and category[best] >= 0:
            counts[category[best]] += 1
    return chosen


def measure_mix(
    history: NDArray[np.int64], weights: NDArray[Any], category: NDArray[Any], n: int
) -> NDArray[np.float64]:
    """The parts of n categories in a history, by weight, adding up to 1; all 0 when nothing in it has one.

    history : item rows; weights : one for each. category : (n_items,), -1 where unknown.
    """
    codes = category[history]
    known = codes >= 0
    total = np.bincount(codes[known], weights=weights[known], minlength=n)
    return np.asarray(total / total.sum() if total.sum() > 0 else total, dtype=np.float64)


def measure_divergence(mix: NDArray[np.float64], own: NDArray[np.float64]) -> float:
    """KL(mix, own), own being smoothed with SMOOTHING of the mix; 0 when they are the same (Steck, 2018)."""
    wanted = mix > 0
    smoothed = (1 - SMOOTHING) * own[wanted] + SMOOTHING * mix[wanted]
    return float((mix[wanted] * np.log(mix[wanted] / smoothed)).sum())


def _measure_with_each(
    counts: NDArray[np.float64], category: NDArray[Any], mix: NDArray[np.float64], n_chosen: int
) -> NDArray[np.float64]:
    """The divergence of the list with each candidate added."""
    by_category = np.empty(len(counts) + 1)
    for code in range(-1, len(counts)):
        added = counts.copy()
        if code >= 0:
            added[code] += 1
        by_category[code] = measure_divergence(mix, added / (n_chosen + 1))
    # Code -1, without a category, reads the last entry.
    return np.asarray(by_category[category], dtype=np.float64)
