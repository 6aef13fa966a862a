"""Raw ids to rows and back."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from recommender.data.ids import IdIndex, read_id_column

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=6)


@settings(deadline=None)
@given(st.lists(TEXTS, min_size=1), st.lists(TEXTS))
def test_known_ids_come_back_and_others_are_unknown(ids: list[str], asked: list[str]) -> None:
    index = IdIndex(np.unique(read_id_column("item", ids)))
    assert index.raw(index.rows(ids)).tolist() == ids
    assert [row >= 0 for row in index.rows(asked)] == [each in set(ids) for each in asked]


def test_a_longer_id_is_not_cut_to_match_a_known_one() -> None:
    assert IdIndex(np.array(["ab", "cd"])).rows(["abc", "ab"]).tolist() == [-1, 0]


def test_an_empty_index_knows_nothing_and_takes_the_others_type() -> None:
    empty = IdIndex(np.array([], dtype="<U1"))
    assert empty.rows(["a", 1]).tolist() == [-1, -1]
    assert empty.union(IdIndex(np.array([3, 4]))).rows([4]).tolist() == [1]
