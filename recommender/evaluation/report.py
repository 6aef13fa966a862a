"""Comparison: all scorers side by side on what users took up after a cut, with intervals."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from recommender.data import InteractionMatrices, Items, Log, align, matrices_of, select_top
from recommender.evaluation import metrics
from recommender.evaluation.baskets import BASKET_K, Baskets
from recommender.evaluation.bootstrap import Bootstrap, Interval
from recommender.evaluation.contenders import build_contenders
from recommender.evaluation.results import HISTORY_LENGTHS, ModelResult, Report
from recommender.evaluation.split import SplitName, split_log
from recommender.numerics import Csr
from recommender.scorers import BATCH, Content, Scorer, Tokenize

ACCURACY = {
    "precision": metrics.precision_at_k,
    "recall": metrics.recall_at_k,
    "map": metrics.average_precision_at_k,
    "mrr": metrics.reciprocal_rank_at_k,
    "ndcg": metrics.ndcg_at_k,
    "hit_rate": metrics.hit_rate_at_k,
}
MAX_USERS = 10_000


def evaluate(
    log: Log,
    items: Mapping[str, Sequence[Any]] | None = None,
    *,
    k: int = 20,
    split: SplitName | None = None,
    models: Mapping[str, Scorer] | None = None,
    max_users: int = MAX_USERS,
    random_state: int = 0,
    tokenize: Tokenize | None = None,
) -> Report:
    """Fit every model on one part of the log and judge its lists by what users took up in the other.

    Judged are users with a new item after the cut. Items of a user's history are neither shown nor counted; every
    other item that the shop offers is a candidate. Users without a history are told apart: they stand in the figures
    by history length, and not in the measures of the model.

    Parameters
    ----------
    k : length of the lists.
    split : "temporal" (the latest 20 % of the events are judged by), "leave-last-out" or "random"; None takes the
        first for a log with times and the last for one without.
    models : unfitted scorers by name; None for all that there are.
    max_users : of more users with a history, so many are chosen by lot; the same for newcomers.
    random_state : seed of splits, lots and intervals; equal input gives equal figures, but for the seconds.

    Raises
    ------
    ValueError : nobody is left to judge, or the log has no times and the split wants them.
    """
    if k < 1:
        raise ValueError(f"k is {k}; judge lists of at least 1 item")
    matrices, table = align(log, items)
    split = split or ("temporal" if matrices.has_time else "random")
    train, test = map(matrices_of, split_log(matrices.events, split, random_state=random_state))
    trial = _Trial.of(train, test, table, k=k, max_users=max_users, random_state=random_state, tokenize=tokenize)
    named = dict(models or build_contenders(train, table, random_state=random_state, tokenize=tokenize))
    # One after the other out of the dict: a model's memory is free before the next one is fitted.
    results = [trial.judge(name, named.pop(name)) for name in list(named)]
    lengths = trial.by_length()
    return Report(
        k=k,
        basket_k=BASKET_K,
        split=split,
        n_users=int(trial.with_history.sum()),
        n_newcomers=int((~trial.with_history).sum()),
        n_users_of_length={length: int(chosen.sum()) for length, chosen in lengths.items()},
        n_baskets=len(trial.baskets),
        n_items=int(table.listed.sum()),
        n_train_events=len(train.events),
        n_test_events=len(test.events),
        models=_compare_to_best(results, random_state),
    )


@dataclass(frozen=True, eq=False)
class _Trial:
    """What all models are judged by. `users` are rows; `with_history` has their shape."""

    train: InteractionMatrices
    items: Items
    users: NDArray[np.int64]
    with_history: NDArray[np.bool_]
    wanted: Csr
    baskets: Baskets
    described: Csr
    k: int
    random_state: int

    @classmethod
    def of(
        cls,
        train: InteractionMatrices,
        test: InteractionMatrices,
        items: Items,
        *,
        k: int,
        max_users: int,
        random_state: int,
        tokenize: Tokenize | None,
    ) -> _Trial:
        known = train.affinity
        new = (test.affinity - test.affinity.multiply(known > 0)).tocsr()
        new.eliminate_zeros()
        # What the shop no longer lists can be in no list; it is not held against one.
        offered = np.flatnonzero(items.listed[new.indices])
        user = np.repeat(np.arange(new.shape[0]), np.diff(new.indptr))[offered]
        wanted = Csr((np.ones(len(offered)), (user, new.indices[offered])), shape=new.shape)
        to_judge, has_history = np.diff(wanted.indptr) > 0, np.diff(known.indptr) > 0
        random = np.random.default_rng(random_state)
        groups = [np.flatnonzero(to_judge & side) for side in (has_history, ~has_history)]
        if not len(groups[0]):
            raise ValueError("no user has events before the cut and a new item after it; give a longer log")
        users = np.sort(np.concatenate([random.permutation(group)[:max_users] for group in groups]))
        return cls(
            train=train,
            items=items,
            users=users,
            with_history=has_history[users],
            wanted=wanted[users],
            baskets=Baskets.after(train, test, items, random_state=random_state),
            described=Content(tokenize=tokenize).fit(train, items).vectors_,
            k=k,
            random_state=random_state,
        )

    def by_length(self) -> dict[str, NDArray[np.bool_]]:
        """For each history length that occurs: which of the users have it."""
        n_items = np.diff(self.train.affinity.indptr)[self.users]
        masks = {name: (n_items >= least) & (n_items <= most) for name, (least, most) in HISTORY_LENGTHS.items()}
        return {name: mask for name, mask in masks.items() if mask.any()}

    def judge(self, name: str, model: Scorer) -> ModelResult:
        started = time.perf_counter()
        model.fit(self.train, self.items)
        fitted = time.perf_counter()
        parts = [slice(start, start + BATCH) for start in range(0, len(self.users), BATCH)]
        shown = np.concatenate([self._lists(model, self.users[part]) for part in parts])
        ranked = time.perf_counter()
        hits = np.concatenate([self._hits(shown[part], self.wanted[part]) for part in parts])
        n_relevant = np.diff(self.wanted.indptr).astype(np.int64)
        accuracy = {measure: formula(hits, n_relevant, k=self.k) for measure, formula in ACCURACY.items()}
        known = self.with_history
        users = self._bootstrap(int(known.sum()))
        covered, uneven = users.exposure(shown[known], int(self.items.listed.sum()))
        measures = {measure: users.mean(values[known]) for measure, values in accuracy.items()}
        measures |= {"coverage": covered, "gini": uneven}
        measures |= {measure: users.mean(values) for measure, values in self._beyond(shown).items()}
        baskets = self.baskets.judge(model, self.items) if len(self.baskets) else {}
        return ModelResult(
            name=name,
            measures=measures,
            by_history={
                length: {measure: self._mean(values[chosen]) for measure, values in accuracy.items()}
                for length, chosen in self.by_length().items()
            },
            baskets={measure: self._mean(values) for measure, values in baskets.items()},
            behind=None,
            fit_seconds=fitted - started,
            users_per_second=len(self.users) / max(ranked - fitted, 1e-9),
            ndcg_of_users=accuracy["ndcg"][known],
        )

    def _lists(self, model: Scorer, users: NDArray[np.int64]) -> NDArray[np.int64]:
        profiles = model.profiles_.rows(users)
        scores = model.score_profiles(profiles)
        scores[profiles.history.nonzero()] = -np.inf
        scores[:, ~self.items.listed] = -np.inf
        return select_top(scores, self.k)[0]

    def _hits(self, shown: NDArray[np.int64], wanted: Csr) -> NDArray[np.bool_]:
        taken = wanted.toarray() > 0
        return np.take_along_axis(taken, np.maximum(shown, 0), axis=1) & (shown >= 0)

    def _beyond(self, shown: NDArray[np.int64]) -> dict[str, NDArray[np.float64]]:
        """The measures of a single list that ask for no hit, of the users with a history."""
        lists, users = shown[self.with_history], self.users[self.with_history]
        found = {
            "novelty": metrics.novelty(
                lists, np.bincount(self.train.affinity.indices, minlength=len(self.items)), len(self.train.users)
            )
        }
        # Without words, categories or attributes all items would count as unlike, which nobody knows.
        nothing = np.full(len(lists), np.nan)
        found["diversity"] = metrics.diversity(lists, self.described) if self.described.nnz else nothing
        found["miscalibration"] = metrics.miscalibration(lists, self.train.affinity[users], self.items.category)
        return found

    def _bootstrap(self, n_users: int) -> Bootstrap:
        return Bootstrap(n_users, random_state=self.random_state)

    def _mean(self, values: NDArray[np.float64]) -> Interval:
        return self._bootstrap(len(values)).mean(values)


def _compare_to_best(results: Sequence[ModelResult], random_state: int) -> tuple[ModelResult, ...]:
    """The results, each with its distance to the best NDCG, user by user."""
    best = max(results, key=lambda result: result.measures["ndcg"].mean)
    users = Bootstrap(len(best.ndcg_of_users), random_state=random_state)
    return tuple(
        replace(result, behind=None if result is best else users.mean(result.ndcg_of_users - best.ndcg_of_users))
        for result in results
    )
