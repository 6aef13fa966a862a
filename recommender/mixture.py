"""The scores of several scorers as one: added by weight, multiplied by demand."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from recommender import blend, reach
from recommender.scorer import Profiles, Scorer

# The scorers that tell users apart.
PERSONAL = ("collaborative", "basket", "content")
_SCORES_AT_ONCE = 2_000_000


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
        for column, (name, scorer) in enumerate(scorers.items()):
            if name not in PERSONAL:
                self.everyone += weights[:, column, None] * blend.scaled(scorer.score_profiles(nobody))

    def scores(self, profiles: Profiles) -> NDArray[np.float32]:
        """Shape (len(profiles), n_items), 0 or more; -inf for items that are not listed."""
        bucket = blend.bucket_of(np.diff(profiles.history.indptr))
        weights, total = self.weights[bucket], self.everyone[bucket]
        for column, (name, scorer) in enumerate(self.scorers.items()):
            if name in PERSONAL and weights[:, column].any():
                blend.add_scaled(total, scorer.score_profiles(profiles), weights[:, column])
        total *= self.demand[bucket]
        total[:, ~self.listed] = -np.inf
        return total

    def unseen(self, profiles: Profiles) -> NDArray[np.float32]:
        """`scores` with -inf for what is in the histories."""
        scores = self.scores(profiles)
        scores[profiles.history.nonzero()] = -np.inf
        return scores

    def lifts(self, profiles: Profiles, limit: float) -> NDArray[np.float32]:
        """What `reach.lifts` gives for the lists of these users, float32 (n_items,)."""
        groups = slices(np.arange(len(profiles)), len(self.listed))
        blocks = (self.unseen(profiles.rows(some)) for some in groups)
        return reach.lifts(blocks, n=blend.AT, n_items=len(self.listed), limit=limit)


def slices(users: NDArray[np.int64], n_items: int) -> list[NDArray[np.int64]]:
    """Users in groups whose scores fit in memory: those of hundreds over a large catalogue are gigabytes."""
    at_once = max(1, _SCORES_AT_ONCE // max(n_items, 1))
    return np.split(users, range(at_once, len(users), at_once))
