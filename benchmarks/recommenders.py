"""The hybrid beside tuned models of `implicit`: quality, baskets, speed, memory, and growth on a simulated log.

    pip install implicit==0.7.3
    OPENBLAS_NUM_THREADS=2 python benchmarks/recommenders.py [--data DIR] [--cuts 0.7 0.8 0.9] [--quick] [--large]

Protocol. The log is cut at the moments before which lie these shares of its events. Of the part before, all models
get the same events: those of items that at least five users bought. Judged are users with a history who later bought
an item that was new to them, by what they bought anew until the log's end; lists of 20 are ranked from all items but
those of the history. Coverage is the part of all items that stands in the list of anyone judged. For baskets, one item
of each later order of two or more, drawn by lot, is hidden, and 10 are named; the peers are fitted on orders.

Every parameter of implicit is tuned on a second cut within the training part, as the hybrid learns its weights;
nothing after the cut is seen. The constants of the hybrid that are not learned (half-lives, windows) were chosen with
an eye on the cuts 0.7, 0.8 and 0.9: ask for others to see how it does where nobody looked.

The data is not part of the repository: it is read from DIR, else from shared/data beside the repository. --large adds
a simulated grocer's year of 150,000 and of 1,500,000 events. --quick shows the form on a small simulated log.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import numpy as np
from machine import machine, table
from numpy.typing import NDArray

PROJECT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(PROJECT))

import implicit_peers  # noqa: E402
from order_log import Part, cut, made, read  # noqa: E402

from recommender import HybridRecommender  # noqa: E402
from recommender.data import matrices_of  # noqa: E402
from recommender.evaluation import coverage, ndcg_at_k  # noqa: E402
from recommender.scorers import Ease, Popularity, Scorer  # noqa: E402

CUTS = (0.7, 0.8, 0.9)
# The part of the training events that implicit is tuned on; the hybrid takes as much for its weights.
VALIDATION_SHARE = 0.15
K, BASKET_K = 20, 10
QUICK = (6_000, 150, 200)
LARGE = (1_500_000, 70_000, 2_500)
TIMED_USERS, ROUNDS = 500, 3


@dataclass(frozen=True, eq=False)
class Question:
    """What the models are asked and judged by.

    known : csr (n, n_items), what each list may not show.   relevant : bool (n, n_items).
    """

    users: list[Any]
    known: Any
    relevant: NDArray[np.bool_]

    @classmethod
    def of_users(cls, part: Part) -> Question:
        known, bought = matrices_of(part.train).bought, matrices_of(part.test).bought
        new = bought.toarray().astype(bool) & ~known.toarray().astype(bool)
        rows = np.flatnonzero((np.diff(known.indptr) > 0) & new.any(axis=1))
        return cls(part.train.users.values[rows].tolist(), known[rows], new[rows])

    @classmethod
    def of_baskets(cls, part: Part) -> Question:
        orders = matrices_of(part.test).orders
        several = np.flatnonzero(np.diff(orders.matrix.indptr) >= 2)
        rest = orders.matrix[several].copy()
        random = np.random.default_rng(0)
        hidden = np.array(
            [random.integers(start, stop) for start, stop in zip(rest.indptr, rest.indptr[1:], strict=False)]
        )
        relevant = np.zeros(rest.shape, dtype=bool)
        relevant[np.arange(len(several)), rest.indices[hidden]] = True
        rest.data[hidden] = 0.0
        rest.eliminate_zeros()
        return cls(part.train.users.values[orders.user[several]].tolist(), rest, relevant)

    def ndcg(self, lists: NDArray[np.int64]) -> float:
        return float(np.nanmean(ndcg_at_k(self._hits(lists), self.relevant.sum(axis=1), k=K)))

    def hit_rate(self, lists: NDArray[np.int64]) -> float:
        return float(self._hits(lists).any(axis=1).mean())

    def coverage(self, lists: NDArray[np.int64]) -> float:
        return coverage(lists, self.relevant.shape[1])

    def _hits(self, lists: NDArray[np.int64]) -> NDArray[np.bool_]:
        return np.take_along_axis(self.relevant, np.maximum(lists, 0), axis=1) & (lists >= 0)


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print the tables."""
    parser = argparse.ArgumentParser(description="The hybrid recommender beside tuned models of implicit.")
    parser.add_argument("--data", type=Path, default=PROJECT.parent / "shared" / "data")
    parser.add_argument("--cuts", type=float, nargs="+", default=CUTS)
    parser.add_argument("--quick", action="store_true", help="a small simulated log and few parameters")
    parser.add_argument("--large", action="store_true", help="also a simulated log of 1.5 million events")
    options = parser.parse_args(arguments)
    print(f"{machine()}\n")
    grid = implicit_peers.QUICK if options.quick else implicit_peers.Grid()
    log, items = made(*QUICK) if options.quick else read(options.data / "online-retail")
    rows, baskets, winner = [], [], None
    for share in options.cuts:
        part = cut(log, items, share)
        tuning = cut(part.train, part.items, 1 - VALIDATION_SHARE)
        model = HybridRecommender(random_state=0).fit(part.train, part.items)
        ranked, winner = rank(share, part, tuning, model, grid)
        rows += ranked
        baskets += complete(share, part, tuning, model, grid)
    print(f"New items, lists of {K}\n")
    print(table(("cut: model", "NDCG", "to best implicit", "coverage"), rows))
    print(f"\nThe hidden item of a basket, {BASKET_K} named\n")
    print(table(("cut: model", "hit rate", "to best implicit"), baskets))
    print(f"\nTime and memory at the cut {options.cuts[-1]}\n")
    print(table(("figure", "hybrid", "implicit"), cost(part, model, winner)))
    if options.large:
        print("\nA simulated grocer's year\n")
        sizes = [(LARGE[0] // 10, *LARGE[1:]), LARGE]
        measured = [alone(fit_made, size) for size in sizes]
        names = ("events", "items", "users", "fit s", "peak MB", "one user p99 ms")
        print(table(names, [(f"{size[0]:,}", *size[1:], *found) for size, found in zip(sizes, measured, strict=True)]))


def rank(share: float, part: Part, tuning: Part, model: HybridRecommender, grid: Any) -> tuple[list[Any], Any]:
    """A row for each model, and the best of implicit."""
    question, rehearsal = Question.of_users(part), Question.of_users(tuning)
    found: dict[str, NDArray[np.int64]] = {}
    matrix = matrices_of(part.train).bought
    tuned = implicit_peers.tune(matrices_of(tuning.train).bought, rehearsal.known, rehearsal.ndcg, n=K, grid=grid)
    for peer in tuned:
        found[told(peer)] = implicit_peers.lists(peer.fit(matrix), question.known, n=K)
    best = max(question.ndcg(lists) for lists in found.values())
    others: dict[str, Scorer] = {"popularity": Popularity(), "EASE": Ease()}
    for name, scorer in others.items():
        found[name] = lists_of(scorer.fit(part.train, part.items), part, question)
    found["hybrid"] = lists_of(model, part, question)
    rows = [
        (
            f"{share}: {name}",
            f"{question.ndcg(lists):.4f}",
            f"{question.ndcg(lists) / best:.2f}",
            f"{question.coverage(lists):.2f}",
        )
        for name, lists in found.items()
    ]
    return rows, max(tuned, key=lambda peer: peer.reached)


def complete(share: float, part: Part, tuning: Part, model: HybridRecommender, grid: Any) -> list[Any]:
    """A row for each model that completes baskets."""
    question, rehearsal = Question.of_baskets(part), Question.of_baskets(tuning)
    orders = matrices_of(part.train).orders.matrix
    rates = {}
    for peer in implicit_peers.tune(
        matrices_of(tuning.train).orders.matrix, rehearsal.known, rehearsal.hit_rate, n=BASKET_K, grid=grid
    ):
        rates[told(peer)] = question.hit_rate(implicit_peers.lists(peer.fit(orders), question.known, n=BASKET_K))
    best = max(rates.values())
    ids = part.train.items.values
    baskets = [ids[row].tolist() for row in np.split(question.known.indices, question.known.indptr[1:-1])]
    for name, users in (("hybrid", None), ("hybrid, customer known", question.users)):
        shown, _ = model.complete_basket(baskets, n=BASKET_K, users=users)
        rates[name] = question.hit_rate(rows_of(part, shown))
    return [(f"{share}: {name}", f"{rate:.4f}", f"{rate / best:.2f}") for name, rate in rates.items()]


def cost(part: Part, model: HybridRecommender, peer: implicit_peers.Tuned) -> list[tuple[str, str, str]]:
    """Fit, memory, users a second, one user, and loading; each speed is the best of a few rounds, taken in turns."""
    fit_seconds, fit_mb = alone(fit_cost, part)
    peer_seconds, peer_mb = alone(peer_cost, (peer, matrices_of(part.train).bought))
    matrix = matrices_of(part.train).bought
    rows = np.flatnonzero(np.diff(matrix.indptr) > 0)
    users = part.train.users.values[rows].tolist()
    fitted = peer.fit(matrix)
    ours, theirs = [], []
    for _ in range(ROUNDS):
        ours.append(seconds(lambda: model.recommend(users, n=K)))
        theirs.append(seconds(lambda: implicit_peers.recommend_all(fitted, rows, matrix, n=K)))
    one = [1000 * seconds(lambda user=user: model.recommend([user], n=K)) for user in users[:TIMED_USERS]]
    one_peer = [
        1000 * seconds(lambda row=row: implicit_peers.recommend_all(fitted, np.array([row]), matrix, n=K))
        for row in rows[:TIMED_USERS]
    ]
    with tempfile.TemporaryDirectory() as folder:
        model.save(f"{folder}/model")
        loads = [1000 * seconds(lambda: HybridRecommender.load(f"{folder}/model")) for _ in range(ROUNDS)]
    return [
        ("model", "all of it", told(peer)),
        ("fit, s", f"{fit_seconds:.1f}", f"{peer_seconds:.1f}"),
        ("peak memory, MB", f"{fit_mb:.0f}", f"{peer_mb:.0f}"),
        ("users a second, all at once", f"{len(users) / min(ours):,.0f}", f"{len(users) / min(theirs):,.0f}"),
        ("one user, p99 ms", f"{np.percentile(one, 99):.2f}", f"{np.percentile(one_peer, 99):.2f}"),
        ("load with checksums, ms", f"{min(loads):.0f}", "-"),
    ]


def fit_cost(part: Part) -> tuple[float, float]:
    """Seconds to fit a hybrid, and the most memory that this process ever held, in MB."""
    spent = seconds(lambda: HybridRecommender(random_state=0).fit(part.train, part.items))
    return spent, peak_mb()


def peer_cost(given: tuple[implicit_peers.Tuned, Any]) -> tuple[float, float]:
    """The same for one model of implicit."""
    spent = seconds(lambda: given[0].fit(given[1]))
    return spent, peak_mb()


def fit_made(size: tuple[int, int, int]) -> tuple[str, str, str]:
    """Seconds to fit, peak MB and the p99 of one user in ms, on a simulated log."""
    log, items = made(*size)
    started = time.perf_counter()
    model = HybridRecommender(random_state=0).fit(log, items)
    spent = time.perf_counter() - started
    one = [
        1000 * seconds(lambda user=user: model.recommend([user], n=K))
        for user in log.users.values[:TIMED_USERS].tolist()
    ]
    return f"{spent:.1f}", f"{peak_mb():.0f}", f"{np.percentile(one, 99):.1f}"


def alone(measure: Callable[[Any], Any], given: Any) -> Any:
    """What a measure finds in a process of its own, whose memory is its own."""
    with ProcessPoolExecutor(max_workers=1, mp_context=get_context("spawn")) as process:
        return process.submit(measure, given).result()


def peak_mb() -> float:
    """The most memory that this process ever held, in MB; what it was started from does not count."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmHWM"):
            return int(line.split()[1]) / 1024
    return float("nan")


def seconds(call: Callable[[], object]) -> float:
    """How long a call takes."""
    started = time.perf_counter()
    call()
    return time.perf_counter() - started


def lists_of(model: Scorer, part: Part, question: Question) -> NDArray[np.int64]:
    return rows_of(part, model.recommend(question.users, n=K)[0])


def rows_of(part: Part, ids: NDArray[np.object_]) -> NDArray[np.int64]:
    return part.train.items.rows(ids.ravel().tolist()).reshape(ids.shape)


def told(peer: implicit_peers.Tuned) -> str:
    return f"implicit {peer.kind} ({', '.join(f'{name} {value}' for name, value in peer.parameters.items())})"


if __name__ == "__main__":
    main()
