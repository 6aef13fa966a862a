"""How sure a count is."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from recommender.numerics.intervals import difference_interval, lift_interval, share_interval


@pytest.mark.parametrize(
    ("count", "of", "expected"),
    [
        # (p + z²/2n ± z·sqrt(p(1 - p)/n + z²/4n²)) / (1 + z²/n), for 8 of 10: (0.99208 ± 0.31367) / 1.38416
        (8, 10, (0.4902, 0.9433)),
        (0, 10, (0.0, 0.2775)),
        (10, 10, (0.7225, 1.0)),
        (0, 0, (0.0, 1.0)),
    ],
)
def test_intervals_of_a_share_by_hand(count: int, of: int, expected: tuple[float, float]) -> None:
    low, high = share_interval(count, of)
    assert (float(low), float(high)) == pytest.approx(expected, abs=5e-5)


def test_counts_may_come_as_arrays() -> None:
    low, high = share_interval(np.array([0.0, 8.0]), np.array([0.0, 10.0]))
    assert low.tolist() == pytest.approx([0.0, 0.4902], abs=5e-5)
    assert high.tolist() == pytest.approx([1.0, 0.9433], abs=5e-5)


@given(st.integers(0, 500), st.integers(1, 500))
def test_an_interval_holds_its_share_and_narrows_with_the_count(count: int, more: int) -> None:
    of = count + more
    low, high = (float(end) for end in share_interval(count, of))
    assert 0 <= low <= count / of <= high <= 1
    surer_low, surer_high = (float(end) for end in share_interval(10 * count, 10 * of))
    assert surer_high - surer_low < high - low


def test_the_interval_of_a_lift_by_hand() -> None:
    # lift 6 * 52 / 80 = 3.9; variance of its logarithm 1/6 - 1/10 - 1/8 + 6.8/52 = 0.072436
    low, high = lift_interval(6, 10, 8, 52)
    assert (low, high) == pytest.approx((3.9 / math.exp(1.96 * 0.269139), 3.9 * math.exp(1.96 * 0.269139)), rel=1e-5)
    assert (low, high) == pytest.approx((2.301, 6.609), abs=1e-3)


def test_of_two_that_always_come_together_the_variance_is_that_of_their_share() -> None:
    # 1/5 - 1/5 - 1/5 + (2 * 20 - 1)/100 = 1/5 - 1/100
    low, high = lift_interval(5, 5, 5, 100)
    assert math.log(high / low) / (2 * 1.96) == pytest.approx(math.sqrt(1 / 5 - 1 / 100))


def test_nothing_together_has_no_lift() -> None:
    with pytest.raises(ValueError, match="nothing was counted together"):
        lift_interval(0, 5, 5, 10)


def test_the_published_example_of_a_difference() -> None:
    # Newcombe (1998), table II, example (a), method 10: 56/70 against 48/80
    assert difference_interval(56, 70, 48, 80) == pytest.approx((0.0524, 0.3339), abs=1e-4)
