"""What completes a basket: complements of all that is in it together."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from recommender.blend import scaled
from recommender.cross_sell import MAX_PRICE_RATIO, Complements
from recommender.items import Items
from recommender.linear import Ease
from recommender.matrices import row_of
from recommender.scorer import Profiles

# The linear model ranks best; the proven pairs are added with this weight.
RULES_WEIGHT = 0.3


def completion_scores(
    baskets: Sequence[NDArray[np.int64]], *, items: Items, complements: Complements, linear: Ease | None
) -> NDArray[np.float32]:
    """Scores of all items for each basket of item rows, float32 (n_baskets, n_items).

    -inf for what is in the basket; for substitutes of it (same leaf category) and for what is dearer than goes with
    its dearest item, unless a rule proves the pair; and for items that too few orders hold together with any of it.

    linear : EASE fitted on orders; without it only the rules rank.
    """
    n_items = len(items)
    rules = np.zeros((len(baskets), n_items), dtype=np.float32)
    for place, basket in enumerate(baskets):
        for anchor in basket:
            columns, scores = row_of(complements.score_, int(anchor))
            rules[place, columns] += scores
    total = RULES_WEIGHT * scaled(rules)
    if linear is not None:
        total += np.maximum(scaled(linear.score_profiles(Profiles.of_items(baskets, n_items))), 0.0)
    total[total <= 0] = -np.inf
    for place, basket in enumerate(baskets):
        known = np.zeros(n_items, dtype=bool)
        known[complements.support_[basket].indices] = True
        own = np.unique(items.category[basket])
        doubtful = np.isin(items.category, own[own >= 0])
        if len(basket):
            # An unknown price compares false: it forbids nothing.
            doubtful |= items.price > MAX_PRICE_RATIO * items.price[basket].max()
        total[place, ~known | (doubtful & (rules[place] == 0))] = -np.inf
        total[place, basket] = -np.inf
    total[:, ~items.listed] = -np.inf
    return total
