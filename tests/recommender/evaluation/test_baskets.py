"""Orders with one item hidden."""

from __future__ import annotations

import numpy as np
import pytest

from recommender import HybridRecommender
from recommender.data.interactions import Interactions
from recommender.data.items import align
from recommender.evaluation.baskets import Baskets
from recommender.evaluation.split import split_by_time
from recommender.scorers.popularity import Popularity


def orders(orders: list[str]) -> Interactions:
    """An order a day, each of its own buyer."""
    lines = [(day, item) for day, order in enumerate(orders) for item in order.split()]
    return Interactions.from_columns(
        user=[day for day, _ in lines],
        item=[item for _, item in lines],
        timestamp=[86_400 * day for day, _ in lines],
        basket=[day for day, _ in lines],
    )


PAIRS = ["tea cup", "nut bolt", "tea cup", "nut bolt", "tea cup", "nut bolt", "tea cup", "nut bolt"]


def cut(log: Interactions, days: int) -> tuple[Interactions, Interactions, Baskets]:
    items = align(log, None)[1]
    train, test = log.take(log.time < 86_400 * days), log.take(log.time >= 86_400 * days)
    return train, test, Baskets.after(train, test, items)


def test_one_item_of_each_order_is_hidden_and_the_rest_stays() -> None:
    _, test, baskets = cut(orders([*PAIRS, "tea cup nut", "bolt tea"]), 8)
    names = test.items.values
    whole = [sorted([*names[rest], names[out]]) for rest, out in zip(baskets.rests, baskets.hidden, strict=True)]
    assert whole == [["cup", "nut", "tea"], ["bolt", "tea"]]
    assert all(out not in rest for rest, out in zip(baskets.rests, baskets.hidden, strict=True))


def test_single_items_and_items_never_seen_before_are_not_asked_for() -> None:
    _, _, baskets = cut(orders([*PAIRS, "tea", "novelty tea", "novelty oddity"]), 8)
    assert len(baskets) == 0


def test_an_order_with_a_part_in_the_past_is_left_out() -> None:
    log = Interactions.from_columns(
        user=["a"] * 6, item=list("xyzxyz"), timestamp=range(6), basket=["old"] * 4 + ["old", "old"]
    )
    _, items = align(log, None)
    assert len(Baskets.after(*split_by_time(log, test_share=0.4), items)) == 0


def test_of_many_orders_some_are_chosen_by_lot_and_the_seed() -> None:
    log = orders([*PAIRS, *PAIRS])
    items = align(log, None)[1]
    train, test = log.take(log.time < 86_400 * 8), log.take(log.time >= 86_400 * 8)
    first, again, other = (Baskets.after(train, test, items, most=4, random_state=seed) for seed in (1, 1, 2))
    assert len(first) == 4
    assert first.hidden.tolist() == again.hidden.tolist() != other.hidden.tolist()


@pytest.mark.parametrize("model", [HybridRecommender(), Popularity()], ids=lambda model: type(model).__name__)
def test_the_place_of_the_hidden_item_is_what_counts(model: HybridRecommender | Popularity) -> None:
    log = orders([*PAIRS * 3, "tea cup", "nut bolt"])
    train, _, baskets = cut(log, 24)
    _, items = align(log, None)
    found = baskets.judge(model.fit(train, items), items)
    if isinstance(model, HybridRecommender):
        assert found["hit_rate"].tolist() == found["mrr"].tolist() == [1.0, 1.0]
    else:
        # All four are bought alike and ranked bolt, cup, nut, tea; what is in the basket is left out.
        names, ranked = items.ids.values, ["bolt", "cup", "nut", "tea"]
        place = [
            [name for name in ranked if name not in names[rest]].index(names[out]) + 1
            for rest, out in zip(baskets.rests, baskets.hidden, strict=True)
        ]
        assert found["mrr"].tolist() == pytest.approx([1 / at for at in place])
        assert np.all(found["hit_rate"] == 1.0)
