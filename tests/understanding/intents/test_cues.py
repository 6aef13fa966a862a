"""Cue words are found as they stand, whatever else is said."""

from __future__ import annotations

from typing import get_args

import pytest

from assistant.language.normal_text import normalize
from assistant.query.query import Cue, Query, query_from_data
from assistant.understanding.intents.cues import find_cues

SAID = [
    ("把这个加上，再看看围巾", {"to_see"}),
    ("Add it and SHOW me scarves", {"to_see"}),
    ("overlooked", set()),
    ("露营四人，一共两千", {"in_all"}),
    ("2000 in total", {"in_all"}),
    ("这个多少钱？", {"price_question"}),
    ("how much is it", {"price_question"}),
    ("costly", set()),
    ("那第二款呢？", {"again"}),
    ("And the second?", {"again"}),
    ("都比一下", {"all_of_them"}),
    ("compare them all", {"all_of_them"}),
    ("", set()),
]


@pytest.mark.parametrize(("text", "cues"), SAID)
def test_cues_are_found_in_both_languages(text, cues):
    assert set(find_cues(normalize(text))) == cues


def test_each_cue_is_shown_by_some_message():
    assert {cue for _, cues in SAID for cue in cues} == set(get_args(Cue))


def test_a_query_keeps_its_cues_and_is_the_same_query_without_them():
    query = Query("2000 in total", "en", "search", cues=("in_all",))
    assert query_from_data(query.as_data()).cues == ("in_all",)
    assert query == Query("2000 in total", "en", "search")
