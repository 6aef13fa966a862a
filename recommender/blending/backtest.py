"""Backtest: the log is cut, all is fitted on what was before, and what came after judges the blend."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import Self

import numpy as np
from numpy.typing import NDArray

from recommender.blending import blend, choose_scorers, coverage_lift
from recommender.blending.blend import Blend, Candidates
from recommender.blending.mixture import Mixture, score_scaled, split_users
from recommender.data import InteractionMatrices, Items, matrices_of, measure_trends, select_top
from recommender.numerics import Csr, keep_rows
from recommender.offers import BasketContext, BasketRanker, BasketScorers, measure_habits, select_candidates
from recommender.scorers import Content, ItemNeighbours, Profiles, Scorer

logger = logging.getLogger(__name__)

# The part of the events, the latest ones, that judges.
VALIDATION_SHARE = 0.15
# So many users of each bucket are asked, the lists of so many show which items need a lift, and so many orders teach
# to complete baskets; fewer where the catalogue is so large that it would take more scores than this.
_USERS_ASKED, _LISTS_ASKED, _BASKETS_ASKED, _SCORES_ASKED = 1_000, 2_000, 10_000, 20_000_000
# Of a basket so many lines are hidden in turn, and such a part of the baskets is asked without saying whose they are.
_LINES_HIDDEN, _NOBODYS = 6, 1 / 3
# The part of NDCG@20 that the lift may cost.
_LIFT_PRICE = 0.01


class Backtest:
    """A log cut in time.

    Attributes
    ----------
    before, after : the matrices of the events on either side of the cut.
    known : csr (n_users, n_items), what users had touched by then.
    new : csr (n_users, n_items), what they touched after it and not before.
    """

    def __init__(
        self, before: InteractionMatrices, after: InteractionMatrices, items: Items, *, random_state: int | None
    ) -> None:
        self.before, self.after, self.items, self.random_state = before, after, items, random_state
        self.known = before.affinity
        self.new = (after.affinity - after.affinity.multiply(self.known > 0)).tocsr()
        self.new.eliminate_zeros()

    @classmethod
    def of(cls, matrices: InteractionMatrices, items: Items, *, random_state: int | None) -> Self | None:
        """None for a log without times, or of a single moment."""
        log = matrices.events
        cut = log.time[int(len(log) * (1 - VALIDATION_SHARE))] if len(log) else 0
        before, after = log.take(log.time < cut), log.take(log.time >= cut)
        if not log.has_time or not len(before):
            return None
        return cls(matrices_of(before), matrices_of(after), items, random_state=random_state)

    def profiles(self, users: NDArray[np.int64]) -> Profiles:
        """What was known of these users at the cut."""
        return Profiles(self.known[users], self.before.latest[users])

    def users_of(self, code: int) -> NDArray[np.int64]:
        """Users of a bucket who took something new, as rows in order; of many a part, drawn by lot."""
        judged = (blend.bucket_of(np.diff(self.known.indptr)) == code) & (np.diff(self.new.indptr) > 0)
        drawn = np.random.default_rng(self.random_state).permutation(np.flatnonzero(judged))
        return np.sort(drawn[: _limit_users(_USERS_ASKED, len(self.items))])

    def learn(self, content: Content, *, max_items: int) -> Blend:
        """The blend that ranks best what users took after the cut."""
        penalty = self._penalty(max_items)
        scorers = choose_scorers.fit_scorers(self.before, self.items, content, max_items=max_items, penalty=penalty)
        moved, start = measure_trends(self.before), Blend.default(list(scorers))
        weights, exponents = start.weights.copy(), start.exponents.copy()
        for code in range(len(weights)):
            users = self.users_of(code)
            if len(users) >= blend.MIN_USERS:
                chosen = self._candidates(users, scorers, moved)
                weights[code], exponents[code] = blend.learn_weights(chosen, weights[code], exponents[code])
        demand = Blend(start.names, weights, exponents).demand(moved)
        max_lift = self._max_lift(Mixture(scorers, weights, demand, self.items.listed))
        logger.info("weights for %s by history length: %s", list(scorers), np.round(weights, 2).tolist())
        logger.info(
            "trends to the power of %s; penalty %g; lift up to %g", np.round(exponents, 2).tolist(), penalty, max_lift
        )
        learned = Blend(start.names, weights, exponents, penalty=penalty, max_lift=max_lift)
        ranker = self._basket_ranker(scorers, moved)
        return learned if ranker is None else replace(learned, basket_weights=ranker.weights)

    def _penalty(self, max_items: int) -> float:
        """The one of `choose_scorers.PENALTIES` with which the collaborative scorer alone ranks best."""
        users = np.concatenate([self.users_of(code) for code in range(1, len(blend.LEAST_ITEMS))])
        if len(users) < blend.MIN_USERS:
            return choose_scorers.DEFAULT_PENALTY
        reached = {}
        for penalty in choose_scorers.PENALTIES:
            scorer = choose_scorers.choose_collaborative(self.before, max_items=max_items, penalty=penalty)
            if isinstance(scorer, ItemNeighbours):
                return choose_scorers.DEFAULT_PENALTY
            choose_scorers.fit_together(self.before, self.items, scorer)
            alone = Mixture(
                {"collaborative": scorer},
                np.ones((len(blend.LEAST_ITEMS), 1), dtype=np.float32),
                np.ones((len(blend.LEAST_ITEMS), len(self.items)), dtype=np.float32),
                self.items.listed,
            )
            reached[penalty] = float(self._quality(alone, users, [np.ones(len(self.items), dtype=np.float32)])[0])
        return max(reached, key=lambda penalty: reached[penalty])

    def _basket_ranker(self, scorers: dict[str, Scorer], moved: NDArray[np.float32]) -> BasketRanker | None:
        """What ranks first the line that is hidden of each later order."""
        basket_scorers = BasketScorers.of(scorers)
        if basket_scorers is None:
            return None
        orders, random = self.after.orders, np.random.default_rng(self.random_state)
        lines = np.diff(orders.matrix.indptr)
        # Of each order some lines are hidden, one at a time, those of one order far apart.
        pair = random.permutation(_LINES_HIDDEN * len(lines))[: _limit_users(_BASKETS_ASKED, len(self.items))]
        order, turn = np.divmod(np.sort(pair), _LINES_HIDDEN)
        order, turn = order[turn < lines[order] - 1], turn[turn < lines[order] - 1]
        rest, step = orders.matrix[order], np.maximum(lines[order] // _LINES_HIDDEN, 1)
        first = random.integers(0, lines, size=len(lines)) if len(lines) else lines
        hidden_at = rest.indptr[:-1] + (first[order] + turn * step) % lines[order]
        hidden = rest.indices[hidden_at]
        rest.data[hidden_at] = 0.0
        rest.eliminate_zeros()
        known = random.random(len(order)) >= _NOBODYS
        history = keep_rows(self.known[orders.user[order]], known)
        habit = keep_rows(measure_habits(self.before)[orders.user[order]], known)
        learned = []
        for some in split_users(np.arange(len(order)), len(self.items)):
            context = BasketContext(rest[some], history[some], habit[some])
            candidates = select_candidates(context, basket_scorers.orders, moved)
            found = candidates == hidden[some, None]
            place = np.where(found.any(axis=1), found.argmax(axis=1), -1)
            learned.append((context.build_features(candidates, basket_scorers, moved), context.build_contexts(), place))
        if not learned:
            return None
        features, contexts, chosen = (np.concatenate(arrays) for arrays in zip(*learned, strict=True))
        return BasketRanker.learn(features, contexts, chosen)

    def _candidates(
        self, users: NDArray[np.int64], scorers: dict[str, Scorer], moved: NDArray[np.float32]
    ) -> Candidates:
        groups = []
        for some in split_users(users, len(self.items)):
            scores = [score_scaled(scorers, name, self.profiles(some)) for name in scorers]
            groups.append(
                Candidates.choose(scores, moved, seen=self.known[some], taken=self.new[some], listed=self.items.listed)
            )
        return Candidates.join(groups)

    def _max_lift(self, mixture: Mixture) -> float:
        """The largest limit of `coverage_lift.compute_lifts` that costs no more than `_LIFT_PRICE` of NDCG@20."""
        users = find_latest_users(self.before)
        judged = users[np.diff(self.new.indptr)[users] > 0]
        if len(judged) < blend.MIN_USERS:
            return coverage_lift.LIMITS[0]
        lifts = mixture.compute_lifts(self.profiles(users), coverage_lift.LIMITS[-1])
        reached = self._quality(mixture, judged, [np.minimum(lifts, limit) for limit in coverage_lift.LIMITS])
        # The first limit is 1: no lift.
        enough = (1 - _LIFT_PRICE) * reached[0]
        return max(limit for limit, figure in zip(coverage_lift.LIMITS, reached, strict=True) if figure >= enough)

    def _quality(
        self, mixture: Mixture, users: NDArray[np.int64], factors: list[NDArray[np.float32]]
    ) -> NDArray[np.float64]:
        """Mean NDCG@20 of the users' lists with each of these factors of the items, shape (len(factors),)."""
        total = np.zeros(len(factors))
        for some in split_users(users, len(self.items)):
            scores = mixture.score_unseen(self.profiles(some))
            wanted = _to_dense(self.new[some])
            for place, factor in enumerate(factors):
                best = select_top(scores * factor, blend.AT)[0]
                hits = np.take_along_axis(wanted, best, axis=1) & (best >= 0)
                total[place] += blend.ndcg_at_20(hits, wanted.sum(axis=1)).sum()
        return total / len(users)


def find_latest_users(matrices: InteractionMatrices) -> NDArray[np.int64]:
    """The users with a history who came last and may come again, as rows in order; of many the latest."""
    users = np.flatnonzero(np.diff(matrices.affinity.indptr) > 0)
    latest_first = users[np.argsort(-matrices.last_seen[users], kind="stable")]
    return np.sort(latest_first[: _limit_users(_LISTS_ASKED, len(matrices.items))])


def _limit_users(n_users: int, n_items: int) -> int:
    return min(n_users, max(_SCORES_ASKED // max(n_items, 1), 1))


def _to_dense(matrix: Csr) -> NDArray[np.bool_]:
    return np.asarray(matrix.toarray() > 0)
