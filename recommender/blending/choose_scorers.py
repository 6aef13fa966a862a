"""Model selection: which scorers stand in the blend of a shop of this size."""

from __future__ import annotations

import logging
from collections.abc import Mapping

import numpy as np

from recommender.data import InteractionMatrices, Items
from recommender.numerics import Csr
from recommender.scorers import (
    Content,
    DualEase,
    Ease,
    ItemNeighbours,
    PeopleCounts,
    Popularity,
    Profiles,
    Scorer,
    weigh_orders,
)

logger = logging.getLogger(__name__)

# What may stand in a blend, by class name: an artifact is read back by it.
KINDS: dict[str, type[Scorer]] = {kind.__name__: kind for kind in (Ease, DualEase, ItemNeighbours, Content, Popularity)}
TREND_HALF_LIFE_DAYS = 7.0
# What users took a season ago says less of what they take now.
HISTORY_HALF_LIFE_DAYS = 120.0
# The ridge penalties of EASE are multiples of the mean of its Gram matrix's diagonal, so that they fit a shop of any
# size. That of histories is one of these, and is learned; orders are short beside histories and want a smaller one.
PENALTIES, DEFAULT_PENALTY = (0.5, 2.0, 6.0), 2.0
ORDERS_PENALTY = 1 / 3


def fit_scorers(
    matrices: InteractionMatrices, items: Items, content: Content, *, max_items: int, penalty: float = DEFAULT_PENALTY
) -> dict[str, Scorer]:
    """All scorers by name, fitted on a log; the content scorer does not depend on it and is shared."""
    scorers = {"collaborative": choose_collaborative(matrices, max_items=max_items, penalty=penalty)}
    if matrices.orders.matrix.nnz and isinstance(scorers["collaborative"], Ease):
        reg = ORDERS_PENALTY * _mean_diagonal(weigh_orders(matrices))
        scorers["basket"] = Ease(source="orders", reg=reg, max_items=max_items)
    scorers["trend"] = Popularity(half_life_days=TREND_HALF_LIFE_DAYS)
    scorers["popularity"] = Popularity()
    fit_together(matrices, items, *scorers.values())
    return scorers | {"content": content}


def choose_collaborative(matrices: InteractionMatrices, *, max_items: int, penalty: float) -> Scorer:
    """The scorer of histories for a log of this size, not fitted yet.

    EASE over items while no more than `max_items` of them have events; beyond that EASE over users while no more than
    `max_items` of these have, which is exact too; beyond both, item neighbours.
    """
    n_items, n_users = len(np.unique(matrices.affinity.indices)), matrices.n_active_users
    half_life = HISTORY_HALF_LIFE_DAYS
    reg = penalty * _mean_diagonal(matrices.affinity_at(half_life_days=half_life))
    if n_items <= max_items:
        return Ease(reg=reg, half_life_days=half_life, max_items=max_items)
    if n_users <= max_items:
        logger.info("%d items with events, %d users: EASE is solved over users", n_items, n_users)
        return DualEase(reg=reg, half_life_days=half_life)
    logger.info("%d items with events, %d users: item neighbours take the place of EASE", n_items, n_users)
    return ItemNeighbours(similarity="bm25")


def fit_together(matrices: InteractionMatrices, items: Items, *scorers: Scorer) -> None:
    """Fit scorers on one log, sharing what they have in common."""
    shared = (matrices.users, matrices.items, Profiles(matrices.affinity, matrices.latest), PeopleCounts.of(matrices))
    for scorer in scorers:
        scorer.attach(*shared)
        scorer.learn(matrices, items)


def content_of(scorers: Mapping[str, Scorer]) -> Content:
    """The content scorer of a blend; every blend has one."""
    return next(scorer for scorer in scorers.values() if isinstance(scorer, Content))


def _mean_diagonal(matrix: Csr) -> float:
    """The mean of the diagonal of XᵀX over the columns with entries; 1 without any."""
    active = len(np.unique(matrix.indices))
    return float((matrix.data.astype(np.float64) ** 2).sum()) / active if active else 1.0
