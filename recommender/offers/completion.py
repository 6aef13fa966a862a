"""Basket completion: complements of all that is in a basket together, and what this customer takes again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from recommender.data import DAY, InteractionMatrices, Items, select_top
from recommender.numerics import Csr, build_indicator, row_of, scale_scores, sum_triples
from recommender.offers.basket_ranker import CANDIDATES, BasketContext, BasketRanker, BasketScorers
from recommender.offers.cross_sell import MAX_PRICE_RATIO_STRONG, Complements
from recommender.scorers import Profiles, Scorer

# The linear model ranks best; the proven pairs are added with this weight, and what the customer takes again.
RULES_WEIGHT, HABIT_WEIGHT = 0.1, 0.3
HABIT_HALF_LIFE_DAYS = 60.0
# What sells now moves a basket less than it moves a visit.
DEMAND_POWER = 0.2


def measure_habits(matrices: InteractionMatrices) -> Csr:
    """How often each customer ordered each item of late: csr (n_users, n_items), float32 log(1 + decayed orders)."""
    orders = matrices.orders
    order = np.repeat(np.arange(len(orders.user)), np.diff(orders.matrix.indptr))
    age = (matrices.now - orders.time[order]) / DAY
    taken = sum_triples(orders.user[order], orders.matrix.indices, 0.5 ** (age / HABIT_HALF_LIFE_DAYS), matrices.shape)
    taken.data = np.log1p(taken.data)
    return taken


def score_without_rules(baskets: Csr, *, linear: Scorer | None, habit: Csr) -> NDArray[np.float32]:
    """Scores of all items for each basket by the linear model and the customer's habit, 0 or more."""
    total = HABIT_WEIGHT * habit.toarray()
    if linear is not None:
        total += scale_scores(linear.score_profiles(Profiles(baskets, baskets)))
    return total


def select_candidates(context: BasketContext, linear: Scorer, trends: NDArray[np.float32]) -> NDArray[np.int64]:
    """The item rows that come into question for each basket, int64 (n_baskets, n), n being CANDIDATES at most."""
    scores = score_without_rules(context.baskets, linear=linear, habit=context.habit) * measure_demand(trends)
    scores[context.baskets.nonzero()] = -1.0
    n_kept = min(CANDIDATES, scores.shape[1])
    return np.argpartition(-scores, n_kept - 1, axis=1)[:, :n_kept]


def measure_demand(trends: NDArray[np.float32]) -> NDArray[np.float32]:
    """The factor of each item, float32 (n_items,)."""
    return np.exp(DEMAND_POWER * trends.sum(axis=1), dtype=np.float32)


def complete_baskets(
    baskets: Sequence[NDArray[np.int64]],
    context: BasketContext,
    complements: Complements,
    scorers: Mapping[str, Scorer],
    ranker: BasketRanker,
    *,
    n: int,
    trends: NDArray[np.float32],
) -> NDArray[np.float32]:
    """Scores of all items for baskets of item rows, (n_baskets, n_items): by rule, then by the learned order.

    A ranker without weights has learned nothing, and the order stays. Where orders prove fewer than n items, those of
    categories bought together come behind them.
    """
    scores = score_completions(
        baskets,
        items=complements.items_,
        complements=complements,
        linear=scorers.get("basket"),
        trends=trends,
        habit=context.habit,
    )
    if len(ranker.weights) and (basket_scorers := BasketScorers.of(scorers)) is not None:
        scores = rank_by_choice(scores, context, ranker, basket_scorers, trends)
    for place, basket in enumerate(baskets):
        if np.isfinite(scores[place]).sum() < n:
            fill_by_category(scores[place], basket, complements, n=n)
    return scores


def score_completions(
    baskets: Sequence[NDArray[np.int64]],
    *,
    items: Items,
    complements: Complements,
    linear: Scorer | None,
    trends: NDArray[np.float32],
    habit: Csr,
) -> NDArray[np.float32]:
    """Scores of all items for each basket of item rows, float32 (n_baskets, n_items).

    -inf for what is in the basket; for substitutes of it (same leaf category) and for what costs MAX_PRICE_RATIO_STRONG
    times its dearest item, unless a rule proves the pair; and for items that too few orders hold together with any of
    it, unless the customer ordered them before.

    linear : EASE fitted on orders; without it only the rules rank.
    trends : (n_items, n_trends), see `trends.measure_trends`.
    habit : csr (n_baskets, n_items), the customers' rows of `measure_habits`.
    """
    n_items = len(items)
    rules = np.zeros((len(baskets), n_items), dtype=np.float32)
    for place, basket in enumerate(baskets):
        for anchor in basket:
            columns, scores = row_of(complements.score_, int(anchor))
            rules[place, columns] += scores
    total = RULES_WEIGHT * scale_scores(rules)
    total += score_without_rules(build_indicator(baskets, n_items), linear=linear, habit=habit)
    total *= measure_demand(trends)
    total[total <= 0] = -np.inf
    for place, basket in enumerate(baskets):
        known = np.zeros(n_items, dtype=bool)
        known[complements.support_[basket].indices] = True
        own = np.unique(items.category[basket])
        doubtful = np.isin(items.category, own[own >= 0])
        if len(basket):
            # An unknown price compares false: it forbids nothing.
            doubtful |= items.price > MAX_PRICE_RATIO_STRONG * items.price[basket].max()
        known[row_of(habit, place)[0]] = True
        total[place, ~known | (doubtful & (rules[place] == 0))] = -np.inf
        total[place, basket] = -np.inf
    total[:, ~items.listed] = -np.inf
    return total


def fill_by_category(
    scores: NDArray[np.float32], basket: NDArray[np.int64], complements: Complements, *, n: int
) -> None:
    """Add to one basket's `scores`, behind all others, what goes with its items by category; never a substitute."""
    items = complements.items_
    own = set(items.category[basket].tolist())
    anchors = [items.ids.one(int(row)) for row in basket]
    least = scores[np.isfinite(scores)].min(initial=1.0)
    for found in complements.find(anchors, n=n, exclude=anchors):
        for complement in found:
            row = int(items.ids.rows([complement.item])[0])
            if not np.isfinite(scores[row]) and int(items.category[row]) not in own:
                scores[row] = complement.score * 1e-3 * least


def rank_by_choice(
    scores: NDArray[np.float32],
    context: BasketContext,
    ranker: BasketRanker,
    basket_scorers: BasketScorers,
    trends: NDArray[np.float32],
) -> NDArray[np.float32]:
    """The chances that a ranker gives the best of the `score_completions`; the others stay in order behind them."""
    best, _ = select_top(scores, CANDIDATES)
    row, place = np.nonzero(best >= 0)
    features = context.build_features(np.maximum(best, 0), basket_scorers, trends)
    chances = ranker.predict_chances(features, context.build_contexts())
    # The scores are above 0 or -inf.
    found = scores * (chances.min(axis=1, initial=1.0) / (scores.max(axis=1, initial=0.0) + 1.0))[:, None]
    found[row, best[row, place]] = chances[row, place]
    return found
