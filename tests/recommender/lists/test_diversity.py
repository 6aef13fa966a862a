"""Variety within a list."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recommender.lists.diversity import diversify, find_near_duplicates, measure_divergence, measure_mix
from recommender.numerics.matrices import Csr, normalize_rows


def vectors(*rows: list[float]) -> Csr:
    return normalize_rows(Csr(np.array(rows, dtype=np.float32)))


def test_mmr_by_hand() -> None:
    # two red ones at the top, a blue one below: after the first red, the second gains .5 * .9 - .5 * 1
    colours = vectors([1, 0], [1, 0], [0, 1])
    scores = np.array([1.0, 0.9, 0.0])
    assert diversify(scores, 3, vectors=colours, diversity=0.5) == [0, 2, 1]
    assert diversify(scores, 3, vectors=colours, diversity=0.4) == [0, 1, 2]
    assert diversify(scores, 2, vectors=colours, diversity=0.0) == [0, 1]


def test_a_calibrated_list_has_the_shoppers_mix() -> None:
    category = np.array([0] * 6 + [1] * 6)
    scores = np.linspace(1.0, 0.0, 12)
    half = np.array([0.5, 0.5])
    chosen = diversify(scores, 4, category=category, mix=half, calibration=1.0)
    assert np.bincount(category[chosen]).tolist() == [2, 2]
    mostly = np.array([0.75, 0.25])
    chosen = diversify(scores, 4, category=category, mix=mostly, calibration=1.0)
    assert np.bincount(category[chosen]).tolist() == [3, 1]
    assert diversify(scores, 4, category=category, mix=half, calibration=0.0) == [0, 1, 2, 3]


def test_divergence_by_hand() -> None:
    mix = np.array([0.5, 0.5, 0.0])
    assert measure_divergence(mix, mix) == 0.0
    # the own mix (1, 0, 0) is smoothed to (.995, .005, 0)
    expected = 0.5 * math.log(0.5 / 0.995) + 0.5 * math.log(0.5 / 0.005)
    assert measure_divergence(mix, np.array([1.0, 0.0, 0.0])) == pytest.approx(expected)


def test_the_mix_of_a_history_is_by_weight() -> None:
    category = np.array([0, 1, -1, 1])
    mix = measure_mix(np.array([0, 1, 2, 3]), np.array([1.0, 0.5, 9.0, 0.5]), category, 3)
    assert mix.tolist() == [0.5, 0.5, 0.0]
    assert measure_mix(np.array([2]), np.array([1.0]), category, 3).tolist() == [0.0, 0.0, 0.0]


def test_an_item_repeats_the_first_kept_one_that_it_is_like() -> None:
    rows = vectors([1, 0, 0], [1, 0, 0.1], [0, 1, 0], [1, 0, 0], [0, 1, 0])
    # in the order asked: row 3 first, so that rows 1 and 0 repeat it; row 4 repeats row 2
    assert find_near_duplicates(np.array([3, 1, 2, 0, 4]), rows, alike=0.9).tolist() == [-1, 0, -1, 0, 2]


def test_what_only_repeats_a_dropped_item_is_kept() -> None:
    # cosines: first to second and second to third .71, first to third 0
    chain = vectors([1, 0], [1, 1], [0, 1])
    assert find_near_duplicates(np.array([0, 1, 2]), chain, alike=0.7).tolist() == [-1, 0, -1]


def test_items_without_description_repeat_nothing() -> None:
    assert find_near_duplicates(np.array([0, 1]), vectors([0, 0], [0, 0]), alike=0.9).tolist() == [-1, -1]


@pytest.mark.parametrize("wrong", [{"diversity": 1.1}, {"calibration": -0.1}])
def test_parts_are_between_none_and_all(wrong: dict[str, float]) -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        diversify(np.array([1.0]), 1, **wrong)


@settings(deadline=None)
@given(
    st.lists(st.floats(-5, 5), max_size=12),
    st.integers(0, 15),
    st.floats(0, 1),
    st.floats(0, 1),
    st.integers(0, 2**31),
)
def test_any_list_has_distinct_places_and_as_many_as_there_are(
    scores: list[float], n: int, diversity: float, calibration: float, seed: int
) -> None:
    random = np.random.default_rng(seed)
    rows = vectors(*random.integers(0, 3, (len(scores), 4)).astype(float).tolist()) if scores else None
    chosen = diversify(
        np.array(scores),
        n,
        vectors=rows,
        diversity=diversity,
        category=random.integers(-1, 3, len(scores)),
        mix=np.array([0.2, 0.3, 0.5]),
        calibration=calibration,
    )
    assert len(set(chosen)) == len(chosen) == min(n, len(scores))
