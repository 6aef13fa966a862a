"""The models of `implicit` with their parameters tuned, as peers to measure against."""

from __future__ import annotations

import itertools
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

THREADS = 2
Judge = Callable[[NDArray[np.int64]], float]


@dataclass(frozen=True)
class Grid:
    """The parameters that are tried."""

    factors: tuple[int, ...] = (32, 64, 128, 256)
    regularizations: tuple[float, ...] = (0.1, 1.0, 10.0)
    alphas: tuple[float, ...] = (0.5, 1.0, 10.0)
    iterations: tuple[int, ...] = (15,)
    k1s: tuple[float, ...] = (1.2, 20.0, 100.0)
    bs: tuple[float, ...] = (0.2, 0.5, 0.75)
    neighbours: tuple[int, ...] = (50, 200)


QUICK = Grid(factors=(16,), regularizations=(0.1,), alphas=(1.0,), k1s=(1.2,), bs=(0.75,), neighbours=(50,))


@dataclass(frozen=True)
class Tuned:
    """The best setting of one kind of model, and what it reached on the validation part."""

    kind: str
    parameters: dict[str, Any]
    reached: float

    def fit(self, matrix: Any) -> Any:
        """The model of implicit, fitted on csr (n_users or n_orders, n_items)."""
        return _fit(self.kind, self.parameters, matrix)


def tune(matrix: Any, queries: Any, judge: Judge, *, n: int, grid: Grid) -> list[Tuned]:
    """The best ALS, BM25 and cosine by `judge`, a figure of the lists for `queries`, (n_queries, n) item rows."""
    best: dict[str, Tuned] = {}
    for kind, parameters in _settings(grid):
        reached = judge(lists(_fit(kind, parameters, matrix), queries, n=n))
        if kind not in best or reached > best[kind].reached:
            best[kind] = Tuned(kind, parameters, reached)
    return list(best.values())


def lists(model: Any, queries: Any, *, n: int) -> NDArray[np.int64]:
    """The best n items for each row of queries, without those of the row itself; users are folded in."""
    queries = sparse.csr_matrix(queries)
    folded = {"recalculate_user": True} if hasattr(model, "user_factors") else {}
    rows, _ = model.recommend(np.arange(queries.shape[0]), queries, N=n, filter_already_liked_items=True, **folded)
    return np.asarray(rows, dtype=np.int64)


def recommend_all(model: Any, users: NDArray[np.int64], matrix: Any, *, n: int) -> NDArray[np.int64]:
    """The best n items for users that the model was fitted on, by its own factors: implicit's fastest way."""
    rows, _ = model.recommend(users, sparse.csr_matrix(matrix[users]), N=n, filter_already_liked_items=True)
    return np.asarray(rows, dtype=np.int64)


def _settings(grid: Grid) -> Iterator[tuple[str, dict[str, Any]]]:
    for factors, reg, alpha, rounds in itertools.product(
        grid.factors, grid.regularizations, grid.alphas, grid.iterations
    ):
        yield "ALS", {"factors": factors, "regularization": reg, "alpha": alpha, "iterations": rounds}
    for k1, b, k in itertools.product(grid.k1s, grid.bs, grid.neighbours):
        yield "BM25", {"K": k, "K1": k1, "B": b}
    for k in grid.neighbours:
        yield "cosine", {"K": k}


def _fit(kind: str, parameters: dict[str, Any], matrix: Any) -> Any:
    with warnings.catch_warnings():
        # implicit advises on threads of BLAS and converts its own matrices, and says so each time.
        warnings.simplefilter("ignore")
        from implicit.als import AlternatingLeastSquares
        from implicit.nearest_neighbours import BM25Recommender, CosineRecommender

        if kind == "ALS":
            model = AlternatingLeastSquares(**parameters, random_state=0, num_threads=THREADS)
        elif kind == "BM25":
            model = BM25Recommender(**parameters, num_threads=THREADS)
        else:
            model = CosineRecommender(**parameters, num_threads=THREADS)
        model.fit(sparse.csr_matrix(matrix), show_progress=False)
    return model
