"""Weighted hybrid: the plain average of several scorers, or an average weighted by hand."""

from __future__ import annotations

from collections.abc import Mapping
from copy import copy

import numpy as np
from numpy.typing import NDArray

from recommender.data import Evidence, InteractionMatrices, Items, merge_evidence
from recommender.numerics import Arrays, scale_scores
from recommender.scorers import Content, ItemNeighbours, Popularity, Profiles, Scorer

_REASONS_TOLD = 6


class WeightedHybrid(Scorer):
    """The weighted hybrid (Burke, 2002): Σ w_s · scaled score_s / Σ w_s, each list being scaled to at most 1.

    Without weights it is the fixed average of all. With two scorers at alpha and 1 - alpha it is `blend_by_alpha`.
    What `HybridRecommender` learns is held against these.

    Parameters
    ----------
    scorers : name to unfitted scorer, which stay as they are; item neighbours, content and popularity without any.
        They are asked with plain profiles: a scorer that keeps profiles of its own (`RecencyWeighted`, `NextBasket`,
        `Replenishment`) has no use here.
    weights : name to weight, 0 or more; None weighs all alike.

    Attributes
    ----------
    scorers_ : dict of name to fitted Scorer;  weights_ : float32 (n_scorers,), adding up to 1
    """

    def __init__(
        self, *, scorers: Mapping[str, Scorer] | None = None, weights: Mapping[str, float] | None = None
    ) -> None:
        self.scorers = scorers
        self.weights = weights

    def learn(self, matrices: InteractionMatrices, items: Items) -> None:
        self._take_part()
        for scorer in self.scorers_.values():
            scorer.learn(matrices, items)

    def _take_part(self) -> None:
        """Unfitted copies of the scorers, and their parts of the sum."""
        scorers = self.scorers or {"company": ItemNeighbours(), "content": Content(), "popularity": Popularity()}
        given = dict.fromkeys(scorers, 1.0) if self.weights is None else self.weights
        if set(given) != set(scorers):
            raise ValueError(f"weights are for {sorted(given)}, scorers are {sorted(scorers)}; give one for each")
        weights = np.array([given[name] for name in scorers], dtype=np.float64)
        if not (np.isfinite(weights) & (weights >= 0)).all() or not weights.any():
            raise ValueError(f"weights are {dict(given)}; give finite numbers of at least 0, and one above it")
        self.weights_ = (weights / weights.sum()).astype(np.float32)
        self.scorers_ = {name: copy(scorer) for name, scorer in scorers.items()}
        for scorer in self.scorers_.values():
            scorer.attach(self.users_, self.items_, self.profiles_, self.people_)

    def score_profiles(self, profiles: Profiles) -> NDArray[np.float32]:
        total = np.zeros((len(profiles), len(self.items_)), dtype=np.float32)
        for weight, scorer in zip(self.weights_, self.scorers_.values(), strict=True):
            if weight:
                total += weight * scale_scores(scorer.score_profiles(profiles))
        return total

    def explain_profile(self, profiles: Profiles, item: int) -> list[Evidence]:
        said = []
        for weight, scorer in zip(self.weights_, self.scorers_.values(), strict=True):
            part = float(weight * scale_scores(scorer.score_profiles(profiles))[0, item])
            if part > 0:
                said.append((part, scorer.explain_profile(profiles, item)))
        return merge_evidence(said, n=_REASONS_TOLD)

    def arrays(self) -> Arrays:
        return {
            f"{name}/{key}": array for name, scorer in self.scorers_.items() for key, array in scorer.arrays().items()
        }

    def restore(self, arrays: Arrays) -> None:
        self._take_part()
        for name, scorer in self.scorers_.items():
            own = {key.removeprefix(f"{name}/"): array for key, array in arrays.items() if key.startswith(f"{name}/")}
            scorer.restore(own)


def blend_by_alpha(first: Scorer, second: Scorer, *, alpha: float) -> WeightedHybrid:
    """alpha times the first scorer and 1 - alpha times the second. Raises ValueError unless alpha is in [0, 1]."""
    if not 0 <= alpha <= 1:
        raise ValueError(f"alpha is {alpha}; give the part of the first scorer, from 0 to 1")
    return WeightedHybrid(scorers={"first": first, "second": second}, weights={"first": alpha, "second": 1 - alpha})
