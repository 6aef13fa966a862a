"""Cold start: items that a catalogue got after the fit, known at once by their description."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from recommender.blending import LIMITS, Mixture, content_of, split_users
from recommender.data import PATH_SEPARATOR, IdIndex, Items, Rows
from recommender.numerics import Arrays, Csr, invert_or_zero, normalize_rows, scale_columns, sum_triples
from recommender.scorers import CATEGORY, WORD, Content, PeopleCounts, Profiles, Scorer, Tokenize, split_words


class GrownIndex(IdIndex):
    """An index with later ids behind the sorted ones: rows that were given out stay."""

    def __init__(self, first: IdIndex, later: IdIndex) -> None:
        super().__init__(np.concatenate([first.values, later.values]) if len(first) else later.values)
        self._first, self._later = first, later

    def rows(self, raw: Iterable[object]) -> Rows:
        wanted = list(raw)
        rows = self._first.rows(wanted)
        later = self._later.rows(wanted)
        return np.where((rows < 0) & (later >= 0), later + len(self._first), rows)


def select_unknown(columns: Mapping[str, Sequence[Any]], known: IdIndex) -> dict[str, list[Any]]:
    """The rows of a catalogue's columns whose id the index does not have.

    Raises ValueError when the ids are of another type than the index's: they could never be told apart.
    """
    if "id" not in columns:
        raise ValueError("items: column 'id' is required")
    fresh = np.flatnonzero(known.rows(columns["id"]) < 0).tolist()
    found = {name: [column[place] for place in fresh] for name, column in columns.items()}
    if fresh and len(known) and any(isinstance(key, str) != known.are_strings for key in found["id"]):
        raise ValueError("items: ids are strings in one table and integers in the other; convert one of them")
    return found


@dataclass(frozen=True, eq=False)
class Grown:
    """The parts of a model over a grown catalogue."""

    index: IdIndex
    items: Items
    profiles: Profiles
    people: PeopleCounts
    mixture: Mixture


def grow(
    later: Items,
    items: Items,
    mixture: Mixture,
    profiles: Profiles,
    people: PeopleCounts,
    *,
    tokenize: Tokenize | None,
) -> Grown:
    """A model's parts with the later items behind those that it was fitted on; its own stay as they are."""
    index, n = GrownIndex(items.ids, later.ids), len(later)
    all_profiles, all_people = grow_profiles(profiles, n), grow_counts(people, index, n)
    vectors = grow_vectors(content_of(mixture.scorers), later, tokenize)
    all_items = grow_items(items, later, index)
    scorers = grow_scorers(mixture.scorers, index, all_profiles, all_people, vectors)
    return Grown(
        index, all_items, all_profiles, all_people, grow_mixture(mixture, scorers, all_items.listed, all_profiles)
    )


def grow_items(items: Items, later: Items, ids: IdIndex) -> Items:
    """The catalogue and the later items as one; what attributes the later ones have waits for the next fit."""
    categories = items.categories + [path for path in later.categories if path not in set(items.categories)]
    codes = np.array([categories.index(path) for path in later.categories] + [-1], dtype=np.int32)
    return replace(
        items,
        ids=ids,
        listed=np.concatenate([items.listed, later.listed]),
        price=np.concatenate([items.price, later.price]),
        rating=np.concatenate([items.rating, later.rating]),
        rating_count=np.concatenate([items.rating_count, later.rating_count]),
        category=np.concatenate([items.category, codes[later.category]]),
        categories=categories,
        text=[],
    )


def grow_vectors(content: Content, later: Items, tokenize: Tokenize | None) -> Csr:
    """The vectors of all items: those learned, and below them the later ones' words and categories in learned terms."""
    n_terms = content.vectors_.shape[1]
    kinds = content.term_kind_.tolist()
    columns = {(kind, term): column for column, (kind, term) in enumerate(zip(kinds, content.terms_, strict=True))}
    found: list[tuple[int, int]] = []
    for row, text in enumerate(later.text):
        path = (later.category_of(row) or "").split(PATH_SEPARATOR)
        terms = [(WORD, word) for word in (tokenize or content.tokenize or split_words)(text)]
        terms += [(CATEGORY, PATH_SEPARATOR.join(path[: depth + 1])) for depth in range(len(path))]
        found += [(row, columns[term]) for term in terms if term in columns]
    rows = np.array([row for row, _ in found], dtype=np.int64)
    terms_of = np.array([column for _, column in found], dtype=np.int64)
    counts = sum_triples(rows, terms_of, np.ones(len(found)), (len(later), n_terms))
    counts.data = (1.0 + np.log(counts.data)).astype(np.float32)
    # A term that all items have was given weight 0 and is stored nowhere: it tells nothing of a later item either.
    holders = np.bincount(content.vectors_.indices, minlength=n_terms)
    idf = np.log(np.maximum(content.vectors_.shape[0] * invert_or_zero(holders), 1.0))
    vectors = normalize_rows(scale_columns(counts, idf))
    vectors.eliminate_zeros()
    return stack_rows(content.vectors_, vectors)


def stack_rows(above: Csr, below: Csr) -> Csr:
    """One matrix over the other."""
    indptr = np.concatenate([above.indptr, above.indptr[-1] + below.indptr[1:]])
    parts = (np.concatenate([above.data, below.data]), np.concatenate([above.indices, below.indices]), indptr)
    return Csr(parts, shape=(above.shape[0] + below.shape[0], above.shape[1]))


def grow_matrix(matrix: Csr, *, rows: int = 0, columns: int = 0) -> Csr:
    """The matrix with so many empty rows and columns more."""
    indptr = np.concatenate([matrix.indptr, np.full(rows, matrix.indptr[-1], dtype=matrix.indptr.dtype)])
    shape = (matrix.shape[0] + rows, matrix.shape[1] + columns)
    return Csr((matrix.data, matrix.indices, indptr), shape=shape)


def grow_profiles(profiles: Profiles, n: int) -> Profiles:
    """The same profiles over n items more."""
    return Profiles(grow_matrix(profiles.history, columns=n), grow_matrix(profiles.latest, columns=n))


def grow_counts(people: PeopleCounts, ids: IdIndex, n: int) -> PeopleCounts:
    """The same counts over n items more, that nobody has touched."""
    return PeopleCounts(ids, grow_matrix(people.bought, rows=n), grow_matrix(people.touched, rows=n))


def grow_scorers(
    scorers: Mapping[str, Scorer], ids: IdIndex, profiles: Profiles, people: PeopleCounts, vectors: Csr
) -> dict[str, Scorer]:
    """Copies of the scorers over the grown index; the content scorer knows the later items by their vectors."""
    found: dict[str, Scorer] = {}
    for name, scorer in scorers.items():
        found[name] = copy(scorer)
        found[name].attach(scorer.users_, ids, profiles, people)
        found[name].restore(grow_arrays(scorer, len(ids) - len(scorer.items_)))
    content = found["content"]
    if isinstance(content, Content):
        content.vectors_ = vectors
    return found


def grow_mixture(
    mixture: Mixture, scorers: dict[str, Scorer], listed: NDArray[np.bool_], profiles: Profiles
) -> Mixture:
    """The mixture of the grown scorers; the later items are lifted until some of the users of `profiles` see them.

    Without buyers they would stand below all others.
    """
    n = len(listed) - len(mixture.listed)
    demand = np.pad(mixture.demand, ((0, 0), (0, n)), constant_values=1.0)
    grown = Mixture(scorers, mixture.weights, demand, listed)
    touched = np.flatnonzero(np.diff(profiles.history.indptr) > 0)
    some = profiles.rows(split_users(touched, len(listed))[0])
    grown.demand[1:, -n:] *= grown.compute_lifts(some, LIMITS[-1])[-n:]
    return grown


def grow_arrays(scorer: Scorer, n: int) -> Arrays:
    """What a scorer learned, over n items more of which it knows nothing.

    Arrays that are read by item are padded with 0 (a rank with the last), square matrices grow by empty rows and
    columns, and matrices over users by empty columns.
    """
    arrays = dict(scorer.arrays())
    n_items = len(scorer.items_)
    for name in ("popularity", "buyers", "own"):
        if name in arrays:
            arrays[name] = np.pad(arrays[name], (0, n))
    if "rank" in arrays:
        arrays["rank"] = np.pad(arrays["rank"], (0, n), constant_values=n_items + n)
    for name in ("similarity", "weights", "affinities", "holders"):
        if f"{name}.shape" in arrays:
            n_rows, n_columns = arrays[f"{name}.shape"].tolist()
            more_rows = 0 if name == "affinities" else n
            more_columns = 0 if name == "holders" else n
            last = arrays[f"{name}.indptr"][-1:]
            arrays[f"{name}.indptr"] = np.concatenate([arrays[f"{name}.indptr"], np.repeat(last, more_rows)])
            arrays[f"{name}.shape"] = np.array([n_rows + more_rows, n_columns + more_columns], dtype=np.int64)
    return arrays
