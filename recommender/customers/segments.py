"""Customer segments: groups that buy alike, each named by what sets it apart from the others."""

from __future__ import annotations

import warnings
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from recommender.data import IdIndex, Items, Log, matrices_of, read_id_list
from recommender.numerics import Csr, build_indicator, limit_to_one_thread, mark_entries, normalize_rows, scale_columns

# Who bought fewer distinct items shows no taste yet.
MIN_ITEMS = 3
# Taste is told by leaf categories where the catalogue has so many, else by this many directions of who buys what.
MIN_CATEGORIES, N_COMPONENTS = 4, 16
# Numbers of segments that are tried when none is given; the silhouette is asked of so many customers.
TRIED, _SILHOUETTE_OF = range(2, 9), 2_000
# A trait sets a segment apart from this z-score on: less than one in a thousand by chance.
APART = 3.3
NO_TASTE = -1


@dataclass(frozen=True, kw_only=True)
class Trait:
    """What a segment buys more of than the others: a category path, or the id of an item.

    Of the `of` distinct items that its customers bought, `count` are it; `others_count` of `others_of` with the rest.
    `z` : log-odds ratio in its standard deviations.
    """

    name: Any
    count: int
    of: int
    others_count: int
    others_of: int
    z: float


@dataclass(frozen=True, kw_only=True)
class Segment:
    """`size` customers, and what sets them apart, most certain first; without traits they are the ordinary ones."""

    number: int
    size: int
    traits: tuple[Trait, ...]

    @property
    def name(self) -> str:
        """The leaf names of the first two traits."""
        return " + ".join(str(trait.name).rpartition(" > ")[2] for trait in self.traits[:2])


class TasteSegments:
    """k-means (Lloyd, 1982) over what customers buy, each customer being a direction of length 1.

    A customer's tastes are the leaf categories of the distinct items bought, rarer ones counting more (inverse
    customer frequency); without categories, the items themselves, through a truncated SVD. Without `n_segments`, that
    number of 2 to 8 is taken which has the best silhouette (Rousseeuw, 1987). Segments are numbered from the largest.

    Attributes
    ----------
    users_ : IdIndex;  segment_ : int32 (n_users,), NO_TASTE (-1) for who bought fewer than MIN_ITEMS
    segments_ : list of Segment;  silhouette_ : float in [-1, 1], near 0 where tastes blend into one another
    traits_of_ : csr (n_items, n_traits), 1.0 at an item's leaf category, or at the item itself
    rarity_ : float64 (n_traits,);  centres_ : float64 (n_segments, n_traits), mean tastes at length 1
    """

    def __init__(self, *, n_segments: int | None = None, random_state: int = 0) -> None:
        self.n_segments = n_segments
        self.random_state = random_state

    def fit(self, log: Log, *, items: Items) -> Self:
        """`items` must be aligned with `log.items`.

        Raises ValueError when n_segments is below 2, or above the number of customers with a taste.
        """
        self.users_: IdIndex = log.users
        bought = matrices_of(log).bought
        by_category = len(items.categories) >= MIN_CATEGORIES
        self.traits_of_ = (
            _build_category_traits(items) if by_category else Csr(sparse.identity(len(items), np.float32, "csr"))
        )
        names = list(items.categories) if by_category else items.ids.values.tolist()
        traits = (bought @ self.traits_of_).tocsr()
        customers = np.flatnonzero((np.diff(bought.indptr) >= MIN_ITEMS) & (np.diff(traits.indptr) > 0))
        self.segment_ = np.full(len(log.users), NO_TASTE, dtype=np.int32)
        self.segments_: list[Segment] = []
        self.silhouette_ = 0.0
        counts = traits[customers]
        holders = np.bincount(counts.indices, minlength=counts.shape[1])
        self.rarity_ = np.log((1 + len(customers)) / (1 + holders)) + 1
        self.centres_ = np.zeros((0, counts.shape[1]))
        if self.n_segments is not None and not 2 <= self.n_segments <= max(len(customers), 2):
            raise ValueError(
                f"n_segments is {self.n_segments} for {len(customers)} customers with a taste; give 2 to as many"
            )
        if len(customers) <= (self.n_segments or min(TRIED)):
            return self
        directions = self._directions(counts)
        labels = self._cluster(directions.toarray().astype(np.float64) if by_category else self._reduce(directions))
        by_size = np.argsort(-np.bincount(labels), kind="stable")
        number = np.empty_like(by_size)
        number[by_size] = np.arange(len(by_size))
        self.segment_[customers] = number[labels]
        self.segments_ = _describe(counts, number[labels], names)
        members = build_indicator(
            [np.flatnonzero(number[labels] == each) for each in range(len(by_size))], len(customers)
        )
        self.centres_ = normalize_rows((members @ directions).tocsr()).toarray().astype(np.float64)
        return self

    def _directions(self, counts: Csr) -> Csr:
        """Counts of traits as directions of length 1, rare traits counting more: csr, shape as the counts."""
        return normalize_rows(scale_columns(normalize_rows(counts), self.rarity_))

    def find_nearest(self, touched: Csr) -> NDArray[np.int64]:
        """The segment whose centre is most alike in cosine, for rows of items, csr (n, n_items): int64 (n,).

        NO_TASTE for rows of fewer than MIN_ITEMS items, and for those that have no trait with any segment in common.
        """
        found = np.full(touched.shape[0], NO_TASTE, dtype=np.int64)
        if len(self.centres_):
            cosine = self._directions((mark_entries(touched) @ self.traits_of_).tocsr()) @ self.centres_.T
            known = (np.diff(touched.indptr) >= MIN_ITEMS) & (cosine.max(axis=1) > 0)
            found[known] = cosine[known].argmax(axis=1)
        return found

    def _reduce(self, directions: Csr) -> NDArray[np.float64]:
        """The directions in few dimensions, (n_customers, at most N_COMPONENTS)."""
        from sklearn.decomposition import TruncatedSVD

        n_components = min(N_COMPONENTS, min(directions.shape) - 1)
        svd = TruncatedSVD(n_components=max(n_components, 1), random_state=self.random_state)
        # Customers who are all alike have no variance to explain, which it divides by all the same.
        with limit_to_one_thread(), np.errstate(invalid="ignore", divide="ignore"):
            places = np.asarray(svd.fit_transform(directions.astype(np.float64)))
        return places / np.maximum(np.linalg.norm(places, axis=1, keepdims=True), 1e-12)

    def _cluster(self, tastes: NDArray[np.float64]) -> NDArray[np.int64]:
        """The group of each customer, of the number asked for or the best of those tried."""
        from sklearn.metrics import silhouette_score

        asked = np.random.default_rng(self.random_state).permutation(len(tastes))[:_SILHOUETTE_OF]
        best, best_score = np.zeros(len(tastes), dtype=np.int64), -np.inf
        for n_segments in TRIED if self.n_segments is None else (self.n_segments,):
            if n_segments >= len(tastes):
                break
            labels = _k_means(tastes, n_segments, self.random_state)
            n_found = len(np.unique(labels[asked]))
            score = float(silhouette_score(tastes[asked], labels[asked])) if 1 < n_found < len(asked) else -1.0
            if score > best_score:
                best, best_score = labels, score
        self.silhouette_ = best_score if np.isfinite(best_score) else 0.0
        return best

    def of(self, users: Iterable[Any]) -> list[Segment | None]:
        """The segment of each user; None for strangers and for who shows no taste yet."""
        rows = self.users_.rows(read_id_list("users", users))
        numbers = [int(self.segment_[row]) if row >= 0 else NO_TASTE for row in rows.tolist()]
        return [None if number == NO_TASTE else self.segments_[number] for number in numbers]


def compare_counts(inside: NDArray[Any], outside: NDArray[Any]) -> NDArray[np.float64]:
    """How far each count of one group lies above that of the others: z-scores, shape as the counts.

    The log-odds ratio with an informative Dirichlet prior of the counts of all together (Monroe, Colaresi and Quinn,
    2008, equations 16 and 22): a rare thing must be bought by more before it counts.
    """
    inside, outside = np.asarray(inside, dtype=np.float64), np.asarray(outside, dtype=np.float64)
    both = inside + outside
    # As much prior as there are kinds of things: one pseudo-count for each on average.
    prior = both / max(both.sum(), 1e-12) * max(np.count_nonzero(both), 1)
    z = np.zeros(len(inside))
    seen = both > 0
    odds = []
    for counts in (inside, outside):
        of = counts.sum() + prior.sum()
        own = counts[seen] + prior[seen]
        odds.append(np.log(own / np.maximum(of - own, 1e-12)))
    deviation = np.sqrt(1 / (inside[seen] + prior[seen]) + 1 / (outside[seen] + prior[seen]))
    z[seen] = (odds[0] - odds[1]) / deviation
    return z


def _build_category_traits(items: Items) -> Csr:
    """1.0 at the leaf category of each item that has one: csr (n_items, n_categories)."""
    known = np.flatnonzero(items.category >= 0)
    shape = (len(items), len(items.categories))
    return Csr((np.ones(len(known), dtype=np.float32), (known, items.category[known])), shape=shape)


def _k_means(tastes: NDArray[np.float64], n_segments: int, random_state: int) -> NDArray[np.int64]:
    from sklearn.cluster import KMeans
    from sklearn.exceptions import ConvergenceWarning

    with limit_to_one_thread(), warnings.catch_warnings():
        # Fewer distinct customers than segments is no error: segments of nobody are left out.
        warnings.simplefilter("ignore", ConvergenceWarning)
        labels = KMeans(n_clusters=n_segments, n_init=5, random_state=random_state).fit_predict(tastes)
    return np.unique(labels, return_inverse=True)[1].astype(np.int64)


def _describe(counts: Csr, labels: NDArray[np.int64], names: list[Any], *, n_traits: int = 5) -> list[Segment]:
    total = np.asarray(counts.sum(axis=0), dtype=np.float64)
    found = []
    for number in range(int(labels.max(initial=-1)) + 1):
        own = np.asarray(counts[labels == number].sum(axis=0), dtype=np.float64)
        others = total - own
        z = compare_counts(own, others)
        best = [int(each) for each in np.argsort(-z, kind="stable")[:n_traits] if z[each] >= APART]
        traits = tuple(
            Trait(
                name=names[each],
                count=int(own[each]),
                of=int(own.sum()),
                others_count=int(others[each]),
                others_of=int(others.sum()),
                z=float(z[each]),
            )
            for each in best
        )
        found.append(Segment(number=number, size=int((labels == number).sum()), traits=traits))
    return found
