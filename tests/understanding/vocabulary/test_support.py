"""How many goods of a kind have what: counted by hand, and read from a catalogue."""

from __future__ import annotations

from collections import Counter

import pytest

from assistant.query.query import wanted_kinds
from assistant.understanding.vocabulary import Support

CASES, UMBRELLAS, HATS = 1, 2, 3
SIZE, RIBS = 10, 11
SUPPORT = Support(
    sizes={CASES: 4, UMBRELLAS: 2},
    prices={CASES: (20_000, 30_000, 30_000, 90_000), UMBRELLAS: (2_400, 5_000)},
    numbers={CASES: {SIZE: {508.0: 3, 609.6: 1}}, UMBRELLAS: {RIBS: {8.0: 2}}},
    values={CASES: {7: 2, 8: 1}},
    flags={UMBRELLAS: {12: 1}},
    brands={CASES: {5: 1}, UMBRELLAS: {5: 2}},
    colours={CASES: {"red": 1, "blue": 2}},
)


def test_counts_are_added_up_over_the_kinds_in_question() -> None:
    both = (CASES, UMBRELLAS, HATS)
    assert SUPPORT.n_products(both) == 6
    assert SUPPORT.facets_of(both) == Counter({SIZE: 4, RIBS: 2})
    assert SUPPORT.n_of_brand(both, (5, 6)) == 3
    assert SUPPORT.n_with_value([CASES], (7, 8)) == 3
    assert (SUPPORT.n_with_flag([UMBRELLAS], 12), SUPPORT.n_with_flag([CASES], 12)) == (1, 0)
    assert SUPPORT.n_of_colour([CASES], ("red", "green")) == 1


def test_prices_are_shared_out_and_have_their_ends() -> None:
    assert SUPPORT.share_priced([CASES], 20_000, 30_000) == 0.75
    assert SUPPORT.price_range([CASES, UMBRELLAS]) == (2_400, 90_000)
    assert SUPPORT.price_range([HATS]) is None
    assert SUPPORT.share_priced([HATS], 0, 10**9) == 0


@pytest.mark.parametrize(("number", "n"), [(508, 3), (506, 3), (500, 0), (609.6, 1)])
def test_numbers_are_the_same_within_rounding(number: float, n: int) -> None:
    assert SUPPORT.n_with_number([CASES], SIZE, number) == n


def test_a_catalogue_is_counted_by_its_kinds(stationery) -> None:
    (pens,) = wanted_kinds(stationery.parse("钢笔").constraints)
    support = stationery.vocabulary.support
    assert support.n_products(pens.categories) == 2
    assert support.price_range(pens.categories) == (3_900, 16_800)
    assert sum(support.facets_of(pens.categories).values()) == 2  # the width of a nib
