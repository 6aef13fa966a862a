"""Scorer: the shape that every method has; fit learns from a log, score ranks, explain says why."""

from __future__ import annotations

import os
from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, ClassVar, Self

import numpy as np
from numpy.typing import NDArray

from recommender.data import (
    Evidence,
    IdIndex,
    InteractionMatrices,
    Items,
    Log,
    Rows,
    align,
    check_n,
    find_excluded_rows,
    mask_allowed,
    read_id_list,
    select_top,
)
from recommender.numerics import Arrays, Csr, build_indicator
from recommender.scorers.counts import PeopleCounts

Answer = tuple[NDArray[np.object_], NDArray[np.float32]]
# What was touched and is no part of what a scorer ranks by stays in the profile as this little: it was seen.
SEEN_ONLY = 1e-6
# Users are scored in slices of this many, which bounds the dense score matrix.
BATCH = 256
# Lists of many users are made in larger slices where so many scores allow it.
_LISTS_AT_ONCE, _SCORES_AT_ONCE = 1_200, 4_000_000


@dataclass(frozen=True, eq=False)
class Profiles:
    """What is known of some users, one row a user, one column an item (csr).

    history : affinities in (0, 1] of all time. latest : 1.0 at the items of the last day or of this session.
    """

    history: Csr
    latest: Csr

    def __len__(self) -> int:
        return int(self.history.shape[0])

    def rows(self, rows: NDArray[Any] | slice) -> Profiles:
        return Profiles(self.history[rows], self.latest[rows])

    @classmethod
    def of_items(cls, lists: Sequence[NDArray[Any]], n_items: int) -> Profiles:
        """Profiles of people who have touched these items and nothing else."""
        touched = build_indicator(lists, n_items)
        return cls(touched, touched)


class Scorer(ABC):
    """Base of all scorers.

    A subclass learns in `learn` and ranks in `score_profiles`; what it learned ends in an underscore. Raw ids are
    looked up here, so that a subclass sees rows and columns only.

    Attributes
    ----------
    users_, items_ : IdIndex
    profiles_ : Profiles of all users of the log
    """

    users_: IdIndex
    items_: IdIndex
    profiles_: Profiles
    people_: PeopleCounts
    # Whether it tells users apart: what scores alike for everybody is computed once, not for each user.
    is_personal: ClassVar[bool] = True

    def fit(self, log: Log, items: Items | Mapping[str, Sequence[Any]] | None = None) -> Self:
        """Learn from a log, or from its matrices, and, where it serves, from a catalogue.

        items : columns as `Items.from_columns` reads them. Items of the catalogue without an event, and items of the
            log that the catalogue does not name, are both known afterwards.
        """
        matrices, table = align(log, items)
        profiles = Profiles(matrices.affinity, matrices.latest)
        self.attach(matrices.users, matrices.items, profiles, PeopleCounts.of(matrices))
        self.learn(matrices, table)
        return self

    def attach(self, users: IdIndex, items: IdIndex, profiles: Profiles, people: PeopleCounts) -> None:
        """Take over what all scorers of one log share."""
        self.users_, self.items_, self.profiles_, self.people_ = users, items, profiles, people

    @abstractmethod
    def learn(self, matrices: InteractionMatrices, items: Items) -> None:
        """Set the learned attributes; `items` has the rows of `matrices.items`."""

    @abstractmethod
    def score_profiles(self, profiles: Profiles) -> NDArray[np.float32]:
        """Scores of all items for each profile, shape (len(profiles), n_items); higher is better."""

    @abstractmethod
    def explain_profile(self, profiles: Profiles, item: int) -> list[Evidence]:
        """Why this scorer gives the item its score for the one profile, largest share first."""

    @abstractmethod
    def arrays(self) -> Arrays:
        """What was learned, for the artifact."""

    @abstractmethod
    def restore(self, arrays: Arrays) -> None:
        """Set the learned attributes from `arrays`."""

    def check_fitted(self) -> None:
        """Raise NotFittedError unless `fit` was called."""
        if not hasattr(self, "items_"):
            from sklearn.exceptions import NotFittedError

            raise NotFittedError(f"{type(self).__name__} has learned nothing yet; call fit(log) first")

    def profiles_of(self, users: Iterable[Any], *, recent: Sequence[Iterable[Any]] | None = None) -> Profiles:
        """Profiles of raw user ids; an unknown user's is empty.

        recent : for each user the item ids of the present session, which join the history and replace `latest`.
        """
        self.check_fitted()
        ids = read_id_list("users", users)
        known = self.users_.rows(ids)
        history, latest = self._rows(self.profiles_.history, known), self._rows(self.profiles_.latest, known)
        if recent is None:
            return Profiles(history, latest)
        if len(recent) != len(ids):
            raise ValueError(f"recent has {len(recent)} lists for {len(ids)} users; give one list for each user")
        session = build_indicator([self.items_.rows(read_id_list("recent", each)) for each in recent], len(self.items_))
        quiet = np.diff(session.indptr) == 0
        kept_latest = latest.multiply(quiet[:, None]).tocsr()
        return Profiles(history.maximum(session).tocsr(), (session + kept_latest).tocsr().astype(np.float32))

    @staticmethod
    def _rows(matrix: Csr, rows: Rows) -> Csr:
        """Rows of a matrix; an empty one where the row is -1."""
        if (rows >= 0).all() and len(rows):
            return matrix[rows]
        chosen = np.flatnonzero(rows >= 0)
        picker = Csr(
            (np.ones(len(chosen), dtype=np.float32), (chosen, rows[chosen])), shape=(len(rows), matrix.shape[0])
        )
        # In column order, so that sums over a row are added in the same order whoever else is asked about.
        return (picker @ matrix).tocsr().sorted_indices()

    def score(self, users: Iterable[Any]) -> NDArray[np.float32]:
        """Scores of all items for raw user ids, shape (len(users), n_items)."""
        return self.score_profiles(self.profiles_of(users))

    def recommend(
        self,
        users: Iterable[Any],
        *,
        n: int = 20,
        exclude_seen: bool = True,
        exclude: Iterable[Any] = (),
        among: Iterable[Any] | None = None,
        recent: Sequence[Iterable[Any]] | None = None,
    ) -> Answer:
        """The best n items for each user.

        Parameters
        ----------
        users : raw ids; an unknown one is answered from what needs no history.
        exclude_seen : leave out what the user has touched (and what `recent` names).
        exclude : ids to leave out for all, or one list of ids for each user.
        among : ids to choose from; None for all.
        recent : for each user the item ids of the present session.

        Returns
        -------
        (ids, scores) : object and float32 arrays of shape (len(users), n), padded with None and -inf.
        """
        profiles = self.profiles_of(users, recent=recent)
        return self._best(profiles, n, exclude_seen=exclude_seen, exclude=exclude, among=among)

    def similar(
        self, items: Iterable[Any], *, n: int = 10, exclude: Iterable[Any] = (), among: Iterable[Any] | None = None
    ) -> Answer:
        """The n items that this scorer gives to somebody who touched the one item and nothing else.

        Shapes and padding as in `recommend`; an unknown item has no similar ones.
        """
        self.check_fitted()
        rows = self.items_.rows(read_id_list("items", items))
        profiles = Profiles.of_items([rows[i : i + 1] for i in range(len(rows))], len(self.items_))
        ids, scores = self._best(profiles, n, exclude_seen=True, exclude=exclude, among=among)
        ids[rows < 0], scores[rows < 0] = None, -np.inf
        return ids, scores

    def explain(self, user: Any, item: Any) -> list[Evidence]:
        """The evidence for one item and one user, largest share first; empty for an unknown item."""
        profiles = self.profiles_of([user])
        row = int(self.items_.rows([item])[0])
        return self.explain_profile(profiles, row) if row >= 0 else []

    def _best(
        self, profiles: Profiles, n: int, *, exclude_seen: bool, exclude: Iterable[Any], among: Iterable[Any] | None
    ) -> Answer:
        check_n(n)
        n_lists = len(profiles)
        left_out = find_excluded_rows(self.items_, exclude, n_lists)
        allowed = mask_allowed(self.items_, among)
        ids = np.full((n_lists, n), None, dtype=object)
        values = np.full((n_lists, n), -np.inf, dtype=np.float32)
        batch = _slice_size(n_lists, len(self.items_))

        def fill(start: int) -> None:
            part = slice(start, min(start + batch, n_lists))
            some = profiles.rows(part)
            scores = self.score_profiles(some)
            if exclude_seen:
                # Owned items get -inf, not 0: a scorer's own zero may lie above other candidates.
                scores[some.history.nonzero()] = -np.inf
            for row, without in enumerate(left_out[part]):
                if len(without):
                    scores[row, without] = -np.inf
            if allowed is not None:
                scores[:, ~allowed] = -np.inf
            rows, values[part] = select_top(scores, n)
            ids[part] = self.items_.raw(rows)

        starts = range(0, n_lists, batch)
        if len(starts) > 1:
            # Products and partitions let go of the interpreter, so that slices run side by side.
            with ThreadPoolExecutor(max_workers=os.cpu_count()) as threads:
                list(threads.map(fill, starts))
        elif starts:
            fill(0)
        return ids, values


def _slice_size(n_lists: int, n_items: int) -> int:
    """How many lists are made at once: where it takes several slices, an even number of them, all of one size."""
    at_most = min(_LISTS_AT_ONCE, max(_SCORES_AT_ONCE // max(n_items, 1), 1))
    if n_lists <= at_most:
        return at_most
    n_pairs = -(-n_lists // (2 * at_most))
    return -(-n_lists // (2 * n_pairs))


def explain_by_anchor(people: Any, profile: Csr, amounts: NDArray[Any], item: int, *, n: int = 3) -> list[Evidence]:
    """Evidence for the anchors of a profile whose `amounts` (one a stored entry) speak most for an item.

    people : PeopleCounts or OrderCounts. Shares are parts of the sum of all positive amounts; an anchor that
    nobody had together with the item is left out.
    """
    positive = np.maximum(amounts, 0.0)
    total = float(positive.sum())
    found = []
    for place in np.argsort(-positive, kind="stable")[:n]:
        if positive[place] > 0:
            reason = people.evidence(int(profile.indices[place]), item)
            if reason is not None:
                found.append(reason.with_share(float(positive[place]) / total))
    return found
