"""All scorers side by side on the days after a cut, with intervals."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from recommender.content import Content, Tokenize
from recommender.evaluation import metrics
from recommender.evaluation.split import random_split, temporal_split
from recommender.hybrid import HybridRecommender
from recommender.interactions import Interactions
from recommender.items import Items
from recommender.linear import MAX_ITEMS, Ease
from recommender.neighbours import ItemNeighbours, UserNeighbours
from recommender.popularity import Popularity
from recommender.rerank import top
from recommender.scorer import BATCH, Scorer, aligned

MEASURES = {
    "precision": metrics.precision_at_k,
    "recall": metrics.recall_at_k,
    "map": metrics.average_precision_at_k,
    "mrr": metrics.reciprocal_rank_at_k,
    "ndcg": metrics.ndcg_at_k,
    "hit_rate": metrics.hit_rate_at_k,
}
_RESAMPLES = 1000


@dataclass(frozen=True)
class Interval:
    """A mean over users with the 95 % interval of the bootstrap (Efron, 1979)."""

    mean: float
    low: float
    high: float


@dataclass(frozen=True)
class ModelResult:
    """One model's measures by name, its beyond-accuracy figures, and the seconds that fitting took."""

    name: str
    measures: dict[str, Interval]
    coverage: float
    novelty: float
    fit_seconds: float


@dataclass(frozen=True)
class Report:
    """`k`, the numbers of users and events that it rests on, how the log was split, and a result for each model."""

    k: int
    split: str
    n_users: int
    n_train_events: int
    n_test_events: int
    models: tuple[ModelResult, ...]

    def as_dict(self) -> dict[str, Any]:
        """Everything, ready for JSON."""
        return {
            "k": self.k,
            "split": self.split,
            "n_users": self.n_users,
            "n_train_events": self.n_train_events,
            "n_test_events": self.n_test_events,
            "models": {
                model.name: {
                    **{
                        name: {"mean": value.mean, "low": value.low, "high": value.high}
                        for name, value in model.measures.items()
                    },
                    "coverage": model.coverage,
                    "novelty": model.novelty,
                    "fit_seconds": model.fit_seconds,
                }
                for model in self.models
            },
        }

    def as_table(self) -> str:
        """One line a model, for a terminal."""
        names = list(MEASURES)
        header = [
            "model",
            *(f"{name}@{self.k}" for name in names),
            f"ndcg@{self.k} 95 %",
            "coverage",
            "novelty",
            "fit s",
        ]
        lines = [header]
        for model in self.models:
            ndcg = model.measures["ndcg"]
            lines.append(
                [
                    model.name,
                    *(f"{model.measures[name].mean:.4f}" for name in names),
                    f"{ndcg.low:.4f}-{ndcg.high:.4f}",
                    f"{model.coverage:.3f}",
                    f"{model.novelty:.2f}",
                    f"{model.fit_seconds:.2f}",
                ]
            )
        widths = [max(len(line[column]) for line in lines) for column in range(len(header))]
        rows = [
            "  ".join(
                cell.ljust(width) if column == 0 else cell.rjust(width)
                for column, (cell, width) in enumerate(zip(line, widths, strict=True))
            )
            for line in lines
        ]
        facts = (
            f"{self.split} split, {self.n_users} users, {self.n_train_events} events to learn from, "
            f"{self.n_test_events} to be judged by; new items only"
        )
        return "\n".join([facts, rows[0], "-" * len(rows[0]), *rows[1:]])


def evaluate(
    log: Interactions,
    items: Mapping[str, Sequence[Any]] | None = None,
    *,
    k: int = 20,
    random_state: int = 0,
    tokenize: Tokenize | None = None,
) -> Report:
    """Fit every model on the earlier 80 % of the events and judge its lists by what users took up afterwards.

    Judged are users who have events on both sides and a new item after the cut; items of a user's history are
    neither shown nor counted. A log without times is split at random. Raises ValueError when nobody is left to judge.
    """
    log, table = aligned(log, items)
    name = "temporal" if log.has_time else "random"
    train, test = temporal_split(log) if log.has_time else random_split(log, random_state=random_state)
    known = train.affinity
    new = (test.affinity - test.affinity.multiply(known > 0)).tocsr()
    new.eliminate_zeros()
    users = np.flatnonzero((np.diff(known.indptr) > 0) & (np.diff(new.indptr) > 0))
    if not len(users):
        raise ValueError("no user has events before the cut and a new item after it; give a longer log")
    models: dict[str, Scorer] = {
        "popularity": Popularity(),
        "trend, 7 days": Popularity(half_life_days=7.0),
        "item neighbours, cosine": ItemNeighbours(),
        "item neighbours, BM25": ItemNeighbours(similarity="bm25"),
        "user neighbours": UserNeighbours(),
        "content": Content(tokenize=tokenize),
        "EASE": Ease(),
        "hybrid": HybridRecommender(random_state=random_state, tokenize=tokenize),
    }
    if len(np.unique(known.indices)) > MAX_ITEMS:
        del models["EASE"]
    results = [
        _judge(model_name, model, train, table, users, new, k=k, random_state=random_state)
        for model_name, model in models.items()
    ]
    return Report(
        k=k, split=name, n_users=len(users), n_train_events=len(train), n_test_events=len(test), models=tuple(results)
    )


def _judge(
    name: str,
    model: Scorer,
    train: Interactions,
    items: Items,
    users: NDArray[np.int64],
    new: Any,
    *,
    k: int,
    random_state: int,
) -> ModelResult:
    started = time.perf_counter()
    model.fit(train, items)
    fit_seconds = time.perf_counter() - started
    shown = np.concatenate([_lists(model, users[i : i + BATCH], k, items) for i in range(0, len(users), BATCH)])
    taken = np.zeros((len(users), len(items)), dtype=bool)
    taken[new[users].nonzero()] = True
    hits = np.take_along_axis(taken, np.maximum(shown, 0), axis=1) & (shown >= 0)
    n_relevant = taken.sum(axis=1)
    measures = {
        measure: _interval(formula(hits, n_relevant, k=k), random_state=random_state)
        for measure, formula in MEASURES.items()
    }
    users_of_item = np.bincount(train.affinity.indices, minlength=len(items))
    return ModelResult(
        name=name,
        measures=measures,
        coverage=metrics.coverage(shown, int(items.listed.sum())),
        novelty=metrics.novelty(shown, users_of_item, len(train.users)),
        fit_seconds=fit_seconds,
    )


def _lists(model: Scorer, users: NDArray[np.int64], k: int, items: Items) -> NDArray[np.int64]:
    profiles = model.profiles_.rows(users)
    scores = model.score_profiles(profiles)
    scores[profiles.history.nonzero()] = -np.inf
    scores[:, ~items.listed] = -np.inf
    return top(scores, k)[0]


def _interval(values: NDArray[np.float64], *, random_state: int) -> Interval:
    """Mean and percentile interval over users drawn with replacement."""
    random = np.random.default_rng(random_state)
    drawn = random.integers(0, len(values), size=(_RESAMPLES, len(values)))
    low, high = np.quantile(values[drawn].mean(axis=1), [0.025, 0.975])
    return Interval(float(values.mean()), float(low), float(high))
