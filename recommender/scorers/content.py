"""Content: likeness by description, the answer for items that nobody has touched yet."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from recommender.data import PATH_SEPARATOR, TEXT, Evidence, InteractionMatrices, Items, SimilarContent, convert_to_base
from recommender.numerics import (
    Arrays,
    Csr,
    from_arrays,
    normalize_rows,
    pack_strings,
    row_of,
    scale_columns,
    sum_triples,
    to_arrays,
    unpack_strings,
)
from recommender.scorers.scorer import Profiles, Scorer

Tokenize = Callable[[str], list[str]]
WORD, CATEGORY, ATTRIBUTE = 0, 1, 2
# Numbers become five shelves from low to high, so that 30 h and 32 h agree and 30 h and 6 h do not.
_SHELVES = 5
# Runs of Chinese characters, and runs of all other letters and digits.
_HAN = "\\u3400-\\u4dbf\\u4e00-\\u9fff"
_RUN = re.compile(rf"(?P<han>[{_HAN}]+)|[^\W_{_HAN}]+")


def split_words(text: str) -> list[str]:
    """Lower-case words; a run of Chinese characters becomes its overlapping pairs, or itself when it is one."""
    found: list[str] = []
    for match in _RUN.finditer(text.lower()):
        run = match[0]
        if match["han"] and len(run) > 1:
            found += [first + second for first, second in pairwise(run)]
        else:
            found.append(run)
    return found


class Content(Scorer):
    """TF-IDF over words, category paths and attributes, compared by cosine (Salton and Buckley, 1988).

    The score of an item is its cosine with the sum of the profile's items. Nothing dense of size items² is built.

    Parameters
    ----------
    tokenize : text -> words; `split_words` without it. Used while fitting only, so it is not part of the artifact.

    Attributes
    ----------
    vectors_ : csr (n_items, n_terms), float32, rows of length 1 (or empty)
    terms_, term_kind_ : the columns: text of each term; int8 WORD, CATEGORY or ATTRIBUTE ("name=value")
    """

    def __init__(self, *, tokenize: Tokenize | None = None) -> None:
        self.tokenize = tokenize

    def learn(self, matrices: InteractionMatrices, items: Items) -> None:
        vocabulary: dict[tuple[int, str], int] = {}
        rows: list[int] = []
        columns: list[int] = []
        for row, term in _list_terms(items, self.tokenize or split_words):
            rows.append(row)
            columns.append(vocabulary.setdefault(term, len(vocabulary)))
        row_array, column_array = np.array(rows, dtype=np.int64), np.array(columns, dtype=np.int64)
        counts = sum_triples(row_array, column_array, np.ones(len(rows)), (len(self.items_), len(vocabulary)))
        holders = np.bincount(counts.indices, minlength=len(vocabulary))
        # A term of one item alone makes nothing alike; one of all items tells nothing and gets weight 0.
        shared = np.flatnonzero(holders > 1)
        counts.data = 1.0 + np.log(counts.data)
        idf = np.log(max(len(self.items_), 1) / holders[shared])
        self.vectors_ = normalize_rows(scale_columns(counts[:, shared], idf))
        self.vectors_.eliminate_zeros()
        vocabulary_terms = list(vocabulary)
        self.terms_ = [vocabulary_terms[column][1] for column in shared]
        self.term_kind_ = np.array([vocabulary_terms[column][0] for column in shared], dtype=np.int8)

    def score_profiles(self, profiles: Profiles) -> NDArray[np.float32]:
        return self._products(normalize_rows(profiles.history @ self.vectors_))

    def likeness(self, profiles: Profiles) -> NDArray[np.float32]:
        """The sum of each item's cosines with the profile's items, shape (len(profiles), n_items).

        The order that `score_profiles` gives, by numbers that add up over the items of a profile.
        """
        return self._products(profiles.history @ self.vectors_)

    def _products(self, tastes: Csr) -> NDArray[np.float32]:
        # Sparse times dense runs along the users, where dense times sparse would start anew for each of them.
        columns = np.ascontiguousarray(tastes.toarray().T)
        return np.ascontiguousarray((self.vectors_ @ columns).T, dtype=np.float32)

    def cosine(self, anchor: int) -> NDArray[np.float32]:
        """The cosine of one item with every item, shape (n_items,)."""
        taste = np.zeros(self.vectors_.shape[1], dtype=np.float32)
        columns, values = row_of(self.vectors_, anchor)
        taste[columns] = values
        return np.asarray(self.vectors_ @ taste, dtype=np.float32)

    def explain_pair(self, anchor: int, item: int, *, n_terms: int = 5) -> SimilarContent | None:
        """What two items share, most telling terms first; None when they share nothing."""
        columns, values = row_of(self.vectors_, anchor)
        taste = dict(zip(columns.tolist(), values.tolist(), strict=True))
        columns, values = row_of(self.vectors_, item)
        products = {
            column: value * taste[column]
            for column, value in zip(columns.tolist(), values.tolist(), strict=True)
            if column in taste
        }
        if not products:
            return None
        best = sorted(products, key=lambda column: (-products[column], column))
        telling = [column for column in best if self.term_kind_[column] != ATTRIBUTE]
        stated = [column for column in best if self.term_kind_[column] == ATTRIBUTE]
        return SimilarContent(
            anchor=self.items_.one(anchor),
            item=self.items_.one(item),
            cosine=min(sum(products.values()), 1.0),
            terms=tuple(self.terms_[column] for column in telling[:n_terms]),
            attributes=tuple(_split_attribute(self.terms_[column]) for column in stated[:n_terms]),
        )

    def explain_profile(self, profiles: Profiles, item: int) -> list[Evidence]:
        history = profiles.history
        columns, values = row_of(self.vectors_, item)
        target = np.zeros(self.vectors_.shape[1], dtype=np.float32)
        target[columns] = values
        amounts = history.data * np.asarray(self.vectors_[history.indices] @ target)
        total = float(amounts.sum())
        found: list[Evidence] = []
        for place in np.argsort(-amounts, kind="stable")[:3]:
            if amounts[place] > 0:
                reason = self.explain_pair(int(history.indices[place]), item)
                if reason is not None:
                    found.append(reason.with_share(float(amounts[place]) / total))
        return found

    def arrays(self) -> Arrays:
        return {**to_arrays("vectors", self.vectors_), **pack_strings("terms", self.terms_), "kind": self.term_kind_}

    def restore(self, arrays: Arrays) -> None:
        self.vectors_ = from_arrays("vectors", arrays)
        self.terms_, self.term_kind_ = unpack_strings("terms", arrays), arrays["kind"]


def _list_terms(items: Items, tokenize: Tokenize) -> Iterator[tuple[int, tuple[int, str]]]:
    """(item row, (kind, term)) of all that is said of the items."""
    for row, text in enumerate(items.text):
        for word in tokenize(text) if text else ():
            yield row, (WORD, word)
    for row, code in enumerate(items.category.tolist()):
        if code >= 0:
            parts = items.categories[code].split(PATH_SEPARATOR)
            for depth in range(len(parts)):
                yield row, (CATEGORY, PATH_SEPARATOR.join(parts[: depth + 1]))
    attributes = items.attributes
    shelves = _label_numbers(items)
    for place, row in enumerate(attributes.item.tolist()):
        name = attributes.names[attributes.name[place]]
        value = attributes.texts[attributes.text[place]] if attributes.kind[place] == TEXT else str(shelves[place])
        yield row, (ATTRIBUTE, f"{name}={value}")


def _label_numbers(items: Items) -> list[str]:
    """For each attribute row a label of its number: the range of the fifth of all values that it lies in."""
    attributes = items.attributes
    labels = [""] * len(attributes)
    bases = [convert_to_base(1.0, unit) for unit in attributes.units]
    base_codes = {base: code for code, base in enumerate(dict.fromkeys(base for _, base in bases))}
    base = np.array([base_codes[base] for _, base in bases] or [0], dtype=np.int64)[attributes.unit]
    number = attributes.number * np.array([factor for factor, _ in bases] or [1.0])[attributes.unit]
    group = attributes.name.astype(np.int64) * (len(base_codes) + 1) + base
    order = np.argsort(group, kind="stable")
    for places in np.split(order, np.flatnonzero(np.diff(group[order])) + 1):
        numbers = number[places]
        finite = ~np.isnan(numbers)
        if not finite.any():
            continue
        edges = np.unique(np.quantile(numbers[finite], np.linspace(0, 1, _SHELVES + 1)[1:-1]))
        for place, shelf, known in zip(places.tolist(), np.searchsorted(edges, numbers).tolist(), finite, strict=True):
            if known:
                unit = bases[attributes.unit[place]][1]
                labels[place] = f"{number[place]:g}" if len(edges) < 2 else f"{shelf + 1}/{len(edges) + 1}{unit}"
    return labels


def _split_attribute(term: str) -> tuple[str, str]:
    name, _, value = term.partition("=")
    return name, value
