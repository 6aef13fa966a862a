"""Kind choice: of several kinds that a word may mean, the one whose goods have what else is said.

笔记本 is a notebook of paper and one of silicon; 32g内存的笔记本 has a memory, and so it is the latter.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.language.keys import key_of
from assistant.language.normal_text import NormalText
from assistant.language.units import to_base
from assistant.query import Category, Constraint, Number
from assistant.understanding.tokens import Piece
from assistant.understanding.vocabulary import WHOLE, Goods, SenseKind, Vocabulary

_PROPERTIES: frozenset[SenseKind] = frozenset({"facet", "flag", "value", "brand"})


def choose_kinds(
    constraints: Sequence[Constraint], pieces: Sequence[Piece], written: NormalText, vocabulary: Vocabulary
) -> list[Constraint]:
    """The constraints, each kind as the one of its meanings that most of the properties beside it speak for."""
    numbers = [c for c in constraints if isinstance(c, Number) and c.unit]
    if not numbers and not any(piece.has(*_PROPERTIES) for piece in pieces):
        return list(constraints)
    return [_choose(c, pieces, numbers, written, vocabulary) if isinstance(c, Category) else c for c in constraints]


def _choose(
    kind: Category, pieces: Sequence[Piece], numbers: Sequence[Number], written: NormalText, vocabulary: Vocabulary
) -> Category:
    key = key_of(written.text[_first(written, kind.span[0]) : _first(written, kind.span[1])])
    other = _other_meaning(key, kind, vocabulary)
    if other is None or kind.exclude:
        return kind
    beside = [piece for piece in pieces if key_of(written.text[piece.start : piece.end]) != key]

    def n_supported(kinds: Sequence[int]) -> int:
        return _n_supported(kinds, beside, vocabulary) + _n_measured(kinds, numbers, vocabulary)

    if n_supported(other.categories) <= n_supported(kind.categories):
        return kind
    return replace(kind, categories=other.categories, loose=other.loose, words=(), names=other.names)


def _other_meaning(key: str, kind: Category, vocabulary: Vocabulary) -> Goods | None:
    """The goods that the taxonomy has under this name, beside those that the shop itself calls so."""
    senses = vocabulary.senses(key)
    nodes = tuple(sense.ref for sense in senses if sense.kind == "node" and sense.ref in vocabulary.goods.stocked)
    tails = tuple(sense.ref for sense in senses if sense.kind == "category")
    found = vocabulary.goods.find(tails, nodes) if nodes or tails else None
    if found is None or not found.categories:
        return None
    others = tuple(c for c in found.categories if c not in kind.categories)
    if not others or vocabulary.goods.is_within(kind.categories, others):
        return None  # a wider kind is no other one
    names = vocabulary.categories[others[0]]
    return replace(found, categories=others, names=(names.zh, names.en))


def _n_supported(kinds: Sequence[int], pieces: Sequence[Piece], vocabulary: Vocabulary) -> int:
    """How many of the properties that are named goods of these kinds have."""
    support = vocabulary.support
    facets = support.facets_of(kinds)
    count = 0
    for piece in pieces:
        count += any(
            (sense.kind == "facet" and sense.ref in facets)
            or (sense.kind == "flag" and sense.strength == WHOLE and support.n_with_flag(kinds, sense.ref) > 0)
            or (sense.kind == "value" and sense.strength == WHOLE and support.n_with_value(kinds, (sense.ref,)) > 0)
            or (sense.kind == "brand" and support.n_of_brand(kinds, (sense.ref,)) > 0)
            for sense in piece.senses
        )
    return count


def _n_measured(kinds: Sequence[int], numbers: Sequence[Number], vocabulary: Vocabulary) -> int:
    """In how many of these units goods of these kinds are measured."""
    units = {vocabulary.facets[facet].unit for facet in vocabulary.support.facets_of(kinds)}
    return sum(to_base(1, number.unit)[1] in {to_base(1, unit)[1] for unit in units if unit} for number in numbers)


def _first(written: NormalText, place: int) -> int:
    """Where the normal text goes on at a place of the text as written."""
    return next((n for n, offset in enumerate(written.offsets) if offset >= place), len(written.text))
