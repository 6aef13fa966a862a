"""Mixture: the scores of several scorers as one, added by weight and multiplied by demand."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from recommender.blending import blend, coverage_lift
from recommender.blending.folded_matrix import FoldedMatrix
from recommender.data import Evidence, merge_evidence
from recommender.numerics import scale_scores
from recommender.scorers import Content, Ease, Profiles, Scorer

_SCORES_AT_ONCE = 2_000_000
# For fewer users with a long history than this the mixture is not folded.
_FOLDED_FROM = 128


def score_scaled(scorers: Mapping[str, Scorer], name: str, profiles: Profiles) -> NDArray[np.float32]:
    """The scores of one of a blend's scorers, (len(profiles), n_items), on the scale that all are added on.

    Beside EASE all that is personal is linear in the profile, and is divided by the size of the profile
    (`Ease.sizes`), so that the sum stays linear; what is negative speaks against an item. Otherwise scores are divided
    by the largest and cut at 0, as those that are the same for all always are.
    """
    scorer, collaborative = scorers[name], scorers.get("collaborative")
    if isinstance(scorer, Ease):
        scores, factor = scorer.score_profiles(profiles), 1.0 / scorer.sizes(profiles)
    elif isinstance(scorer, Content) and isinstance(collaborative, Ease):
        # Likeness 1, as of an item with itself, is worth as much as an anchor's strongest weight.
        scores, factor = scorer.likeness(profiles), collaborative.mean_strength / collaborative.sizes(profiles)
    else:
        return scale_scores(scorer.score_profiles(profiles))
    scores *= factor[:, None]
    return scores


class Mixture:
    """Scorers added by weight and multiplied by demand: the scores that a `blend.Blend` describes.

    Attributes
    ----------
    scorers : dict of name to fitted Scorer.   weights : float32 (n_buckets, n_scorers), in their order.
    demand : float32 (n_buckets, n_items), the factor of each item.   listed : bool (n_items,), what may be shown.
    everyone : float32 (n_buckets, n_items), the sum of the scorers that are the same for all.
    """

    def __init__(
        self,
        scorers: dict[str, Scorer],
        weights: NDArray[np.float32],
        demand: NDArray[np.float32],
        listed: NDArray[np.bool_],
    ) -> None:
        self.scorers, self.weights, self.demand, self.listed = scorers, weights, demand, listed
        nobody = Profiles.of_items([np.array([], dtype=np.int64)], len(listed))
        self.everyone = np.zeros_like(demand)
        for column, scorer in enumerate(scorers.values()):
            if not scorer.is_personal:
                self.everyone += weights[:, column, None] * scale_scores(scorer.score_profiles(nobody))

    def score(self, profiles: Profiles) -> NDArray[np.float32]:
        """Shape (len(profiles), n_items), 0 or more; -inf for items that are not listed."""
        bucket = blend.bucket_of(np.diff(profiles.history.indptr))
        weights, total = self.weights[bucket], self.everyone[bucket]
        for column, (name, scorer) in enumerate(self.scorers.items()):
            if scorer.is_personal and weights[:, column].any():
                scores = score_scaled(self.scorers, name, profiles)
                scores *= weights[:, column, None]
                total += scores
        np.maximum(total, 0.0, out=total)
        total *= self.demand[bucket]
        total[:, ~self.listed] = -np.inf
        return total

    def explain(self, profiles: Profiles, item: int, *, n: int = 6) -> list[Evidence]:
        """The n weightiest reasons of all scorers for an item and the one profile."""
        weights = self.weights[blend.bucket_of(np.diff(profiles.history.indptr))][0]
        said = []
        for weight, (name, scorer) in zip(weights, self.scorers.items(), strict=True):
            part = float(weight * score_scaled(self.scorers, name, profiles)[0, item]) if weight else 0.0
            if part > 0:
                said.append((part, scorer.explain_profile(profiles, item)))
        return merge_evidence(said, n=n)

    def score_many(self, profiles: Profiles) -> NDArray[np.float32]:
        """`score`, but for rounding, faster for hundreds of users; the first time takes longer.

        `weights` and `demand` must not change afterwards.
        """
        regulars = blend.bucket_of(np.diff(profiles.history.indptr)) == len(blend.LEAST_ITEMS) - 1
        if np.count_nonzero(regulars) < _FOLDED_FROM or self._folded is None:
            return self.score(profiles)
        total = self._folded.score(profiles)
        total[:, ~self.listed] = -np.inf
        others = np.flatnonzero(~regulars)
        if len(others):
            total[others] = self.score(profiles.rows(others))
        return total

    @cached_property
    def _folded(self) -> FoldedMatrix | None:
        """What regulars are scored by; None where not all that is personal is linear in the profile."""
        collaborative, content, basket = (self.scorers.get(name) for name in ("collaborative", "content", "basket"))
        if not isinstance(collaborative, Ease) or not isinstance(content, Content):
            return None
        weight = dict(zip(self.scorers, self.weights[-1].tolist(), strict=True))
        return FoldedMatrix(
            collaborative,
            content,
            basket if isinstance(basket, Ease) and weight["basket"] else None,
            weights=(weight["collaborative"], weight["content"], weight.get("basket", 0.0)),
            everyone=self.everyone[-1],
            demand=self.demand[-1],
        )

    def score_unseen(self, profiles: Profiles) -> NDArray[np.float32]:
        """`score` with -inf for what is in the histories."""
        scores = self.score(profiles)
        scores[profiles.history.nonzero()] = -np.inf
        return scores

    def compute_lifts(self, profiles: Profiles, limit: float) -> NDArray[np.float32]:
        """What `coverage_lift.compute_lifts` gives for the lists of these users, float32 (n_items,)."""
        groups = split_users(np.arange(len(profiles)), len(self.listed))
        blocks = (self.score_unseen(profiles.rows(some)) for some in groups)
        return coverage_lift.compute_lifts(blocks, n=blend.AT, n_items=len(self.listed), limit=limit)


def split_users(users: NDArray[np.int64], n_items: int) -> list[NDArray[np.int64]]:
    """Users in groups whose scores fit in memory: those of hundreds over a large catalogue are gigabytes."""
    at_once = max(1, _SCORES_AT_ONCE // max(n_items, 1))
    return np.split(users, range(at_once, len(users), at_once))
