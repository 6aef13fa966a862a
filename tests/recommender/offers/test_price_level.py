"""How dear a shopper buys."""

from __future__ import annotations

import numpy as np
import pytest

from recommender.data.evidence import PriceLevel
from recommender.data.interactions import Interactions
from recommender.data.items import align
from recommender.offers.price_level import PriceLevels, adapt_step, rank_prices

# Five pens at 1 to 5, five lamps at 10 to 50: the dearest pen costs less than the cheapest lamp.
CATALOGUE = {
    "id": [f"pen{i}" for i in range(1, 6)] + [f"lamp{i}" for i in range(1, 6)],
    "price": [float(i) for i in range(1, 6)] + [10.0 * i for i in range(1, 6)],
    "category": ["Pens"] * 5 + ["Lamps"] * 5,
}


def levels(user: list[str], item: list[str]) -> PriceLevels:
    log, items = align(Interactions.from_columns(user=user, item=item), CATALOGUE)
    return PriceLevels().fit(log, items=items)


def test_a_level_is_the_place_within_the_category_drawn_to_the_middle() -> None:
    model = levels(["ann", "ann", "bob"], ["pen5", "lamp5", "lamp1"])
    # ann: places 0.9 and 0.9: (1.8 + 2.5) / 7; bob: 0.1: (0.1 + 2.5) / 6; a stranger: the middle
    assert [model.explain(user).level for user in ("ann", "bob", "nobody")] == pytest.approx([4.3 / 7, 2.6 / 6, 0.5])
    assert model.explain("ann") == PriceLevel(level=pytest.approx(4.3 / 7), count=2)
    assert model.explain("nobody") == PriceLevel(level=0.5, count=0)


def test_a_small_shelf_is_measured_on_the_whole_shop() -> None:
    columns = {"id": ["a", "b", "c", "d"], "price": [1, 2, 2, None], "category": ["X", "X", None, "X"]}
    _, items = align(Interactions.from_columns(user=["u"], item=["a"]), columns)
    places = rank_prices(items)
    assert places[:3].tolist() == pytest.approx([0.5 / 3, 2 / 3, 2 / 3])
    assert np.isnan(places[3])


def test_what_was_given_back_says_nothing() -> None:
    log = Interactions.from_columns(
        user=["ann"] * 2, item=["lamp5"] * 2, event=["purchase", "refund"], timestamp=[1, 2]
    )
    log, items = align(log, CATALOGUE)
    assert PriceLevels().fit(log, items=items).explain("ann") == PriceLevel(level=0.5, count=0)


@pytest.mark.parametrize(("level", "expected"), [(0.0, 0.125), (0.5, 0.25), (1.0, 0.375)])
def test_the_cap_moves_by_half_at_most(level: float | None, expected: float) -> None:
    assert adapt_step(0.25, level) == expected


def test_arrays_bring_the_levels_back() -> None:
    model = levels(["ann", "bob"], ["pen5", "lamp1"])
    twin = PriceLevels.restore(model.arrays())
    assert [twin.explain(user) for user in ("ann", "bob")] == [model.explain(user) for user in ("ann", "bob")]
    assert twin.explain("ann") == model.explain("ann")
