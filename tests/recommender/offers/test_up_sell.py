"""What is worth paying more for."""

from __future__ import annotations

from typing import Any

import pytest

from recommender.data.evidence import AttributeGain, PriceLevel, PriceStep, Rating, ViewedThenBought
from recommender.data.interactions import Interactions
from recommender.data.items import Items, align
from recommender.offers.up_sell import Upgrades


def catalogue(**changes: dict[str, Any]) -> dict[str, list[Any]]:
    """Earbuds at 100, 110, … 180: battery and weight follow price; `changes` replaces columns of single ids."""
    rows: dict[str, dict[str, Any]] = {
        f"bud{price}": {
            "price": price,
            "category": "Audio > Earbuds",
            "features": {"battery": (price / 10, "h"), "weight": (30 - price / 10, "g"), "colour": "white"},
            "rating": 4.0,
        }
        for price in range(100, 190, 10)
    }
    rows["speaker115"] = {"price": 115, "category": "Audio > Speakers", "features": {"battery": (90, "h")}}
    for item, change in changes.items():
        rows.setdefault(item, {"category": "Audio > Earbuds"}).update(change)
    names = ("price", "category", "features", "rating")
    return {"id": list(rows), **{name: [row.get(name) for row in rows.values()] for name in names}}


def upgrades(columns: dict[str, list[Any]], log: Interactions | None = None) -> Upgrades:
    log, items = align(log or Interactions.from_columns(user=["a"], item=["bud100"]), columns)
    return Upgrades().fit(log, items=items)


def test_an_upgrade_is_dearer_within_the_step_of_the_same_category_and_gains() -> None:
    (found,) = upgrades(catalogue()).find(["bud100"], n=5)
    assert [step.item for step in found] == ["bud120", "bud110"]
    best = found[0]
    assert best.price_step == 20
    assert best.price_ratio == pytest.approx(1.2)
    assert not best.wide
    assert {gain.name: (gain.before, gain.after, gain.unit) for gain in best.gains} == {
        "battery": (10.0, 12.0, "h"),
        "weight": (20.0, 18.0, "g"),
    }
    assert best.losses == best.differences == ()


def test_the_largest_allowed_price_is_allowed() -> None:
    found = upgrades(catalogue(bud125={"price": 125, "features": {"battery": (40, "h")}})).find(["bud100"])
    assert "bud125" in [step.item for step in found[0]]


def test_the_step_is_widened_once_when_nothing_is_near() -> None:
    # nothing within 425 * 1.25; bud600 within 425 * 1.5
    model = upgrades(
        catalogue(
            bud425={"price": 425, "features": {"battery": (20, "h")}},
            bud600={"price": 600, "features": {"battery": (60, "h")}},
        )
    )
    (found,) = model.find(["bud425"])
    assert [(step.item, step.wide) for step in found] == [("bud600", True)]
    assert model.find(["bud600"]) == [[]]


def test_a_shop_can_set_the_step() -> None:
    model = upgrades(catalogue())
    assert [step.item for step in model.find(["bud100"], max_step=0.1)[0]] == ["bud110"]
    with pytest.raises(ValueError, match="max_step"):
        model.find(["bud100"], max_step=0)


def test_the_shoppers_price_level_moves_the_cap() -> None:
    model = upgrades(catalogue())
    for level, dearest, cap in ((0.0, 110, 0.125), (0.5, 120, 0.25), (1.0, 130, 0.375)):
        own = PriceLevel(level=level, count=9)
        found = model.find(["bud100"], n=9, price_level=own)[0]
        assert max(step.price_after for step in found) == dearest
        assert {(step.max_step, step.price_level) for step in found} == {(cap, own)}
        assert all(step.evidence()[-1] == own for step in found)
    (anybody,) = model.find(["bud100"])
    assert {(step.max_step, step.price_level) for step in anybody} == {(0.25, None)}
    with pytest.raises(ValueError, match="price_level"):
        model.find(["bud100"], price_level=PriceLevel(level=1.5, count=1))


def test_a_shop_can_forbid_the_wider_step() -> None:
    columns = catalogue(
        bud400={"price": 400, "features": {"battery": (20, "h")}},
        bud560={"price": 560, "features": {"battery": (60, "h")}},
    )
    model = upgrades(columns)
    assert [step.item for step in model.find(["bud400"])[0]] == ["bud560"]
    assert model.find(["bud400"], widen=False) == [[]]


def test_a_longer_warranty_is_a_gain_with_its_unit() -> None:
    pair = {
        "id": ["plain", "sure"],
        "price": [100, 110],
        "category": ["Kettles"] * 2,
        "features": [{"保修|warranty": (12, "month")}, {"保修|warranty": (24, "month")}],
    }
    ((step,),) = upgrades(pair, Interactions.from_columns(user=["a"], item=["plain"])).find(["plain"])
    assert [(gain.name, gain.before, gain.after, gain.unit) for gain in step.gains] == [
        ("保修|warranty", 12.0, 24.0, "month")
    ]


def test_the_same_model_in_another_colour_is_no_upgrade() -> None:
    black = {"price": 105, "features": {"battery": (10, "h"), "weight": (20, "g"), "colour": "black"}}
    found = upgrades(catalogue(black100=black)).find(["bud100"], n=9)[0]
    assert "black100" not in [step.item for step in found]


def test_text_is_only_different_and_the_same_colour_is_preferred() -> None:
    same = {"price": 115, "features": {"battery": (11.5, "h"), "colour": "white"}}
    other = {"price": 115, "features": {"battery": (11.5, "h"), "colour": "black"}}
    found = upgrades(catalogue(white115=same, black115=other)).find(["bud100"], n=9)[0]
    ranked = [step.item for step in found]
    assert ranked.index("white115") < ranked.index("black115")
    black = found[ranked.index("black115")]
    assert [(each.name, each.before, each.after, each.value_kind) for each in black.differences] == [
        ("colour", "white", "black", "text")
    ]
    assert "colour" not in {gain.name for gain in black.gains}


def test_numbers_without_a_direction_are_only_different() -> None:
    found = upgrades(
        catalogue(
            bud100={"features": {"battery": (10, "h"), "cable": (1, "m")}},
            bud110={"features": {"battery": (11, "h"), "cable": (2, "m")}},
        )
    ).find(["bud100"], n=9)[0]
    (step,) = (step for step in found if step.item == "bud110")
    assert [(each.name, each.before, each.after) for each in step.differences] == [("cable", 1.0, 2.0)]
    assert [gain.name for gain in step.gains] == ["battery"]


def test_another_need_is_no_upgrade() -> None:
    def tent(persons: int, price: float) -> dict[str, Any]:
        return {"price": price, "category": "Tents", "features": {"warranty": (price, "month"), "persons": persons}}

    # Persons follow no price, so more of them is not better: but a tent for one does not replace one for six.
    columns = catalogue(**{f"tent{i}": tent(1 + 5 * (i % 2), 100 + 10 * i) for i in range(10)})
    model = upgrades(columns)
    assert [step.item for step in model.find(["tent1"], n=9)[0]] == ["tent3"]
    assert "tent2" in [step.item for step in model.find(["tent0"], n=9)[0]]


def test_what_gets_worse_is_told_and_more_loss_than_gain_is_no_upgrade() -> None:
    mixed = {"price": 112, "features": {"battery": (18, "h"), "weight": (20.5, "g")}}
    worse = {"price": 111, "features": {"battery": (10.5, "h"), "weight": (40, "g")}}
    found = {step.item: step for step in upgrades(catalogue(mixed=mixed, worse=worse)).find(["bud100"], n=9)[0]}
    assert [loss.name for loss in found["mixed"].losses] == ["weight"]
    assert "worse" not in found


def test_the_caller_decides_what_is_in_stock() -> None:
    model = upgrades(catalogue())
    assert [step.item for step in model.find(["bud100"], exclude=["bud120"])[0]] == ["bud110"]
    assert [step.item for step in model.find(["bud100"], among=["bud120", "bud180"])[0]] == ["bud120"]


@pytest.mark.parametrize("item", ["no such", "free", "unpriced", "homeless"])
def test_without_price_or_category_there_is_no_upgrade(item: str) -> None:
    columns = catalogue(
        free={"price": 0, "features": {}},
        unpriced={"features": {"battery": (1, "h")}},
        homeless={"price": 100, "category": None, "features": {"battery": (1, "h")}},
    )
    assert upgrades(columns).find([item]) == [[]]


def test_who_viewed_and_later_bought_the_dearer_is_counted() -> None:
    log = Interactions.from_columns(
        user=["a", "a", "b", "c", "c", "d", "d"],
        item=["bud100", "bud110", "bud100", "bud110", "bud100", "bud100", "speaker115"],
        event=["view_item", "purchase", "view_item", "purchase", "view_item", "view_item", "purchase"],
        timestamp=[1, 2, 1, 1, 2, 1, 2],
    )
    found = {step.item: step for step in upgrades(catalogue(), log).find(["bud100"])[0]}
    # a looked and then bought; c bought before looking; d bought another kind of thing
    assert (found["bud110"].viewed_then_bought, found["bud110"].viewers) == (1, 4)
    assert (found["bud120"].viewed_then_bought, found["bud120"].viewers) == (0, 4)
    assert ViewedThenBought(anchor="bud100", item="bud110", count=1, of=4) in found["bud110"].evidence()


def test_who_saw_the_dearer_and_kept_to_the_cheaper_is_counted() -> None:
    log = Interactions.from_columns(
        user=["a", "a", "b", "b", "c", "c", "c", "d"],
        item=["bud100", "bud110", "bud110", "bud100", "bud110", "bud100", "bud110", "bud100"],
        event=["purchase", "view_item", "view_item", "purchase", "view_item", "purchase", "purchase", "purchase"],
        timestamp=[1, 2, 1, 2, 1, 2, 3, 1],
    )
    found = {step.item: step for step in upgrades(catalogue(), log).find(["bud100"])[0]}
    # a and b looked at both and bought the cheaper; c bought both; d never saw the dearer
    assert found["bud110"].kept_cheaper == 2
    assert found["bud120"].kept_cheaper == 0


def test_evidence_lists_price_gains_and_a_better_rating() -> None:
    model = upgrades(catalogue(bud120={"rating": 4.5}))
    step = model.find(["bud100"], n=1)[0][0]
    price, first, second, rating = step.evidence()
    assert price == PriceStep(before=100.0, after=120.0, step=20.0, ratio=1.2)
    assert isinstance(first, AttributeGain)
    assert isinstance(second, AttributeGain)
    assert rating == Rating(before=4.0, after=4.5, before_count=None, after_count=None)


def test_arrays_bring_the_upgrades_back() -> None:
    log, items = align(Interactions.from_columns(user=["a"], item=["bud100"]), catalogue())
    model = Upgrades().fit(log, items=items)
    assert Upgrades.restore(model.arrays(), items=Items.restore(items.arrays())).find(["bud100"]) == model.find(
        ["bud100"]
    )
